"""The texts of a record that are printed, with their places: to say where it stands when Typst refuses one."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.derive.binder_plan import SITE_ONLY_FIELDS
from handbook.model import Page, Record
from handbook.model.walk import walk
from handbook.problem import Place


def texts_of(record: Record) -> Iterator[tuple[Place, str]]:
    """Every text of a record that is printed, with its place."""
    if isinstance(record, Page):
        yield Place(record.file, record.body_line), record.body
    for value in walk(record):
        if isinstance(value.value, str) and value.field.key not in SITE_ONLY_FIELDS:
            yield value.record.place(*value.path), value.value
