"""Is it plain Norwegian? Warnings with a suggestion, never errors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.check.markdown import linked_words, outside_code, without_links
from handbook.check.walk import values_in
from handbook.dictionary.kinds import TEXT
from handbook.hours.ring import as_read
from handbook.language.readability import lix, sentences, words
from handbook.model import Agency, Handbook, Page, Readers, Record, Workflow
from handbook.model.sources import tops
from handbook.problem import Place, Problem, warning

MOST_WORDS = 30
_EMPTY_LINKS = {"her", "dette", "lenke", "les mer", "klikk her", "trykk her", "denne siden", "se her"}
_NOT_PROSE = {"kilde", "stikkord", "ubekreftet", "spor_hos", "andre_navn", "tidligere_navn", "navn", "besok", "post"}


def too_hard(handbook: Handbook) -> Iterator[Problem]:
    """A page's readability index (LIX) is within the handbook's limit for those who read it."""
    limits = handbook.settings.readability
    for page in handbook.pages.values():
        limit = limits.parents if page.audience is Readers.PARENTS else limits.staff
        found = (
            lix([as_read(handbook, text) for text in (page.summary, *prose(page))]) if page.language == "nb" else None
        )
        if found and round(found) > limit:
            yield _hard(page.place("tittel"), found, limit)
    for record in tops(handbook):
        if isinstance(record, Agency | Workflow):
            found = lix(_texts(handbook, record))
            if found and round(found) > limits.staff:
                yield _hard(record.place("navn"), found, limits.staff)


def _hard(place: Place, found: float, limit: int) -> Problem:
    return warning("tungt-sprak", place, f"Teksten er tung å lese: lesbarhetsindeks {found:.0f}, grensen er {limit}.",
                   "Del lange setninger. Bytt lange ord med korte. Skriv til «du», og bruk verb.")  # fmt: skip


def _texts(handbook: Handbook, record: Record) -> list[str]:
    return [as_read(handbook, v.value) for v in values_in(handbook, record) if _is_prose(v.kind, v.field.key)]


def _is_prose(kind: object, key: str) -> bool:
    return kind is TEXT and key not in _NOT_PROSE


def long_sentence(handbook: Handbook) -> Iterator[Problem]:
    """No sentence in a step or in what to do with an agency has more than 30 words."""
    for record in (*handbook.agencies.values(), *handbook.workflows.values()):
        for value in values_in(handbook, record):
            if _is_prose(value.kind, value.field.key) and len(value.value) > 2 * MOST_WORDS:
                text = as_read(handbook, value.value)
                if len(words(text)) <= MOST_WORDS:
                    continue
                longest = max((len(words(s)) for s in sentences([text])), default=0)
                if longest > MOST_WORDS:
                    yield warning("lang-setning", value.record.place(*value.path), f"En setning her har {longest} ord.",
                                  f"Del den. {MOST_WORDS} ord er det meste folk får med seg.")  # fmt: skip


_FILE_NAME = re.compile(r"\.(?:png|jpe?g|gif|heic|svg|webp)\s*$|^(?:img|image|bilde)[ _-]*\d*$", re.IGNORECASE)


def links_and_images(handbook: Handbook) -> Iterator[Problem]:
    """A link says where it leads, and an image has words for those who can't see it."""
    for page in handbook.pages.values():
        for number, line in outside_code(page):
            for link in linked_words(line):
                place = Place(page.file, number, link.start + 1, link.end - link.start)
                if link.is_image:
                    if not link.words.strip() or _FILE_NAME.search(link.words):
                        told = "ingen tekst" if not link.words.strip() else "bare et filnavn"
                        yield warning("bilde-uten-tekst", place, f"Bildet har {told} for dem som ikke ser det.",
                                      "Skriv hva bildet viser mellom [ og ].")  # fmt: skip
                elif link.words.strip(" .").lower() in _EMPTY_LINKS:
                    yield warning("lenke-uten-mening", place, f"Lenken sier bare «{link.words}».",
                                  "La lenken si hvor den fører, for eksempel «Slik melder du fra».")  # fmt: skip


def prose(page: Page) -> list[str]:
    """The paragraphs, list items, headings and cells of a page, without their Markdown."""
    parts: list[str] = []
    joining = False
    for _, line in outside_code(page):
        text = _plain(line)
        fresh = bool(re.match(r"\s*([-*+#>|]|\d+\.|!!!)", line))
        if not text:
            joining = False
        elif joining and not fresh:
            parts[-1] += " " + text
        else:
            parts += (
                [cell.strip() for cell in text.split("|") if cell.strip(" -:")]
                if line.lstrip().startswith("|")
                else [text]
            )
            joining = True
    return parts


def _plain(line: str) -> str:
    text = re.sub(r"^\s*(?:[-*+>]|#+|\d+\.|!!! \w+)\s*", "", without_links(line))
    return re.sub(r"[*_`\"]", "", text).strip()
