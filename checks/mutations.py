"""Breaks the real files in thousands of ways and sees that the check always answers, quickly, with places in the files.

    python -m checks.mutations               # 10 000 mutations, about half an hour
    python -m checks.mutations --batch 4711  # one batch again, to see what went wrong

Each batch breaks one or several files of a copy in ways drawn from its own number, checks the copy, and puts it
back. Where nothing is wrong after all, pages and exports are written too, and hostile text must be text in them.
A worker does fifty batches in a process of its own, with a ceiling on memory, so that even a crash in C is seen.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checks.breaking import MARK, MUTATIONS  # noqa: E402
from handbook import exports, pages  # noqa: E402
from handbook.load import load  # noqa: E402
from handbook.problem import Problem  # noqa: E402
from handbook.report import FORMATS, report  # noqa: E402

TODAY = date(2026, 11, 21)
BATCHES_EACH = 50
MOST_SECONDS = 5  # of processor time, for one check of the whole handbook: ten times what it usually takes
MOST_BYTES = 2_000_000_000


class Wrong(Exception):
    """What the check must never do, it did."""


def run_batch(root: Path, number: int, seen: Counter[str]) -> None:
    """Break some files of the copy, check it, and put it back."""
    rng = random.Random(number)
    files = sorted(
        p for folder in ("agencies", "workflows", "content") for p in (root / folder).rglob("*.*") if p.is_file()
    )
    broken = {p: p.read_bytes() for p in rng.sample(files, rng.choice((1, 5, 12, 25)))}
    try:
        for path, data in broken.items():
            mutation = rng.choice(MUTATIONS)
            mutation(rng, path, data)
            seen[mutation.__name__] += 1
        _check(root, seen)
    finally:
        _restore(root, broken, set(files))


def _check(root: Path, seen: Counter[str]) -> None:
    before = time.process_time()
    handbook, problems = load(root, TODAY)
    text = "".join(report(problems, root, form) for form in FORMATS)
    took = time.process_time() - before
    seen["slowest, in milliseconds"] = max(seen["slowest, in milliseconds"], round(took * 1000))
    seen["most problems"] = max(seen["most problems"], len(problems))
    if took > MOST_SECONDS:
        raise Wrong(f"took {took:.0f} s")
    if "01015450068" in text:
        raise Wrong("prints an identity number")
    for problem in problems:
        inside(root, problem)
    stopped = any(p.stops_build for p in problems)
    seen["checks with errors" if stopped else "checks without errors"] += 1
    if handbook is not None and not stopped and seen["checks without errors"] % 4 == 0:
        seen["outputs written"] += 1
        with tempfile.TemporaryDirectory() as out:
            pages.write(handbook, Path(out) / "docs")
            exports.write(handbook, Path(out) / "eksport")
            _hostile_is_text(Path(out))


def inside(root: Path, problem: Problem) -> None:
    """The place of a problem is in its file."""
    path = root / problem.place.file
    if (
        not Path(os.path.realpath(path)).is_relative_to(root)
        or not path.is_file()
        or problem.code in ("feil-tegnsett", "for-stor-fil", "kan-ikke-lese")
    ):
        return  # about a file that can't be shown
    lines = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    place = problem.place
    if not 1 <= place.line <= len(lines) or not 1 <= place.column <= len(lines[place.line - 1]) + 1:
        raise Wrong(f"place outside the file: {problem}")


def _hostile_is_text(out: Path) -> None:
    for path in out.rglob("*.md"):
        text = path.read_text("utf-8").partition("\n---\n")[2]
        for raw in (f"<script>alert('{MARK}", f"{MARK}</p><img", f'javascript:{MARK}"'):
            if raw in text:
                raise Wrong(f"{raw} in {path.name}")
    for path in out.rglob("*.css"):
        if MARK in path.read_text("utf-8"):
            raise Wrong(f"text from YAML in {path.name}")
    json.loads((out / "eksport" / "handbok.json").read_text("utf-8"))


def _restore(root: Path, broken: dict[Path, bytes], files: set[Path]) -> None:
    for path, data in broken.items():
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)
        path.write_bytes(data)
    for folder in ("agencies", "workflows", "content"):
        for path in (root / folder).rglob("*.*"):
            if path not in files and path.is_file():
                path.unlink()


def work(first: int, last: int) -> int:
    """Some batches in this process; prints what was seen as one line of JSON."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    seen: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve() / "handbok"
        for name in ("agencies", "workflows", "content"):
            shutil.copytree(ROOT / name, root / name)
        for number in range(first, last):
            print(json.dumps({"batch": number}), flush=True)
            signal.alarm(600)  # ends the process: a hang is a crash
            run_batch(root, number, seen)
            signal.alarm(0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"seen": seen, "peak": peak}), flush=True)
    return 0


def main() -> int:
    """Start workers one after another until enough mutations have been made; exit status 1 when one of them failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutations", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="number of the first batch")
    parser.add_argument("--batch", type=int, help="only this one, in this process")
    parser.add_argument("--work", type=int, nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work:
        return work(*options.work)
    if options.batch is not None:
        return work(options.batch, options.batch + 1)
    total: Counter[str] = Counter()
    failures, peak, first = 0, 0, options.first
    kinds = {m.__name__ for m in MUTATIONS}
    while sum(total[kind] for kind in kinds) < options.mutations:
        done = subprocess.run([sys.executable, __file__, "--work", str(first), str(first + BATCHES_EACH)],
                              capture_output=True, text=True, check=False)  # fmt: skip
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        if done.returncode:
            failures += 1
            first = lines[-1]["batch"] + 1
            print(f"batch {first - 1} failed, status {done.returncode}\n{done.stderr[-1500:]}", flush=True)
            continue
        first += BATCHES_EACH
        peak = max(peak, lines[-1]["peak"])
        for key, count in lines[-1]["seen"].items():
            total[key] = max(total[key], count) if key.startswith(("slowest", "most")) else total[key] + count
        print(
            f"{sum(total[kind] for kind in kinds)} mutations, {failures} failures, at most {peak} MB, {dict(total)}",
            flush=True,
        )
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
