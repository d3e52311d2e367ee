"""What must hold of every output, whatever the handbook says: asked of a folder `build` that the command made."""

from __future__ import annotations

import csv
import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pikepdf

from tests.site.reading import dead_links, read

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# Tags that neither the theme nor the pages write, and attributes that are programs.
_FOREIGN = {
    "iframe",
    "object",
    "embed",
    "base",
    "applet",
    "frame",
    "frameset",
    "template",
    "math",
    "video",
    "audio",
    "marquee",
}
LONGEST_LINE = 75  # octets, in vCard (RFC 6350, 3.2) and iCalendar (RFC 5545, 3.1)


def faults(build: Path) -> Iterator[str]:
    """Everything that is wrong with the outputs, in one sentence each."""
    yield from (f"dead link: {link}" for link in dead_links(build / "site"))
    for page in sorted((build / "site").rglob("*.html")):
        yield from (f"{page.name}: {said}" for said in page_faults(page))
    for pdf in sorted((build / "perm").rglob("*.pdf")):
        yield from (f"{pdf.name}: {said}" for said in pdf_faults(pdf))
    for card in sorted(build.rglob("*.vcf")) + sorted(build.rglob("*.ics")):
        yield from (f"{card.name}: {said}" for said in card_faults(card))
    for table in sorted((build / "eksport").rglob("*.csv")):
        yield from (f"{table.name}: {said}" for said in table_faults(table))
    json.loads((build / "eksport" / "handbok.json").read_text("utf-8"))
    with zipfile.ZipFile(build / "eksport" / "nettsted.zip") as archive:
        yield from (f"nettsted.zip: {name}" for name in archive.namelist() if ".." in name or name.startswith("/"))


def page_faults(page: Path) -> Iterator[str]:
    """Tags that don't close in order, ids that stand twice, and nodes or attributes that no template writes."""
    found = read(page)
    yield from (f"id «{id}» stands {n} times" for id, n in Counter(found.values("id")).items() if n > 1)
    for tag, attributes in found.tags:
        if tag in _FOREIGN:
            yield f"<{tag}>"
        for name, value in attributes.items():
            if name.startswith("on") or (name in ("style", "srcdoc") and tag not in _DRAWN):
                yield f"<{tag} {name}={value!r}>"
            if name in ("href", "src", "action") and (value or "").strip().lower().startswith(
                ("javascript:", "vbscript:", "data:text")
            ):
                yield f"<{tag} {name}={value!r}>"
    reader = _Nesting()
    reader.feed(page.read_text("utf-8"))
    reader.close()
    yield from reader.wrong


_DRAWN = {"svg", "text", "g", "path", "rect", "circle", "line"}


class _Nesting(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if not self._open or self._open[-1] != tag:
            self.wrong.append(f"</{tag}> closes {self._open[-1:]} on line {self.getpos()[0]}")
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def close(self) -> None:
        super().close()
        self.wrong += [f"<{tag}> never closes" for tag in self._open]


def pdf_faults(pdf: Path) -> Iterator[str]:
    """Anything that acts by itself, or leads elsewhere than to a place or an address."""
    with pikepdf.open(pdf) as document:
        yield from (f"/{name}" for name in ("OpenAction", "AA") if f"/{name}" in document.Root)
        names = document.Root.get("/Names", {})
        yield from (f"/Names {key}" for key in ("/JavaScript", "/EmbeddedFiles") if key in names)
        for page in document.pages:
            for note in page.get("/Annots", []):
                action = note.get("/A", {})
                kind = str(action.get("/S", "/GoTo"))
                address = str(action.get("/URI", ""))
                if kind not in ("/URI", "/GoTo") or (
                    address and not address.lower().startswith(("https://", "http://", "tel:", "sms:", "mailto:"))
                ):
                    yield f"{kind} {address}"


def card_faults(card: Path) -> Iterator[str]:
    """Lines that are too long, that end otherwise than they should, or that no property begins."""
    data = card.read_bytes()
    if not data.endswith(b"\r\n") or b"\n" in data.replace(b"\r\n", b""):
        yield "a line doesn't end in CRLF"
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    yield from (f"{len(line)} octets: {line[:40]!r}" for line in lines if len(line) > LONGEST_LINE)
    depth: list[bytes] = []
    for line in data.replace(b"\r\n ", b"").removesuffix(b"\r\n").split(b"\r\n"):
        name, colon, value = line.partition(b":")
        if not colon or not name.partition(b";")[0].replace(b"-", b"").isalnum():
            yield f"no property: {line[:40]!r}"
        if name == b"BEGIN":
            depth.append(value)
        elif name == b"END" and (not depth or depth.pop() != value):
            yield f"END:{value!r} alone"
        elif name.partition(b";")[0] not in PROPERTIES:
            yield f"foreign property: {line[:40]!r}"
    yield from (f"{kind!r} never ends" for kind in depth)


# Those that `interchange/` writes.
PROPERTIES = {
    b"BEGIN", b"END", b"VERSION", b"FN", b"N", b"ORG", b"X-ABShowAs", b"TEL", b"EMAIL", b"ADR", b"CATEGORIES", b"NOTE", b"URL", b"UID", b"REV",
    b"PRODID", b"CALSCALE", b"DTSTAMP", b"DTSTART", b"DTEND", b"RRULE", b"SUMMARY", b"DESCRIPTION", b"TRANSP", b"METHOD",
    b"RECURRENCE-ID", b"SEQUENCE", b"X-WR-CALNAME",
}  # fmt: skip


def table_faults(table: Path) -> Iterator[str]:
    """Rows of another length than the first, and cells that a spreadsheet would reckon."""
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    for i, row in enumerate(rows):
        if len(row) != len(rows[0]):
            yield f"row {i} has {len(row)} cells"
        yield from (f"cell {cell[:30]!r}" for cell in row if cell[:1] in tuple("=+-@\t\r"))
