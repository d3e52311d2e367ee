"""The texts of a record that are printed, with their places: to say where it stands when Typst refuses one."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.derive.binder_plan import SITE_ONLY_FIELDS
from handbook.dictionary.field import section_of
from handbook.model import Page, Record
from handbook.problem import Place


def texts_of(record: Record) -> Iterator[tuple[Place, str]]:
    """Every text of a record that is printed, with its place."""
    if isinstance(record, Page):
        yield Place(record.file, record.body_line), record.body
    for field in section_of(type(record)).fields:
        value = getattr(record, field.name)
        if field.key in SITE_ONLY_FIELDS:
            continue
        for i, item in enumerate(value if isinstance(value, tuple) else (value,)):
            if isinstance(item, Record):
                yield from texts_of(item)
            elif isinstance(item, str):
                yield record.place(field.key, *((i,) if isinstance(value, tuple) else ())), item
