"""Forms by themselves: every field can be filled in on a screen, and written in with a pen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from handbook.binder import forms
from handbook.binder.acroform import Box, with_fields
from handbook.binder.finish import saved
from handbook.binder.links import Links
from handbook.derive.binder_plan import plan
from handbook.model import Handbook

MM = 72 / 25.4


@pytest.fixture(scope="session")
def form(pdf: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(pdf.parent / "skjema" / "undringsnotat.pdf") as opened:
        yield opened


def fields(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    return list(document.Root.AcroForm.Fields)


def test_only_forms_that_are_printed_from_their_parts_have_a_sheet(miniature: Handbook) -> None:
    assert [found.id for found in forms.printed(miniature)] == ["undringsnotat"]


def test_every_field_has_its_boxes_and_says_what_it_is(miniature: Handbook) -> None:
    """One line, a date, several lines, three ticks, a table of three rows and three columns, the place of a signature."""
    sheet = forms.sheet(Links(miniature, plan(miniature), frozenset()), miniature.forms["undringsnotat"])
    kinds = [box.kind for box in sheet.boxes]
    assert kinds == ["line", "line", "lines", *["tick"] * 3, *["lines"] * 9, "line"]
    assert len({box.key for box in sheet.boxes}) == len(sheet.boxes)
    assert not any("." in box.key for box in sheet.boxes), "a dot would make fields of fields"
    assert sheet.boxes[0].told == "Dato (dag, måned, år)"
    assert sheet.boxes[1].told == "Hvor. Rommet eller stedet."
    assert sheet.boxes[3].told == "Har du snakket med leder?: Ja"
    assert sheet.boxes[6].told == "Videre, rad 1: Hva"


def test_fields_stand_in_the_order_of_the_form_with_names_and_descriptions(
    miniature: Handbook, form: pikepdf.Pdf
) -> None:
    sheet = forms.sheet(Links(miniature, plan(miniature), frozenset()), miniature.forms["undringsnotat"])
    found = [(str(f.T), str(f.TU), str(f.Contents)) for f in fields(form)]
    assert found == [(box.key, box.told, box.told) for box in sheet.boxes]
    assert all(page.Tabs == "/S" for page in form.pages)
    assert not any("felt:" in str(note.get("/A", "")) for page in form.pages for note in page.get("/Annots", ()))


@pytest.mark.slow
def test_each_field_is_a_form_in_the_tags_and_holds_itself_alone(form: pikepdf.Pdf) -> None:
    held = []
    stack = [form.Root.StructTreeRoot]
    while stack:
        element = stack.pop()
        kids = element.get("/K")
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        if element.get("/S") == "/Form":
            held.append(kids[0].Obj.objgen)
            assert len(kids) == 1
        stack += [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    assert sorted(held) == sorted(f.objgen for f in fields(form))


@pytest.mark.slow
def test_there_is_room_for_a_pen(form: pikepdf.Pdf) -> None:
    """A field is a little lower than the row it stands in, which is at least 8 mm."""
    for field in fields(form):
        left, low, right, high = (float(x) for x in field.Rect)
        if field.FT == "/Btn":
            assert (right - left) / MM == pytest.approx(5, abs=0.2) and (high - low) / MM == pytest.approx(5, abs=0.2)
        else:
            assert (high - low) / MM >= 7.9 and (right - left) / MM > 30


@pytest.mark.slow
def test_what_is_filled_in_is_drawn_with_the_font_in_the_file(pdf: Path, form: pikepdf.Pdf, tmp_path: Path) -> None:
    """By pdfium, as Chrome does: letters of Norwegian in a line and in several, and a tick."""
    filled = tmp_path / "filled.pdf"
    boxes = [[float(x) for x in field.Rect] for field in fields(form)]
    with pypdfium2.PdfDocument(pdf.parent / "skjema" / "undringsnotat.pdf") as document:
        document.init_forms()
        assert document.formenv
        viewer, first = document.formenv.raw, document[0]
        for (left, low, right, high), text in (
            (boxes[1], "På kjøkkenet"),
            (boxes[2], "Æsj, «ordrett»"),
            (boxes[3], ""),
        ):
            _click(viewer, first, (left + right) / 2, (low + high) / 2)
            for letter in text:
                raw.FORM_OnChar(viewer, first.raw, ord(letter), 0)
            _click(viewer, first, 5, 5)  # what was written is taken when one leaves the field
        document.save(filled)
    with pikepdf.open(filled) as document:
        line, lines, tick = fields(document)[1:4]
        assert [str(f.V) for f in (line, lines, tick)] == ["På kjøkkenet", "Æsj, «ordrett»", "/Ja"]
        assert {name for f in (line, lines) for name in f.AP.N.Resources.Font} == {"/SourceSans"}


def _click(viewer: object, page: pypdfium2.PdfPage, x: float, y: float) -> None:
    for act in (raw.FORM_OnMouseMove, raw.FORM_OnLButtonDown, raw.FORM_OnLButtonUp):
        act(viewer, page.raw, 0, x, y)


def test_a_box_that_is_not_drawn_stops_the_build() -> None:
    blank = pikepdf.new()
    blank.add_blank_page()
    with pytest.raises(LookupError):
        with_fields(saved(blank), {"navn": Box("navn", "line", "Navn")})
