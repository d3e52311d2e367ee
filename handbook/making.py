"""Check, make the outputs in a folder of their own, and move them into place only when all of them are made."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from handbook import outputs
from handbook.load import load
from handbook.model import Handbook
from handbook.problem import Problem
from handbook.progress import Progress
from handbook.report import report, summary


def make(root: Path, today: date, command: str, only: tuple[str, ...]) -> bool:
    """Make the outputs of a command, with progress and a summary; False when the content has errors."""
    progress = Progress()
    with progress.step("Leser og kontrollerer"):
        handbook, problems = load(root, today)
    if _stop(problems) or handbook is None:
        sys.stdout.write(report([p for p in problems if p.stops_build], root, "tekst"))
        return False
    made, late = _run(handbook, root, outputs.STAGES[command], only, progress)
    if late:  # not known from the check, so they are shown here
        sys.stdout.write(report(late, root, "tekst", built=not _stop(late)))
    if _stop(late):
        return False
    progress.close(handbook, made, root, summary([*problems, *late], built=True))
    return True


def _run(
    handbook: Handbook, root: Path, stages: Sequence[outputs.Stage], only: tuple[str, ...], progress: Progress
) -> tuple[list[Path], list[Problem]]:
    made: list[Path] = []
    late: list[Problem] = []
    with outputs.workspace(root / "build") as space:
        for stage in stages:
            with progress.step(stage.title):
                paths, problems = stage.make(handbook, space, only)
            late += problems
            if _stop(late):
                return [], late
            made += paths
        return space.publish(made), late


def _stop(problems: Sequence[Problem]) -> bool:
    return any(p.stops_build for p in problems)
