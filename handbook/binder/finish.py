"""What Typst can't write into a part: page labels equal to the printed numbers, row headers in tables, ids of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, Object, String


def finish(pdf: bytes, labels: Sequence[str]) -> bytes:
    """The same PDF with the pages' numbers as labels, and row headers; same input, same bytes.

    Every document numbers its tables' headers from one, so an id also gets a mark of the document's own: then
    several can be joined.
    """
    mark = hashlib.sha256(pdf).hexdigest()[:8]
    with pikepdf.open(BytesIO(pdf)) as document:
        nums = [part for i, label in enumerate(labels) for part in (i, Dictionary(P=String(label)))]
        document.Root.PageLabels = document.make_indirect(Dictionary(Nums=Array(nums)))
        if "/Suspects" in document.Root.MarkInfo:  # false is the default, and poppler warns when it is written
            del document.Root.MarkInfo.Suspects
        for page in document.pages:
            _mark_trim(page)
        root = document.Root.StructTreeRoot
        for element in _elements(root):
            _mark_ids(element, mark)
            if element.get("/S") == "/Table":
                _mark_row_headers(element)
        if "/IDTree" in root:
            marked = {f"{mark}{String(id)}": element for id, element in NameTree(root.IDTree).items()}
            root.IDTree = Dictionary(Names=Array([part for id in sorted(marked) for part in (String(id), marked[id])]))
        return saved(document)


_BLEED = 3 * 72 / 25.4  # points
_A4 = (210 * 72 / 25.4, 297 * 72 / 25.4)


def _mark_trim(page: pikepdf.Page) -> None:
    """Where the paper is cut. The cover is set 3 mm larger on all sides, which only a print shop sees."""
    left, foot, right, top = (float(side) for side in page.mediabox)
    bleeds = abs(right - left - _A4[0] - 2 * _BLEED) < 1 and abs(top - foot - _A4[1] - 2 * _BLEED) < 1
    cut = [left + _BLEED, foot + _BLEED, right - _BLEED, top - _BLEED] if bleeds else [left, foot, right, top]
    page.obj.TrimBox = Array([round(side, 3) for side in cut])
    if bleeds:
        page.obj.BleedBox = page.obj.MediaBox
        page.obj.CropBox = page.obj.TrimBox


def saved(document: pikepdf.Pdf) -> bytes:
    """The document's bytes, the same each time."""
    out = BytesIO()
    document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def _children(element: Object) -> Iterator[Object]:
    kids = element.get("/K")
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary):
            yield kid


def _elements(root: Object) -> Iterator[Object]:
    stack = [root]
    while stack:
        element = stack.pop()
        yield element
        stack += _children(element)


def _mark_ids(element: Object, mark: str) -> None:
    """The id of an element, and the ids of the headers that a cell names."""
    if "/ID" in element:
        element.ID = String(f"{mark}{element.ID}")
    attributes = element.get("/A")
    for attribute in attributes if isinstance(attributes, Array) else [attributes]:
        if isinstance(attribute, Dictionary) and "/Headers" in attribute:
            attribute.Headers = Array([String(f"{mark}{id}") for id in attribute.Headers])


def _mark_row_headers(table: Object) -> None:
    """In every table of the binder the first column names the row; the empty cells of a form name nothing."""
    for group in _children(table):
        if group.S != "/TBody":
            continue
        for row in _children(group):
            first = next(_children(row))
            if "/K" in first:
                first.S = Name.TH
                first.A = Dictionary(O=Name.Table, Scope=Name.Row)
