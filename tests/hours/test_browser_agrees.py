"""The page and Python give the same answer: the very script of the theme, in Chromium, asked about every quarter of
an hour over two years, in real time, so that both clock changes are among them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from handbook.derive.browser_hours import hours_data, hours_script
from handbook.derive.calendar import to_wall
from handbook.derive.coverage import districts
from handbook.derive.hours import Answer, Route, answer_on, route
from handbook.model import Handbook
from tests.conftest import ROOT
from tests.hours.conftest import FIRST, LAST

SCRIPT = ROOT / "theme" / "assets" / "javascripts" / "hours.js"
_START = datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=UTC) - timedelta(hours=1)  # midnight in Norway
_COUNT = ((LAST - FIRST).days + 1) * 96
_EPOCH = datetime(1970, 1, 1)

# Runs of the same answer, each with the quarter it begins at, for every topic and district: the same in both.
_ASK = """
({start, count}) => {
  const { Hours, wallTime } = window.handbookHoursEngine;
  const hours = new Hours(window.handbookHours);
  const walls = Array.from({ length: count }, (_, i) => wallTime(new Date(start + i * 9e5)));
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


def _agree(handbook: Handbook, browser: Any, folder: Path) -> None:
    (folder / "hours.js").write_bytes(SCRIPT.read_bytes())
    (folder / "data.js").write_text(hours_script(handbook), "utf-8")
    (folder / "page.html").write_text('<script src="data.js"></script><script src="hours.js"></script>', "utf-8")
    context = browser.new_context(timezone_id="Pacific/Auckland")  # the reader's own zone must not matter
    try:
        page = context.new_page()
        page.goto((folder / "page.html").as_uri())
        theirs = page.evaluate(_ASK, {"start": _START.timestamp() * 1000, "count": _COUNT})
    finally:
        context.close()
    walls = [to_wall(_START + timedelta(minutes=15 * i)) for i in range(_COUNT)]
    assert theirs["walls"] == [int(_minutes(w)) for w in walls[::97]]
    assert theirs["out"] == _ours(handbook, walls)


def test_every_quarter_over_two_years(handbook: Handbook, browser: Any, tmp_path: Path) -> None:
    _agree(handbook, browser, tmp_path)


def test_the_real_handbook(real: Handbook, browser: Any, tmp_path: Path) -> None:
    _agree(real, browser, tmp_path)


def test_the_data_is_the_same_every_time_and_safe_in_a_page(handbook: Handbook) -> None:
    text = hours_script(handbook)
    assert text == hours_script(handbook)
    assert "<" not in text
    assert json.loads(text.removeprefix("window.handbookHours = ").removesuffix(";\n")) == json.loads(
        json.dumps(hours_data(handbook))
    )
