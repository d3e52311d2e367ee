"""The table without a clock says the same as the answer with one, every half hour of the coming year."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handbook.hours.alike import Pattern, days_text, rows
from handbook.hours.call_table import PARTS, lines
from handbook.hours.coverage import districts
from handbook.hours.opening import YEAR, at
from handbook.hours.route import Route, answer_on, route
from handbook.model import Handbook

pytestmark = pytest.mark.slow


def _at(pattern: Pattern, minute: int) -> Route:
    return next(s.stops for s in pattern if s.start <= minute < s.end)


def _agree(handbook: Handbook) -> None:
    for stops in {route(handbook, t, d) for t in handbook.settings.topics for d in districts(handbook)}:
        found = rows(stops, handbook.today)
        days = sorted(day for row in found for day in row.days)
        assert days == [handbook.today + timedelta(i) for i in range(YEAR)], "each day stands in one row"
        assert len({row.label for row in found}) == len(found), "no two rows have the same label"
        for row in found:
            for day in row.days:
                for minute in range(0, 1440, 30):
                    now = answer_on(stops, at(day, minute))
                    shown = _at(row.pattern, minute)
                    assert shown[:1] == tuple(s for s, _ in now.reached)[:1]
                    assert (now.safe in shown) if now.safe else all(not s.confirmed for s in shown)


def test_the_rows_hold(handbook: Handbook) -> None:
    _agree(handbook)


def test_the_table_shows_the_ordinary_rows(handbook: Handbook) -> None:
    for line in lines(handbook, handbook.today):
        assert [part for cell in line.cells for part in cell.parts] == list(PARTS), "every column, in order"
        where = [d.id for d in handbook.settings.districts if d.name in line.districts] or list(districts(handbook))
        ordinary = [row for row in rows(route(handbook, line.topic, where[0]), handbook.today) if row.ordinary]
        for cell in line.cells:
            for part in cell.parts:
                said = {entry.stops for entry in cell.entries}
                true = {
                    _at(row.pattern, minute)
                    for row in ordinary
                    if row.kinds & set(part.kinds)
                    for minute in range(part.start, part.end)
                }
                assert said == true, (line.topic.id, part)


def test_districts_that_are_alike_share_a_line(handbook: Handbook) -> None:
    for topic in handbook.settings.topics:
        mine = [line for line in lines(handbook, handbook.today) if line.topic.id == topic.id]
        names = [name for line in mine for name in line.districts]
        assert names == ([] if len(mine) == 1 else [d.name for d in handbook.settings.districts])


@pytest.mark.parametrize(
    ("kinds", "text"),
    [
        (range(8), "alle dager"),
        (range(5), "hverdager"),
        ((5, 6), "lørdag og søndag"),
        ((5, 6, 7), "lørdag, søndag og helligdager"),
        ((0, 1, 2, 4), "mandag–onsdag og fredag"),
        ((1, 3), "tirsdag og torsdag"),
        ((7,), "helligdager"),
        (range(7), "hverdager, lørdag og søndag"),
    ],
)
def test_days_as_people_say_them(kinds: range, text: str) -> None:
    assert days_text(kinds) == text
