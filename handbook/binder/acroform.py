"""Boxes to write in on the screen: links that a template drew (`felt:<key>`) become AcroForm fields.

Typst makes no form fields. A link brings all the same what one needs: the rectangle, its place in the reading order and
in the tags. PDF/UA-1 asks for a name, a description and a Form tag, PDF/A-2a for an appearance with embedded fonts and
for no script.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Rectangle, Stream, String

from handbook.binder.finish import saved
from handbook.drawing import typeface

FIELD = "felt:"  # what the templates write before the key of a box
_WEIGHT, _FONT = "Regular", "SourceSans"
_ENCODING = "cp1252"  # what PDF calls WinAnsi
_FIRST, _LAST = 32, 255
_CONTROL = 127  # the one code between them that stands for no letter in any font
_LOOK = f"/{_FONT} 11 Tf 0.11 0.15 0.2 rg"
_PRINTED, _MULTILINE = 4, 1 << 12  # flags of an annotation and of a text field
_ON = "/Ja"
_NOTHING = b"q Q"  # an appearance without a mark; an empty stream would be read as damaged


@dataclass(frozen=True)
class Box:
    """What is to be filled in: one line, several lines or a tick; `told` is what a screen reader says of it."""

    key: str
    kind: Literal["line", "lines", "tick"]
    told: str


def with_fields(pdf: bytes, boxes: Mapping[str, Box]) -> bytes:
    """The same PDF, its boxes fields of a form. Same input, same bytes. A box without a link is our own mistake."""
    with pikepdf.open(BytesIO(pdf)) as document:
        font = document.make_indirect(_font(document))
        resources = Dictionary(Font=Dictionary({f"/{_FONT}": font}))
        fields = Array()
        for page in document.pages:
            for note, box in _boxes(page, boxes):
                _become_field(document, page, note, box, resources)
                fields.append(note)
            page.Tabs = Name.S
        if len(fields) != len(boxes):
            raise LookupError(f"{len(boxes)} boxes, and {len(fields)} of them are drawn")
        _tag(document, fields)
        document.Root.AcroForm = document.make_indirect(Dictionary(Fields=fields, DR=resources, DA=String(_LOOK)))
        return saved(document)


def _boxes(page: pikepdf.Page, boxes: Mapping[str, Box]) -> Iterator[tuple[Object, Box]]:
    for note in page.get("/Annots", ()):
        address = str(note.get("/A", Dictionary()).get("/URI", ""))
        if address.startswith(FIELD):
            yield note, boxes[address.removeprefix(FIELD)]


def _become_field(document: Pdf, page: pikepdf.Page, note: Object, box: Box, resources: Dictionary) -> None:
    for link_only in ("/A", "/Border", "/C", "/H", "/BS", "/QuadPoints"):
        if link_only in note:
            del note[link_only]
    note.Subtype, note.P, note.F = Name.Widget, page.obj, _PRINTED
    note.T, note.TU, note.Contents = String(box.key), String(box.told), String(box.told)
    shape = Rectangle(Array(note.Rect))

    def drawn(content: bytes) -> Stream:
        look = {"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, shape.width, shape.height])}
        return Stream(document, content, {**look, "/Resources": resources})

    if box.kind == "tick":
        cross = _cross(float(shape.width), float(shape.height))
        note.FT, note.V, note.AS = Name.Btn, Name.Off, Name.Off
        note.AP = Dictionary(N=Dictionary({"/Off": drawn(_NOTHING), _ON: drawn(cross)}))
    else:
        # A white ground: the printed rules show while the field is empty, and not through what is written.
        note.FT, note.V, note.DA, note.MK = Name.Tx, String(""), String(_LOOK), Dictionary(BG=Array([1, 1, 1]))
        note.Ff = _MULTILINE if box.kind == "lines" else 0
        note.AP = Dictionary(N=drawn(b"/Tx BMC EMC"))


def _cross(width: float, height: float) -> bytes:
    left, right, low, high = width * 0.22, width * 0.78, height * 0.22, height * 0.78
    line = "{:.2f} {:.2f} m {:.2f} {:.2f} l S "
    lines = line.format(left, low, right, high) + line.format(left, high, right, low)
    return f"q 0.11 0.15 0.2 RG 1.4 w 1 J {lines}Q".encode()


def _tag(document: Pdf, fields: Array) -> None:
    """Each field's element is a Form that holds the field alone, and not the drawn box."""
    places = {field.objgen for field in fields}
    stack = [document.Root.StructTreeRoot]
    while stack:
        element = stack.pop()
        below = element.get("/K")
        kids = list(below) if isinstance(below, Array) else [below]
        held = next((kid for kid in kids if _holds(kid, places)), None)
        if held is not None:
            element.S, element.K = Name.Form, held
        else:
            stack += [kid for kid in kids if isinstance(kid, Dictionary) and "/S" in kid]


def _holds(kid: object, places: set[tuple[int, int]]) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR" and kid.Obj.objgen in places


def _font(document: Pdf) -> Dictionary:
    """The whole font, for what nobody has written yet: a viewer draws with it, and the file stays as it must be."""
    name = Name(f"/SourceSansPro-{_WEIGHT}")
    shape = typeface.shape(_WEIGHT)
    letters = {code: bytes([code]).decode(_ENCODING, errors="ignore") for code in range(_FIRST, _LAST + 1)}
    letters[_CONTROL] = ""
    widths = [shape.width(letter) if letter else 0 for letter in letters.values()]
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=32,  # letters of the Latin alphabet
        FontBBox=Array(shape.box),
        ItalicAngle=0,
        Ascent=shape.ascent,
        Descent=shape.descent,
        CapHeight=shape.capitals,
        StemV=84,
        FontFile3=Stream(document, shape.outlines, {"/Subtype": Name.Type1C}),
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=name,
        Encoding=Name.WinAnsiEncoding,
        FirstChar=_FIRST,
        LastChar=_LAST,
        Widths=Array(widths),
        FontDescriptor=document.make_indirect(descriptor),
        ToUnicode=Stream(document, _to_unicode(letters)),
    )


def _to_unicode(letters: Mapping[int, str]) -> bytes:
    pairs = [f"<{code:02x}> <{ord(letter):04x}>" for code, letter in letters.items() if letter]
    groups = [pairs[i : i + 100] for i in range(0, len(pairs), 100)]  # a group may hold no more
    maps = "\n".join(f"{len(group)} beginbfchar\n" + "\n".join(group) + "\nendbfchar" for group in groups)
    return f"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
{maps}
endcmap CMapName currentdict /CMap defineresource pop end end""".encode()
