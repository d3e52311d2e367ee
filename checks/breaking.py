"""The ways in which `checks/mutations.py` breaks a file. Each takes a source of chance, the file and what stood in it."""

from __future__ import annotations

import json
import os
import random
import re
from collections.abc import Callable
from pathlib import Path

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
    pieces = (b"x", b"x ", b" ", b"\n", b"a: ", b"[", b"](", b"[a](", b"![", b"<a:", b"12345 ", b"1", b"f.eks. ", b"x.@",
              b"\xc2\xab", b"\"", b"`", b"'", b"- ", b"til", b"Kari ", b"\xc3\xa5")  # fmt: skip
    path.write_bytes(data[:a] + rng.choice(pieces) * rng.choice((100_000, 300_000, 10_000_000)) + data[a:])


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
