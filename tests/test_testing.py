"""`build.py test`: what the fast part holds, and what is said about what is left out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from handbook import testing
from tests.conftest import ROOT

BROWSER_ONLY = {"browser"}  # every test there drives Chromium


@pytest.mark.slow
def test_the_fast_part_runs_something_of_each_folder() -> None:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", *testing.FAST]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    chosen = {Path(line.partition(".py:")[0]).parent.name for line in said.splitlines() if ".py:" in line}
    folders = {path.parent.name for path in (ROOT / "tests").rglob("test_*.py")}
    assert chosen == folders - BROWSER_ONLY


@pytest.mark.parametrize(
    ("arguments", "checks", "pytest_gets", "said"),
    [
        ([], True, [*testing.SIDE_BY_SIDE], ""),
        (["--fast"], True, [*testing.FAST, *testing.SIDE_BY_SIDE], "are left out"),
        (["tests/test_ci.py", "-k", "x"], False, ["tests/test_ci.py", "-k", "x"], "Only these tests"),
        (["tests/hours", "--fast"], False, [*testing.FAST, *testing.SIDE_BY_SIDE, "tests/hours"], "Only these tests"),
        (["-s"], False, ["-s"], "Only these tests"),
    ],
)
def test_what_is_run(
    arguments: list[str], checks: bool, pytest_gets: list[str], said: str,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    ran: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(command[1:])
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(testing.subprocess, "run", run)
    assert testing.run(arguments) == 0
    assert ran[-1] == ["-m", "pytest", *pytest_gets]
    assert len(ran) - 1 == (len(testing.CHECKS) if checks else 0)
    assert said in capsys.readouterr().out
