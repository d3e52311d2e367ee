"""The municipality's accent, measured as browsers and readers see it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from handbook import pages
from handbook.drawing import colours
from handbook.model import Colours, Handbook

THEME = Path(__file__).resolve().parents[2] / "theme" / "assets" / "stylesheets" / "colours.css"


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#0a5a66", "#0a5a66", 1)]
)
def test_contrast_as_the_standard_defines_it(one: str, other: str, expected: float) -> None:
    assert colours.contrast(one, other) == pytest.approx(expected, abs=0.01) == colours.contrast(other, one)


def test_the_accent_is_measured_against_the_grounds_of_the_theme() -> None:
    css = THEME.read_text("utf-8")
    for ground in (colours._WHITE, colours._SAND, colours._DARK, colours._DARK_CARD):
        assert f": {ground};" in css


def test_our_own_accent_can_be_read() -> None:
    assert min(colours.readable(Colours())) >= colours.LEAST_CONTRAST


def test_the_municipality_sets_its_own_accent(miniature: Handbook, tmp_path: Path) -> None:
    settings = replace(miniature.settings, colours=Colours(accent="#7a1f5c", accent_dark="#f0b8dd"))
    pages.write(replace(miniature, settings=settings), tmp_path)
    css = (tmp_path / "assets" / "farger.css").read_text("utf-8")
    assert "--accent-light: #7a1f5c;" in css and "--accent-dark: #f0b8dd;" in css
