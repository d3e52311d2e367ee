"""Norwegian days: public holidays, and the days with names that change opening hours."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import holidays
from dateutil.easter import easter

from handbook.values import HOLIDAY

_FROM_EASTER = {
    "onsdag før skjærtorsdag": -4, "skjærtorsdag": -3, "langfredag": -2, "påskeaften": -1, "første påskedag": 0,
    "andre påskedag": 1, "kristi himmelfartsdag": 39, "pinseaften": 48, "første pinsedag": 49, "andre pinsedag": 50,
}  # fmt: skip
_FIXED = {
    "nyttårsdag": (1, 1), "første mai": (5, 1), "grunnlovsdagen": (5, 17), "julaften": (12, 24),
    "første juledag": (12, 25), "andre juledag": (12, 26), "nyttårsaften": (12, 31),
}  # fmt: skip


@cache
def public_holidays(year: int) -> frozenset[date]:
    """The public holidays of a year (lov om helligdager og helligdagsfred § 2, and 1 and 17 May), Sundays aside."""
    return frozenset(holidays.country_holidays("NO", years=year))


def day_kind(day: date) -> int:
    """0 = Monday … 6 = Sunday, 7 = public holiday."""
    return HOLIDAY if day in public_holidays(day.year) else day.weekday()


@cache
def named_days(day: date) -> frozenset[str]:
    """The names a day has: {«julaften»}, {«romjula», «nyttårsaften»} …"""
    names = {name for name, offset in _FROM_EASTER.items() if easter(day.year) + timedelta(days=offset) == day}
    names |= {name for name, month_day in _FIXED.items() if month_day == (day.month, day.day)}
    if day.month == 12 and 27 <= day.day <= 31:
        names.add("romjula")
    return frozenset(names)
