"""Keys that a field had before: read as the field they are now, with a warning that names it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import yaml

from handbook.dictionary.field import Section
from handbook.problem import Problem, warning
from handbook.read.source import Document, node_place


def with_present_keys(document: Document, section: Section) -> tuple[Document, list[Problem]]:
    """The document with today's keys, in its values and its nodes alike, and a warning for each that was not."""
    if not _has_former_keys(section):
        return document, []  # nearly always
    problems = list(_rename(document.file, document.root, section))
    values = _renamed(document.values, section) if problems else document.values
    return replace(document, values=values), problems


@cache
def _has_former_keys(section: Section) -> bool:
    return any(inside.by_former_key for _, inside in section.sections())


def _rename(file: str, node: yaml.Node, section: Section) -> Iterator[Problem]:
    """Gives the nodes today's keys, where both don't stand: what is said about a value later finds it by its key."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _rename(file, item, section)
    if not isinstance(node, yaml.MappingNode):
        return
    present = {key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)}
    for key, value in node.value:
        field = section.by_former_key.get(key.value) if isinstance(key, yaml.ScalarNode) else None
        if field and field.key not in present:
            yield warning("gammelt-felt", node_place(file, key), f"Feltet «{key.value}» heter nå «{field.key}».",
                          f"Skriv «{field.key}:» i stedet. Resten av linjen er riktig.")  # fmt: skip
            key.value = field.key
        inner = section.blocks.get(key.value) if isinstance(key, yaml.ScalarNode) else None
        if inner:
            yield from _rename(file, value, inner)


def _renamed(values: Any, section: Section) -> Any:
    if isinstance(values, list):
        return [_renamed(item, section) for item in values]
    if not isinstance(values, dict):
        return values
    made: dict[str, Any] = {}
    for key, value in values.items():
        former = section.by_former_key.get(key)
        name = former.key if former and former.key not in values else key
        made[name] = _renamed(value, section.blocks[name]) if name in section.blocks else value
    return made
