#!/usr/bin/env python3
"""The one command. On a fresh machine it makes .venv from the locked requirements, once, and goes on in it.

Nothing but the standard library is imported before that.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
FORMER = HERE / ".venv-forrige"  # the environment before this one, until the new one is whole
# Each holds the one before: to build, to test, and to test where nothing may be skipped (CI).
LOCKS = tuple(HERE / f"requirements{name}.txt" for name in ("", "-dev", "-ci"))
NEEDED = (
    ("yaml._yaml", "cerberus", "jinja2", "mkdocs", "material", "typst", "font_source_sans_pro", "fontpkg_ibm_plex_sans_arabic", "pikepdf", "rich", "filelock", "segno",
     "dateutil", "markdown_it", "mdit_py_plugins", "phonenumbers", "stdnum", "email_validator", "pypdf"),
    ("pytest", "xdist", "hypothesis", "coverage", "playwright", "ruff", "mypy", "importlinter", "pypdfium2", "jsonschema", "docx", "holidays",
     "quickjs", "axe_playwright_python"),
    ("jpype", "opendataloader_pdf", "opening_hours", "properdocs"),
)  # fmt: skip
BROKEN = 87  # what this file ends with inside an environment that lacks something, so that it is made anew
# What the tools write when they fail, and what it means.
REASONS = (
    (("ensurepip", "python3-venv", "No module named venv"), "Python mangler modulen venv. På Debian og Ubuntu: sudo apt install python3-venv"),
    (("No space left", "Errno 28"), "Disken er full."),
    (("Permission denied", "Read-only file system", "Errno 13", "Errno 30", "Access is denied"), f"Det kan ikke skrives i mappa {HERE.name}. Flytt den til et sted der du har lov til å skrive."),
    (("DO NOT MATCH THE HASHES", "Hashes are required", "hash"), "En pakke er en annen enn den som er låst. Den blir ikke installert. Si fra til den som har ansvar for programmet."),
    (("NewConnectionError", "ConnectionError", "name resolution", "timed out", "Connection broken", "No matching distribution", "ProxyError", "SSLError"), "Pakkene kunne ikke hentes. Sjekk nettforbindelsen og prøv igjen."),
)  # fmt: skip


class Refused(Exception):
    """The environment can't be made; the message says why, in Norwegian."""


def main() -> int:
    """Run the command given on the command line, in an environment that has what it needs."""
    if sys.version_info < (3, 11):  # noqa: UP036  (this file must speak on an older one too)
        print("Python 3.11 eller nyere trengs. Denne er " + sys.version.split()[0] + ".", file=sys.stderr)
        return 2
    wanted = (2 if os.environ.get("CI") else 1) if sys.argv[1:2] == ["test"] else 0
    if sys.flags.optimize:  # asserts are part of it, and Cerberus can't do without its texts
        return _run_again(sys.executable)
    if not _has(wanted):
        return BROKEN if Path(sys.prefix).resolve() == VENV.resolve() else _inside_venv(wanted)
    sys.path.insert(0, str(HERE))
    from handbook.cli import main as command

    return command()


def _has(wanted: int) -> bool:
    try:
        return all(importlib.util.find_spec(name) for names in NEEDED[: wanted + 1] for name in names)
    except ModuleNotFoundError:  # the package around a module that is needed
        return False


def _inside_venv(wanted: int) -> int:
    """Run this command again in the environment, which is made or mended first."""
    try:
        if not _prepared(wanted):
            return 2
        done = _run_again()
        if done == BROKEN:
            print("Noe mangler i mappa .venv. Den lages på nytt.", file=sys.stderr, flush=True)
            done = _run_again() if _prepared(wanted, afresh=True) else 2
    except KeyboardInterrupt:
        print("Avbrutt.", file=sys.stderr)
        return 130
    if done == BROKEN:
        print("Pakkene i .venv kan ikke brukes. Si fra til den som har ansvar for programmet.", file=sys.stderr)
        return 2
    return done


