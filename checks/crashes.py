"""Builds of the miniature that are killed, interrupted or refused: what stands is always one whole edition.

    python -m checks.crashes                                  # 200 kills, 40 interruptions, 1 000 publications; an hour
    python -m checks.crashes --kills 20 --interruptions 4 --publications 100

Each build is of another edition than the one before. A kill comes at a moment drawn from the whole length of a build;
afterwards every output must be of one edition, none missing and none half written, and the next run must clear what
the killed one left. The kills at each single step between two editions, and the publications by two writers under the
eyes of a reader, are the tests of `tests/test_publishing.py`, here with as many rounds as are asked for. Needs Linux or
macOS. Exit status 1 when something was mixed, missing or left.
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
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Self

from handbook import manifest
from tests.conftest import MINIATURE, ROOT, TODAY

OUTPUTS = {"docs", "eksport", "mkdocs.yml", "perm", "site"}
KEPT = {".gitignore", "lock", "cache", "forrige"}  # what lies beside `build` between two runs


class Found(list[str]):
    """What was wrong, told at once: the whole takes an hour."""

    def __iadd__(self, more: Iterable[str]) -> Self:
        for line in more:
            print(f"FAILED {line}", flush=True)
            self.append(line)
        return self


class Handbook:
    """A copy of the miniature in a folder of its own, and a folder for its temporary files."""

    def __init__(self, folder: Path) -> None:
        self.root = Path(shutil.copytree(MINIATURE, folder / "handbok"))
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        self.edition = 0

    def start(self, **options: object) -> subprocess.Popen[str]:
        """Begin to build the next edition."""
        self.edition += 1
        file = self.root / "content" / "handbok.yml"
        text = file.read_text("utf-8")
        before, _, after = text.partition("utgave:\n  navn: ")
        file.write_text(f'{before}utgave:\n  navn: "{self.edition}"\n{after.partition(chr(10))[2]}', "utf-8")
        command = [sys.executable, str(ROOT / "build.py"), "--root", str(self.root), "--date", TODAY.isoformat()]
        environment = {**os.environ, "TMPDIR": str(self.temporary)}
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment, **options
        )  # type: ignore[call-overload, no-any-return]

    def faults(self) -> Iterator[str]:
        """What is not one whole edition in `build`."""
        build = self.root / "build"
        missing = OUTPUTS - {path.name for path in build.iterdir()} if build.is_dir() else OUTPUTS
        yield from (f"{name} is missing" for name in sorted(missing))
        published = manifest.read(build)
        editions = {output.edition for output in published.outputs.values()}
        if len(editions) != 1:
            yield f"mixed: {editions}"
        contents = {output.content for output in published.outputs.values()}
        for content in contents:
            yield from (
                f"{name} is not as it was made" for name in sorted(OUTPUTS) if published.whole(name, content) is None
            )
        if not missing:
            said = json.loads((build / "eksport" / "handbok.json").read_text("utf-8"))
            if editions != {said["handbok"]["utgave"]["navn"]}:
                yield "the manifest and the export name different editions"

    def left(self) -> Iterator[str]:
        """What a run leaves that should have gone."""
        hidden = self.root / ".build"
        yield from (f".build/{path.name}" for path in hidden.iterdir() if path.name not in KEPT)
        yield from (f".build/cache/{path.name}" for path in (hidden / "cache").glob("ny-*"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill, interrupt, refuse and publish; tell what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--interruptions", type=int, default=40)
    parser.add_argument("--publications", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    found = Found()
    with tempfile.TemporaryDirectory() as folder:
        handbook, rng = Handbook(Path(folder).resolve()), random.Random(options.seed)
        _whole(handbook, found)
        usual = _whole(handbook, found)  # with a cache, as those that are killed
        for said in (
            _kills(handbook, rng, options.kills, usual, found),
            _interruptions(handbook, rng, options.interruptions, usual, found),
        ):
            print(said, flush=True)
        _whole(handbook, found)
        found += [f"left after a whole run: {name}" for name in handbook.left()]
        for path in handbook.temporary.iterdir():
            os.utime(path, (0, 0))  # as if the killed runs were yesterday's
        _whole(handbook, found)
        found += [f"left among the temporary files: {path.name}" for path in handbook.temporary.iterdir()]
        print(_refusals(handbook, found), flush=True)
    print(_publications(options.publications, found), flush=True)
    print(f"{len(found)} failures")
    return 1 if found else 0


def _whole(handbook: Handbook, found: Found) -> float:
    """A build that nobody disturbs; the processor time it took, in seconds."""
    began = _used()
    build = handbook.start()
    said, _ = build.communicate()
    if build.returncode:
        found += [f"a build that nobody disturbed: status {build.returncode}: {said}"]
    found += handbook.faults()
    return _used() - began


def _used() -> float:
    """The processor time of all builds that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _kills(handbook: Handbook, rng: random.Random, times: int, usual: float, found: Found) -> str:
    """The moment is one of processor time, so that what else the machine does moves none of them: the timer's signal
    ends a process as SIGKILL does, and nothing in a build handles it."""
    seen: Counter[str] = Counter()
    for number in range(times):
        before, moment = _edition(handbook), rng.uniform(0.01, usual * 1.05)
        build = handbook.start(preexec_fn=partial(signal.setitimer, signal.ITIMER_PROF, moment))
        said, _ = build.communicate()
        seen["killed" if build.returncode == -signal.SIGPROF else "had finished"] += 1
        if build.returncode not in (0, -signal.SIGPROF):
            found += [f"kill {number} after {moment:.2f} s: status {build.returncode}: {said[-300:]}"]
        found += [f"kill {number} after {moment:.2f} s: {fault}" for fault in handbook.faults()]
        seen["the new edition stands" if _edition(handbook) != before else "the old edition stands"] += 1
        if number % 20 == 19:
            print(f"kills: {dict(seen)}", flush=True)
    return f"kills: {dict(seen)}"


