"""When one contact answers: a set of minutes, date by date; at a moment, until when, and when next.

Hours are wall-clock time in Europe/Oslo: a window that opens at 15.30 opens when Norwegian clocks show
15.30, also on the days they change. A public holiday is a kind of day of its own (see `values.HOLIDAY`).
Everything is read from `pieces`, the minutes of one date. On a date, in this order: the special day that covers the
fewest days; the windows of the shortest season or period that holds the date; the others. Windows only say «open», so
those that go together are a union. A window is asked about the date it begins on, and may close days later; a special
day replaces its whole date, save the last morning of what began before it.
Without hours nobody knows when they answer, and nobody counts on the contact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from operator import itemgetter

from handbook.days import NEXT_WORKDAY, Closing, NthDay
from handbook.hours.calendar import day_kind, named_days
from handbook.language.norwegian import long_date
from handbook.model import Agency, Contact, Handbook, Period, SpecialDay, Window

DAY = 24 * 60
HORIZON = 28  # days; who is open all that time is always open
YEAR = 366  # days; who doesn't open in all that time never does
_REACH = 10  # days; no window is longer («til neste hverdag» over Easter is six)
_ALL_YEAR = 10**6  # days; longer than any season
Span = tuple[int, int]  # minutes since midnight of a date; the end may pass 24.00
_start = itemgetter(0)


@dataclass(frozen=True, eq=False)  # the same only as itself: `opening` gives two contacts with the same hours one
class Opening:
    """The hours of a contact. Two contacts with the same hours share one, so that a date is worked out once.

    `periods` are those that its windows and special days name; `outside` holds, for each agency that a window is
    «utenom», the hours of its contacts that count. An agency without any has no answer, so nothing is known.
    """

    windows: tuple[Window, ...]
    special_days: tuple[SpecialDay, ...]
    periods: tuple[Period, ...] = ()
    outside: tuple[tuple[str, tuple[Opening, ...]], ...] = ()
    _special: dict[date, tuple[SpecialDay, ...]] = field(init=False, default_factory=dict, repr=False)
    _ranked: dict[date, tuple[tuple[int, Window], ...]] = field(init=False, default_factory=dict, repr=False)
    _pieces: dict[date, tuple[Span, ...]] = field(init=False, default_factory=dict, repr=False)
    _begins: dict[date, tuple[Span, ...]] = field(init=False, default_factory=dict, repr=False)
    _closing: dict[date, datetime | None] = field(init=False, default_factory=dict, repr=False)

    @property
    def known(self) -> bool:
        if not all(bases and all(base.known for base in bases) for _, bases in self.outside):
            return False
        return bool(self.windows) or any(special.timed for special in self.special_days)

    @property
    def weekly(self) -> bool:
        """Is a week like any other, save for holidays and special days?"""
        parts = ((w.season, w.period, w.weeks, w.valid_from, w.valid_to, w.days and w.days.nth) for w in self.windows)
        return not any(map(any, parts)) and all(base.weekly for base in self._bases())

    @property
    def by_week(self) -> bool:
        """Are its hours those of a week, in each part of the year?"""
        parts = any(w.weeks or (w.days and w.days.nth) for w in self.windows)
        return self.known and bool(self.windows) and not parts and all(base.by_week for base in self._bases())

    def always(self, first: date) -> bool:
        """Is it open every minute of the year from a date?"""
        return self.known and all(self.pieces(first + timedelta(i)) == ((0, DAY),) for i in range(YEAR))

    def pieces(self, day: date) -> tuple[Span, ...]:
        """The open minutes of a date, cut at midnight, in order and apart."""
        found = self._pieces.get(day)
        if found is None:
            found = self._pieces[day] = union(self._of(day)) if self.known else ()
        return found

    def is_open(self, wall: datetime) -> bool:
        return self._piece(wall) is not None

    def closes(self, wall: datetime) -> datetime | None:
        """When it closes, if open now; what adjoins is one. None: open past the horizon."""
        piece, day = self._piece(wall), wall.date()
        if piece is None:
            return None
        end = at(day, piece[1]) if piece[1] < DAY else self._closes_after(day)
        return end if end and end <= wall + timedelta(HORIZON) else None

    def opens(self, wall: datetime) -> datetime | None:
        """When it opens next, if closed now. None: unknown, or not within a year."""
        for i in range(YEAR if self.known else 0):
            day = wall.date() + timedelta(i)
            for opens, _ in self.pieces(day):
                if at(day, opens) > wall:
                    return at(day, opens)
        return None

    def special(self, day: date) -> tuple[SpecialDay, ...]:
        """The special days that decide a date: of those that hold it, the ones that cover the fewest days; of these, the
        ones with a date before those that come every year. Lines for the same day add up."""
        if not self.special_days:
            return ()
        found = self._special.get(day)
        if found is None:
            found = self._special[day] = self._narrowest(day)
        return found

    def _narrowest(self, day: date) -> tuple[SpecialDay, ...]:
        found = [((days, s.first is None), s) for s in self.special_days if (days := self._covers(s, day))]
        narrowest = min((rank for rank, _ in found), default=None)
        return tuple(special for rank, special in found if rank == narrowest)

    def ranked(self, day: date) -> tuple[tuple[int, Window], ...]:
        """The windows that begin on a date, each with how many days its season or period has, the shortest first."""
        found = self._ranked.get(day)
        if found is None:
            held = [(self._part_of_year(w, day), w) for w in self.windows if _begins_on(w, day)]
            found = self._ranked[day] = tuple(sorted(((days, w) for days, w in held if days), key=_start))
        return found

    def begins(self, day: date) -> tuple[Span, ...]:
        """What begins on a date; the end may be days later."""
        found = self._begins.get(day)
        if found is None:
            found = self._begins[day] = tuple(sorted(self._beginning(day)))
        return found

    def spans(self, window: Window, day: date) -> Iterator[Span]:
        """The minutes of a window that begins on a date, while it is in force."""
        return _in_force(window, day, self._outside(window.outside, day) if window.outside else _own(window, day))

    def conditions(self, day: date) -> Iterator[str]:
        """What holds of a date that decides some of these hours: seasons, periods, weeks, nth days, validity."""
        for w in self.windows:
            yield from (str(part) for part in (w.season, w.weeks) if part and part.holds(day))
            yield from (period.name for period in self._named(w.period) if any(s.holds(day) for s in period.spans))
            yield from (str(nth) for nth in (w.days.nth if w.days else ()) if nth.holds(day))
            if w.valid_from and w.valid_from <= day:
                yield f"fra {long_date(w.valid_from)}"
            if w.valid_to and day <= w.valid_to:
                yield f"til og med {long_date(w.valid_to)}"
        for base in self._bases():
            yield from base.conditions(day)

    def names(self, day: date) -> Iterator[str]:
        """What the special days that decide a date are called, its own first."""
        for special in self.special(day):
            period = next((period.name for period in self._named(special.period)), None)
            yield str(special.day or special.weeks or period or _dates(special))
        for base in self._bases():
            yield from base.names(day)

    def _of(self, day: date) -> Iterator[Span]:
        """The minutes of a date, of all that began on it or before. In the midst of a long window a special day cuts."""
        special = bool(self.special(day))
        reach = _REACH if any(w.closes and w.closes.day is not None for w in self.windows) else 1
        for back in range(reach + 1):
            for a, b in self.begins(day - timedelta(back)):
                opens, closes = a - back * DAY, b - back * DAY
                if closes > 0 and not (back and special and closes >= DAY):
                    yield max(opens, 0), min(closes, DAY)

    def _beginning(self, day: date) -> Iterator[Span]:
        special = self.special(day)
        if special:
            for s in special:
                if s.opens is not None and s.closes is not None:
                    yield s.opens, s.closes if s.closes > s.opens else s.closes + DAY
            return
        held = self.ranked(day)
        for days, window in held:
            if days == held[0][0]:
                yield from self.spans(window, day)

    def _outside(self, agency: str, day: date) -> tuple[Span, ...]:
        """The minutes of a date when none of an agency's contacts that count answers."""
        bases = next((bases for id, bases in self.outside if id == agency), ())
        return gaps(union(piece for base in bases for piece in base.pieces(day)))

    def _bases(self) -> Iterator[Opening]:
        return (base for _, bases in self.outside for base in bases)

    def _named(self, id: str | None) -> Iterator[Period]:
        return (period for period in self.periods if period.id == id)

    def _part_of_year(self, window: Window, day: date) -> int:
        """How many days the season or period of a window has, when it holds a date; 0 when it doesn't."""
        days = _ALL_YEAR
        if window.season:
            days = window.season.days if window.season.holds(day) else 0
        if window.period:
            days = min(days, self._days_of(window.period, day))
        whole_day = ((0, DAY),)
        return days if days and any(_in_force(window, day, _own(window, day) or whole_day)) else 0

    def _days_of(self, period: str, day: date) -> int:
        return next((s.days for found in self._named(period) for s in found.spans if s.holds(day)), 0)

    def _covers(self, special: SpecialDay, day: date) -> int:
        """How many days a special day covers, when this is one of them; otherwise 0."""
        if isinstance(special.day, NthDay):
            return int(special.day.holds(day))
        if special.day:
            return named_days(day).get(special.day, 0)
        if special.weeks:
            return special.weeks.days if special.weeks.holds(day) else 0
        if special.period:
            return self._days_of(special.period, day)
        if special.first is None:
            return 0
        last = special.last or special.first
        return (last - special.first).days + 1 if special.first <= day <= last else 0

    def _piece(self, wall: datetime) -> Span | None:
        """The piece of its date that holds a moment."""
        minute = wall.hour * 60 + wall.minute
        return next((piece for piece in self.pieces(wall.date()) if piece[0] <= minute < piece[1]), None)

    def _closes_after(self, day: date) -> datetime | None:
        """When what is open at the end of a date closes. None: past the horizon."""
        if day not in self._closing:
            self._closing[day] = next(self._closings(day), None)
        return self._closing[day]

    def _closings(self, day: date) -> Iterator[datetime]:
        for i in range(1, HORIZON + 2):
            pieces = self.pieces(day + timedelta(i))
            if not pieces or pieces[0][0] > 0:
                yield at(day + timedelta(i), 0)
            elif pieces[0][1] < DAY:
                yield at(day + timedelta(i), pieces[0][1])


