"""What Typst can't write yet: page labels equal to the printed numbers, and row headers in tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String


def finish(pdf: bytes, labels: Sequence[str]) -> bytes:
    """The same PDF with labels and row headers; same input, same bytes."""
    with pikepdf.open(BytesIO(pdf)) as document:
        nums = [part for i, label in enumerate(labels) for part in (i, Dictionary(P=String(label)))]
        document.Root.PageLabels = document.make_indirect(Dictionary(Nums=Array(nums)))
        for table in _tables(document.Root.StructTreeRoot):
            _mark_row_headers(table)
        out = BytesIO()
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        return out.getvalue()


def _children(element: Object) -> Iterator[Object]:
    kids = element.get("/K")
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary):
            yield kid


def _tables(root: Object) -> Iterator[Object]:
    stack = [root]
    while stack:
        element = stack.pop()
        if element.get("/S") == "/Table":
            yield element
        else:
            stack += _children(element)


def _mark_row_headers(table: Object) -> None:
    """In every table of the binder the first column names the row."""
    for group in _children(table):
        if group.S != "/TBody":
            continue
        for row in _children(group):
            first = next(_children(row))
            if "/K" in first:  # the empty cells of a form name nothing
                first.S = Name.TH
                first.A = Dictionary(O=Name.Table, Scope=Name.Row)
