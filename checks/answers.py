"""What the check answers to every attack and slip in `tests/attacks`, as a table: `python -m checks.answers [WORD…]`.

Each is made in a copy of the miniature. With words, only the rows whose name holds one of them. A row that nothing
answers says why that is right.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from handbook.load import load
from handbook.problem import Problem
from tests.conftest import ROOT, TODAY
from tests.editing import apply_all

ATTACKS = ROOT / "tests" / "attacks"
OWN = "ubekreftet"  # the miniature has some of its own


def answers(row: dict[str, Any]) -> list[Problem]:
    """The problems that the check tells of when the edits of a row are made."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "handbook"
        shutil.copytree(ROOT / "tests" / "miniature", root)
        apply_all(root, row["edits"])
        return [problem for problem in load(root, TODAY)[1] if problem.code != OWN]


def table(words: list[str]) -> Iterator[str]:
    """The lines of the table, in Markdown."""
    yield "| what | codes | first message |"
    yield "| --- | --- | --- |"
    for file in sorted(ATTACKS.glob("*.yml")):
        for row in yaml.safe_load(file.read_text("utf-8")):
            name = str(row.get("slip") or row.get("attack") or "")
            if "edits" in row and (not words or any(word in name for word in words)):
                yield _line(name, row, answers(row))


def _line(name: str, row: dict[str, Any], found: list[Problem]) -> str:
    first = f"{found[0].place.file}:{found[0].place.line} {found[0].message} → {found[0].hint}" if found else ""
    told = first or f"silent: {row.get('why', 'it is right')}"
    cells = (name, ", ".join(problem.code for problem in found), told)
    return "| " + " | ".join(cell.replace("|", "¦").replace("\n", " ") for cell in cells) + " |"


if __name__ == "__main__":
    print("\n".join(table(sys.argv[1:])))