def _interruptions(handbook: Handbook, rng: random.Random, times: int, usual: float, found: Found) -> str:
    """Ctrl+C and SIGTERM: status 2 and a sentence, or the build had finished. The first moments belong to Python, which
    says nothing Norwegian before the program is there, and nothing has been touched then."""
    _whole(handbook, found)  # clears what the killed runs left
    seen: Counter[str] = Counter()
    for number in range(times):
        sign = (signal.SIGINT, signal.SIGTERM)[number % 2]
        build = handbook.start(start_new_session=True)
        wait = rng.uniform(min(1.0, usual / 4), usual * 1.5)  # elapsed: a build waits for more than the processor
        try:
            said, _ = build.communicate(timeout=wait)
        except subprocess.TimeoutExpired:
            build.send_signal(sign)
            said, _ = build.communicate()
        told = "Avbrutt. Ingenting i mappa build er halvferdig." in said
        seen["had finished" if build.returncode == 0 else "told" if told else "silent"] += 1
        early = "handbook" not in said.partition("Traceback")[2] and build.returncode in (-sign, 1)
        if build.returncode != 0 and not told and not early:
            found += [f"{sign.name} after {wait:.2f} s: status {build.returncode}: {said[-300:]}"]
        found += [f"{sign.name} after {wait:.2f} s: {fault}" for fault in handbook.faults()]
        found += [f"{sign.name}: left {name}" for name in handbook.left()]
    return f"interruptions: {dict(seen)}"


def _refusals(handbook: Handbook, found: Found) -> str:
    """A disk that is full while files are written: nothing is published, and the message says why."""

    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # so that a write fails as it does on a full disk
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    before = _edition(handbook)
    build = handbook.start(preexec_fn=small_files)
    said, _ = build.communicate()
    if build.returncode != 2 or "Filene kunne ikke skrives" not in said or _edition(handbook) != before:
        found += [f"no room for files: status {build.returncode}: {said}"]
    found += handbook.faults()
    return "refusals: no room for files is told, and the old edition stands"


def _publications(times: int, found: Found) -> str:
    """Two writers, and a reader who never sees half of one and half of the other; and a kill at every step."""
    tests = (
        "two_writers",
        "killed_at_any_step",
        "open_in_another_program",
        "put_in_place_by_the_next_run",
        "full_disk",
    )
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/test_publishing.py",
        "-k",
        " or ".join(tests),
    ]
    done = subprocess.run(
        command,
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PUBLICATIONS": str(times // 2)},
    )
    if done.returncode:
        found += [done.stdout[-3000:]]
    return (
        f"{times} publications by two writers, and kills at every step: {'held' if not done.returncode else 'FAILED'}"
    )


def _edition(handbook: Handbook) -> str:
    return json.dumps(sorted(output.edition for output in manifest.read(handbook.root / "build").outputs.values()))


if __name__ == "__main__":
    sys.exit(main())
