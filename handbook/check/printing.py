"""Can paper show it too? Site and binder say the same, so what can't be printed is found before anything is built."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from handbook.check.texts import Text, texts_as_written
from handbook.derive.binder_plan import SITE_ONLY_FIELDS
from handbook.drawing.typeface import drawable
from handbook.language.markdown import SHOWN, line_of, nodes
from handbook.model import Handbook, Page, Synonyms
from handbook.problem import Place, Problem, error

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_PERHAPS_LACKING = re.compile(r"[^\t\n\x20-\x7e\xa0-\xac\xae-\xff–—‘’“”…]")
_IN_ITALICS = {"em", "blockquote"}
_IN_DOUBT = {"ubekreftet", "spor_hos"}  # printed in the list of what must be confirmed, wherever they stand
_CHARACTER_BY_NAME = re.compile(r"&#?\w+;")
# Wider than what it looks for: code has its marks or is moved in, and a rule's line has nothing but marks.
_PERHAPS_NOT_SHOWN = re.compile(r"[`~\t]| {4}|^[-*_>+ \d.)]+$", re.MULTILINE)
_NAMES = {"fence": "En kodeblokk", "code_block": "Tekst som er rykket inn fire mellomrom", "code_inline": "Kode",
          "hr": "En vannrett strek"}  # fmt: skip


def characters(handbook: Handbook) -> Iterator[Problem]:
    """Every character in what is printed is one that the binder's typeface has; the first of each text is named."""
    for text in texts_as_written(handbook, worth=_PERHAPS_LACKING.search):
        if _is_printed(text):
            offset = _first_lacking(text.text, drawable())
            if offset is not None:
                on_a_page = isinstance(text.top, Page) and text.key not in _IN_DOUBT
                yield _lacking(text.at(offset, 1), text.text[offset], on_a_page)
    for page in handbook.pages.values():
        if page.printed and (_CHARACTER_BY_NAME.search(page.body) or _PERHAPS_LACKING.search(page.body)):
            yield from _read_by_markdown(page)


def _read_by_markdown(page: Page) -> Iterator[Problem]:
    """Characters that are written by name («&#1605;»), and those that the slanting letters lack."""
    for node in nodes(page.body):
        if node.type == "text":
            italic = _is_in_italics(node)
            offset = _first_lacking(node.content, drawable(italic))
            # What the upright letters lack has been told of where it stands.
            if offset is not None and (node.content[offset] in drawable() or node.content[offset] not in page.body):
                place = Place(page.file, page.body_line + line_of(node))
                yield _lacking(place, node.content[offset], on_a_page=True, italic=italic)


def _is_in_italics(node: SyntaxTreeNode) -> bool:
    while node.parent is not None:
        node = node.parent
        if node.type in _IN_ITALICS:
            return True
    return False


def _first_lacking(text: str, drawn: frozenset[str]) -> int | None:
    return next((i for i, c in enumerate(text) if c not in drawn and not c.isspace()), None)


def _is_printed(text: Text) -> bool:
    if text.key in _IN_DOUBT:
        return True
    if isinstance(text.top, Page) and not text.top.printed:
        return False
    return text.key not in SITE_ONLY_FIELDS and not isinstance(text.top, Synonyms)


def _lacking(place: Place, character: str, on_a_page: bool, italic: bool = False) -> Problem:
    name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
    hint = "Skriv det med bokstaver, eller ta det bort."
    slanting = italic and character in drawable()
    if on_a_page:
        if slanting:
            hint = "Skriv ordet uten kursiv. I sitat (linjer med >) er alt i kursiv."
        hint += " Skal siden bare stå på nettstedet, skriv «i_permen: nei» øverst."
    told = f"Permen kan ikke trykke tegnet «{character}»{' i kursiv' if slanting else ''} ({name})."
    return error("tegn-kan-ikke-trykkes", place, told, hint)


def markdown(handbook: Handbook) -> Iterator[Problem]:
    """A page holds only what both the site and the binder can show: no code, no rules across the page."""
    for page in handbook.pages.values():
        if _PERHAPS_NOT_SHOWN.search(page.body):
            yield from _not_shown(page)


def _not_shown(page: Page) -> Iterator[Problem]:
    for node in nodes(page.body):
        if node.type not in SHOWN:
            place = Place(page.file, page.body_line + line_of(node))
            yield error("kan-ikke-trykkes", place, f"{_NAMES.get(node.type, 'Dette')} kan ikke trykkes i permen.",
                        "Skriv det som vanlig tekst, en liste eller en tabell.")  # fmt: skip
