"""Makes small mistakes in the program, one at a time, and sees which of them a test notices.

    python -m checks.mutants                     # 300 mutants, drawn with a fixed seed; takes hours
    python -m checks.mutants --sample 1000 --workers 4
    python -m checks.mutants --room binder       # all in handbook/binder/ that the sample holds
    python -m checks.mutants --report            # only the score of what has been run

First it runs the tests once and writes down which of them reach which lines. Then each mutant meets the tests that
reach its line, until one fails: first those that are quick and have noticed others in the same room. What is at the top of a module is reached by all tests that use
the module. Every worker has a copy of the repository; nothing is ever changed in place. Stop it when you like: the
next run goes on where it stopped. Everything is in build/mutants/: reach.json, results.json, and the copies.

Browser tests are left out: they take too long to meet each mutant.
Mutants that no test could notice are named in equivalent.yml with the reason, and aren't counted.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from queue import SimpleQueue

import yaml

from checks.mutants.operators import Mutant, mutants

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "build" / "mutants"
RESULTS = OUT / "results.json"
EQUIVALENT = Path(__file__).with_name("equivalent.yml")
LEFT_OUT = "not browser"
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "build", "node_modules", "__pycache__", ".*_cache", ".hypothesis")
NOTICED = ("killed", "timeout")


@dataclass(frozen=True)
class Reach:
    """Which tests reach which lines, and how many seconds each takes."""

    tests: dict[str, float]
    lines: dict[str, dict[str, list[str]]]

    def of(self, mutant: Mutant, killers: Counter[str]) -> list[str]:
        """The tests that reach a mutant: first those that are quick for how many of the room's they have noticed."""
        here = self.lines.get(mutant.file, {})
        found = {test for line in range(mutant.first, mutant.last + 1) for test in here.get(str(line), ())}
        found = found or {test for tests in here.values() for test in tests}  # the top of a module runs before any test
        return sorted(found, key=lambda test: (self.tests[test] / (1 + killers[test]), test))


