"""The one way through a record: every value that stands in it, and every record inside it, with fields and places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from handbook.dictionary.field import Block, Field, Kind, ListOf, section_of
from handbook.model.record import Record


class Value(NamedTuple):
    """A scalar in the model. `path` leads to it from the record it belongs to (Norwegian keys, as in the file), and
    `top` is the record of the whole file."""

    top: Record
    record: Record
    path: tuple[str | int, ...]
    field: Field
    kind: Kind[Any]
    value: Any


def walk(top: Record) -> list[Value]:
    """Every scalar in a record and in the records inside it, in the order of the dictionary."""
    found: list[Value] = []
    _record(found, top, top)
    return found


def _record(found: list[Value], top: Record, record: Record) -> None:
    for field in section_of(type(record)).fields:
        value = getattr(record, field.name)
        if value is not None and value != ():
            if field.many or field.block:
                _value(found, top, record, (field.key,), field, field.kind, value)
            else:
                found.append(Value(top, record, (field.key,), field, field.kind, value))


def _value(
    found: list[Value],
    top: Record,
    record: Record,
    path: tuple[str | int, ...],
    field: Field,
    kind: Kind[Any],
    value: Any,
) -> None:
    if isinstance(kind, ListOf):
        for i, item in enumerate(value):
            _value(found, top, record, (*path, i), field, kind.item, item)
    elif isinstance(kind, Block):
        _record(found, top, value)
    else:
        found.append(Value(top, record, path, field, kind, value))


class Inside(NamedTuple):
    """A record in the model. `path` leads to it from the file (Norwegian keys); `around` are the records it lies in, from
    that of the whole file to its own."""

    path: tuple[str | int, ...]
    around: tuple[Record, ...]

    @property
    def record(self) -> Record:
        """The record itself."""
        return self.around[-1]


def records(top: Record) -> Iterator[Inside]:
    """The record of a file and every record inside it, in the order of the dictionary."""
    return _inside((), (top,))


def _inside(path: tuple[str | int, ...], around: tuple[Record, ...]) -> Iterator[Inside]:
    yield Inside(path, around)
    for field in section_of(type(around[-1])).fields:
        if field.block:
            value = getattr(around[-1], field.name)
            if field.many:
                for i, item in enumerate(value):
                    yield from _inside((*path, field.key, i), (*around, item))
            elif value is not None:
                yield from _inside((*path, field.key), (*around, value))
