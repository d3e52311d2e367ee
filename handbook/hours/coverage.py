"""Is there always somebody who answers? The proof, over a whole year, minute by minute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handbook.hours.calendar import day_kind
from handbook.hours.opening import DAY, YEAR, at, gaps, opening, union
from handbook.hours.route import Route, chain, contacts_for
from handbook.language.norwegian import long_date
from handbook.model import Agency, Contact, Handbook, Purpose
from handbook.values import DAY_NAMES, HOLIDAY, clock

_WHOLE_DAY = ((0, DAY),)


@dataclass(frozen=True)
class Gap:
    """Minutes of a day when nobody answers, from and to in wall-clock time. `weekly`: the same every week."""

    start: datetime
    end: datetime
    weekly: bool

    def __str__(self) -> str:
        day = self.start.date()
        name = DAY_NAMES[day.weekday()] + ("" if self.weekly else f" {long_date(day)}")
        return f"{name} {clock(_minute(day, self.start))}–{clock(_minute(day, self.end))}"


def acute_agencies(handbook: Handbook) -> tuple[str, ...]:
    """Every agency on an acute path: in the acute band, on a topic for acute danger, or contacted for it in a step."""
    found = dict.fromkeys(handbook.settings.acute.agencies)
    for topic in handbook.settings.topics:
        found |= dict.fromkeys(topic.agencies) if topic.purpose is Purpose.ACUTE else {}
    for step in handbook.steps.values():
        found |= dict.fromkeys(c.agency for c in step.contacts if c.purpose is Purpose.ACUTE)
    return tuple(id for id in found if id in handbook.agencies)


def districts(handbook: Handbook) -> tuple[str | None, ...]:
    """The districts to prove for; one None when the handbook has none."""
    return tuple(handbook.districts) or (None,)


def can_be_proved(handbook: Handbook, agencies: tuple[str, ...], purpose: Purpose, district: str | None) -> bool:
    """Is every agency on the way there, with hours that mean something? One that is misspelt, or left out for its
    mistakes, is a problem of its own, and so are hours that point in a ring."""
    found = [id for first in agencies for id in chain(handbook, first, purpose, district)]
    contacts = [(a, c) for a in map(handbook.agencies.__getitem__, found) for c in contacts_for(a, purpose, district)]
    needed = {*agencies, *(c.otherwise for _, c in contacts if c.otherwise)}
    return needed <= handbook.agencies.keys() and all(_settled(handbook, a, c, district) for a, c in contacts)


def _settled(handbook: Handbook, agency: Agency, contact: Contact, district: str | None) -> bool:
    if not all(window.whole for window in contact.windows):
        return False
    outside = any(window.outside for window in contact.windows)
    return not outside or opening(handbook, agency, contact, district).known


def first_gap(route: Route, first: date) -> Gap | None:
    """The first minutes of the coming year when no one on the route answers; None is the proof that there are none."""
    for i in range(YEAR):
        day = first + timedelta(i)
        pieces = [stop.opening.pieces(day) for stop in route]
        if _WHOLE_DAY in pieces:
            continue  # nearly every day: the last on the route is a telephone that always answers
        for start, end in gaps(union(piece for found in pieces for piece in found)):
            return Gap(at(day, start), at(day, end), _ordinary(route, day))
    return None


def _ordinary(route: Route, day: date) -> bool:
    """Is the day like the same weekday in any other week?"""
    openings = [stop.opening for stop in route]
    special = any(next(o.names(day), None) for o in openings)
    return day_kind(day) != HOLIDAY and not special and all(o.weekly for o in openings)


def _minute(day: date, wall: datetime) -> int:
    return (wall - at(day, 0)) // timedelta(minutes=1)
