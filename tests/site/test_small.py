"""A handbook that holds only what it must: every page stands, and nothing leads to what isn't there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from handbook.model import Handbook
from tests.site.conftest import build
from tests.site.reading import dead_links, read

pytestmark = pytest.mark.slow


def _small(handbook: Handbook) -> Handbook:
    """The miniature without guide, words, meetings, forms, measures, pages, themes, workplaces and addresses."""
    municipality = replace(handbook.settings.municipality, phone=None)
    settings = replace(
        handbook.settings, municipality=municipality, address=None, feedback_email=None, themes=(), warnings=(),
        districts=(), workplaces=(), topics=(),
    )  # fmt: skip
    workflows = {
        w.id: replace(
            w, themes=(), workplaces=(), warning=None, law=(), steps=tuple(replace(s, tools=(), law=(), warning=None, consent=None, deadline=None) for s in w.steps)
        )
        for w in handbook.workflows.values()
    }  # fmt: skip
    agencies = {
        a.id: replace(a, forms=(), contacts=tuple(replace(c, districts=()) for c in a.contacts))
        for a in handbook.agencies.values()
    }
    return Handbook(
        handbook.root, handbook.today, settings, laws=handbook.laws, agencies=agencies, workflows=workflows
    )  # fmt: skip


def test_a_small_handbook_has_a_whole_site(miniature: Handbook, tmp_path: Path) -> None:
    site = build(_small(miniature), tmp_path)
    assert list(dead_links(site)) == []
    start = read(site / "index.html")
    assert ["Jeg jobber i" in words or "tema" in words for _, words in start.headings].count(True) == 0
    assert "prosedyrer.html" in start.values("href"), "the first door leads to the procedures when there is no guide"
    lost = read(site / "404.html").values("href")
    assert (
        "instanser.html" in lost
        and [href for href in lost if href.endswith(".html") and not (site / href).is_file()] == []
    )
