"""`build.py test`: format, lint, types, layers and tests, with one verdict."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS = (
    ("Format", ("ruff", "format", "--check", "--quiet", ".")),
    ("Lint", ("ruff", "check", "--quiet", ".")),
    ("Types", ("mypy",)),
    ("Layers", ("importlinter.cli",)),
)
# Everything, file by file, on all cores; four browsers at once are enough for any machine.
SIDE_BY_SIDE = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadfile")


def run(arguments: Sequence[str]) -> int:
    """Run everything; extra arguments go to pytest. Exit status 0 when all of it passes."""
    failed = [] if arguments else [title for title, command in CHECKS if not _passes(title, command)]
    tests = subprocess.run([sys.executable, "-m", "pytest", *(arguments or SIDE_BY_SIDE)], cwd=ROOT, check=False)
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed or tests.returncode else 0


def _passes(title: str, command: Sequence[str]) -> bool:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    call = [sys.executable, "-c", code] if command[0] == "importlinter.cli" else [sys.executable, "-m", *command]
    done = subprocess.run(call, cwd=ROOT, check=False, capture_output=True, text=True)
    print(f"{title}: {'ok' if done.returncode == 0 else 'failed'}", flush=True)
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
    return done.returncode == 0
