"""Pages that say another page in another language: which belong together, and which of them have fallen behind."""

from __future__ import annotations

import hashlib

from handbook.model import Handbook, Page

_LENGTH = 8  # hexadecimal digits: enough to tell editions of one page apart, few enough to type


def fingerprint(page: Page) -> str:
    """What tells one wording of a page from another. Where a line is broken, and how wide a space is, says nothing."""
    words = " ".join(f"{page.title}\n{page.summary}\n{page.body}".split())
    return hashlib.sha256(words.encode()).hexdigest()[:_LENGTH]


def source(handbook: Handbook, page: Page) -> Page:
    """The page that `page` is a translation of; itself when it is none, or when that page isn't there."""
    return handbook.pages.get(page.translation.of, page) if page.translation else page


def is_outdated(handbook: Handbook, page: Page) -> bool:
    """Whether the page it was translated from reads otherwise now."""
    origin = source(handbook, page)
    return page.translation is not None and origin is not page and page.translation.fingerprint != fingerprint(origin)


def translations(handbook: Handbook, page: Page) -> tuple[Page, ...]:
    """The pages that are translated from this one, in their order."""
    found = (p for p in handbook.pages.values() if p.translation and p.translation.of == page.id)
    return tuple(sorted(found, key=lambda p: (p.order, p.id)))


def in_all_languages(handbook: Handbook, page: Page) -> tuple[Page, ...]:
    """The page, what it was translated from, and that one's other translations: the original first. Empty when it
    stands in one language only."""
    origin = source(handbook, page)
    others = translations(handbook, origin)
    return (origin, *others) if others else ()
