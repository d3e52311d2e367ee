"""Posters that are read from across the room, whatever is written for them."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from handbook.binder.links import Links
from handbook.binder.press import press
from handbook.binder.sources import _wall
from handbook.derive.binder_plan import plan
from handbook.model import Handbook

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("items", "whole"), [(3, True), (60, False)])
def test_a_list_too_long_for_a_poster_says_that_there_is_more(miniature: Handbook, items: int, whole: bool) -> None:
    lines = "\n".join(f"{i}. Dette er linje {i}, og den er så lang som linjer på plakater pleier." for i in range(1, items + 1))  # fmt: skip
    page = replace(miniature.pages["meldeplikt"], body=lines)
    handbook = replace(miniature, pages=miniature.pages | {"meldeplikt": page})
    sources = _wall(Links(handbook, plan(handbook), frozenset()), "side:meldeplikt", "a4", "Meldeplikt")
    document = pypdfium2.PdfDocument(press(sources.template, sources.files, handbook.settings.edition.date).pdf)
    text = document[0].get_textpage().get_text_range()
    assert len(document) == 1 and "linje 1," in text
    assert (f"linje {items}," in text) is whole and ("Resten står i håndboka" in text) is not whole
