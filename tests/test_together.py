"""Many mistakes at once, as after a long afternoon: each gives one problem, all of them in one run."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from handbook.load import load
from tests.conftest import TODAY
from tests.editing import apply_all, edits_of, relative_report

HERE = Path(__file__).parent / "together"


def test_fifteen_mistakes_in_five_files_give_fifteen_problems(copy: Path, request: pytest.FixtureRequest) -> None:
    edits = edits_of(HERE)
    edited = apply_all(copy, edits)
    problems = [p for p in load(copy, TODAY)[1] if p.code != "ubekreftet"]  # the miniature has some of its own
    seen, expected = relative_report(problems, copy, edited), HERE / "expected.txt"
    if request.config.getoption("--bless"):
        expected.write_text(seen, "utf-8")
    assert seen == expected.read_text("utf-8")
    assert Counter(p.code for p in problems) == Counter(edit["code"] for edit in edits)
    assert len(problems) == 15 and len({p.place.file for p in problems}) == 5
