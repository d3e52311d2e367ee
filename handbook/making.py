"""Check, make the outputs in a folder of their own, and publish them only when all of them are made."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from handbook import manifest, walls
from handbook.cache import Cache
from handbook.load import load
from handbook.manifest import Manifest, Output
from handbook.outputs import Job, Order, run
from handbook.problem import Problem
from handbook.progress import Progress
from handbook.publishing import PublishingError, Workspace, workspace
from handbook.report import report, summary

_CHANGED = "Filer ble endret mens håndboka ble bygget, så ingenting ble byttet ut. Kjør kommandoen igjen når du har lagret ferdig."


def make(root: Path, today: date, order: Order) -> bool:
    """Make what was asked for, with progress and a summary; False when the content has errors."""
    progress = Progress()
    with workspace(root / "build", progress.waiting) as space:
        with progress.step("Leser og kontrollerer"):
            content = manifest.content_digest(root)
            handbook, problems = load(root, today)
        if _stop(problems) or handbook is None:
            sys.stdout.write(report([p for p in problems if p.stops_build], root, "tekst"))
            return False
        cache = Cache(space.cache, manifest.program())
        job = Job(handbook, content, order, space.fresh, manifest.read(space.target), cache)
        made = run(job, progress)
        if made.problems:  # not known from the check, so they are shown here
            sys.stdout.write(report(made.problems, root, "tekst", built=not made.stopped))
        if made.stopped:
            return False
        if made.outputs:
            _publish(space, job, made.outputs)
            cache.trim()
        else:
            made.left_out.append("Ingenting er endret siden sist, så ingenting ble laget på nytt.")
    on_walls = walls.warning(handbook)
    made.left_out += [on_walls] if on_walls else []
    files = [space.target / path.relative_to(space.fresh) for path in made.files]
    progress.close(handbook, files, root, made.left_out, summary([*problems, *made.problems], built=True))
    return True


def _publish(space: Workspace, job: Job, outputs: Mapping[str, Output]) -> None:
    if manifest.content_digest(job.handbook.root) != job.content:
        raise PublishingError(_CHANGED)
    kept = {name: output for name, output in job.published.outputs.items() if (space.target / name).exists()}
    manifest.write(Manifest(space.fresh, {**kept, **outputs}))
    space.publish()


def _stop(problems: Sequence[Problem]) -> bool:
    return any(p.stops_build for p in problems)
