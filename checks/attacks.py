"""Every attack that got through once, again, and what happens now: `python -m checks.attacks`.

Those on the text are `tests/attacks/*.yml`: what the check says, or that it was built and the outputs are sound. Those
on the command are made here: odd dates, ports, time zones and ways to start Python, each in a process of its own.
The rest are tests, each of them a line: of personal data, of publishing, set-up and preview, of what is bundled and of
hostile files. Broken files by the thousand are `checks.mutations`, kills `checks.crashes`. Exit status 1 when one of them ends in a traceback, in silence where there was a mistake, or in an unsound output.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from handbook.cli import main as command
from handbook.load import load
from tests.conftest import MINIATURE, ROOT, TODAY
from tests.editing import apply_all
from tests.sound import faults
from tests.test_attacks import rows

SAID = 110  # characters of a message in the table


@dataclass(frozen=True)
class Answer:
    """What was tried, what happened, and whether it should have."""

    attack: str
    said: str
    right: bool


# What is tried from outside: the arguments, what the environment or Python itself is told, the status, and a word that
# must be said. The handbook is the miniature.
_COMMANDS: tuple[tuple[str, tuple[str, ...], dict[str, str], tuple[str, ...], int, str], ...] = (
    ("A4 --date 9999-12-31", ("check", "--date", "9999-12-31"), {}, (), 2, "kan ikke stemme"),
    ("A4 --date 0001-01-01", ("check", "--date", "0001-01-01"), {}, (), 2, "kan ikke stemme"),
    ("A4 --date 2100-12-31", ("check", "--date", "2100-12-31"), {}, (), 1, "feil"),
    ("B TZ=:/etc/passwd", ("check",), {"TZ": ":/etc/passwd"}, (), 0, "varsler"),
    ("B TZ=Pacific/Kiritimati", ("check",), {"TZ": "Pacific/Kiritimati"}, (), 0, "varsler"),
    ("B python -O", ("check",), {}, ("-O",), 0, "varsler"),
    ("B python -OO", ("check",), {}, ("-OO",), 0, "varsler"),
    ("B PYTHONOPTIMIZE=2", ("check",), {"PYTHONOPTIMIZE": "2"}, (), 0, "varsler"),
    ("B LANG=C, ascii", ("check",), {"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}, (), 0, "gått gjennom"),
    ("B HOME unset, empty PATH", ("check",), {"HOME": "", "PATH": ""}, (), 0, "varsler"),
    ("B SOURCE_DATE_EPOCH=tull", ("check",), {"SOURCE_DATE_EPOCH": "tull"}, (), 0, "varsler"),
    ("B PYTHONWARNINGS=error", ("check",), {"PYTHONWARNINGS": "error"}, (), 0, "varsler"),
    ("B TMPDIR gone", ("check",), {"TMPDIR": "/finnes/ikke"}, (), 0, "varsler"),
    ("B serve --port 99999", ("serve", "--port", "99999"), {}, (), 2, "er ikke en port"),
    ("B serve --port -1", ("serve", "--port=-1"), {}, (), 2, "er ikke en port"),
    ("B --root that isn't there", ("check", "--root", "finnes-ikke"), {}, (), 2, "finnes ikke"),
    ("B --root that is a file", ("check", "--root", "build.py"), {}, (), 2, "finnes ikke"),
)  # fmt: skip


# The attacks that are tests, by the section they stand in: crashes, personal data, the preview under load, what is
# bundled, and hostile files.
_TESTS = (
    ("B", ("tests/test_publishing.py", "tests/test_setup.py", "tests/test_whole.py")),
    ("D", ("tests/test_privacy.py", "tests/test_documents.py", "tests/test_pictures.py")),
    ("F", ("tests/test_preview.py",)),
    ("G", ("tests/test_locks.py", "tests/test_sbom.py", "tests/test_ci.py")),
    ("H", ("tests/test_hostile.py", "tests/test_reading.py", "tests/test_generated.py")),
)


def main() -> int:
    """Try all of them; print what happened."""
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve() / "handbok"
        for answer in chain(_on_text(root), _on_the_command(root), _in_the_tests()):
            wrong += not answer.right
            print(
                f"{'ok ' if answer.right else 'BAD'} {answer.attack}: {' '.join(answer.said.split())[:SAID]}",
                flush=True,
            )
    print(f"{wrong} went through")
    return 1 if wrong else 0


def _on_text(root: Path) -> Iterator[Answer]:
    for name in ("outputs", "safety"):
        for attack in rows(f"{name}.yml"):
            shutil.rmtree(root, ignore_errors=True)
            shutil.copytree(MINIATURE, root)
            apply_all(root, attack["edits"])
            yield _text(root, attack, built=name == "outputs")


def _text(root: Path, attack: dict[str, Any], built: bool) -> Answer:
    problems = load(root, TODAY)[1]
    answered = next((p for p in problems if p.code == attack["code"]), None)
    if answered or attack["code"] is not None:
        return Answer(
            attack["attack"], f"[{answered.code}] {answered.message}" if answered else "silent", answered is not None
        )
    if not built or any(problem.stops_build for problem in problems):
        return Answer(attack["attack"], "right, and nobody says anything", not any(p.stops_build for p in problems))
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        status = command(["--root", str(root), "--date", TODAY.isoformat()])
    found = list(faults(root / "build")) if status == 0 else [said.getvalue()]
    return Answer(attack["attack"], found[0] if found else "right, and built: the outputs are sound", not found)


def _on_the_command(root: Path) -> Iterator[Answer]:
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(MINIATURE, root)
    for name, arguments, environment, python, status, word in _COMMANDS:
        given = ("--root", str(root), "--date", TODAY.isoformat(), *arguments)
        done = subprocess.run(
            [sys.executable, *python, str(ROOT / "build.py"), *given],
            cwd=ROOT, env={**os.environ, **environment}, check=False, capture_output=True, text=True, encoding="utf-8", timeout=120,
        )  # fmt: skip
        said = done.stdout + done.stderr
        right = (
            done.returncode == status and word in said and "Traceback" not in said and "selve programmet" not in said
        )
        yield Answer(
            name, f"status {done.returncode}: {said[-SAID:]}" if not right else f"status {status}, «… {word} …»", right
        )


def _in_the_tests() -> Iterator[Answer]:
    """Each test of the sections that are tests, with how it ended."""
    for section, files in _TESTS:
        command = [sys.executable, "-m", "pytest", "-q", "-rA", "-p", "no:cacheprovider", *files]
        done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, encoding="utf-8")
        ended = re.findall(r"^(PASSED|FAILED|ERROR|SKIPPED) (?:\[\d+\] )?(tests/.*)$", done.stdout, re.MULTILINE)
        for verdict, name in ended:
            yield Answer(f"{section} {name}", verdict.lower(), verdict in ("PASSED", "SKIPPED"))
        if not ended:
            yield Answer(f"{section} {' '.join(files)}", done.stdout + done.stderr, right=False)


if __name__ == "__main__":
    sys.exit(main())
