"""Norwegian days: public holidays, the days with names that change opening hours, and time in Oslo."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from dateutil.easter import easter

from handbook.dictionary.choice import for_each
from handbook.model import NamedDay
from handbook.values import HOLIDAY

OSLO = ZoneInfo("Europe/Oslo")
_WHEN = for_each(
    NamedDay,
    {
        NamedDay.NEW_YEARS_DAY: (1, 1),  # month and day
        NamedDay.WEDNESDAY_BEFORE_EASTER: -4,  # days from Easter Sunday
        NamedDay.MAUNDY_THURSDAY: -3,
        NamedDay.GOOD_FRIDAY: -2,
        NamedDay.HOLY_SATURDAY: -1,
        NamedDay.EASTER_SUNDAY: 0,
        NamedDay.EASTER_MONDAY: 1,
        NamedDay.LABOUR_DAY: (5, 1),
        NamedDay.CONSTITUTION_DAY: (5, 17),
        NamedDay.ASCENSION_DAY: 39,
        NamedDay.WHITSUN_EVE: 48,
        NamedDay.WHIT_SUNDAY: 49,
        NamedDay.WHIT_MONDAY: 50,
        NamedDay.CHRISTMAS_EVE: (12, 24),
        NamedDay.CHRISTMAS_DAY: (12, 25),
        NamedDay.BOXING_DAY: (12, 26),
        NamedDay.CHRISTMAS_WEEK: None,  # 27–31 December, the only one of several days
        NamedDay.NEW_YEARS_EVE: (12, 31),
    },
)


def to_wall(moment: datetime) -> datetime:
    """What clocks in Norway show at a moment, as a naive time; a naive moment is that already."""
    return moment.astimezone(OSLO).replace(tzinfo=None) if moment.tzinfo else moment


# Lov om helligdager og helligdagsfred § 2, and lov om 1 og 17 mai som høgtidsdagar § 1.
_PUBLIC = (
    NamedDay.NEW_YEARS_DAY,
    NamedDay.MAUNDY_THURSDAY,
    NamedDay.GOOD_FRIDAY,
    NamedDay.EASTER_SUNDAY,
    NamedDay.EASTER_MONDAY,
    NamedDay.LABOUR_DAY,
    NamedDay.CONSTITUTION_DAY,
    NamedDay.ASCENSION_DAY,
    NamedDay.WHIT_SUNDAY,
    NamedDay.WHIT_MONDAY,
    NamedDay.CHRISTMAS_DAY,
    NamedDay.BOXING_DAY,
)


@cache
def public_holidays(year: int) -> frozenset[date]:
    """The public holidays of a year, ordinary Sundays aside.

    Source: lov om helligdager og helligdagsfred § 2; lov om 1 og 17 mai som høgtidsdagar § 1.
    """
    sunday = easter(year)
    return frozenset(
        sunday + timedelta(when) if isinstance(when, int) else date(year, *when)
        for when in map(_WHEN.__getitem__, _PUBLIC)
        if when is not None
    )


def day_kind(day: date) -> int:
    """0 = Monday … 6 = Sunday, 7 = public holiday."""
    return HOLIDAY if day in public_holidays(day.year) else day.weekday()


@cache
def named_days(day: date) -> Mapping[NamedDay, int]:
    """The names a day has, and how many days each name covers: {«nyttårsaften»: 1, «romjula»: 5}."""
    today: tuple[object, ...] = ((day.month, day.day), (day - easter(day.year)).days)
    names = {name: 1 for name, when in _WHEN.items() if when in today}
    if day.month == 12 and 27 <= day.day <= 31:
        names[NamedDay.CHRISTMAS_WEEK] = 5
    return names
