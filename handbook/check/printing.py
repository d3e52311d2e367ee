"""Can paper show it too? Site and binder say the same, so what can't be printed is found before anything is built."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from handbook.check.texts import Text, texts
from handbook.derive.typeface import drawable
from handbook.model import Guide, Handbook, Page
from handbook.problem import Place, Problem, error

_PERHAPS_LACKING = re.compile(r"[^\t\n\x20-\x7e\xa0-\xac\xae-\xff–—‘’“”…]")
_NOT_PRINTED = {"kilde"}
_PERHAPS_NOT_SHOWN = re.compile(r"[`~]|^ {4}|^[ \t]*(?:[-*_][ \t]*){3,}$", re.MULTILINE)
_NAMES = {"fence": "En kodeblokk", "code_block": "Tekst som er rykket inn fire mellomrom", "code_inline": "Kode",
          "hr": "En vannrett strek"}  # fmt: skip


def characters(handbook: Handbook) -> Iterator[Problem]:
    """Every character in what is printed is one that the binder's typeface has; the first of each text is named."""
    for text in texts(handbook, worth=_PERHAPS_LACKING.search):
        if _is_printed(text):
            lacking = (i for i, c in enumerate(text.text) if c not in drawable() and not c.isspace())
            offset = next(lacking, None)
            if offset is not None:
                yield _lacking(text.at(offset, 1), text.text[offset], isinstance(text.top, Page))


def _is_printed(text: Text) -> bool:
    if isinstance(text.top, Page) and not text.top.printed:
        return False
    return text.key not in _NOT_PRINTED and not isinstance(text.top, Guide)


def _lacking(place: Place, character: str, on_a_page: bool) -> Problem:
    name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
    hint = "Skriv det med bokstaver, eller ta det bort."
    if on_a_page:
        hint += " Skal siden bare stå på nettstedet, skriv «i_permen: nei» øverst."
    return error("tegn-kan-ikke-trykkes", place, f"Permen kan ikke trykke tegnet «{character}» ({name}).", hint)


def markdown(handbook: Handbook) -> Iterator[Problem]:
    """A page holds only what both the site and the binder can show: no code, no rules across the page."""
    for page in handbook.pages.values():
        if _PERHAPS_NOT_SHOWN.search(page.body):
            yield from _not_shown(page)


def _not_shown(page: Page) -> Iterator[Problem]:
    from handbook.derive.markdown import SHOWN, line_of, tree  # only here: most checks have no need of a parser

    for node in tree(page.body).walk():
        if node.type not in SHOWN:
            place = Place(page.file, page.body_line + line_of(node))
            yield error("kan-ikke-trykkes", place, f"{_NAMES.get(node.type, 'Dette')} kan ikke trykkes i permen.",
                        "Skriv det som vanlig tekst, en liste eller en tabell.")  # fmt: skip
