"""Everything in the handbook, block by block, with the fields the dictionary gives it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from handbook.model import Handbook, Record
from handbook.read import kinds
from handbook.read.schema import FILES, FOLDERS, PAGES, Field, Section


class Value(NamedTuple):
    """A scalar in the model: the record it belongs to, its path there, its field, and the top record around it."""

    top: Any
    record: Record
    path: tuple[str | int, ...]
    field: Field
    kind: kinds.Scalar | kinds.Ref
    value: Any


def tops(handbook: Handbook) -> Iterator[tuple[Record, Section]]:
    """The record of every file, with its section."""
    registers = (
        handbook.settings,
        handbook.laws,
        handbook.glossary,
        handbook.plan,
        handbook.synonyms,
        handbook.guide,
        handbook.binder,
    )
    yield from ((r, s) for r, s in zip(registers, FILES.values(), strict=True) if r is not None)
    folders = (handbook.agencies, handbook.workflows, handbook.forms, handbook.measures)
    for records, section in zip(folders, FOLDERS.values(), strict=True):
        yield from ((record, section) for record in records.values())
    yield from ((page, PAGES[1]) for page in handbook.pages.values())


def values(handbook: Handbook) -> Iterator[Value]:
    """Every scalar value that is written anywhere in the handbook."""
    return chain.from_iterable(_by_file(handbook).values())


def values_in(handbook: Handbook, top: Record) -> list[Value]:
    """Every scalar value in one file's record."""
    return _by_file(handbook)[id(top)]


@lru_cache(maxsize=1)  # a dozen rules walk through the same handbook
def _by_file(handbook: Handbook) -> dict[int, list[Value]]:
    found: dict[int, list[Value]] = {}
    for top, section in tops(handbook):
        found[id(top)] = []
        _record(found[id(top)], top, top, section)
    return found


def _record(found: list[Value], top: Any, record: Record, section: Section) -> None:
    for field in section.fields:
        value = getattr(record, field.name)
        if value is not None and value != ():
            _value(found, top, record, (field.key,), field, field.kind, value)


def _value(
    found: list[Value],
    top: Any,
    record: Record,
    path: tuple[str | int, ...],
    field: Field,
    kind: kinds.Kind,
    value: Any,
) -> None:
    if isinstance(kind, kinds.ListOf):
        for i, item in enumerate(value):
            _value(found, top, record, (*path, i), field, kind.item, item)
    elif isinstance(kind, kinds.Record):
        _record(found, top, value, kind.section)
    else:
        found.append(Value(top, record, path, field, kind, value))
