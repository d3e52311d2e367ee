"""When one contact answers: on a date, at a moment, until when, and when next.

Hours are wall-clock time in Europe/Oslo: a window that opens at 15.30 opens when Norwegian clocks show
15.30, also on the days they change. A public holiday is a kind of day of its own (see `values.HOLIDAY`).
On a date, in this order: the special day that covers the fewest days; the windows of the shortest season that holds
the date; windows without a season. A window that closes at or before it opens closes the next day.
Without windows the hours are unknown, and nobody counts on the contact.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from operator import itemgetter

from handbook.hours.calendar import day_kind, named_days
from handbook.model import Contact, SpecialDay, Window
from handbook.values import DAY_NAMES

DAY = 24 * 60
HORIZON = 14  # days; who is open all that time is always open
YEAR = 366  # days; who doesn't open in all that time never does
Span = tuple[int, int]  # minutes since midnight of a date; the end may pass 24.00
Stretch = tuple[datetime, datetime]  # open without a break, in wall-clock time
_start = itemgetter(0)


@dataclass(frozen=True)
class Opening:
    """The hours of a contact. Two contacts with the same hours share one, so that a date is worked out once."""

    windows: tuple[Window, ...]
    special_days: tuple[SpecialDay, ...]
    _spans: dict[date, tuple[Span, ...]] = field(default_factory=dict, compare=False, repr=False)
    _stretches: dict[date, tuple[Stretch, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def known(self) -> bool:
        return bool(self.windows)

    @property
    def always(self) -> bool:
        """Written as open around the clock, every day of the year."""
        around = (w for w in self.windows if (w.opens, w.closes) == (0, DAY) and not w.season)
        return not self.special_days and any(len(w.days.days) == len(DAY_NAMES) for w in around)

    def spans(self, day: date) -> tuple[Span, ...]:
        """What begins on a date, sorted."""
        found = self._spans.get(day)
        if found is None:
            hours = sorted(self._hours(day)) if self.known else ()
            found = tuple((opens, closes if closes > opens else closes + DAY) for opens, closes in hours)
            self._spans[day] = found
        return found

    def is_open(self, wall: datetime) -> bool:
        return self._now(wall) is not None

    def closes(self, wall: datetime) -> datetime | None:
        """When it closes, if open now; windows that adjoin or overlap are one. None: open past the horizon."""
        now = self._now(wall)
        return now[1] if now and now[1] <= wall + timedelta(HORIZON) else None

    def opens(self, wall: datetime) -> datetime | None:
        """When it opens next, if closed now. None: unknown, or not within a year."""
        near = self._near(wall.date())
        following = bisect_right(near, wall, key=_start)
        if following < len(near):
            return near[following][0]
        later = (wall.date() + timedelta(i) for i in range(HORIZON, YEAR if self.known else 0))
        return next((at(day, self.spans(day)[0][0]) for day in later if self.spans(day)), None)

    def special(self, day: date) -> tuple[SpecialDay, ...]:
        """The special days that decide a date: of those that hold it, the ones that cover the fewest days."""
        found = [(days, special) for special in self.special_days if (days := _covers(special, day))]
        fewest = min((days for days, _ in found), default=0)
        return tuple(special for days, special in found if days == fewest)

    def _hours(self, day: date) -> Iterator[Span]:
        special = self.special(day)
        if any(s.closed for s in special):
            return
        if special:
            yield from ((s.opens, s.closes) for s in special if s.opens is not None and s.closes is not None)
        else:
            yield from ((w.opens, w.closes) for w in self._windows(day))

    def _windows(self, day: date) -> list[Window]:
        kind = day_kind(day)
        windows = [w for w in self.windows if kind in w.days.days]
        seasons = [w.season for w in windows if w.season and (day.month, day.day) in w.season]
        shortest = min(seasons, key=lambda season: season.days, default=None)
        return [w for w in windows if w.season == shortest]

    def _now(self, wall: datetime) -> Stretch | None:
        """The stretch that holds a moment."""
        near = self._near(wall.date())
        begun = bisect_right(near, wall, key=_start)
        return near[begun - 1] if begun and wall < near[begun - 1][1] else None

    def _near(self, day: date) -> tuple[Stretch, ...]:
        """The stretches that hold some of a date, and those that follow until the horizon."""
        found = self._stretches.get(day)
        if found is None:
            merged: list[Stretch] = []
            for i in range(-1, HORIZON + 1):
                begins = day + timedelta(i)
                for opens, closes in self.spans(begins):
                    start, end = at(begins, opens), at(begins, closes)
                    if merged and start <= merged[-1][1]:
                        start, end = merged[-1][0], max(end, merged.pop()[1])
                    merged.append((start, end))
            found = tuple(merged)
            self._stretches[day] = found
        return found


@cache
def _opening(windows: tuple[Window, ...], special_days: tuple[SpecialDay, ...]) -> Opening:
    return Opening(windows, special_days)


def opening(contact: Contact) -> Opening:
    """The hours of a contact."""
    return _opening(contact.windows, contact.special_days)


def at(day: date, minutes: int) -> datetime:
    """Wall-clock time so many minutes after midnight."""
    return datetime.combine(day, datetime.min.time()) + timedelta(minutes=minutes)


def _covers(special: SpecialDay, day: date) -> int:
    """How many days a special day covers, when this is one of them; otherwise 0."""
    if special.day:
        return named_days(day).get(special.day, 0)
    if special.first is None:
        return 0
    last = special.last or special.first
    return (last - special.first).days + 1 if special.first <= day <= last else 0
