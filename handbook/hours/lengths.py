"""Which of two deadlines is the longer, when one is told in days and the other in months or working days?"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from functools import cache

from handbook.hours.calendar import day_kind
from handbook.values import Duration

_FIRST, _YEARS = date(2027, 1, 1), 2  # a common year and a leap year; Easter comes early in one and late in the other
_FRIDAY = 4


@cache
def may_be_longer(one: Duration, other: Duration) -> bool:
    """Is there a working day from which `one` ends after `other`?

    «5 virkedager» from the Wednesday before Easter is more than «1 uke», and «90 dager» from the first of February is
    more than «3 måneder». «snarest» has no length: it may be longer than anything that can be
    counted, and only what is done within a day is as short.
    """
    if one.hours is None:
        return other.hours is not None
    if other.hours is None:
        return one.hours > 24
    return any(_days(one, day) > _days(other, day) for day in _working_days() if day.year < _FIRST.year + _YEARS)


def _days(duration: Duration, start: date) -> float:
    """How many days it lasts from that day."""
    if duration.unit in ("måned", "år"):
        return (duration.after(start) - start).days
    if duration.unit == "virkedag":
        days = _working_days()
        at = bisect_right(days, start) - 1 + (duration.amount or 0)
        return (days[at] - start).days if at < len(days) else duration.days or 0
    return duration.days or 0


@cache
def _working_days() -> tuple[date, ...]:
    """Monday to Friday, without public holidays, with a year to count into."""
    days = (_FIRST + timedelta(i) for i in range((_YEARS + 1) * 365))
    return tuple(day for day in days if day_kind(day) <= _FRIDAY)
