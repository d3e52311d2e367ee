"""What a large handbook takes: memory of all processes together, and the first search: `python -m checks.bounds`.

    python -m checks.bounds             # all of it: a quarter of an hour on two quiet cores
    python -m checks.bounds build       # only the whole build of a handbook five times this one
    python -m checks.bounds check       # only the check of one twenty times this one
    python -m checks.bounds search      # only the first search among 5 000 pages, in Chromium

The large handbook of the build is made in memory (`benchmarks/binder/large.py`), that of the check as files
(`benchmarks/check/make.py`). Exit status 1 when a bound is passed. Memory is what the processes of a command hold
(resident, shared pages counted once in each), looked at twenty times a second, on Linux. Of the searches, each in a
page of its own, the fastest counts: whatever else the machine does only adds.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from checks import needs
from handbook.site import search
from tests.conftest import ROOT, chromium_path

_PAUSE = 0.05  # seconds between two looks
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_BUILD = """
import sys
from pathlib import Path
from unittest import mock
sys.path.insert(0, str(Path("benchmarks/binder").resolve()))
from handbook import load
from handbook.cli import main
from large import large

def times(root, today, real=load.load):
    handbook, problems = real(root, today)
    return handbook and large(handbook, int(sys.argv[1])), [p for p in problems if p.stops_build]

with mock.patch("handbook.making.load", times):
    sys.exit(main(["--root", sys.argv[2]]))
"""
_MAKE = """
import sys
from pathlib import Path
sys.path.insert(0, str(Path("benchmarks/check").resolve()))
from make import ROOT, make
agencies, workflows = (len(list((ROOT / name).glob("*.yml"))) for name in ("agencies", "workflows"))
make(Path(sys.argv[2]), int(sys.argv[1]) * agencies, int(sys.argv[1]) * workflows)
"""


@dataclass(frozen=True)
class Bound:
    """A command on a handbook so many times as large, and the most it may take."""

    name: str
    times: int
    megabytes: int


BOUNDS = (Bound("build", 5, 3000), Bound("check", 20, 500))


PAGES, FIRST_QUERY = 5000, 1000  # pages, and milliseconds from words at hand to an answer
_ASK = """([words, query]) => {
  const before = performance.now();
  const found = handbookSearch.search(words).ask(query);
  return [performance.now() - before, found.hits.length];
}"""


@dataclass(frozen=True)
class Measured:
    """What a command took, and how it ended."""

    status: int
    megabytes: float
    seconds: float


def measure(command: Sequence[str]) -> Measured:
    """Run a command to its end, and look at what its processes hold meanwhile."""
    began, most = time.monotonic(), 0
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=said, start_new_session=True)
        while process.poll() is None:
            most = max(most, _resident(process.pid))
            time.sleep(_PAUSE)
        if process.returncode not in (0, 1):
            said.seek(0)
            sys.stderr.buffer.write(said.read()[-3000:])
    return Measured(process.returncode, most / 1e6, time.monotonic() - began)


def _resident(session: int) -> int:
    """Bytes that all processes of a session hold."""
    found = 0
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                after_name = (folder / "stat").read_text("utf-8", "replace").rpartition(") ")[2].split()
                if int(after_name[3]) == session:
                    found += int((folder / "statm").read_text("ascii").split()[1]) * _PAGE
            except OSError:  # it has ended meanwhile
                continue
    return found


def _command(bound: Bound, folder: Path) -> list[str]:
    """The command, after its handbook has been made."""
    root, times = folder / bound.name, str(bound.times)
    if bound.name == "build":
        root.mkdir()
        for name in ("agencies", "workflows", "content"):
            shutil.copytree(ROOT / name, root / name)
        return [sys.executable, "-c", _BUILD, times, str(root)]
    subprocess.run([sys.executable, "-c", _MAKE, times, str(root)], cwd=ROOT, check=True)
    return [sys.executable, str(ROOT / "build.py"), "check", "--root", str(root)]


def _search() -> bool:
    """Measure the first query, and tell; whether it is within its bound."""
    sys.path.insert(0, str(ROOT / "benchmarks" / "search"))
    import sites  # type: ignore[import-not-found]  # a script's neighbour, no package
    from playwright.sync_api import sync_playwright

    words = sites.packed(sites.bigger(sites.pages_of(), PAGES))
    spent = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        for _ in range(5):
            page = browser.new_page()
            page.add_script_tag(content=search.worker())
            milliseconds, hits = page.evaluate(_ASK, [words, "barnet vil ikke hjem"])
            assert hits, "a query that finds something"
            spent.append(milliseconds)
            page.close()
        browser.close()
    print(
        f"first search among {PAGES} pages: {min(spent):.0f} ms of at most {FIRST_QUERY}, the others "
        f"{', '.join(f'{one:.0f}' for one in sorted(spent)[1:])}",
        flush=True,
    )
    return min(spent) <= FIRST_QUERY


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for; 1 when a bound is passed, or a build didn't come to its end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("only", nargs="?", choices=[*(bound.name for bound in BOUNDS), "search"])
    options = parser.parse_args(arguments)
    if options.only in (None, "search"):
        needs.chromium()
        if not _search():
            return 1
    if options.only != "search" and not Path("/proc/self/statm").exists():
        print("Needs Linux: memory is read from /proc.", file=sys.stderr)
        return 2
    passed = True
    for bound in (one for one in BOUNDS if options.only in (None, one.name)):
        with tempfile.TemporaryDirectory() as folder:
            found = measure(_command(bound, Path(folder).resolve()))
        # Copies have names alike, so the check of them has errors to tell of; a build must have been made.
        ended = found.status == 0 or (bound.name == "check" and found.status == 1)
        passed = passed and ended and found.megabytes <= bound.megabytes
        print(
            f"{bound.name} of {bound.times} times the handbook: {found.megabytes:.0f} MB of at most {bound.megabytes}, "
            f"{found.seconds:.0f} s, {'ended' if ended else f'STATUS {found.status}'}",
            flush=True,
        )
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
