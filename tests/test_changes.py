"""What is said of a change, how it is graded, and that nothing is said of what no reader sees."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from handbook.changes.changes import Change, changes
from handbook.changes.compare import reviewed
from handbook.changes.grades import Grade
from handbook.changes.statements import read, statements, written
from handbook.load import load
from handbook.model import Handbook
from tests.conftest import MINIATURE, ROOT, TODAY
from tests.editing import apply_all

EDITS = yaml.safe_load((ROOT / "tests" / "edits.yml").read_text("utf-8"))
SAID = ROOT / "tests" / "expected" / "endringer.txt"


def edited(name: str, folder: Path) -> Handbook:
    """The miniature with the edits of that name made in a copy."""
    root = Path(shutil.copytree(MINIATURE, folder / "handbok"))
    apply_all(root, next(case["edits"] for case in EDITS if case["name"] == name))
    handbook, _ = load(root, TODAY)
    assert handbook
    return handbook


def of(name: str, miniature: Handbook, folder: Path) -> tuple[Change, ...]:
    after = edited(name, folder)
    return changes(statements(miniature), statements(after), after)


def test_sentences(miniature: Handbook, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Every edit of the list, as a reviewer reads it: grade, sentence, and where it is met."""
    lines = []
    for i, case in enumerate(EDITS):
        lines.append(f"# {case['name']}")
        for change in of(case["name"], miniature, tmp_path / str(i)):
            shown = ", ".join(change.articles)
            lines.append(f"{change.grade}: {change.sentence}\n    {change.what}\n    {shown}")
    seen = "".join(f"{line}\n" for line in lines)
    if request.config.getoption("--bless"):
        SAID.write_text(seen, "utf-8")
    assert seen == SAID.read_text("utf-8")


def test_statements_are_text_and_back(miniature: Handbook) -> None:
    told = statements(miniature)
    assert read(written(told)) == told


def test_what_is_compared_from_text_says_the_same(miniature: Handbook, tmp_path: Path) -> None:
    """An edition is kept as text: nothing is told because of it."""
    kept = read(written(statements(miniature)))
    assert changes(kept, statements(miniature), miniature) == ()
    after = edited("en frist i et steg", tmp_path)
    assert changes(kept, statements(after), after) == changes(statements(miniature), statements(after), after)


def test_reviewed_is_no_change(miniature: Handbook, tmp_path: Path) -> None:
    after = edited("alt er kontrollert på nytt", tmp_path)
    assert changes(statements(miniature), statements(after), after) == ()
    assert {subject.key for subject in reviewed(statements(miniature), statements(after))} == {
        "instans:ppt",
        "prosedyre:mistanke",
    }


def test_a_new_number_is_one_change(miniature: Handbook, tmp_path: Path) -> None:
    """Sentences that ring it are the same sentences; they are where it is shown."""
    (change,) = of("et nummer", miniature, tmp_path)
    assert change.grade is Grade.CRITICAL and change.articles[0] == "instans:barnevern"
    assert "prosedyre:mistanke/drofte" in change.articles
    assert change.was not in change.what and change.was in change.sentence
