"""Values → the model's frozen dataclasses, field by field as the dictionary says."""

from __future__ import annotations

from typing import Any

from handbook.dictionary.field import Block, Kind, ListOf, OneOrMore, Scalar, Section
from handbook.problem import Place
from handbook.read.source import Document, Path_

NONE: frozenset[Path_] = frozenset()


class Broken(Exception):
    """The block is not as the dictionary says, so it can't become a record."""


def build(document: Document, section: Section, given: dict[str, Any], mistakes: frozenset[Path_] = NONE) -> Any | None:
    """The document as `section.model`, or None when something in it is not as the dictionary says.

    Where the `mistakes` are known, the smallest list item around each of them is left out instead, so that one
    wrong entry in a register doesn't hide the rest from the checks. `given` are values that don't stand in the
    file, such as the id.
    """
    try:
        return _record(section, document.values, (), document, mistakes, given)
    except Broken:
        return None


def _record(
    section: Section, values: Any, path: Path_, document: Document, mistakes: frozenset[Path_], given: dict[str, Any]
) -> Any:
    if not isinstance(values, dict) or path in mistakes:
        raise Broken
    made, by_key = dict(given), section.by_key
    for key, value in values.items():
        here, field = (*path, key), by_key.get(key)
        if mistakes and here in mistakes:
            continue
        if field is None:
            raise Broken
        made[field.name] = _value(field.kind, value, here, document, mistakes)
    if not section.required <= made.keys() or (section.one_of and sum(key in values for key in section.one_of) != 1):
        raise Broken

    def locate(inner: tuple[str | int, ...]) -> Place:
        return document.place((*path, *inner))

    return section.model(**made, locate=locate)


def _value(kind: Kind[Any], value: Any, path: Path_, document: Document, mistakes: frozenset[Path_]) -> Any:
    if isinstance(value, str):  # first, since most of them are
        return _scalar(kind, value, path, mistakes)
    if isinstance(kind, Block):
        return _record(kind.section, value, path, document, mistakes, {})
    if isinstance(kind, ListOf):
        return tuple(_items(kind, value, path, document, mistakes))
    raise Broken


def _scalar(kind: Kind[Any], value: str, path: Path_, mistakes: frozenset[Path_]) -> Any:
    if not value or (mistakes and path in mistakes):
        raise Broken
    if isinstance(kind, Scalar):
        try:
            return kind.parse(value)
        except ValueError:
            raise Broken from None
    if isinstance(kind, OneOrMore):
        return (_scalar(kind.item, value, path, mistakes),)
    if isinstance(kind, Block | ListOf):
        raise Broken
    return value


def _items(kind: ListOf[Any], values: Any, path: Path_, document: Document, mistakes: frozenset[Path_]) -> list[Any]:
    if not isinstance(values, list) or not values:
        raise Broken
    made = []
    for i, value in enumerate(values):
        try:
            made.append(_value(kind.item, value, (*path, i), document, mistakes))
        except Broken:
            if not mistakes or not isinstance(kind.item, Block):
                raise
    return made
