"""Characters that the binder's font can't draw, found where they stand in the files before anything is set."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

from handbook.binder.press import font
from handbook.model import Handbook, Page, Record
from handbook.problem import Place, Problem, error
from handbook.read import kinds
from handbook.read.schema import FILES, FOLDERS, PAGES, Section

_UPRIGHT = ("Regular", "Semibold", "Bold")
_NOT_PRINTED = {"kilde"}


def unprintable(handbook: Handbook) -> Iterator[Problem]:
    """Every character in what is printed that the font lacks, once for each line."""
    known = _drawable()
    for place, text in _texts(handbook):
        for offset, line in enumerate(text.split("\n")):
            for i, character in enumerate(line):
                if character not in known and not character.isspace():
                    spot = Place(place.file, place.line + offset, place.column if offset == 0 else i + 1)
                    yield _problem(spot, character)
                    break


def _problem(place: Place, character: str) -> Problem:
    name = unicodedata.name(character, f"U+{ord(character):04X}").lower()
    message = f"Permen kan ikke trykke tegnet «{character}» ({name})."
    return error("tegn-kan-ikke-trykkes", place, message, "Skriv det med bokstaver, eller ta det bort.")


def _texts(handbook: Handbook) -> Iterator[tuple[Place, str]]:
    printed: list[Record] = [handbook.settings, handbook.laws, handbook.glossary, handbook.plan]
    for records in (handbook.agencies, handbook.workflows, handbook.forms, handbook.measures, handbook.pages):
        printed += records.values()
    for record in printed:
        yield from texts_of(record)


def texts_of(record: Record) -> Iterator[tuple[Place, str]]:
    """Every text of a record that is printed, with its place."""
    if isinstance(record, Page):
        yield Place(record.file, record.body_line), record.body
    section = _sections().get(type(record))
    for field in section.fields if section else ():
        value = getattr(record, field.name)
        if field.key in _NOT_PRINTED:
            continue
        for i, item in enumerate(value if isinstance(value, tuple) else (value,)):
            if isinstance(item, Record):
                yield from texts_of(item)
            elif isinstance(item, str):
                yield record.place(field.key, *((i,) if isinstance(value, tuple) else ())), item


@cache
def _sections() -> dict[type, Section]:
    """The dictionary's section for each class of the model."""
    found: dict[type, Section] = {}

    def add(section: Section) -> None:
        found[section.model] = section
        for field in section.fields:
            kind: Any = field.kind
            while isinstance(kind, kinds.ListOf):
                kind = kind.item
            if isinstance(kind, kinds.Record) and kind.section.model not in found:
                add(kind.section)

    for section in (*FILES.values(), *FOLDERS.values(), PAGES[1]):
        add(section)
    return found


@cache
def _drawable() -> frozenset[str]:
    """The characters that every weight in use has."""
    maps = (_character_map(font(weight).read_bytes()) for weight in _UPRIGHT)
    return frozenset(map(chr, frozenset.intersection(*maps)))


def _character_map(font: bytes) -> frozenset[int]:
    """The code points in an OpenType font's `cmap` table, format 12."""
    (tables,) = struct.unpack(">H", font[4:6])
    records = (struct.unpack(">4sIII", font[12 + 16 * i : 28 + 16 * i]) for i in range(tables))
    start = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    (subtables,) = struct.unpack(">H", font[start + 2 : start + 4])
    for i in range(subtables):
        (offset,) = struct.unpack(">I", font[start + 8 + 8 * i : start + 12 + 8 * i])
        table = start + offset
        if struct.unpack(">H", font[table : table + 2])[0] == 12:
            (groups,) = struct.unpack(">I", font[table + 12 : table + 16])
            spans = (struct.unpack(">III", font[table + 16 + 12 * g : table + 28 + 12 * g]) for g in range(groups))
            return frozenset(code for first, last, _ in spans for code in range(first, last + 1))
    raise ValueError("the font has no character map of format 12")
