"""The locked requirements, made anew: `python -m checks.locks`, with `--upgrade` to take the newest that the bounds allow.

`--check` says whether they are stale, without uv and without a network. uv makes them since it alone locks for every
system and Python at once. It is no test requirement: it weighs 60 MB and is wanted a few times a year
(`python -m pip install uv`).
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires
from itertools import pairwise
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
NAMES = ("requirements", "requirements-dev", "requirements-ci")  # each holds the one before
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)")
# Whole files on every machine alike: Windows, macOS and Linux, from Python 3.11 on; and nobody's address.
_COMPILE = ("--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate",
            "--no-emit-index-url", "--quiet")  # fmt: skip


@dataclass(frozen=True)
class Lock:
    """A pair of files: what is wanted (`.in`), and every package that follows from it with its hashes (`.txt`)."""

    wanted: tuple[Requirement, ...]
    pins: dict[str, Version]
    without_hash: tuple[str, ...]
    addresses: bool


def read(name: str, root: Path = ROOT) -> Lock:
    """Both files of a name."""
    text = (root / f"{name}.txt").read_text("utf-8")
    entries = re.split(r"(?m)^(?=[A-Za-z0-9])", text)
    pins = {canonicalize_name(m[1]): (Version(m[2]), "--hash=sha256:" in e) for e in entries if (m := _PIN.match(e))}
    return Lock(
        tuple(_wanted(root / f"{name}.in")), {n: version for n, (version, _) in pins.items()},
        tuple(n for n, (_, hashed) in pins.items() if not hashed), "://" in text,
    )  # fmt: skip


def _wanted(path: Path) -> Iterator[Requirement]:
    for line in path.read_text("utf-8").splitlines():
        line = line.partition("#")[0].strip()
        if line.startswith("-r "):
            yield from _wanted(path.with_name(line[3:].strip()))
        elif line:
            yield Requirement(line)


def stale(root: Path = ROOT) -> list[str]:
    """What is wrong with the locks, a sentence each."""
    locks = {name: read(name, root) for name in NAMES}
    wrong = [f"{name}.txt: {said}" for name, lock in locks.items() for said in _wrong(lock)]
    for smaller, larger in pairwise(NAMES):
        for name, version in locks[smaller].pins.items():
            if locks[larger].pins.get(name) != version:
                wrong.append(f"{larger}.txt: {name} is not the {version} of {smaller}.txt")
    return wrong


def _wrong(lock: Lock) -> Iterator[str]:
    for one in lock.wanted:
        version = lock.pins.get(canonicalize_name(one.name))
        if not {"<", "==", "~="} & {s.operator for s in one.specifier}:
            yield f"{one.name} has no upper bound"
        if version is None:
            yield f"{one.name} is wanted and not locked"
        elif version not in one.specifier:
            yield f"{one.name} is locked at {version}, wanted {one.specifier}"
    yield from (f"{name} has no hash" for name in lock.without_hash)
    yield from (f"{name} is locked, and nothing wants it" for name in sorted(_unwanted(lock)))
    if lock.addresses:
        yield "holds an address"


def _unwanted(lock: Lock) -> set[str]:
    """Locked packages that no other one asks for, as the installed packages tell it; on any system, so markers don't count."""
    reached, ahead = set(), [canonicalize_name(one.name) for one in lock.wanted]
    while ahead:
        name = ahead.pop()
        if name not in reached:
            reached.add(name)
            try:
                ahead += [canonicalize_name(Requirement(line).name) for line in requires(name) or ()]
            except PackageNotFoundError:
                if name in lock.pins:  # of another system, or this environment is older than the lock: nobody knows
                    return set()
    return set(lock.pins) - reached


def _uv() -> list[str] | None:
    beside = shutil.which("uv", path=str(Path(sys.executable).parent))
    found = beside or shutil.which("uv")
    return [found] if found else None


def main(arguments: Sequence[str] | None = None) -> int:
    """1 when a lock is stale, 2 when uv is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say whether they are stale")
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that the bounds allow")
    options = parser.parse_args(arguments)
    if not options.check:
        uv = _uv()
        if uv is None:
            print("uv is missing. python -m pip install uv brings it.", file=sys.stderr)
            return 2
        for name, smaller in zip(NAMES, (None, *NAMES), strict=False):
            same = ("--constraint", f"{smaller}.txt") if smaller else ()  # what is tested is what is built with
            upgrade = ("--upgrade",) if options.upgrade else ()
            command = [*uv, "pip", "compile", *_COMPILE, *upgrade, *same, f"{name}.in", "-o", f"{name}.txt"]
            if subprocess.run(command, cwd=ROOT, check=False).returncode:
                return 1
    wrong = stale()
    print("\n".join(wrong) or "The locks are as the .in files want them.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
