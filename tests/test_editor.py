"""What an editor says while one writes is what the check says afterwards."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings

from handbook.dictionary import kinds, when
from handbook.dictionary.field import Scalar, Section
from handbook.exports import editor
from handbook.load import load
from handbook.model.sources import FILES, FOLDERS
from handbook.read.source import compose, read_text
from handbook.report import report
from tests.conftest import ROOT, TODAY
from tests.editing import apply_all, edits_of
from tests.test_problems import CASES
from tests.writing import WRITTEN

SCHEMA_CODES = {"ukjent-felt", "mangler-felt", "feil-form", "feil-verdi", "tomt-felt", "ett-av"}
_NUMBER = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?|0x[0-9a-fA-F]+|0o[0-7]+")
_EMPTY = {"", "~", "null", "Null", "NULL"}
_TRUTH = {"true", "True", "TRUE", "false", "False", "FALSE"}


def test_committed_schemas_are_current(request: pytest.FixtureRequest) -> None:
    made = editor.files()
    for name, text in made.items():
        if request.config.getoption("--bless"):
            (ROOT / name).write_text(text, "utf-8")
        assert (ROOT / name).read_text("utf-8") == text, "python3 build.py test --bless writes them"
    assert {p.name for p in (ROOT / editor.FOLDER).iterdir()} == {Path(name).name for name in made}


def test_settings_of_vs_code_use_them() -> None:
    text = (ROOT / ".vscode" / "settings.json").read_text("utf-8")
    chosen = json.loads(re.sub(r"(?m)^\s*//.*$", "", text))
    assert chosen["yaml.schemas"] == editor.associations()


def test_task_of_vs_code_reads_our_messages(copy: Path) -> None:
    text = (ROOT / ".vscode" / "tasks.json").read_text("utf-8")
    matchers = json.loads(re.sub(r"(?m)^\s*//.*$", "", text))["tasks"][0]["problemMatcher"]
    apply_all(copy, edits_of(ROOT / "tests" / "problems" / "ukjent-instans"))
    (problem,) = (p for p in load(copy, TODAY)[1] if p.code == "ukjent-instans")
    said, at = report([problem], copy, "tekst").split("\n")[0], problem.place
    found = re.match(matchers[0]["pattern"]["regexp"], said)
    assert found and found.groups()[:3] == (at.file, str(at.line), str(at.column)) and found[5] == problem.code
    assert re.match(matchers[1]["pattern"]["regexp"], said.replace("feil:", "varsel:"))


@pytest.mark.slow
@pytest.mark.parametrize("case", [None, *CASES], ids=lambda p: p.name if p else "miniature")
def test_editor_and_check_agree(case: Path | None, copy: Path) -> None:
    edits = edits_of(case) if case else ()
    apply_all(copy, edits)
    _, problems = load(copy, TODAY)
    changed = {edit["file"] for edit in edits}
    for name, section in _files(copy):
        if case and name not in changed:
            continue  # the case without a mistake has seen it
        document = compose(read_text(copy / name, name)[0], name)[0]
        unreadable = {"usynlig-tegn", "ugyldig-filnavn", "feil-mappe"}
        if document is None or any(p.place.file == name and p.code in unreadable for p in problems):
            continue  # nothing to say about the fields of a file that can't be read
        wrong = [p for p in problems if p.place.file == name and p.code in SCHEMA_CODES]
        underlined = [e.message for e in _validator(section).iter_errors(_as_editors_read(document.root))]
        assert bool(underlined) == bool(wrong), (name, wrong, underlined)


def _files(root: Path) -> list[tuple[str, Section]]:
    found = [(name, source.section) for name, source in FILES.items() if (root / name).exists()]
    return found + [
        (path.relative_to(root).as_posix(), source.section)
        for folder, source in FOLDERS.items() for path in sorted((root / folder).glob("*.yml"))
    ]  # fmt: skip


@cache
def _validator(section: Section) -> Any:
    schema = editor.json_schema(section)
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def _as_editors_read(node: Any) -> Any:
    """A node with the types of YAML 1.2, which editors use."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _as_editors_read(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_as_editors_read(item) for item in node.value]
    if node.style:  # quoted, or a block of text
        return node.value
    if node.value in _EMPTY:
        return None
    if node.value in _TRUTH:
        return node.value.lower() == "true"
    if not _NUMBER.fullmatch(node.value):
        return node.value
    return int(node.value) if re.fullmatch(r"[-+]?\d+", node.value) else float(node.value)


PATTERNS = [kind for kind in {**vars(kinds), **vars(when)}.values() if isinstance(kind, Scalar) and kind.pattern]


@pytest.mark.slow
@pytest.mark.parametrize("kind", PATTERNS, ids=lambda k: k.noun)
def test_nothing_that_the_check_takes_is_underlined(kind: Scalar[Any]) -> None:
    taken = 0

    @settings(max_examples=400, deadline=None)
    @given(text=WRITTEN[kind])
    def compare(text: str) -> None:
        nonlocal taken
        try:
            kind.parse(text)
        except ValueError:
            return
        taken += 1
        assert re.search(kind.pattern or "", text), text

    compare()
    assert taken > 20, "the texts tried must be ones that the check takes"
