"""When one contact answers: on a date, at a moment, until when, and when next.

Hours are wall-clock time in Europe/Oslo: a window that opens at 15.30 opens when Norwegian clocks show
15.30, also on the days they change. A public holiday is a kind of day of its own (see `values.HOLIDAY`).
On a date, in this order: the special day that covers the fewest days; windows whose season holds the date;
windows without a season. A window that closes at or before it opens closes the next day.
Without windows the hours are unknown, and nobody counts on the contact.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache

from handbook.derive.calendar import day_kind, named_days
from handbook.model import Contact, SpecialDay, Window
from handbook.values import Season

DAY = 24 * 60
HORIZON = 14  # days; who is open all that time is always open
YEAR = 366  # days; who doesn't open in all that time never does
Span = tuple[int, int]  # minutes since midnight of a date; the end may pass 24.00


@dataclass(frozen=True)
class Opening:
    """The hours of a contact. Two contacts with the same hours share one, so that a date is worked out once."""

    windows: tuple[Window, ...]
    special_days: tuple[SpecialDay, ...]
    _spans: dict[date, tuple[Span, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def known(self) -> bool:
        return bool(self.windows)

    def spans(self, day: date) -> tuple[Span, ...]:
        """What begins on a date, sorted."""
        found = self._spans.get(day)
        if found is None:
            hours = sorted(self._hours(day)) if self.known else ()
            found = tuple((opens, closes if closes > opens else closes + DAY) for opens, closes in hours)
            self._spans[day] = found
        return found

    def is_open(self, wall: datetime) -> bool:
        return self._end(wall) is not None

    def closes(self, wall: datetime) -> datetime | None:
        """When it closes, if open now; windows that adjoin or overlap are one. None: open past the horizon."""
        end, limit = self._end(wall), wall + timedelta(HORIZON)
        while end is not None and end <= limit:
            later = self._end(end)
            if later is None:
                return end
            end = later
        return None

    def opens(self, wall: datetime) -> datetime | None:
        """When it opens next, if closed now. None: unknown, or not within a year."""
        for i in range(YEAR if self.known else 0):
            day = wall.date() + timedelta(i)
            for opens, _ in self.spans(day):
                start = at(day, opens)
                if start > wall:
                    return start
        return None

    def special(self, day: date) -> tuple[SpecialDay, ...]:
        """The special days that decide a date: of those that hold it, the ones that cover the fewest days."""
        found = [(days, special) for special in self.special_days if (days := _covers(special, day))]
        fewest = min((days for days, _ in found), default=0)
        return tuple(special for days, special in found if days == fewest)

    def season(self, day: date) -> Season | None:
        """The season whose windows decide a date."""
        return next((w.season for w in self._windows(day) if w.season), None)

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
        seasonal = [w for w in windows if w.season and (day.month, day.day) in w.season]
        return seasonal or [w for w in windows if not w.season]

    def _end(self, wall: datetime) -> datetime | None:
        """The latest end of what is open at a moment; None when nothing is."""
        day = wall.date()
        minute = wall.hour * 60 + wall.minute
        ends = [closes for opens, closes in self.spans(day) if opens <= minute < closes]
        ends += [closes - DAY for _, closes in self.spans(day - timedelta(1)) if minute < closes - DAY]
        return at(day, max(ends)) if ends else None


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
