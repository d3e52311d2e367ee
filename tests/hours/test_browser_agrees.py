"""The page and Python give the same answer: the very script of the theme, in Chromium, asked about the quarters of an
hour of two years, in real time, so that all clock changes are among them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from handbook.days import EVEN, NEXT_WORKDAY, Closing, NthDay, Season, Weekdays, Weeks
from handbook.hours.calendar import OSLO, to_wall
from handbook.hours.coverage import districts
from handbook.hours.opening import Opening, at
from handbook.hours.route import Answer, Route, answer_on, route
from handbook.interchange.browser_hours import hours_data, hours_script, opening_data
from handbook.model import Handbook, SpecialDay, Window
from tests.conftest import ROOT
from tests.hours.test_services import book, services

SCRIPT = ROOT / "theme" / "assets" / "javascripts" / "hours.js"
_QUARTER = timedelta(minutes=15)
_EPOCH = datetime(1970, 1, 1)

# Runs of the same answer, each with the quarter it begins at, for every topic and district: the same in both.
_ASK = """
(moments) => {
  const { Hours, wallTime } = window.handbookHoursEngine;
  const hours = new Hours(window.handbookHours);
  const walls = moments.map((moment) => wallTime(new Date(moment)));
  const out = {};
  for (const topic of window.handbookHours.topics)
    for (const district of Object.keys(topic.routes)) {
      const runs = [];
      let last = null;
      walls.forEach((wall, i) => {
        const a = hours.answer(topic.id, district, wall);
        const text = [a.reached.map((r) => `${r.key}>${r.until}`), a.uncertain.map((u) => u.key), a.closed.map((c) => `${c.key}<${c.opens}`)].join("|");
        if (text !== last) runs.push([i, (last = text)]);
      });
      out[`${topic.id} ${district}`] = runs;
    }
  return { walls: walls.filter((_, i) => i % 97 === 0), out };
}
"""


def _minutes(wall: datetime | None) -> str:
    return "null" if wall is None else str((wall - _EPOCH) // timedelta(minutes=1))


def _text(answer: Answer) -> str:
    return "|".join((
        ",".join(f"{s.key}>{_minutes(until)}" for s, until in answer.reached),
        ",".join(s.key for s in answer.uncertain),
        ",".join(f"{s.key}<{_minutes(opens)}" for s, opens in answer.closed),
    ))  # fmt: skip


def _ours(handbook: Handbook, walls: list[datetime]) -> dict[str, list[list[Any]]]:
    found: dict[Route, list[list[Any]]] = {}
    out = {}
    for topic in handbook.settings.topics:
        for district in {None, *districts(handbook)}:
            stops = route(handbook, topic, district)
            found[stops] = out[f"{topic.id} {district or ''}"] = found.get(stops) or _runs(stops, walls)
    return out


def _runs(stops: Route, walls: list[datetime]) -> list[list[Any]]:
    runs: list[list[Any]] = []
    last = None
    for i, wall in enumerate(walls):
        found = answer_on(stops, wall)
        if found != last:
            runs.append([i, _text(found)])
        last = found
    return runs


def _agree(handbook: Handbook, browser: Any, folder: Path, days: Sequence[date]) -> None:
    moments = [moment for day in days for moment in _quarters(day)]
    (folder / "hours.js").write_bytes(SCRIPT.read_bytes())
    (folder / "data.js").write_text(hours_script(handbook), "utf-8")
    (folder / "page.html").write_text('<script src="data.js"></script><script src="hours.js"></script>', "utf-8")
    context = browser.new_context(timezone_id="Pacific/Auckland")  # the reader's own zone must not matter
    try:
        page = context.new_page()
        page.goto((folder / "page.html").as_uri())
        theirs = page.evaluate(_ASK, [moment.timestamp() * 1000 for moment in moments])
    finally:
        context.close()
    walls = [to_wall(moment) for moment in moments]
    assert theirs["walls"] == [int(_minutes(w)) for w in walls[::97]]
    assert theirs["out"] == _ours(handbook, walls)


def _quarters(day: date) -> Iterator[datetime]:
    """The quarters of an hour of a day in Norway: 92 of them when the clock goes forward, 100 when it goes back."""
    first, last = (datetime(d.year, d.month, d.day, tzinfo=OSLO).astimezone(UTC) for d in (day, day + timedelta(1)))
    return (first + i * _QUARTER for i in range((last - first) // _QUARTER))


def test_every_quarter_over_two_years(
    handbook: Handbook, browser: Any, tmp_path: Path, two_years: Sequence[date]
) -> None:
    _agree(handbook, browser, tmp_path, two_years)


@pytest.mark.parametrize("service", [s for s in services() if "utenom-i-ring" not in s["id"]], ids=lambda s: s["id"])
def test_services_over_two_years(
    service: dict[str, Any], browser: Any, tmp_path: Path, two_years: Sequence[date]
) -> None:
    handbook = replace(book(service), today=date(2026, 1, 1))
    _agree(handbook, browser, tmp_path, two_years)


def test_a_day_has_as_many_quarters_as_the_clock_gives_it() -> None:
    days = (date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 25))
    assert [len(list(_quarters(day))) for day in days] == [96, 92, 100]


_ASK_EACH = """
({ data, moments }) => {
  const { Hours } = window.handbookHoursEngine;
  const hours = new Hours(data);
  return hours.openings.map((opening) => moments.map((at) => [opening.isOpen(at), opening.closes(at), opening.isOpen(at) ? null : opening.opens(at)]));
}
"""


def test_any_hours(browser: Any) -> None:
    """Hours nobody has thought of yet, at a hundred and fifty minutes each."""
    dice = Random(7)
    made = [_any_hours(dice) for _ in range(40)]
    days = [date(2025, 12, 31) + timedelta(i) for i in range(1462)]
    moments = [at(dice.choice(days[1:700]), dice.randrange(1440)) for _ in range(150)]
    data = {
        "first": days[0].isoformat(),
        "last": days[-1].isoformat(),
        "hours": [opening_data(hours, days[0], days[-1]) for hours in made],
        "contacts": {},
        "topics": [],
    }
    page = browser.new_page()
    try:
        page.add_script_tag(path=str(SCRIPT))
        theirs = page.evaluate(_ASK_EACH, {"data": data, "moments": [int(_minutes(m)) for m in moments]})
    finally:
        page.close()
    for hours, found in zip(made, theirs, strict=True):
        for moment, (is_open, closes, opens) in zip(moments, found, strict=True):
            ours = (hours.is_open(moment), hours.closes(moment), None if hours.is_open(moment) else hours.opens(moment))
            assert (is_open, *map(_wall, (closes, opens))) == ours, (hours, moment)


def _wall(minutes: int | None) -> datetime | None:
    return None if minutes is None else _EPOCH + timedelta(minutes=minutes)


def _any_hours(dice: Random) -> Opening:
    """Windows and special days at random, also across midnight and New Year, overlapping or of no length."""
    seasons = (None, None, Season((5, 1), (9, 1)), Season((9, 15), (5, 15)), Season((12, 20), (1, 6)))
    windows = [
        Window(
            days=Weekdays(frozenset(dice.sample(range(8), dice.randint(0, 8))), "", (NthDay(1, 5), NthDay(-1, 4))),
            weeks=dice.choice((None, None, Weeks(EVEN), Weeks(frozenset(), 2, date(2026, 9, 14)))),
            opens=dice.randrange(0, 1441), closes=Closing(dice.randrange(0, 1441), dice.choice((None, None, 0, 4, NEXT_WORKDAY))), season=dice.choice(seasons),
        )
        for _ in range(dice.randrange(5))
    ]  # fmt: skip
    first = date(2026, 1, 1) + timedelta(dice.randrange(700))
    special = [
        SpecialDay(day="julaften", opens=dice.randrange(1440), closes=dice.randrange(1440)),
        SpecialDay(day="romjula", closed=True),
        SpecialDay(first=first, last=first + timedelta(dice.randrange(60)), opens=dice.randrange(1440), closes=0),
    ]
    return Opening(tuple(windows), tuple(dice.sample(special, dice.randrange(4))))


def test_the_data_is_the_same_every_time_and_safe_in_a_page(handbook: Handbook) -> None:
    text = hours_script(handbook)
    assert text == hours_script(handbook)
    assert "<" not in text
    assert json.loads(text.removeprefix("window.handbookHours = ").removesuffix(";\n")) == json.loads(
        json.dumps(hours_data(handbook))
    )
