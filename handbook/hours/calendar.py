"""Norwegian days: public holidays, the days with names that change opening hours, and time in Oslo."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays
from dateutil.easter import easter

from handbook.values import HOLIDAY

OSLO = ZoneInfo("Europe/Oslo")
_FROM_EASTER = {
    "onsdag før skjærtorsdag": -4, "skjærtorsdag": -3, "langfredag": -2, "påskeaften": -1, "første påskedag": 0,
    "andre påskedag": 1, "kristi himmelfartsdag": 39, "pinseaften": 48, "første pinsedag": 49, "andre pinsedag": 50,
}  # fmt: skip
_FIXED = {
    "nyttårsdag": (1, 1), "første mai": (5, 1), "grunnlovsdagen": (5, 17), "julaften": (12, 24),
    "første juledag": (12, 25), "andre juledag": (12, 26), "nyttårsaften": (12, 31),
}  # fmt: skip
_NEW_YEAR_WEEK = "romjula"  # 27–31 December


def to_wall(moment: datetime) -> datetime:
    """What clocks in Norway show at a moment, as a naive time; a naive moment is that already."""
    return moment.astimezone(OSLO).replace(tzinfo=None) if moment.tzinfo else moment


@cache
def public_holidays(year: int) -> frozenset[date]:
    """The public holidays of a year (lov om helligdager og helligdagsfred § 2, and 1 and 17 May), Sundays aside."""
    return frozenset(holidays.country_holidays("NO", years=year))


def day_kind(day: date) -> int:
    """0 = Monday … 6 = Sunday, 7 = public holiday."""
    return HOLIDAY if day in public_holidays(day.year) else day.weekday()


@cache
def named_days(day: date) -> Mapping[str, int]:
    """The names a day has, and how many days each name covers: {«nyttårsaften»: 1, «romjula»: 5}."""
    sunday = easter(day.year)
    names = {name: 1 for name, offset in _FROM_EASTER.items() if sunday + timedelta(offset) == day}
    names |= {name: 1 for name, month_day in _FIXED.items() if month_day == (day.month, day.day)}
    if day.month == 12 and 27 <= day.day <= 31:
        names[_NEW_YEAR_WEEK] = 5
    return names
