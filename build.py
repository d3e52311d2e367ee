#!/usr/bin/env python3
"""The one command. On a fresh machine it makes .venv from the locked requirements, once, and goes on in it.

Nothing but the standard library is imported before that.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
# Each holds the one before: to build, to test, and to test where nothing may be skipped (CI).
LOCKS = tuple(HERE / f"requirements{name}.txt" for name in ("", "-dev", "-ci"))
NEEDED = (
    ("yaml", "cerberus", "jinja2", "mkdocs", "material", "typst", "font_source_sans_pro", "fontpkg_ibm_plex_sans_arabic", "pikepdf", "rich", "filelock", "segno",
     "holidays", "dateutil", "markdown_it", "mdit_py_plugins", "phonenumbers", "stdnum", "email_validator", "pypdf"),
    ("pytest", "xdist", "hypothesis", "coverage", "playwright", "ruff", "mypy", "importlinter", "pypdfium2", "jsonschema", "docx",
     "quickjs", "axe_playwright_python"),
    ("jpype", "opendataloader_pdf", "opening_hours", "properdocs"),
)  # fmt: skip


def main() -> int:
    """Run the command given on the command line, in an environment that has what it needs."""
    if sys.version_info < (3, 11):  # noqa: UP036  (this file must speak on an older one too)
        print("Python 3.11 eller nyere trengs. Denne er " + sys.version.split()[0] + ".", file=sys.stderr)
        return 2
    wanted = (2 if os.environ.get("CI") else 1) if sys.argv[1:2] == ["test"] else 0
    if not _has(wanted):
        return _inside_venv(wanted)
    sys.path.insert(0, str(HERE))
    from handbook.cli import main as command

    return command()


def _has(wanted: int) -> bool:
    return all(importlib.util.find_spec(name) for names in NEEDED[: wanted + 1] for name in names)


def _stamp(lock: Path) -> Path:
    """The file that says that all of this lock is installed."""
    return VENV / f"{lock.stem}.{hashlib.sha256(lock.read_bytes()).hexdigest()[:16]}"


def _inside_venv(wanted: int) -> int:
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if Path(sys.prefix).resolve() == VENV.resolve():
        print("Pakkene i .venv kan ikke brukes. Slett mappa .venv og prøv igjen.", file=sys.stderr)
        return 2
    lock = LOCKS[wanted]
    if not (python.exists() and any(_stamp(one).exists() for one in LOCKS[wanted:])):
        print("Første gang: henter det som trengs til mappa .venv. Det tar noen minutter.", file=sys.stderr, flush=True)
        outdated = any(VENV.glob(f"{lock.stem}.*"))  # packages that are no longer wanted would stay, so begin afresh
        if outdated or not python.exists():
            subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
        install = (str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes")
        # Most of it is never imported: Python writes bytecode for what is, unless it has been told not to.
        bytecode = "--compile" if sys.dont_write_bytecode else "--no-compile"
        done = subprocess.run([*install, bytecode, "-r", str(lock)], check=False)
        if done.returncode:
            print("Pakkene kunne ikke hentes. Sjekk nettforbindelsen og prøv igjen.", file=sys.stderr)
            return 2
        _stamp(lock).touch()
    return subprocess.run([str(python), str(HERE / "build.py"), *sys.argv[1:]], check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
