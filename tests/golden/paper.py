"""A printed page as text: the tags of the PDF say what is a heading, an item, a row, whatever the layout makes of it.

So a line that breaks elsewhere, or a page that ends elsewhere, changes nothing here.
"""

from __future__ import annotations

import ctypes
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from pypdfium2 import raw

_MARKS = {"/H1": "# ", "/H2": "## ", "/H3": "### ", "/H4": "#### ", "/LI": "- ", "/TR": "| ", "/Figure": "drawing: "}
_BLOCKS = {*_MARKS, "/P", "/Div", "/Table", "/THead", "/TBody", "/L", "/Title", "/Caption", "/Note"}
_CELLS = ("/TH", "/TD")
_UNTAGGED = -1  # running heads, feet and thumb tabs
_HYPHEN = "\x02"  # pdfium's sign for a hyphen that ends a line; alone when it stands there only because of that


@dataclass(frozen=True)
class _Piece:
    """Letters that were set in one go, and where they begin and end."""

    text: str
    left: float
    right: float
    baseline: float


_Pieces = dict[int, list[_Piece]]  # by the number that the tags know them by


def texts(pdf: Path) -> dict[str, str]:
    """Label of an article («A2»), or of a page that is in none («iv»), → what it says, and what stands around it."""
    with pikepdf.open(pdf) as document, pypdfium2.PdfDocument(pdf) as drawn:
        reader = _Reader(document, [_pieces(page) for page in drawn])
        reader.read(document.Root.StructTreeRoot.K, 0)
        reader.end_line()
        return {label: "\n".join([*lines, *reader.around(label)]) + "\n" for label, lines in reader.lines.items()}


def _pieces(page: pypdfium2.PdfPage) -> _Pieces:
    found: _Pieces = defaultdict(list)
    with_text = page.get_textpage()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        left, _, right, _ = item.get_bounds()
        number = raw.FPDFPageObj_GetMarkedContentID(item.raw)
        found[number].append(_Piece(_letters(item, with_text), left, right, item.get_matrix().f))
    return found


def _letters(item: pypdfium2.PdfObject, page: pypdfium2.PdfTextPage) -> str:
    size = raw.FPDFTextObj_GetText(item.raw, page.raw, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(item.raw, page.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le")


class _Reader:
    """Walks the tags and collects lines."""

    def __init__(self, document: pikepdf.Pdf, pieces: list[_Pieces]) -> None:
        self.lines: dict[str, list[str]] = defaultdict(list)
        self._numbers = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        self._labels = [page.label for page in document.pages]
        self._pieces = pieces
        self._line: list[str] = []
        self._home = ""  # the article in which the line begins
        self._mark = ""
        self._open: list[str] = []

    def read(self, node: Any, page: int) -> None:
        """A tag, or letters, on this page unless the tag says another."""
        if isinstance(node, pikepdf.Array):
            for child in node:
                self.read(child, page)
        elif not isinstance(node, pikepdf.Dictionary):
            self._letters(int(node), page)
        else:
            page = self._numbers[node.Pg.objgen] if "/Pg" in node else page
            if "/S" in node:
                self._tag(node, page)
            elif "/MCID" in node:
                self._letters(int(node.MCID), page)
            elif "/Obj" in node and "/A" in node.Obj and "/URI" in node.Obj.A:
                self._line.append(f"({node.Obj.A.URI})")

    def _tag(self, node: pikepdf.Dictionary, page: int) -> None:
        tag = str(node.S)
        breaks = tag in _BLOCKS and "/TR" not in self._open  # a row is one line, whatever its cells hold
        if breaks:
            self.end_line()
            self._mark = "  " * self._open.count("/LBody") + _MARKS[tag] if tag in _MARKS else self._mark
        if "/Alt" in node:
            self._home = self._home or _article(self._labels[page])
            self._line.append(str(node.Alt))
        self._open.append(tag)
        self.read(node.get("/K", pikepdf.Array()), page)
        self._open.pop()
        self._line += ["|"] if tag in _CELLS else []
        if breaks:
            self.end_line()
            self._mark = "" if tag in _MARKS else self._mark

    def _letters(self, number: int, page: int) -> None:
        pieces = self._pieces[page].get(number, [])
        if pieces and not self._line:
            self._home = _article(self._labels[page])
        if "/Figure" in self._open:
            self.end_line()
            self.lines[self._home] += [f"  {text}" for text in _runs(pieces)]
        elif "/Lbl" in self._open:
            self._mark = self._mark.replace("-", pieces[0].text.strip().replace("•", "-"))
        else:
            self._line += [piece.text for piece in pieces]

    def end_line(self) -> None:
        """Whatever was collected becomes a line of its own."""
        words = _joined(self._line)
        if words == "→":  # in a column of its own, before the way on
            self._mark = "→ "
        elif words:
            self.lines[self._home].append((self._mark or "  " * self._open.count("/LBody")) + words)
            self._mark = ""
        self._line = []

    def around(self, label: str) -> list[str]:
        """What has no tags on the article's pages, but for the thumb tabs and the page's own label."""
        pages = [number for number, name in enumerate(self._labels) if _article(name) == label]
        found = [p.text for number in pages for p in self._pieces[number].get(_UNTAGGED, [])]
        own = {self._labels[number] for number in pages}
        return [f"around: {text}" for text in dict.fromkeys(map(str.strip, found)) if len(text) > 1 and text not in own]


def _article(label: str) -> str:
    return re.sub(r"-\d+$| bak$", "", label)


def _joined(pieces: list[str]) -> str:
    """Pieces as running text: a line's end is a space, a hyphen that only ends a line is nothing."""
    text = ""
    for piece in pieces:
        if piece == _HYPHEN:
            text += piece
        elif text.endswith(_HYPHEN):
            text = text[:-1] + piece
        else:
            text = text.rstrip() + " " + piece.replace(_HYPHEN, f"-{_HYPHEN}")
    return re.sub(r" ([,.;:)])", r"\1", " ".join(text.replace(_HYPHEN, "").split()))


def _runs(pieces: list[_Piece]) -> list[str]:
    """A drawing's letters come one by one; those that stand close together on a line are a text."""
    runs: list[str] = []
    last: _Piece | None = None
    for piece in pieces:
        if last and abs(piece.baseline - last.baseline) < 0.1 and -1 < piece.left - last.right < 4:
            runs[-1] += piece.text
        elif piece.text.strip():
            runs.append(piece.text)
        else:
            continue
        last = piece
    return [" ".join(run.split()) for run in runs]
