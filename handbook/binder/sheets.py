"""The sheets of a binder: two pages, a digest of what is seen on them, and the lines of text that stand there.

What is laid over them afterwards (the stamp, its QR code and the bars in the margin) is no part of it, and when an article
was verified stands on «Gyldige ark». So verifying everything anew, or a new edition, changes no sheet that reads as before.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from xml.parsers import expat

from handbook.binder.press import Printed
from handbook.changes.paper import ROW_LETTERS
from handbook.values import article_of

_BODY = (50, 795)  # points from the top, where text stands: without running head and foot
_MARGIN = 45  # points from either side, where only thumb tabs stand
_PAPER = 600  # points: what is wider is to be cut, and has no margin
_DRAWN = re.compile(r"(translate|matrix)\(([^)]*)\)")
_WIDTH = re.compile(rb'viewBox="0 0 ([0-9.]+)')
_LINK = re.compile(rb"<a [^>]*>")  # where a link leads is not seen on paper


@dataclass(frozen=True)
class Row:
    """What stands on one line: how far from the top its foot is, in points, how high it is, and a digest of its letters.

    The digest has no figures: those of several rows would read as somebody's number.
    """

    foot: int
    height: int
    digest: str


@dataclass(frozen=True)
class Face:
    """One page of a sheet. `rows` are those of the text, without head and foot; a `cut` one is printed to the edge."""

    label: str
    rows: tuple[Row, ...]
    cut: bool

    @property
    def blank(self) -> bool:
        """«Denne siden er tom» stands there, and nothing else."""
        return not self.cut and len(self.rows) < 2


@dataclass(frozen=True)
class Sheet:
    """`name` is the number of its front («A4-3»)."""

    name: str
    digest: str
    faces: tuple[Face, ...]

    @property
    def letters(self) -> tuple[str, ...]:
        """The digests of its rows, front and back."""
        return tuple(row.digest for face in self.faces for row in face.rows)

    @property
    def article(self) -> str:
        """The number of the article it belongs to («A4»); the first pages belong to none."""
        return article_of(self.name)


def packed(printed: Printed, sheets: Sequence[Sheet]) -> bytes:
    """A part of a binder and its sheets, as a cache keeps them."""
    told = json.dumps({"labels": printed.labels, "sheets": [asdict(sheet) for sheet in sheets]})
    return told.encode() + b"\n" + printed.pdf


def unpacked(content: bytes) -> tuple[Printed, tuple[Sheet, ...]]:
    """The same again."""
    told, _, pdf = content.partition(b"\n")
    found = json.loads(told)
    return Printed(pdf, tuple(found["labels"])), tuple(map(_sheet, found["sheets"]))


def _sheet(told: dict[str, Any]) -> Sheet:
    faces = (Face(f["label"], tuple(Row(**row) for row in f["rows"]), f["cut"]) for f in told["faces"])
    return Sheet(told["name"], told["digest"], tuple(faces))


def sheets_of(pages: Sequence[bytes], labels: Sequence[str]) -> tuple[Sheet, ...]:
    """Pages as drawings, two and two. Every part of a binder begins on the front of a sheet."""
    found = []
    for front in range(0, len(pages), 2):
        pair = pages[front : front + 2]
        seen = hashlib.sha256(b"".join(_LINK.sub(b"<a>", page) for page in pair)).hexdigest()[:8]
        faces = (_face(page, label) for page, label in zip(pair, labels[front : front + 2], strict=True))
        found.append(Sheet(labels[front], seen, tuple(faces)))
    return tuple(found)


def _face(page: bytes, label: str) -> Face:
    wide = _WIDTH.search(page)
    width = float(wide[1]) if wide else 0.0
    return Face(label, () if width > _PAPER else tuple(_rows(page, width)), width > _PAPER)


def _rows(page: bytes, width: float) -> Iterator[Row]:
    """The letters and pictures on each line, from the left."""
    found: dict[tuple[int, int], list[tuple[float, str]]] = defaultdict(list)
    for x, y, height, what in _placed(page):
        if _BODY[0] < y < _BODY[1] and _MARGIN < x < width - _MARGIN:
            found[round(y), round(height)].append((x, what))
    for (y, height), parts in sorted(found.items()):
        yield Row(y, height, _letters("".join(what for _, what in sorted(parts))))


def _letters(text: str) -> str:
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:4])
    return "".join(chr(97 + number // 26**i % 26) for i in range(ROW_LETTERS))


def _placed(page: bytes) -> list[tuple[float, float, float, str]]:
    """Where each run of letters and each picture stands: x, y of its foot, its height, and what it is."""
    at = [(0.0, 0.0)]
    found: list[tuple[float, float, float, list[str]]] = []

    def start(tag: str, given: dict[str, str]) -> None:
        x, y = at[-1]
        moved = _DRAWN.search(given.get("transform", ""))
        if moved:
            right, down = _shift(moved[1], [float(n) for n in re.split("[ ,]+", moved[2].strip())])
            x, y = x + right, y + down
        at.append((x, y))
        if tag == "g" and moved and moved[1] == "matrix":
            found.append((x, y, 0.0, []))
        elif tag == "use" and found:
            found[-1][3].append(given.get("xlink:href", ""))
        elif tag == "image":
            height = float(given.get("height", "0"))
            found.append((x, y + height, height, [given.get("xlink:href", "")]))

    def end(_: str) -> None:
        at.pop()

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(page, True)
    return [(x, y, height, "".join(parts)) for x, y, height, parts in found if parts]


def _shift(kind: str, numbers: Sequence[float]) -> tuple[float, float]:
    """How far right and down a drawing is moved: by the last column of a matrix, or by one or two numbers."""
    right, down = numbers[4:] if kind == "matrix" else (*numbers, 0.0)[:2]
    return right, down
