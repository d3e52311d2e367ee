"""What an editor says while one writes is what the check says afterwards."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.dictionary import kinds, when
from handbook.dictionary.field import Scalar, Section
from handbook.exports import editor
from handbook.load import load
from handbook.model.sources import FILES, FOLDERS
from handbook.read.source import compose, read_text
from handbook.report import report
from handbook.values import MONTH_NAMES
from tests.conftest import ROOT, TODAY
from tests.editing import apply_all, edits_of
from tests.test_problems import CASES

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


def _one_of(words: Any) -> st.SearchStrategy[str]:
    cased = st.sampled_from((str, str.upper, str.title))
    return st.builds(lambda word, case: str(case(word)), st.sampled_from(sorted(words)), cased)


def _joined(*parts: Any) -> st.SearchStrategy[str]:
    return st.tuples(*(st.sampled_from(p) if isinstance(p, tuple) else p for p in parts)).map("".join)


NUMBER = st.integers(0, 99).map(str)
DAY = st.one_of(
    _one_of(when._DAY_WORDS),
    _joined(_one_of(when._DAY_WORDS), ("", "."), ("–", " - ", " til "), _one_of(when._DAY_WORDS)),
)
DATE = _joined(NUMBER, (".", ". "), _one_of(MONTH_NAMES))
NTH = _joined(
    _one_of(("første", "andre", "siste", "1.")),
    (" ", " og tredje "),
    _one_of(when._DAY_WORDS),
    (" i måneden", " hver måned"),
)
CLOCK = _joined(st.integers(0, 24).map(str), (":", "."), st.integers(0, 70).map(lambda n: f"{n:02}"))
WEEKS = st.one_of(
    _one_of(("partall", "oddetall", "partallsuker")),
    _joined(("", "uke "), NUMBER, ("", "–52", ", 40 og 41", " til 50")),
)
WRITTEN = {
    kinds.ID: st.lists(_one_of(["akutt", "fare", "2", "tema"]), min_size=1, max_size=3).map("-".join),
    kinds.LAW_NUMBER: _joined(_one_of(["LOV", "FOR"]), ("-", " "), st.dates().map(str), ("-", "-0"), NUMBER),
    kinds.DATE: st.one_of(st.dates(date(1960, 1, 1), date(2110, 1, 1)).map(str), _joined(NUMBER, ("-", "."), NUMBER)),
    kinds.DURATION: st.one_of(
        _one_of(kinds._WORDS_FOR_SOON), _joined(st.one_of(NUMBER, _one_of(kinds._NUMBERS)), (" ", "  "), _one_of(kinds._UNITS))
    ),
    kinds.CLOCK: CLOCK,
    when.WEEKDAYS: st.lists(st.one_of(DAY, NTH, _one_of(when._DAY_GROUPS)), min_size=1, max_size=3).map(" og ".join),
    when.SEASON: _joined(DATE, ("–", " - ", " til "), DATE),
    when.WEEKS: st.one_of(WEEKS, _joined(("annenhver fra ", "hver 4. fra ", "Annen hver uke fra "), st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(str))),
    when.WEEK_NUMBERS: WEEKS,
    when.OPENS: CLOCK,
    when.CLOSING: _joined(("", "neste hverdag ", "mandag ", "Fredag ", "kl. "), CLOCK),
    when.DATE_SPAN: _joined(st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(str), ("–", " - ", " til "), st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(str)),
    kinds.AGES: _joined(NUMBER, ("", "+", "–18", " - 99", " og oppover"), ("", " år", "år")),
    kinds.ARTICLE_NUMBER: _joined(("A", "B", "I", "Z"), NUMBER, (" ", "  "), ("instans:ppt", "side:a-1", "utgått", "Side:a")),
    kinds.LANGUAGE: st.sampled_from(sorted(Locale("nb").languages)),
    kinds.PARAGRAPH: _joined(("", "§ ", "§"), NUMBER, ("", "-", "–", " - "), NUMBER, ("", " a", "b", " é")),
    kinds.LEVEL: st.text("0123Aab é", min_size=1, max_size=4),
    kinds.DOCUMENT: _joined(("a", "Møte skjema", "~$a", "../a"), NUMBER, (".docx", ".pdf", ".md")),
    kinds.COLOUR: st.from_regex(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{5,7})", fullmatch=True),
}  # fmt: skip
PATTERNS = [kind for kind in {**vars(kinds), **vars(when)}.values() if isinstance(kind, Scalar) and kind.pattern]


@pytest.mark.slow
@pytest.mark.parametrize("kind", PATTERNS, ids=lambda k: k.noun)
def test_nothing_that_the_check_takes_is_underlined(kind: Scalar[Any]) -> None:
    taken = 0

    @settings(max_examples=200, deadline=None)
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
