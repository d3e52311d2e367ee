"""What is laid over a finished sheet: its stamp («A4-3 · utgave 2026-2»), a QR code, and bars beside what is changed.

A sheet that reads as in the newest edition keeps the stamp and the bars it has there, so that it is the same sheet. One that
doesn't says so. Bars are drawn beside the rows that the sheets of the same article didn't have in the newest edition.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Name

from handbook.binder.finish import saved
from handbook.binder.press import press, source
from handbook.binder.sheets import Face, Sheet
from handbook.changes.paper import KeptRows, kept_rows
from handbook.derive.addresses import address
from handbook.drawing.qr import qr
from handbook.model import Frozen, Handbook
from handbook.values import Bar, PrintedSheet, article_of

_NEAR = 16  # points: bars that are nearer are one
_OVER, _UNDER = 9, 3  # points that a bar reaches over and under the foot of a row


@dataclass(frozen=True)
class Stamped:
    """A sheet with its place in the editions: the one in which it last changed, none where it is changed since the newest
    or no edition is frozen."""

    sheet: Sheet
    edition: str | None
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True)
class Ledger:
    """What the newest edition says of its sheets: each by number and digest, and the rows that stood on them."""

    newest: Frozen | None
    known: Mapping[tuple[str, str], PrintedSheet] = field(default_factory=dict)
    rows: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)  # article → its rows, in each binder

    def stamped(self, sheets: Iterable[Sheet]) -> Iterator[Stamped]:
        """The sheets of a binder, or of an article."""
        together: dict[str, list[Sheet]] = defaultdict(list)
        for sheet in sheets:
            together[sheet.article].append(sheet)
        for article, found in together.items():
            bars = self._bars(article, found) if any(map(self._changed, found)) else {}
            for sheet in found:
                old = self.known.get((sheet.name, sheet.digest))
                yield Stamped(sheet, old.edition, old.bars) if old else Stamped(sheet, None, bars.get(sheet.name, ()))

    def words(self, stamped: Stamped) -> str:
        """«A4-3 · utgave 2026-2»."""
        if stamped.edition:
            said = f"utgave {stamped.edition}"
        else:
            said = f"endret etter utgave {self.newest.id}" if self.newest else "ikke utgitt"
        return f"{stamped.sheet.name} · {said}"

    def _changed(self, sheet: Sheet) -> bool:
        return (sheet.name, sheet.digest) not in self.known

    def _bars(self, article: str, sheets: Sequence[Sheet]) -> dict[str, tuple[Bar, ...]]:
        """Beside what isn't among the old rows, of those of the binder where most is as it was."""
        if not self.rows:
            return {}
        new = [letters for sheet in sheets for letters in sheet.letters]
        kept = max((_kept(old, new) for old in self.rows.get(article, ((),))), key=len)
        found, i = {}, 0
        for sheet in sheets:
            bars: list[Bar] = []
            for number, face in enumerate(sheet.faces, 1):
                bars += _drawn(number, face, [i + n not in kept for n in range(len(face.rows))])
                i += len(face.rows)
            found[sheet.name] = tuple(bars)
        return found


def _kept(old: Sequence[str], new: Sequence[str]) -> frozenset[int]:
    """Which of the new rows there were before, in the same order."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return frozenset(n for block in blocks for n in range(block.b, block.b + block.size))


def _drawn(number: int, face: Face, changed: Sequence[bool]) -> Iterator[Bar]:
    if face.blank or face.cut:
        return
    top = foot = 0
    for row, new in zip(face.rows, changed, strict=True):
        if new:
            over = row.foot - (row.height or _OVER)
            if foot and over - foot > _NEAR:
                yield Bar(number, top, foot)
                foot = 0
            top, foot = (top if foot else over), row.foot + _UNDER
    if foot:
        yield Bar(number, top, foot)


@lru_cache(maxsize=1)  # each part of each binder asks
def ledger(handbook: Handbook) -> Ledger:
    """What the newest edition of a handbook says of its sheets; nothing where none is frozen."""
    if not handbook.archive:
        return Ledger(None)
    newest = handbook.archive[0]
    kept = kept_rows(handbook.root, newest.id)
    return Ledger(newest, {(s.name, s.digest): s for s in newest.sheets}, _by_article(newest, kept))


def _by_article(newest: Frozen, kept: KeptRows) -> dict[str, list[list[str]]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for sheet in newest.sheets:
        found[article_of(sheet.name), sheet.binder] += kept.get((sheet.name, sheet.digest), ())
    by_article: dict[str, list[list[str]]] = defaultdict(list)
    for (article, _), rows in found.items():
        if rows and rows not in by_article[article]:
            by_article[article].append(rows)
    return by_article


def place_of(handbook: Handbook, sheet: Sheet | PrintedSheet) -> str | None:
    """The address that says whether a sheet is valid; what stands after # never reaches a server."""
    base = handbook.settings.address
    return f"{base.url}{address('oversikt', 'ark')}#{sheet.name}.{sheet.digest}" if base else None


@dataclass(frozen=True)
class Overlay:
    """What is to be laid over each page, as the template reads it: None where that is nothing; and the QR codes."""

    pages: tuple[dict[str, Any] | None, ...]
    files: Mapping[str, bytes]

    def given(self) -> list[bytes]:
        """What it is made of."""
        return [source(list(self.pages)), *self.files.values()]


def overlay(handbook: Handbook, sheets: Sequence[Stamped], labels: Sequence[str]) -> Overlay:
    """The stamps of pages with these labels. The code stands on the front, or on the back where the front is printed to
    the edge. On one-sided paper all pages are right-hand ones, and there are no blank backs."""
    pages: dict[str, dict[str, Any]] = {}
    files: dict[str, bytes] = {}
    words = ledger(handbook).words
    sides = {face.label for stamped in sheets for face in stamped.sheet.faces}
    for stamped in sheets:
        sheet, web = stamped.sheet, place_of(handbook, stamped.sheet)
        bearer = next((face for face in sheet.faces if not face.cut), None)
        for number, face in enumerate(sheet.faces, 1):
            if face.cut or (face.blank and face is not bearer):
                continue
            code = f"{sheet.name}.svg" if web and face is bearer else None
            if code and web:
                files[code] = qr(web)
            bars = [[bar.top, bar.foot] for bar in stamped.bars if bar.face == number]
            right = number == 1 or not sides <= set(labels)
            pages[face.label] = {"words": words(stamped), "code": code, "bars": bars, "right": right}
    return Overlay(tuple(map(pages.get, labels)), files)


def lay_over(pdf: bytes, over: Overlay, book: Any, day: date) -> bytes:
    """The PDF with the stamps on its pages. They are drawn as one more document, whose pages are laid over these."""
    stamps = [page for page in over.pages if page]
    if not stamps:
        return pdf
    made = press("stamps", {**over.files, "book.json": source({**book, "chapters": [], "stamps": stamps})}, day)
    with pikepdf.open(BytesIO(pdf)) as document, pikepdf.open(BytesIO(made.pdf)) as drawn:
        wanted = [page for page, stamp in zip(document.pages, over.pages, strict=True) if stamp]
        for page, stamp in zip(wanted, drawn.pages, strict=True):
            page.add_resource(document.copy_foreign(stamp.as_form_xobject()), Name.XObject, Name.Stempel)
            page.contents_add(b"q\n", prepend=True)
            page.contents_add(b"\nQ\n/Stempel Do\n")  # an artifact, as all that Typst draws behind a page
            page.contents_coalesce()
        return saved(document)
