"""Every kind of mistake, made in the miniature, gives the expected message: tests/problems/<code>/.

`edit.yml` lists what is changed ({file, find, replace} | {file, write} | {file, bytes} | {file, delete});
`expected.txt` is what the person sees. `python3 build.py test --bless` writes the latter.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.load import load
from handbook.report import report
from tests.conftest import TODAY

CASES = sorted(p.parent for p in (Path(__file__).parent / "problems").glob("*/edit.yml"))


def apply(root: Path, edit: dict[str, Any]) -> None:
    path = root / edit["file"]
    if edit.get("delete"):
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if "bytes" in edit:
        path.write_bytes(bytes.fromhex(edit["bytes"]))
    elif "latin1" in edit:
        path.write_bytes(edit["latin1"].encode("latin-1"))
    elif "write" in edit:
        path.write_text(edit["write"], "utf-8")
    else:
        text = path.read_text("utf-8")
        assert text.count(edit["find"]) == 1, f"{edit['find']!r} stands {text.count(edit['find'])} times in {path.name}"
        path.write_text(text.replace(edit["find"], edit["replace"]), "utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda p: p.name)
def test_mistake_gives_its_message(case: Path, copy: Path, request: pytest.FixtureRequest) -> None:
    for edit in yaml.safe_load((case / "edit.yml").read_text("utf-8")):
        apply(copy, edit)
    _, problems = load(copy, TODAY)
    if case.name != "ubekreftet":
        problems = [p for p in problems if p.code != "ubekreftet"]  # the miniature has one of its own
    seen = report(problems, copy, "tekst")
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
