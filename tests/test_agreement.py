"""The builder takes a file exactly when Cerberus finds nothing wrong with it: two readings of one dictionary."""

from __future__ import annotations

import copy as copies
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.read.build import build
from handbook.read.files import File, read_files
from handbook.read.validate import validate
from tests.conftest import MINIATURE

FILES = read_files(MINIATURE)[0]
GIVEN = {"id": "x", "file": "x.md", "body": "", "body_line": 1}
OTHER = [
    "",
    "ja",
    "nei",
    "x",
    "07:00",
    "7 dager",
    "2026-02-30",
    "man–fre",
    "navn",
    "akutt",
    [],
    ["ja"],
    [[]],
    {},
    {"id": "a"},
    [{}],
]


def _given(file: File) -> dict[str, Any]:
    return {key: GIVEN[key] for key in ("id", "file", "body", "body_line") if key in file.section.model.__dataclass_fields__
            and file.folder and (key == "id" or file.name.endswith(".md"))}  # fmt: skip


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a nested value, as the container and the key or index in it."""
    for key in list(value) if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _spots(value[key])


@pytest.mark.slow
@settings(max_examples=600, deadline=None)
@given(data=st.data())
def test_builder_and_cerberus_agree(data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(FILES), label="file")
    values = copies.deepcopy(file.document.values)
    for _ in range(data.draw(st.integers(0, 2), label="mutations")):
        block, key = data.draw(st.sampled_from(list(_spots(values)) or [(values, "navn")]))
        what = data.draw(st.sampled_from(("delete", "rename", "replace", "add")), label="what")
        if what == "replace":
            block[key] = copies.deepcopy(data.draw(st.sampled_from(OTHER)))
        elif isinstance(block, list):
            block.append(block[key]) if what == "add" else block.pop(key)
        else:
            other = data.draw(st.sampled_from(["navn", "fra", "slutt", "neste", "ukjent", "dag"]))
            value = block.get(key) if what == "add" else block.pop(key, None)
            if what != "delete":
                block[other] = value
    document = replace(file.document, values=values)
    wrong = validate(document, file.section)
    built = build(document, file.section, _given(file))
    assert (built is None) == bool(wrong), wrong
    build(document, file.section, _given(file), frozenset(path for path, _ in wrong))  # leaves out, never raises


def test_right_entries_of_a_broken_register_are_kept() -> None:
    file = next(f for f in FILES if f.name == "content/ordliste.yml")
    values = copies.deepcopy(file.document.values)
    values["ordliste"][0]["tull"] = "x"
    document = replace(file.document, values=values)
    mistakes = frozenset(path for path, _ in validate(document, file.section))
    assert build(document, file.section, {}) is None
    kept = build(document, file.section, {}, mistakes)
    assert [word.id for word in kept.words] == [word["id"] for word in values["ordliste"]]
    values["ordliste"][0]["forklaring"] = ""
    mistakes = frozenset(path for path, _ in validate(document, file.section))
    kept = build(document, file.section, {}, mistakes)
    assert [word.id for word in kept.words] == [word["id"] for word in values["ordliste"][1:]]
