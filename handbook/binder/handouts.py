"""Pages to give to parents: each on sheets of its own, outside the binder, in its own language and direction."""

from __future__ import annotations

from dataclasses import replace

from handbook.articles import contact
from handbook.articles.blocks import Call, Link, Origin, Passage, walk
from handbook.articles.names import BOKMAL
from handbook.articles.plan import articles
from handbook.binder import pictures
from handbook.binder.book import Book, frame, web_facts
from handbook.binder.encode import article as encoded
from handbook.binder.encode import encode
from handbook.binder.links import Links
from handbook.derive.translations import source, translations
from handbook.drawing.qr import qr
from handbook.drawing.typeface import drawable_in_handouts
from handbook.language.markdown import picture_names
from handbook.language.norwegian import long_date
from handbook.language.scripts import direction
from handbook.model import Handbook, Page, Purpose, Readers

_LABEL_COLUMN = 34  # mm: narrower than the binder's, so that a page fills one sheet


def handouts(handbook: Handbook) -> tuple[Page, ...]:
    """The pages that are written for parents, in their order. A page in letters that no packaged typeface has is left
    to the browser, which prints it in the reader's own."""
    found = (page for page in handbook.pages.values() if page.audience is Readers.PARENTS and _is_drawable(page))
    return tuple(sorted(found, key=lambda page: (page.order, page.id)))


def _is_drawable(page: Page) -> bool:
    told = page.translation
    said = f"{page.title}{page.summary}{page.body}{f'{told.awaiting}{told.outdated}' if told else ''}"
    return all(c in drawable_in_handouts() or c.isspace() for c in said)


def title(handbook: Handbook, page: Page) -> str:
    """What it is called in the list of what can be printed, for those who don't read its language."""
    origin = source(handbook, page)
    language = page.translation.norwegian_name if page.translation else BOKMAL if translations(handbook, page) else ""
    return f"{origin.title} ({language})" if language else origin.title


def files(links: Links, page: Page) -> dict[str, Book | bytes]:
    """What the template reads. The paragraphs of law are left out; what paper needs instead are the numbers themselves."""
    found = articles(links.handbook)[f"side:{page.id}"]
    said = replace(found, blocks=tuple(block for block in found.blocks if isinstance(block, Passage)))
    address = links.web(found.key)
    lead, *rest = encoded(said, links)
    book = {
        **frame(links, page.title, sides=2),
        "rtl": direction(page.language) == "rtl",
        "language": page.language,
        "key": found.key,
        "lead": lead,
        "blocks": rest,
        "calls": [encode(call, links) for call in _calls(links.handbook, page)],
        "edition": long_date(links.handbook.settings.edition.date),
        "label_column": _LABEL_COLUMN,
        **web_facts(address),
    }
    drawings = {f"{name}.svg": pictures.drawing(links.handbook, name) for name in picture_names([page.body])}
    return {"book.json": book, **drawings, **({"page.svg": qr(address)} if address else {})}


def _calls(handbook: Handbook, page: Page) -> tuple[Call, ...]:
    """The numbers of those the page names: on paper a name can't be tapped."""
    said = (block for block in articles(handbook)[f"side:{page.id}"].blocks if isinstance(block, Passage))
    named = dict.fromkeys(
        part.to.partition(":")[2]
        for block in said
        for part in walk(block)
        if isinstance(part, Link) and part.to.startswith("instans:")
    )
    at = Origin(f"side:{page.id}", page)
    calls = (contact.call(handbook, id, Purpose.PARENTS, at) for id in named)
    return tuple(call for call in calls if call.number)
