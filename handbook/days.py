"""The typed values that say on which days something holds: weekdays, nth weekdays, weeks, seasons, spans of dates.

Each knows whether it holds a date. What a public holiday is they are told, for only the calendar knows (`hours/calendar.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from handbook.values import DAY_NAMES, MONTH_NAMES, clock

ORDINALS = {"første": 1, "andre": 2, "tredje": 3, "fjerde": 4, "femte": 5, "siste": -1}
_WEEK = timedelta(7)


@dataclass(frozen=True, slots=True)
class NthDay:
    """«første lørdag i måneden»; with `near`, the weekday before it (-1) or after it (1): «fredag før første lørdag i
    måneden» is (weekday, direction). It is found in the calendar, and doesn't move for a holiday."""

    ordinal: int
    weekday: int
    near: tuple[int, int] | None = None

    def holds(self, day: date) -> bool:
        """Is it this date?"""
        if self.near is None:
            return self._plain(day)
        weekday, direction = self.near
        return day.weekday() == weekday and any(self._plain(day - timedelta(i * direction)) for i in range(1, 8))

    def _plain(self, day: date) -> bool:
        if day.weekday() != self.weekday:
            return False
        last = (day + _WEEK).month != day.month
        return last if self.ordinal < 0 else (day.day + 6) // 7 == self.ordinal

    def __str__(self) -> str:
        word = next(word for word, number in ORDINALS.items() if number == self.ordinal)
        text = f"{word} {DAY_NAMES[self.weekday]} i måneden"
        if self.near is None:
            return text
        return f"{DAY_NAMES[self.near[0]]} {'før' if self.near[1] < 0 else 'etter'} {text}"


@dataclass(frozen=True, slots=True)
class Weekdays:
    """A set of days, 0 = Monday … 6 = Sunday, 7 = public holidays, and nth weekdays, with the words it was written in.
    A weekday's name never means a public holiday."""

    days: frozenset[int]
    text: str
    nth: tuple[NthDay, ...] = ()

    def holds(self, day: date, kind: int) -> bool:
        """Is a date one of them? `kind` is its weekday, or 7 for a public holiday."""
        return kind in self.days or (kind < 7 and any(nth.holds(day) for nth in self.nth))

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Weeks:
    """Some weeks of every year by their ISO numbers («partall», «28–30»), or every so many weeks from a date, whatever
    their number («annenhver fra 2026-09-14»)."""

    numbers: frozenset[int]
    every: int = 0
    first: date | None = None

    def holds(self, day: date) -> bool:
        """Is a date in one of them? Those counted from a date begin on it, not before."""
        if self.first is None:
            return day.isocalendar().week in self.numbers
        weeks = (_monday(day) - _monday(self.first)).days // 7
        return day >= self.first and weeks % self.every == 0

    @property
    def days(self) -> int:
        """How many days those with numbers have in a year."""
        return 7 * len(self.numbers)

    @property
    def where(self) -> str:
        """After a weekday: «i partallsuker», «i uke 28–30», «annenhver uke fra 14. september 2026»."""
        return str(self) if self.first else f"i {self}"

    def __str__(self) -> str:
        if self.first:
            often = "hver uke" if self.every == 1 else "annenhver uke" if self.every == 2 else f"hver {self.every}. uke"
            return f"{often} fra {self.first.day}. {MONTH_NAMES[self.first.month - 1]} {self.first.year}"
        if self.numbers == EVEN:
            return "partallsuker"
        return "oddetallsuker" if self.numbers == ODD else f"uke {', '.join(_runs(self.numbers))}"


EVEN, ODD = frozenset(range(2, 54, 2)), frozenset(range(1, 54, 2))  # week 53 and week 1 are both odd


@dataclass(frozen=True, slots=True)
class Season:
    """From a day of the year to another, both included; may pass New Year. Each is (month, day)."""

    first: tuple[int, int]
    last: tuple[int, int]

    def holds(self, day: date) -> bool:
        """Is a date in it?"""
        return (day.month, day.day) in self

    def __contains__(self, month_day: tuple[int, int]) -> bool:
        if self.first <= self.last:
            return self.first <= month_day <= self.last
        return month_day >= self.first or month_day <= self.last

    @property
    def days(self) -> int:
        """How many days it has in a leap year."""
        first, last = (date(2028, *month_day).timetuple().tm_yday for month_day in (self.first, self.last))
        return (last - first) % 366 + 1

    @property
    def rest(self) -> Season:
        """The rest of the year."""
        before, after = (date(2028, *month_day) for month_day in (self.first, self.last))
        first, last = after + timedelta(1), before - timedelta(1)
        return Season((first.month, first.day), (last.month, last.day))

    def __str__(self) -> str:
        (m1, d1), (m2, d2) = self.first, self.last
        return f"{d1}. {MONTH_NAMES[m1 - 1]}–{d2}. {MONTH_NAMES[m2 - 1]}"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """From a date to another, both included."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Is a date in it?"""
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def __str__(self) -> str:
        return "–".join(dict.fromkeys((self.first.isoformat(), self.last.isoformat())))


NEXT_WORKDAY = 8  # «neste hverdag»: the first later Monday to Friday that is no public holiday


@dataclass(frozen=True, slots=True)
class Closing:
    """When something closes: minutes since midnight, of the date it opened or (at or before the opening) the next; or of
    a later date: the first of a weekday (0–6, holiday or not), or NEXT_WORKDAY."""

    minutes: int
    day: int | None = None

    def __str__(self) -> str:
        word = {None: "", NEXT_WORKDAY: "neste hverdag "}.get(self.day)
        return f"{f'{DAY_NAMES[self.day]} ' if word is None and self.day is not None else word}{clock(self.minutes)}"


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())


def _runs(numbers: frozenset[int]) -> list[str]:
    """«28–30», «40»."""
    found: list[list[int]] = []
    for number in sorted(numbers):
        if found and found[-1][-1] == number - 1:
            found[-1].append(number)
        else:
            found.append([number])
    return ["–".join(map(str, dict.fromkeys((run[0], run[-1])))) for run in found]
