"""The texts of a record that are printed, with their places: to say where it stands when Typst refuses one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from handbook.derive.binder_plan import SITE_ONLY_FIELDS
from handbook.model import Page, Record
from handbook.problem import Place
from handbook.read import kinds
from handbook.read.schema import FILES, FOLDERS, PAGES, Section


def texts_of(record: Record) -> Iterator[tuple[Place, str]]:
    """Every text of a record that is printed, with its place."""
    if isinstance(record, Page):
        yield Place(record.file, record.body_line), record.body
    section = _sections().get(type(record))
    for field in section.fields if section else ():
        value = getattr(record, field.name)
        if field.key in SITE_ONLY_FIELDS:
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
