"""Somebody else's reading of the same hours: every quarter of an hour over two years agrees with `opening_hours`,
which has its own rules for holidays, Easter, seasons and which rule goes first (the syntax of OpenStreetMap).

It ends a window at midnight when the next day has hours of its own. Ours goes on, as people mean it; so a window is
cut at midnight here, and its second half asked for a day later.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import holidays
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.days import Closing, NthDay, Season, Weekdays
from handbook.dictionary.kinds import FIRST_YEAR, LAST_YEAR
from handbook.hours.calendar import public_holidays
from handbook.hours.opening import DAY, Opening, at, opening
from handbook.interchange import osm
from handbook.model import Handbook, SpecialDay, Window
from handbook.values import HOLIDAY
from tests.conftest import second_opinion
from tests.hours.test_services import book, services

pytestmark = pytest.mark.slow

OpeningHours = second_opinion("opening_hours").OpeningHours

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NAMED = {
    "onsdag før skjærtorsdag": "easter -4 days", "skjærtorsdag": "easter -3 days", "langfredag": "easter -2 days",
    "påskeaften": "easter -1 day", "første påskedag": "easter", "andre påskedag": "easter +1 day",
    "kristi himmelfartsdag": "easter +39 days", "pinseaften": "easter +48 days", "første pinsedag": "easter +49 days",
    "andre pinsedag": "easter +50 days", "nyttårsdag": "Jan 01", "første mai": "May 01", "grunnlovsdagen": "May 17",
    "julaften": "Dec 24", "første juledag": "Dec 25", "andre juledag": "Dec 26", "romjula": "Dec 27-Dec 31",
    "nyttårsaften": "Dec 31",
}  # fmt: skip
Span = tuple[int, int]


class Oracle:
    def __init__(self, hours: Opening) -> None:
        self.day = OpeningHours(_rules(hours, lambda a, b: (a, min(b, DAY))), country="NO")
        self.night = OpeningHours(_rules(hours, lambda a, b: (0, b - DAY)), country="NO")

    def is_open(self, wall: datetime) -> bool:
        return bool(self.day.is_open(wall) or self.night.is_open(wall - timedelta(1)))


def _rules(hours: Opening, part: object) -> str:
    """Later rules go before earlier ones, day by day: weekdays, seasons, holidays, holidays in season, special days."""
    found = []
    seasons = (None, *sorted({w.season for w in hours.windows if w.season}, key=lambda s: -s.days))
    for days in (range(HOLIDAY), (HOLIDAY,)):
        for season in seasons:
            for day in days:
                here = [(w.opens, w.closes.minutes) for w in hours.windows if w.season == season and day in w.days.days]
                if here or (day == HOLIDAY and season is None):
                    found.append(" ".join(filter(None, (_season(season), _DAYS[day], _times(here, part)))))
    for special in sorted(hours.special_days, key=lambda s: -_length(s)):
        closed = special.closed or special.opens is None
        times = "off" if closed else _times([(special.opens, special.closes)], part)
        found.append(f"{_dates(special)} {times}")
    return "; ".join(found)


def _times(hours: list[Span], part: object) -> str:
    cut = [part(a, b if b > a else b + DAY) for a, b in hours]  # type: ignore[operator]
    return ",".join(f"{_clock(a)}-{_clock(b)}" for a, b in sorted(cut) if b > a) or "off"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _season(season: Season | None) -> str:
    return "-".join(f"{_MONTHS[m - 1]} {d:02}" for m, d in (season.first, season.last)) if season else ""


def _dates(special: SpecialDay) -> str:
    if special.day:
        return _NAMED[special.day]
    return "-".join(f"{d.year} {_MONTHS[d.month - 1]} {d.day:02}" for d in (special.first, special.last) if d)


def _length(special: SpecialDay) -> int:
    if special.day:
        return 5 if special.day == "romjula" else 1
    return ((special.last or special.first) - special.first).days + 1


def _agree(hours: Opening, days: Iterable[date]) -> None:
    oracle = Oracle(hours)
    for moment in (at(day, minutes) for day in days for minutes in range(0, DAY, 15)):
        assert hours.is_open(moment) == oracle.is_open(moment), (moment, _rules(hours, lambda a, b: (a, b)))


def known_hours(handbook: Handbook) -> dict[Opening, str]:
    """The different hours in a handbook, each with the contact it was first seen at."""
    found: dict[Opening, str] = {}
    for agency in handbook.agencies.values():
        for contact in agency.contacts:
            hours = opening(handbook, agency, contact)
            if hours.known and _can_be_written(hours):
                found.setdefault(hours, f"{agency.id}: {contact.about}")
    return found


def _can_be_written(hours: Opening) -> bool:
    """Weeks, nth days, periods and «utenom» are compared with what was written by hand instead."""
    special = any(s.weeks or s.period or isinstance(s.day, NthDay) for s in hours.special_days)
    return hours.by_week and not hours.outside and not special


def test_every_quarter_over_two_years(handbook: Handbook, two_years: Sequence[date]) -> None:
    for hours in known_hours(handbook):
        _agree(hours, two_years)


_TEAM = "Mo-Su,PH 00:00-24:00; Mo-Fr 00:00-08:00,{}-24:00; PH 00:00-24:00"
# What the pages of real services say, written by hand in the other library's language, cut at midnight.
BY_HAND = {
    ("molde", "barnevern", 0): "Mo-Fr 08:30-15:30; PH off",
    ("molde", "vakta", 0): _TEAM.format("15:30"),
    ("ringsaker", "vakta", 0): _TEAM.format("15:30"),
    ("ringsaker", "vakta", 1): _TEAM.format("15:00"),
    ("ringsaker", "vakta", 2): _TEAM.format("15:00"),
    ("sogn", "barnevern", 0): "Mo-Fr 08:00-15:45; May 15-Sep 14 Mo-Fr 08:00-15:00; PH off",
    ("sogn", "vakta", 0): _TEAM.format("15:45").replace(
        "; PH", "; May 15-Sep 14 Mo-Fr 00:00-08:00,15:00-24:00; PH"
    ),
    ("sorfold", "vakta", 0): _TEAM.format("15:30"),
    ("sorfold", "hfu", 0): "week 02-52/2 Th 16:00-17:30; PH off",
    ("askoy", "vakta", 0): "Mo-Su,PH 08:00-20:00",
    ("askoy", "vakta", 1): "Mo-Su,PH 00:00-08:00,20:00-24:00",
    ("hver-fjerde-og-siste", "b", 0): "Fr[-1] 12:00-13:00; PH off",
    ("skoleferie-med-navn", "hfu", 0): "Th 15:00-17:00; PH off; 2026 Sep 28-2026 Oct 02 off; 2026 Dec 19-2027 Jan 04 off; "
    "2027 Feb 22-2027 Feb 26 off; 2027 Mar 22-2027 Mar 30 off",
    ("utenom-følger-kontorets-unntak", "barnevern", 0): "Mo-Fr 08:00-15:30; PH off; week 28-30 off; "
    "easter -4 days 08:00-12:00; Dec 24 off",
}  # fmt: skip


@pytest.mark.parametrize("which", BY_HAND, ids=lambda which: "/".join(map(str, which)))
def test_real_services_over_two_years(which: tuple[str, str, int], two_years: Sequence[date]) -> None:
    service, agency, index = which
    handbook = book(next(s for s in services() if s["id"] == service))
    contact = handbook.agencies[agency].contacts[index]
    hours, theirs = opening(handbook, handbook.agencies[agency], contact), OpeningHours(BY_HAND[which], country="NO")
    for moment in (at(day, minutes) for day in two_years for minutes in range(0, DAY, 15)):
        assert hours.is_open(moment) == theirs.is_open(moment), moment


def test_what_others_read_is_what_we_say(handbook: Handbook, two_years: Sequence[date]) -> None:
    for agency in handbook.agencies.values():
        for contact in agency.contacts:
            _reads_the_same(opening(handbook, agency, contact), two_years)


@pytest.mark.parametrize("service", services(), ids=lambda service: str(service["id"]))
def test_what_others_read_of_real_services(service: dict[str, Any], two_years: Sequence[date]) -> None:
    handbook = book(service)
    for agency in handbook.agencies.values():
        for contact in agency.contacts:
            _reads_the_same(opening(handbook, agency, contact), two_years)


def _reads_the_same(hours: Opening, days: Sequence[date]) -> None:
    written = osm.opening_hours(hours, days[0], (days[-1] - days[0]).days + 1)
    assert (written is None) == (not hours.known)
    if written:
        theirs = OpeningHours(written, country="NO")
        for moment in (at(day, minutes) for day in days for minutes in range(0, DAY, 15)):
            assert hours.is_open(moment) == theirs.is_open(moment), (moment, written)


_WEEKDAYS = st.frozensets(st.integers(0, 7), min_size=1).map(lambda days: Weekdays(days, ""))
_TIME = st.integers(0, 95).map(lambda quarter: quarter * 15)
_SEASON = st.sampled_from([None, None, Season((5, 1), (9, 1)), Season((9, 15), (5, 15)), Season((12, 20), (1, 6))])
_WINDOW = st.builds(Window, days=_WEEKDAYS, opens=_TIME, closes=_TIME.map(Closing), season=_SEASON)
_NAMED_DAY = st.builds(SpecialDay, day=st.sampled_from(sorted(_NAMED)), opens=_TIME, closes=_TIME)
_DATED = st.builds(
    lambda first, days, closed: SpecialDay(first=first, last=first + timedelta(days), closed=closed),
    st.dates(date(2026, 1, 1), date(2027, 11, 1)), st.integers(1, 40), st.just(True),
)  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(
    windows=st.lists(_WINDOW, min_size=1, max_size=4),
    special=st.lists(st.one_of(_NAMED_DAY, _DATED), max_size=4, unique_by=lambda s: (s.day, _length(s))),
    month=st.integers(1, 24),
)
def test_any_hours(windows: list[Window], special: list[SpecialDay], month: int) -> None:
    """Hours nobody has thought of yet, over a month. Two special days of the same length would have no order."""
    one_day = [s for s in special if _length(s) == 1][:1]
    hours = Opening(tuple(windows), tuple([s for s in special if _length(s) > 1] + one_day))
    first = date(2026 + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    month_of_days = [first + timedelta(i) for i in range(31)]
    _agree(hours, month_of_days)
    _reads_the_same(hours, month_of_days)


def test_the_holidays_of_the_law() -> None:
    """For every year that may be written, as a library of the world's holidays has them."""
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    assert {day for year in years for day in public_holidays(year)} == set(holidays.country_holidays("NO", years=years))
