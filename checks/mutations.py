"""Breaks the real files in thousands of ways and sees that the check always answers, quickly, with places in the files.

    python3 checks/mutations.py               # 10 000 mutations, about twenty minutes
    python3 checks/mutations.py --batch 4711  # one batch again, to see what went wrong

Each batch breaks one or several files of a copy in ways drawn from its own number, checks the copy, and puts it
back. Where nothing is wrong after all, pages and exports are written too, and hostile text must be text in them.
A worker does fifty batches in a process of its own, with a ceiling on memory, so that even a crash in C is seen.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from handbook import exports, pages  # noqa: E402
from handbook.load import load  # noqa: E402
from handbook.problem import Problem  # noqa: E402
from handbook.report import FORMATS, report  # noqa: E402

TODAY = date(2026, 11, 21)
BATCHES_EACH = 50
MOST_SECONDS = 20  # of processor time, for one check of the whole handbook
MOST_BYTES = 2_000_000_000
MARK = "ZqZ"  # stands in every hostile text, so that it is found again in the outputs
HOSTILE = (
    f"<script>alert('{MARK}')</script>", f"{MARK}</p><img src=x onerror=alert(1)>", f"{{{{ {MARK} }}}}", f"{{% raw %}}{MARK}",
    f"#eval(read(\"/etc/passwd\")) {MARK}", f"]{MARK}[", f"${MARK}$", f"*{MARK}* _x_ `y`", f"../../../{MARK}", f"javascript:{MARK}",
    f"{MARK}\u202etxet", f"{MARK}\ufeff\u200b", f"{MARK} æøå 🐻 ﷽", f"={MARK}+1", f"{MARK}\\n\\x00", f"&#0;{MARK}", "9" * 5000,
    f"{MARK} 01015450068 {MARK}", f"{MARK}; }} body {{ display: none", f"| {MARK} |", f"{MARK}: {MARK}: {MARK}", f"--- {MARK}",
)  # fmt: skip

Mutation = Callable[[random.Random, Path, bytes], None]


def _slice(rng: random.Random, data: bytes) -> tuple[int, int]:
    start = rng.randrange(len(data) + 1)
    return start, min(len(data), start + rng.choice((1, 3, 20, 200, 2000)))


def cut(rng: random.Random, path: Path, data: bytes) -> None:
    """A piece is missing."""
    a, b = _slice(rng, data)
    path.write_bytes(data[:a] + data[b:])


def double(rng: random.Random, path: Path, data: bytes) -> None:
    """A piece stands several times."""
    a, b = _slice(rng, data)
    path.write_bytes(data[:b] + data[a:b] * rng.choice((1, 2, 50)) + data[b:])


def swap_lines(rng: random.Random, path: Path, data: bytes) -> None:
    """Lines have changed places, or lost their indentation."""
    lines = data.split(b"\n")
    for _ in range(rng.choice((1, 1, 5, 50))):
        i, j = rng.randrange(len(lines)), rng.randrange(len(lines))
        lines[i], lines[j] = lines[j], lines[i]
    if rng.random() < 0.3:
        i = rng.randrange(len(lines))
        lines[i] = rng.choice((lines[i].strip(), b"  " + lines[i], b"\t" + lines[i], b" " * 300 + lines[i]))
    path.write_bytes(b"\n".join(lines))


def encode(rng: random.Random, path: Path, data: bytes) -> None:
    """Saved in another encoding, or with other line ends."""
    text = data.decode("utf-8")
    kind = rng.choice(("latin-1", "cp1252", "utf-16", "utf-32", "utf-8-sig", "utf-7", "crlf", "cr", "mac-roman"))
    if kind in ("crlf", "cr"):
        path.write_bytes(data.replace(b"\n", b"\r\n" if kind == "crlf" else b"\r"))
    else:
        path.write_bytes(text.encode(kind, "replace"))


def random_bytes(rng: random.Random, path: Path, data: bytes) -> None:
    """Bytes that nobody wrote."""
    changed = bytearray(data)
    for _ in range(rng.choice((1, 2, 10, 200))):
        at = rng.randrange(len(changed) + 1)
        changed[at : at + rng.randrange(2)] = rng.randbytes(rng.choice((1, 1, 4)))
    path.write_bytes(bytes(changed))


def syntax(rng: random.Random, path: Path, data: bytes) -> None:
    """Signs that mean something in YAML, in the middle of it all."""
    a, _ = _slice(rng, data)
    signs = (b"\t", b"- ", b": ", b'"', b"'", b"&a ", b"*a", b"!!python/object:os.system ", b"\n---\n", b"{", b"[", b"]", b"|\n", b">\n",
             b"? ", b"<<: *a\n", b"%YAML 3\n", b"#", b"\x00", b"\xc2\x85", b"\xe2\x80\xa8", b"@", b"`", b"~", b"null")  # fmt: skip
    path.write_bytes(data[:a] + b"".join(rng.choices(signs, k=rng.choice((1, 1, 3)))) + data[a:])


def hostile(rng: random.Random, path: Path, data: bytes) -> None:
    """A value is replaced by text that would harm where it isn't taken as text."""
    spots = list(re.finditer(rb"(?m)(?<=: )[^\n\[{|>\"'&*!#][^\n]*$|(?<=- )[^\n\[{:]+$|^[A-Z][^\n]+$", data))
    if not spots:
        return
    for spot in sorted(rng.sample(spots, min(len(spots), rng.choice((1, 1, 3)))), key=lambda m: -m.start()):
        text = rng.choice(HOSTILE)
        value = text if path.suffix == ".md" else json.dumps(text, ensure_ascii=False)
        data = data[: spot.start()] + value.encode("utf-8", "replace") + data[spot.end() :]
    path.write_bytes(data)


