"""Every kind of mistake, made in the miniature, gives the expected message: tests/problems/<code>/.

`edit.yml` lists what is changed; `expected.txt` is what the person sees, with lines counted from the edit
(tests/editing.py), so that the miniature may grow. `python3 build.py test --bless` writes the latter.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.load import load
from tests.conftest import TODAY
from tests.editing import apply_all, edits_of, relative_report

CASES = sorted(p.parent for p in (Path(__file__).parent / "problems").glob("*/edit.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda p: p.name)
def test_mistake_gives_its_message(case: Path, copy: Path, request: pytest.FixtureRequest) -> None:
    edited = apply_all(copy, edits_of(case))
    _, problems = load(copy, TODAY)
    if case.name != "ubekreftet":
        problems = [p for p in problems if p.code != "ubekreftet"]  # the miniature has some of its own
    seen = relative_report(problems, copy, edited)
    expected = case / "expected.txt"
    if request.config.getoption("--bless"):
        expected.write_text(seen, "utf-8")
    assert seen == expected.read_text("utf-8")
    code = case.name.split("+")[0]
    assert code in {p.code for p in problems}
    for problem in problems:
        if (copy / problem.place.file).exists() and code != "feil-tegnsett":
            lines = (copy / problem.place.file).read_text("utf-8").split("\n")
            assert problem.place.line <= len(lines)
            assert problem.place.column <= len(lines[problem.place.line - 1]) + 1
