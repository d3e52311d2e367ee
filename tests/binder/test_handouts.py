"""What is given to parents on paper: a sheet for each language, from its own side, with the numbers in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from handbook.binder.handouts import handouts, title
from handbook.model import Handbook
from tests.binder.test_binder import texts


def handout(pdf: Path, id: str) -> Path:
    return pdf.parent / "foreldre" / f"{id}.pdf"


def test_every_language_has_its_own_in_order(miniature: Handbook) -> None:
    found = handouts(miniature)
    assert [page.id for page in found] == ["for-familien", "for-familien-nn", "for-familien-ar"]
    assert [title(miniature, page) for page in found] == [
        "For familien (bokmål)",
        "For familien (nynorsk)",
        "For familien (arabisk)",
    ]


@pytest.mark.parametrize("where", ["title", "body", "translation"])
def test_a_page_in_letters_that_no_typeface_has_is_left_to_the_browser(miniature: Handbook, where: str) -> None:
    page = miniature.pages["for-familien-ar"]
    assert page.translation
    other = replace(page.translation, outdated="ትግርኛ")
    tigrinya = replace(page, **({"translation": other} if where == "translation" else {where: "ትግርኛ"}))
    assert tigrinya not in handouts(replace(miniature, pages={**miniature.pages, page.id: tigrinya}))


@pytest.mark.slow
def test_the_numbers_of_those_it_names_stand_on_the_sheet(pdf: Path) -> None:
    """The nynorsk page names one agency and no number."""
    (page,) = texts(handout(pdf, "for-familien-nn"))
    assert "22 22 22 30" in page and "Utenom disse tidene: Politiet 112" in page
    assert "barnevernsloven" not in page


@pytest.mark.slow
def test_arabic_begins_at_the_right_and_its_numbers_are_read_from_the_left(pdf: Path) -> None:
    with pypdfium2.PdfDocument(handout(pdf, "for-familien-ar")) as document:
        text = document[0].get_textpage()
        whole = text.get_text_range()
        boxes = [(whole[i], text.get_charbox(i)) for i in range(min(len(whole), text.count_chars()))]
        width = document[0].get_width()
    letters = [(c, box) for c, box in boxes if "\u0600" <= c <= "\u06ff"]
    title = [box for _, box in letters if box[3] - box[1] > 0 and box[1] > 740]
    assert max(box[2] for box in title) > width - 60, "the title begins at the right edge"
    digits = [(c, box) for c, box in boxes if c.isdigit()]
    lines: dict[int, list[tuple[float, str]]] = {}
    for c, (left, bottom, _, _) in digits:
        lines.setdefault(round(bottom / 4), []).append((left, c))
    read = ["".join(c for _, c in sorted(line)) for line in lines.values()]
    assert sum("22222230" in line for line in read) == 3, read
