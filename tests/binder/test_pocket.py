"""The pocket booklet: sheets to fold, and what it says in each procedure."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from handbook.binder.links import Links
from handbook.binder.pocket import book, imposed, imposition
from handbook.binder.press import press, source
from handbook.derive.binder_plan import plan
from handbook.drawing.qr import qr
from handbook.model import Handbook


@pytest.mark.parametrize("count", [4, 8, 16, 20])
def test_folded_sheets_come_in_order(count: int) -> None:
    """Leaf through it: the front of a sheet's right half, its back's left half, on to the middle, and out again."""
    sides = imposition(count)
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    there = [page for front, back in sheets for page in (front[1], back[0])]
    back_again = [page for front, back in reversed(sheets) for page in (back[1], front[0])]
    assert there + back_again == list(range(1, count + 1))


@pytest.mark.slow
@pytest.mark.parametrize("procedures", [0, 1, 9])
def test_the_pages_can_be_folded(miniature: Handbook, procedures: int) -> None:
    ids = (["henvise", "mistanke", "undring"] * 3)[:procedures]
    handbook = replace(miniature, binder=replace(miniature.binder, pocket=tuple(ids)))
    made = book(Links(handbook, plan(handbook), frozenset()))
    printed = press("pocket", {"book.json": source(made), "poster.svg": qr("-")}, handbook.settings.edition.date)
    pages = len(printed.labels)
    assert pages % 4 == 0 and pages >= 16
    sheets = imposed(printed.pdf)
    with pikepdf.open(BytesIO(sheets)) as document:
        assert len(document.pages) == pages // 2 and not document.check_pdf_syntax()
    first = pypdfium2.PdfDocument(sheets)[0].get_textpage().get_text_range()
    assert "Mine numre" in first and "112" in first
    assert first.index("Mine numre") < first.index("112"), "the back is to the left of the front"


def test_a_step_says_who_and_how_to_go_on(miniature: Handbook) -> None:
    made = book(Links(miniature, plan(miniature), frozenset()))
    (told,) = made["procedures"]
    workflow = miniature.workflows["henvise"]
    assert [step["name"] for step in told["steps"]["items"]] == [step.name for step in workflow.steps]
    assert all(step["responsible"] and step["ways"] for step in told["steps"]["items"])
