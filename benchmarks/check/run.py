"""Compares the check with yamllint and check-jsonschema on the same big handbook. Prints Markdown; see README.md."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from make import ROOT, make

SIZES = ((250, 75), (500, 150), (1000, 300))
Command = tuple[list[str], ...]


def commands(handbook: Path) -> dict[str, Command]:
    """What is compared, as the command lines of each."""
    own = [sys.executable, str(ROOT / "build.py"), "check", "--root", str(handbook)]
    schema = {
        kind: [sys.executable, "-m", "check_jsonschema", "--schemafile", str(ROOT / f".vscode/schemas/{kind}.json"),
               *map(str, sorted((handbook / kind).glob("*.yml")))]
        for kind in ("agencies", "workflows")
    }  # fmt: skip
    return {
        "this check": (own,),
        "yamllint": ([sys.executable, "-m", "yamllint", "-d", "relaxed", str(handbook)],),
        "check-jsonschema": (*schema.values(),),
    }


def seconds(command: Command) -> float:
    """Processor seconds of a program from start to end; less noisy than the clock on a shared machine."""
    before = os.times()
    for line in command:
        done = subprocess.run(line, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        if done.returncode > 1:
            raise SystemExit(done.stderr.decode())
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    """Every program in turn, round after round, so that a busy minute hits all of them alike."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    print(
        "| agencies + workflows | program | processor seconds | ms a file | times this check |\n|---|---|---:|---:|---:|"
    )
    for agencies, workflows in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            files = make(Path(folder), agencies, workflows)
            runs = [{name: seconds(c) for name, c in commands(Path(folder)).items()} for _ in range(rounds)]
        for name in runs[0]:
            typical = median(run[name] for run in runs)
            ratio = median(run[name] / run["this check"] for run in runs)
            print(
                f"| {agencies} + {workflows} | {name} | {typical:.2f} | {typical / files * 1000:.2f} | {ratio:.1f} |",
                flush=True,
            )


if __name__ == "__main__":
    started = time.monotonic()
    main()
    print(f"\n{time.monotonic() - started:.0f} s in all", file=sys.stderr)
