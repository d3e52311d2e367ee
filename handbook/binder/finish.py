"""What Typst can't write: page labels equal to the printed numbers, row headers in tables, and fast links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, Object, String

INSIDE = "perm:"  # what the templates write before the key of a link inside the binder


def finish(pdf: bytes, labels: Sequence[str], names: Mapping[str, str]) -> bytes:
    """The same PDF with labels, row headers and links; same input, same bytes.

    `labels` are the pages' numbers, `names` what a reader hears for each key that a link may lead to.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        nums = [part for i, label in enumerate(labels) for part in (i, Dictionary(P=String(label)))]
        document.Root.PageLabels = document.make_indirect(Dictionary(Nums=Array(nums)))
        if "/Suspects" in document.Root.MarkInfo:  # false is the default, and poppler warns when it is written
            del document.Root.MarkInfo.Suspects
        for table in _tables(document.Root.StructTreeRoot):
            _mark_row_headers(table)
        _lead_inside(document, names)
        out = BytesIO()
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        return out.getvalue()


def _lead_inside(document: pikepdf.Pdf, names: Mapping[str, str]) -> None:
    """Links inside the binder become links to named destinations. A key without a destination is our mistake."""
    destinations = set(NameTree(document.Root.Names.Dests))
    for page in document.pages:
        for note in page.get("/Annots", ()):
            address = str(note.get("/A", Dictionary()).get("/URI", ""))
            if address.startswith(INSIDE):
                key = address.removeprefix(INSIDE)
                if key not in destinations:
                    raise LookupError(f"no heading in the binder is labelled {key}")
                note.A = Dictionary(S=Name.GoTo, D=String(key))
                note.Contents = String(names[key])


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
    """In every table of the binder the first column names the row; the empty cells of a form name nothing."""
    for group in _children(table):
        if group.S != "/TBody":
            continue
        for row in _children(group):
            first = next(_children(row))
            if "/K" in first:
                first.S = Name.TH
                first.A = Dictionary(O=Name.Table, Scope=Name.Row)
