"""One closing time is changed in YAML: page, card, steps, table, poster, vCard and lists follow, and nothing else moves."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from handbook import exports
from handbook.binder.front import calls
from handbook.binder.links import Links
from handbook.derive.binder_plan import plan
from handbook.hours.calendar import OSLO
from handbook.load import load
from handbook.model import Handbook
from tests.conftest import TODAY
from tests.site.conftest import build

pytestmark = pytest.mark.slow

Change = Callable[[Path], Handbook]


@pytest.fixture
def later(copy: Path) -> Handbook:
    """The miniature, in which the office now closes at 14.45 in the part of the year when it closed at 15.30."""
    file = copy / "agencies" / "barnevern.yml"
    text = file.read_text("utf-8")
    assert text.count('til: "15:30"}') == 1
    file.write_text(text.replace('til: "15:30"}', 'til: "14:45"}'), "utf-8")
    handbook, problems = load(copy, TODAY)
    assert handbook and not [p for p in problems if p.stops_build]
    return handbook


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_text("utf-8").replace("\r\n ", "")


def test_files_follow(miniature: Handbook, later: Handbook, tmp_path: Path) -> None:
    exports.write(miniature, tmp_path / "before")
    exports.write(later, tmp_path / "after")
    before, after = (dict(_files(tmp_path / name)) for name in ("before", "after"))
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    follow = {
        "kontakter.csv",
        "apningstider.csv",
        "dekning.csv",
        "dekning.md",
        "kontakter.vcf",
        "vcf/barnevern.vcf",
        "vcf/ppt.vcf",
        "handbok.json",
    }  # PPT is open outside its hours
    assert changed == follow
    for name in follow:
        assert "14.45" in after[name] or "14:45" in after[name], name
        assert "08.00–15.30" not in after[name], name


def test_the_poster_follows(later: Handbook) -> None:
    contents = plan(later)
    poster = json.dumps(calls(later, Links(later, contents, frozenset(contents.articles))), ensure_ascii=False)
    assert "08.00–14.45" in poster and "15.30" not in poster


def test_the_site_follows(later: Handbook, browser: Any, tmp_path: Path) -> None:
    folder = build(later, tmp_path / "nettsted")
    context = browser.new_context(timezone_id="Europe/Oslo")
    page = context.new_page()
    page.clock.set_fixed_time(datetime(2026, 3, 10, 14, 50, tzinfo=OSLO))

    def text(address: str, place: str) -> str:
        page.goto((folder / address.partition("?")[0]).as_uri() + "".join(address.partition("?")[1:]))
        return " ".join(page.locator(place).first.inner_text().split())

    try:
        assert text("hvem-ringer-jeg.html?tema=rad", ".calls__best").startswith("Politiet Ring 02800")
        assert "Barnevern Stengt til i morgen 08.00" in text("hvem-ringer-jeg.html?tema=rad", "[data-calls-answer]")
        assert "08.00–14.45 Barnevern" in text("hvem-ringer-jeg.html", ".call-table tbody:nth-of-type(2)")
        assert text("instanser/barnevern.html", "[data-status='barnevern/0']") == "Stengt til i morgen 08.00"
        assert text("instanser/barnevern.html", ".contact .call").startswith("Politiet")
        assert "Man–fre: 08.00–14.45" in text("instanser/barnevern.html", ".contact")
        assert text("prosedyrer/mistanke.html", "[data-status='barnevern/0']") == "Stengt til i morgen 08.00"
        assert "14.45" in (folder / "instanser" / "barnevern.vcf").read_text("utf-8").replace("\r\n ", "")
    finally:
        context.close()