def main() -> int:
    """Run what has not been run yet, and print the score; 0 whatever it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--room")
    parser.add_argument("--report", action="store_true")
    options = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    results = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
    if not options.report:
        reach = _reach()
        chosen = [m for m in _sample(options.sample, options.seed) if options.room in (None, room(m.file))]
        _run_all([m for m in chosen if key(m) not in results], reach, options.workers, results)
        results = {key(m): results[key(m)] for m in chosen}
    print(_report(results))
    return 0


def _sample(size: int, seed: int) -> list[Mutant]:
    files = sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "handbook").rglob("*.py"))
    every = [mutant for file in files for mutant in mutants(file, (ROOT / file).read_bytes())]
    return random.Random(seed).sample(every, min(size, len(every)))


def key(mutant: Mutant) -> str:
    """Names a mutant of this very file: once the file is changed, its mutants are new."""
    return f"{mutant.id}:{hashlib.sha256((ROOT / mutant.file).read_bytes()).hexdigest()[:8]}"


def room(file: str) -> str:
    """handbook/<room>/…; the files beside the rooms are a room of their own."""
    parts = Path(file).parts
    return parts[1] if len(parts) > 2 else "(top)"


def _copy(number: int) -> Path:
    """A fresh copy of the repository for a worker, without what is built."""
    copy = OUT / f"copy-{number}"
    shutil.rmtree(copy, ignore_errors=True)
    return Path(shutil.copytree(ROOT, copy, ignore=NOT_COPIED))


def _pytest(copy: Path, *arguments: str, seconds: float | None = None, **environment: str) -> tuple[int | None, str]:
    """The exit status of the tests in a copy, None when they took too long; and what pytest said."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *arguments]
    settings = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment}
    done = subprocess.Popen(
        command, cwd=copy, env=settings, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        said, _ = done.communicate(timeout=seconds)
        return done.returncode, said
    except subprocess.TimeoutExpired:
        os.killpg(done.pid, signal.SIGKILL)
        done.communicate()
        return None, ""


def _killer(said: str, tests: Sequence[str]) -> str:
    """The test that failed; empty when pytest names none of them."""
    failed = [line.partition(" ")[2] for line in said.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    named = [test for test in tests if failed and (failed[0] == test or failed[0].startswith(f"{test} - "))]
    return named[0] if named else ""


def _reach() -> Reach:
    """Recorded once for these sources and tests; a run of all tests, slowed down by being watched."""
    sources = sorted(p for folder in ("handbook", "tests", "theme") for p in (ROOT / folder).rglob("*") if p.is_file())
    code = hashlib.sha256(b"".join(p.read_bytes() for p in sources if p.suffix != ".pyc")).hexdigest()[:16]
    path = OUT / f"reach-{code}.json"
    if not path.exists():
        print("Which tests reach which lines: running all of them once …", flush=True)
        status, said = _pytest(
            _copy(0), "--maxfail=1000", "-p", "checks.mutants.reach", "-m", LEFT_OUT, REACH=str(path)
        )
        if not path.exists():
            raise SystemExit(f"The tests could not be run: pytest ended with {status}.\n{said[-2000:]}")
    return Reach(**json.loads(path.read_text("utf-8")))


def _run_all(waiting: Sequence[Mutant], reach: Reach, workers: int, results: dict[str, dict[str, object]]) -> None:
    copies: SimpleQueue[Path] = SimpleQueue()
    for number in range(workers):
        copies.put(copy := _copy(number))
        if _pytest(copy, "--collect-only", _listed(copy, list(reach.tests)))[0]:
            raise SystemExit("The tests that were recorded can't be found. Delete build/mutants/reach-*.json.")
    lock = threading.Lock()
    killers: dict[str, Counter[str]] = defaultdict(Counter)
    for known in results.values():
        killers[room(str(known["file"]))][str(known.get("killer", ""))] += 1

    def run(mutant: Mutant) -> None:
        copy = copies.get()
        noticed = killers[room(mutant.file)]
        verdict, tests, killer = _verdict(mutant, copy, reach.of(mutant, noticed), reach)
        copies.put(copy)
        with lock:
            noticed[killer] += 1
            told = {"line": _line(mutant), "tests": tests, "verdict": verdict, "killer": killer}
            results[key(mutant)] = {**asdict(mutant), **told}
            RESULTS.with_suffix(".new").write_text(json.dumps(results, ensure_ascii=False, indent=1), "utf-8")
            RESULTS.with_suffix(".new").replace(RESULTS)
            print(f"{verdict:9} {mutant.file}:{mutant.last} {mutant.before!r} → {mutant.after!r}", flush=True)

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(run, waiting))


def _verdict(mutant: Mutant, copy: Path, tests: Sequence[str], reach: Reach) -> tuple[str, int, str]:
    """«killed», «survived», «timeout» or «unreached», how many tests reach it, and the one that noticed."""
    if not tests:
        return "unreached", 0, ""
    path = copy / mutant.file
    source = path.read_bytes()
    try:
        path.write_bytes(mutant.apply(source))
        patience = 60 + 10 * sum(reach.tests[test] for test in tests)
        status, said = _pytest(copy, _listed(copy, tests), seconds=patience)
    finally:
        path.write_bytes(source)
    verdict = "timeout" if status is None else "killed" if status else "survived"
    return verdict, len(tests), _killer(said, tests)


def _listed(copy: Path, tests: Sequence[str]) -> str:
    """Tests as one argument, for there may be a thousand of them."""
    (copy / "tests-to-run.txt").write_text("\n".join(tests), "utf-8")
    return "@tests-to-run.txt"


def _line(mutant: Mutant) -> str:
    return (ROOT / mutant.file).read_text("utf-8").split("\n")[mutant.last - 1].strip()


def _report(results: dict[str, dict[str, object]]) -> str:
    """The score of each room, and every mutant that no test noticed."""
    equivalent = yaml.safe_load(EQUIVALENT.read_text("utf-8")) or []
    known = {(e["file"], e["line"], e["after"]) for e in equivalent}
    counted = [r for r in results.values() if (r["file"], r["line"], r["after"]) not in known]
    rooms: dict[str, list[bool]] = defaultdict(list)
    for result in counted:
        rooms[room(str(result["file"]))].append(result["verdict"] in NOTICED)
    return "\n".join([
        *(f"{r['verdict']}: {r['file']}:{r['last']} {r['operator']}: {r['before']} → {r['after']}" for r in counted if r["verdict"] not in NOTICED),
        "", "room        mutants  noticed", *_scores(rooms), f"equivalent, not counted: {len(results) - len(counted)}",
    ])  # fmt: skip


def _scores(rooms: dict[str, list[bool]]) -> Iterator[str]:
    for name, noticed in [*sorted(rooms.items()), ("all", [n for room in rooms.values() for n in room])]:
        yield f"{name:11} {len(noticed):7} {sum(noticed) / max(1, len(noticed)):8.0%}"


if __name__ == "__main__":
    raise SystemExit(main())