def _begins_on(window: Window, day: date) -> bool:
    if window.days and not window.days.holds(day, day_kind(day)):
        return False
    return window.weeks is None or window.weeks.holds(day)


def _own(window: Window, day: date) -> tuple[Span, ...]:
    """The minutes of a window with times of its own."""
    if window.opens is None or window.closes is None:
        return ()
    return ((window.opens, _ends(window.closes, window.opens, day)),)


def _in_force(window: Window, day: date, spans: Iterable[Span]) -> Iterator[Span]:
    """Minutes of a date, cut to those in which the window is valid."""
    first = (window.valid_from - day).days * DAY if window.valid_from else 0
    last = ((window.valid_to - day).days + 1) * DAY if window.valid_to else _ALL_YEAR * DAY
    return ((max(a, first), min(b, last)) for a, b in spans if max(a, first) < min(b, last))


def _ends(closing: Closing, opens: int, day: date) -> int:
    """When a window that begins on a date ends, in minutes after that date's midnight."""
    if closing.day is None:
        return closing.minutes if closing.minutes > opens else closing.minutes + DAY
    days = 1
    while not _is_closing_day(closing.day, day + timedelta(days)):
        days += 1
    return days * DAY + closing.minutes


def _is_closing_day(wanted: int, day: date) -> bool:
    return day_kind(day) < 5 if wanted == NEXT_WORKDAY else day.weekday() == wanted


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same minutes in order, apart: spans that meet or overlap are one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            start, end = found[-1][0], max(end, found.pop()[1])
        found.append((start, end))
    return tuple(found)


