"""When something must be verified again."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from handbook.values import Duration


def next_check(verified_on: date | None, every: Duration | None) -> date | None:
    """The day when the next verification is due; None when either is missing."""
    return add(verified_on, every) if verified_on and every else None


def add(day: date, duration: Duration) -> date:
    """The day a duration later; months and years by the calendar, the last of the month and of all days at most."""
    try:
        return _add(day, duration)
    except (ValueError, OverflowError):  # calendars end in the year 9999
        return date.max


def _add(day: date, duration: Duration) -> date:
    amount = duration.amount or 0
    if duration.unit in ("måned", "år"):
        months = day.month - 1 + amount * (12 if duration.unit == "år" else 1)
        year, month = day.year + months // 12, months % 12 + 1
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    return day + timedelta(days=round(duration.days or 0))
