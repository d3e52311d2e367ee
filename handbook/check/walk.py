"""Everything in the handbook, block by block, with the fields the dictionary gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from handbook.model import Handbook, Record
from handbook.read import kinds
from handbook.read.schema import FILES, FOLDERS, PAGES, Field, Section


@dataclass(frozen=True)
class Value:
    """A scalar in the model: the record it belongs to, its path there, its field, and the top record around it."""

    top: Any
    record: Record
    path: tuple[str | int, ...]
    field: Field
    kind: kinds.Scalar | kinds.Ref
    value: Any


def tops(handbook: Handbook) -> Iterator[tuple[Record, Section]]:
    """The record of every file, with its section."""
    registers = (handbook.settings, handbook.laws, handbook.glossary, handbook.plan, handbook.synonyms, handbook.guide)
    yield from ((r, s) for r, s in zip(registers, FILES.values(), strict=True) if r is not None)
    folders = (handbook.agencies, handbook.workflows, handbook.forms, handbook.measures)
    for records, section in zip(folders, FOLDERS.values(), strict=True):
        yield from ((record, section) for record in records.values())
    yield from ((page, PAGES[1]) for page in handbook.pages.values())


def values(handbook: Handbook, only: Record | None = None) -> Iterator[Value]:
    """Every scalar value that is written anywhere in the handbook, or in one file's record."""
    for top, section in tops(handbook):
        if only is None or top is only:
            yield from _record(top, top, section)


def _record(top: Any, record: Record, section: Section) -> Iterator[Value]:
    for field in section.fields:
        value = getattr(record, field.name)
        if value is not None and value != ():
            yield from _value(top, record, (field.key,), field, field.kind, value)


def _value(
    top: Any, record: Record, path: tuple[str | int, ...], field: Field, kind: kinds.Kind, value: Any
) -> Iterator[Value]:
    if isinstance(kind, kinds.ListOf):
        for i, item in enumerate(value):
            yield from _value(top, record, (*path, i), field, kind.item, item)
    elif isinstance(kind, kinds.Record):
        yield from _record(top, value, kind.section)
    else:
        yield Value(top, record, path, field, kind, value)
