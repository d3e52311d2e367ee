"""Validated values → the model's frozen dataclasses, field by field as the dictionary says."""

from __future__ import annotations

from typing import Any

from handbook.model.record import Record as ModelRecord
from handbook.problem import Place
from handbook.read.kinds import Kind, ListOf, Record, Scalar
from handbook.read.schema.field import Section
from handbook.read.source import Document, Path_


class Broken(Exception):
    """The block holds a mistake, so it can't become a record."""


def build(document: Document, section: Section, mistakes: frozenset[Path_], whole: bool, **given: Any) -> Any | None:
    """The document as `section.model`, or None when a mistake stands in it.

    With `whole` any mistake drops the file. Otherwise the smallest list item around it is left out,
    so that one wrong entry in a register doesn't hide the rest from the checks. `given` are values
    that don't stand in the file, such as the id.
    """
    if whole and mistakes:
        return None
    try:
        return _record(section, document.values, (), document, mistakes, given)
    except Broken:
        return None


def _record(
    section: Section, values: dict[str, Any], path: Path_, document: Document, mistakes: frozenset[Path_], given: dict[str, Any]
) -> Any:  # fmt: skip
    if path in mistakes:
        raise Broken
    made: dict[str, Any] = {}
    for field in section.fields:
        here = (*path, field.key)
        if here in mistakes and field.required:
            raise Broken
        if field.key in values and here not in mistakes:
            made[field.name] = _value(field.kind, values[field.key], here, document, mistakes)

    def locate(inner: tuple[str | int, ...]) -> Place:
        return document.place((*path, *inner))

    return section.model(**made, **given, locate=locate)


def _value(kind: Kind, value: Any, path: Path_, document: Document, mistakes: frozenset[Path_]) -> Any:
    if isinstance(kind, Record):
        return _record(kind.section, value, path, document, mistakes, {})
    if isinstance(kind, ListOf):
        return tuple(_items(kind, value, path, document, mistakes))
    if path in mistakes:
        raise Broken
    return kind.parse(value) if isinstance(kind, Scalar) else value


def _items(
    kind: ListOf, values: list[Any], path: Path_, document: Document, mistakes: frozenset[Path_]
) -> list[ModelRecord]:
    made = []
    for i, value in enumerate(values):
        try:
            made.append(_value(kind.item, value, (*path, i), document, mistakes))
        except Broken:
            if not isinstance(kind.item, Record):
                raise
    return made
