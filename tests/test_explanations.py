"""Every code is explained, its wrong example gives just that code, and its right example makes it go away."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent, indent

import pytest

from handbook.check.explanations import Explanation, groups
from handbook.load import load
from tests.conftest import ROOT, TODAY
from tests.editing import apply_all, edits_of
from tests.test_contract import codes
from tests.test_problems import CASES

ALL = {e.code: e for group in groups() for e in group.explanations}
# Not a matter of lines in a file: a name, bytes, a whole file, or something only the outputs can find.
TOLD_IN_WORDS = {
    "for-dypt", "tom-fil", "usynlig-tegn", "feil-tegnsett", "ugyldig-filnavn", "ukjent-fil", "ubrukt-instans", "tungt-sprak",
    "feil-mappe", "uleselig-dokument", "mangler-fil", "kan-ikke-lese", "for-stor-fil", "utenfor-mappa", "ukjent-artikkel",
    "kan-ikke-settes", "nettsted", "soket-passer-ikke", "gammelt-felt",
}  # fmt: skip


def test_every_code_is_explained_once() -> None:
    assert set(ALL) == codes() | {case.name.split("+")[0] for case in CASES}
    assert sum(len(group.explanations) for group in groups()) == len(ALL)


@pytest.mark.parametrize("explanation", ALL.values(), ids=lambda e: e.code)
def test_severity_and_words(explanation: Explanation) -> None:
    assert explanation.meaning.endswith((".", "?")) and not explanation.title.endswith(".")
    said = ROOT / "tests" / "problems" / explanation.code / "expected.txt"
    if said.exists():
        assert re.search(rf": {explanation.severity}: .*\[{explanation.code}\]", said.read_text("utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize("code", sorted(set(ALL) - TOLD_IN_WORDS))
def test_wrong_example_gives_the_code_and_right_example_mends_it(code: str, copy: Path) -> None:
    edits = edits_of(ROOT / "tests" / "problems" / code)
    apply_all(copy, edits)
    before = _count(copy, code)
    assert before
    files = [copy / edit["file"] for edit in edits if "bytes" not in edit]
    assert any(_mended(file, ALL[code]) for file in files), "the wrong example stands in the case"
    assert _count(copy, code) < before


def _count(root: Path, code: str) -> int:
    return sum(problem.code == code for problem in load(root, TODAY)[1])


def _mended(file: Path, explanation: Explanation) -> bool:
    """Put the right example where the wrong one stands, with the indentation it has there."""
    lines, wrong = file.read_text("utf-8").split("\n"), dedent(explanation.wrong).split("\n")
    for i in range(len(lines) - len(wrong) + 1):
        block = "\n".join(lines[i : i + len(wrong)])
        if dedent(block).split("\n") == wrong or block == explanation.wrong:
            margin = block[: len(block) - len(block.lstrip())] if block != explanation.wrong else ""
            lines[i : i + len(wrong)] = indent(explanation.right, margin).split("\n")
            file.write_text("\n".join(lines), "utf-8")
            return True
    return False