def gaps(pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """The minutes of a date that its pieces leave out."""
    edges = [0, *(minute for piece in pieces for minute in piece), DAY]
    return tuple((a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b)


@cache
def _opening(
    windows: tuple[Window, ...],
    special_days: tuple[SpecialDay, ...],
    periods: tuple[Period, ...],
    outside: tuple[tuple[str, tuple[Opening, ...]], ...],
) -> Opening:
    return Opening(windows, special_days, periods, outside)


Ring = tuple[Contact, ...]


def opening(
    handbook: Handbook, agency: Agency, contact: Contact, district: str | None = None, ring: Ring = ()
) -> Opening:
    """The hours of a contact. They depend on the district only where a window is «utenom» an agency that has several
    contacts; `ring` are the contacts that ask for these hours to know their own: one of them again has no answer."""
    if any(asked is contact for asked in ring):
        return _opening((), (), (), ())
    windows = tuple(window for window in contact.windows if window.whole)
    used = {w.period for w in windows} | {s.period for s in contact.special_days}
    outside = tuple(
        (id, tuple(opening(handbook, other, c, district, (*ring, contact)) for other, c in counted(handbook, contact, id, district)))
        for id in dict.fromkeys(window.outside for window in windows if window.outside)
    )  # fmt: skip
    return _opening(windows, contact.special_days, tuple(p for p in handbook.settings.periods if p.id in used), outside)


def counted(handbook: Handbook, contact: Contact, id: str, district: str | None) -> tuple[tuple[Agency, Contact], ...]:
    """The telephones that decide a contact's hours «utenom» an agency: those in the district that share a purpose with
    it, or all of them where none does; never the contact itself. Without a district, those in any of the contact's own."""
    agency = handbook.agencies.get(id)
    where = {district} if district else set(contact.districts)
    here = [
        c for c in (agency.contacts if agency else ())
        if c is not contact and c.phone and (not where or not c.districts or where & set(c.districts))
    ]  # fmt: skip
    same = [c for c in here if set(c.purposes) & set(contact.purposes)]
    return tuple((agency, c) for c in same or here) if agency else ()


def at(day: date, minutes: int) -> datetime:
    """Wall-clock time so many minutes after midnight."""
    return datetime.combine(day, datetime.min.time()) + timedelta(minutes=minutes)


def _dates(special: SpecialDay) -> str:
    return "–".join(long_date(day) for day in dict.fromkeys((special.first, special.last)) if day)
