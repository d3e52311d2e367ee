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
FAST = ("-m", "not browser and not slow")
_ONE_PROCESS = {"-s", "--pdb", "--collect-only", "--help", "-h"}  # what workers can't show


def run(arguments: Sequence[str]) -> int:
    """Run everything, or with `--fast` what needs neither browser nor a whole build; the rest goes to pytest. 0: all passes."""
    fast = "--fast" in arguments
    chosen = [a for a in arguments if a != "--fast"]
    failed = []
    if chosen:
        print("Only these tests: format, lint, types and layers are left out.", flush=True)
    else:
        failed = [title for title, command in CHECKS if not _passes(title, command)]
    if fast:
        print(
            "Fast: tests that drive a browser, build a site, set a page or try hundreds of inputs are left out.",
            flush=True,
        )
    command = [*(FAST if fast else ()), *(SIDE_BY_SIDE if _many(chosen) else ()), *chosen]
    tests = subprocess.run([sys.executable, "-m", "pytest", *command], cwd=ROOT, check=False)
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed or tests.returncode else 0


def _many(arguments: Sequence[str]) -> bool:
    """Whether workers pay for their start: not for one file, nor where somebody looks on."""
    files = {a.partition("::")[0] for a in arguments if a.partition("::")[0].endswith(".py")}
    return len(files) != 1 and not _ONE_PROCESS & set(arguments)


def _passes(title: str, command: Sequence[str]) -> bool:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    call = [sys.executable, "-c", code] if command[0] == "importlinter.cli" else [sys.executable, "-m", *command]
    done = subprocess.run(call, cwd=ROOT, check=False, capture_output=True, text=True)
    print(f"{title}: {'ok' if done.returncode == 0 else 'failed'}", flush=True)
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
    return done.returncode == 0