def _prepared(wanted: int, afresh: bool = False) -> bool:
    """Whether there is an environment to go on in: a new one, or where that can't be had, the one from before."""
    try:
        _prepare(wanted, afresh)
    except (Refused, OSError) as wrong:
        print(wrong if isinstance(wrong, Refused) else _reason(str(wrong)), file=sys.stderr)
        kept = any(any(VENV.glob(f"{lock.stem}.*")) for lock in LOCKS[wanted:]) and Path(_python()).exists()
        if afresh or not kept or os.environ.get("CI"):
            return False
        print("Pakkene som er der fra før, blir brukt så lenge.", file=sys.stderr, flush=True)
    return True


def _run_again(python: str = "") -> int:
    inside = {name: value for name, value in os.environ.items() if name != "PYTHONOPTIMIZE"}  # asserts are part of it
    try:
        return subprocess.run(
            [python or _python(), str(HERE / "build.py"), *sys.argv[1:]], check=False, env=inside
        ).returncode
    except KeyboardInterrupt:  # the command inside has told of it
        return 130


def _prepare(wanted: int, afresh: bool = False) -> None:
    """Make the environment, or add to it what is wanted. A whole one is kept until the new one is whole."""
    if not afresh and _is_whole(wanted):
        return
    with _alone():
        _tidy()
        if not afresh and _is_whole(wanted):  # another set-up made it while this one waited
            return
        print("Første gang: henter det som trengs til mappa .venv. Det tar noen minutter.", file=sys.stderr, flush=True)
        if not afresh and any(_is_whole(less) for less in range(wanted)):
            _install(wanted)
            return
        if VENV.exists() or VENV.is_symlink():
            VENV.rename(FORMER)
        try:
            _run((sys.executable, "-m", "venv", str(VENV)))
            _install(wanted)
        except BaseException:  # also Ctrl+C
            _tidy()
            raise
        shutil.rmtree(FORMER, ignore_errors=True)


def _tidy() -> None:
    """After a set-up that didn't finish, take back the environment that was there before it."""
    if FORMER.exists():
        if any(_stamp(lock).exists() for lock in LOCKS):  # killed after the new one was whole
            shutil.rmtree(FORMER, ignore_errors=True)
        else:
            shutil.rmtree(VENV, ignore_errors=True)
            FORMER.rename(VENV)


def _install(wanted: int) -> None:
    lock = LOCKS[wanted]
    install = (_python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes")
    # Most of it is never imported: Python writes bytecode for what is, unless it has been told not to.
    bytecode = "--compile" if sys.dont_write_bytecode else "--no-compile"
    _run((*install, bytecode, "-r", str(lock)))
    _stamp(lock).touch()


def _is_whole(wanted: int) -> bool:
    """Whether all of this lock, or of one that holds it, was installed to the end."""
    return Path(_python()).exists() and any(_stamp(lock).exists() for lock in LOCKS[wanted:])


def _stamp(lock: Path) -> Path:
    """The file that says that all of this lock is installed."""
    return VENV / f"{lock.stem}.{hashlib.sha256(lock.read_bytes()).hexdigest()[:16]}"


def _python() -> str:
    return str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def _run(command: tuple[str, ...]) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True, errors="replace")
    if done.returncode:
        raise Refused(_reason(f"{done.stdout}\n{done.stderr}"))


def _reason(said: str) -> str:
    """What a tool's last words mean; the words themselves where nobody has seen them before."""
    known = next((meaning for signs, meaning in REASONS if any(sign in said for sign in signs)), None)
    last = " ".join(line.strip() for line in said.strip().splitlines()[-3:])
    return known or f"Det som trengs, kunne ikke hentes: {last}"


@contextmanager
def _alone() -> Iterator[None]:
    """Hold the set-up for this process; another one waits. The lock is the system's, so it goes with the process."""
    with (HERE / ".venv.lock").open("a+b") as file:
        if not _lock(file.fileno(), wait=False):
            print("Venter på en annen oppstart som er i gang …", file=sys.stderr, flush=True)
            _lock(file.fileno(), wait=True)
        yield


def _lock(number: int, *, wait: bool) -> bool:
    if os.name == "nt":
        import msvcrt

        while True:
            try:
                msvcrt.locking(number, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
                return True
            except OSError:  # LK_LOCK gives up after ten seconds
                if not wait:
                    return False
    import fcntl

    try:
        fcntl.flock(number, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True


if __name__ == "__main__":
    raise SystemExit(main())