def numbers(rng: random.Random, path: Path, data: bytes) -> None:
    """Numbers, dates and times at the edge of what can be."""
    spots = list(re.finditer(rb"\d+(?:[-:.]\d+)*", data))
    if spots:
        spot = rng.choice(spots)
        odd = (
            b"0",
            b"-1",
            b"13",
            b"99",
            b"999999999",
            b"9999-12-31",
            b"0001-01-01",
            b"24:00",
            b"00:00",
            b"9999 \xc3\xa5r",
            b"1e309",
            "٣".encode(),
        )
        path.write_bytes(data[: spot.start()] + rng.choice(odd) + data[spot.end() :])


def deep(rng: random.Random, path: Path, data: bytes) -> None:
    """Nested deeper than any stack."""
    depth = rng.choice((39, 41, 500, 100_000))
    piece = rng.choice(("[", "{a: ", "[\n", "- ", "? ", "{a: [\n"))
    a, _ = _slice(rng, data)
    closed = "]" * depth if piece in ("[", "[\n") and rng.random() < 0.5 else ""
    path.write_bytes(data[:a] + b"\nx: " + (piece * depth + closed).encode() + b"\n" + data[a:])


def bomb(rng: random.Random, path: Path, data: bytes) -> None:
    """A billion laughs, or very many of something."""
    laughs = b"a0: &a0 [x, x]\n" + b"".join(b"a%d: &a%d [*a%d, *a%d]\n" % (i, i, i - 1, i - 1) for i in range(1, 40))
    many = (b"navn: x\n", b"felt%d: x\n", b"- [x]\n", b"#\n", b"\n", b"'", b"x: {y: [z]}\n")
    crowd = b"".join(rng.choice(many).replace(b"%d", b"%d" % i) for i in range(rng.choice((1000, 30_000))))
    path.write_bytes(rng.choice((laughs + data, data + laughs, data + crowd, crowd)))


def long_line(rng: random.Random, path: Path, data: bytes) -> None:
    """A line without end: under the limit for a file, and far over it."""
    a, _ = _slice(rng, data)
    path.write_bytes(data[:a] + rng.choice((b"x", b"x ", b"a: ", b"[", b"12345 ", b"f.eks. ", b"\xc3\xa5")) * rng.choice((100_000, 300_000, 10_000_000)) + data[a:])  # fmt: skip


def not_a_file(rng: random.Random, path: Path, data: bytes) -> None:
    """A link out of the tree, to itself or to nothing; a folder, a pipe, an empty file, none at all, a twin."""
    kind = rng.choice(("out", "self", "nothing", "zero", "folder", "pipe", "empty", "gone", "twin", "shut"))
    if kind in ("empty", "shut", "twin"):
        path.write_bytes(b"" if kind == "empty" else data)
        if kind == "shut":
            path.chmod(0)
        if kind == "twin":
            path.with_name(
                rng.choice((path.stem.upper(), "æ", path.stem + " (2)", "-", path.stem + ".yml")) + path.suffix
            ).write_bytes(data)
        return
    path.unlink()
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind != "gone":
        path.symlink_to({"out": "/etc/passwd", "self": path.name, "nothing": "/finnes/ikke", "zero": "/dev/zero"}[kind])


def references(rng: random.Random, path: Path, data: bytes) -> None:
    """Ids and file names that lead somewhere else."""
    odd = (
        b"../../../etc/passwd",
        b"/etc/passwd",
        b"..",
        b".",
        b"",
        b"con",
        b"a/b/c",
        b"a" * 3000,
        b"https://x.example/?a=<b>",
        b"file:///etc/passwd",
    )
    spots = list(re.finditer(rb"(?<=: )[a-z0-9]+(?:-[a-z0-9]+)*(?=\n)|(?<=[:\[ ])[a-z-]+(?=[\],)])", data))
    if spots:
        spot = rng.choice(spots)
        data = data[: spot.start()] + rng.choice(odd) + data[spot.end() :]
    path.write_bytes(data if rng.random() < 0.7 else b"fil: ../../../etc/passwd\n" + data)


MUTATIONS: tuple[Mutation, ...] = (
    cut, cut, double, swap_lines, swap_lines, encode, random_bytes, random_bytes, syntax, syntax, hostile, hostile, hostile,
    numbers, numbers, references, references, deep, bomb, long_line, not_a_file,
)  # fmt: skip


class Wrong(Exception):
    """What the check must never do, it did."""


def run_batch(root: Path, number: int, seen: Counter[str]) -> None:
    """Break some files of the copy, check it, and put it back."""
    rng = random.Random(number)
    files = sorted(
        p for folder in ("agencies", "workflows", "content") for p in (root / folder).rglob("*.*") if p.is_file()
    )
    broken = {p: p.read_bytes() for p in rng.sample(files, rng.choice((1, 1, 5, 12)))}
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
        _inside(root, problem)
    stopped = any(p.stops_build for p in problems)
    seen["checks with errors" if stopped else "checks without errors"] += 1
    if handbook is not None and not stopped and seen["checks without errors"] % 4 == 0:
        seen["outputs written"] += 1
        with tempfile.TemporaryDirectory() as out:
            pages.write(handbook, Path(out) / "docs")
            exports.write(handbook, Path(out) / "eksport")
            _hostile_is_text(Path(out))


def _inside(root: Path, problem: Problem) -> None:
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
