"""Is there always somebody who answers? The proof, over a whole year, minute by minute."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handbook.hours.calendar import day_kind
from handbook.hours.opening import DAY, YEAR, Span, at
from handbook.hours.route import Route, chain, contacts_for
from handbook.language.norwegian import long_date
from handbook.model import Handbook, Purpose
from handbook.values import DAY_NAMES, HOLIDAY, clock


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


def purposes(handbook: Handbook) -> tuple[Purpose, ...]:
    """Everything that someone in the handbook is contacted for."""
    found = dict.fromkeys(p for a in handbook.agencies.values() for c in a.contacts for p in c.purposes)
    found |= dict.fromkeys(t.purpose for t in handbook.settings.topics)
    found |= dict.fromkeys(c.purpose for s in handbook.steps.values() for c in s.contacts)
    return tuple(found)


def can_be_proved(handbook: Handbook, agencies: tuple[str, ...], purpose: Purpose, district: str | None) -> bool:
    """Is every agency on the way there? One that is misspelt, or left out for its mistakes, is a problem of its own."""
    found = [id for first in agencies for id in chain(handbook, first, purpose, district)]
    contacts = (c for id in found for c in contacts_for(handbook.agencies[id], purpose, district))
    needed = {*agencies, *(c.otherwise for c in contacts if c.otherwise)}
    return needed <= handbook.agencies.keys()


def first_gap(route: Route, first: date) -> Gap | None:
    """The first minutes of the coming year when no one on the route answers; None is the proof that there are none."""
    for i in range(YEAR):
        day = first + timedelta(i)
        for start, end in _holes(route, day):
            return Gap(at(day, start), at(day, end), _ordinary(route, day))
    return None


def _ordinary(route: Route, day: date) -> bool:
    """Is the day like the same weekday in any other week?"""
    seasons = any(w.season for stop in route for w in stop.opening.windows)
    return day_kind(day) != HOLIDAY and not seasons and not any(stop.opening.special(day) for stop in route)


def _holes(route: Route, day: date) -> Iterator[Span]:
    """The minutes of a date that no window covers, those that began the day before included."""
    today = [s for stop in route for s in stop.opening.spans(day)]
    before = [(a - DAY, b - DAY) for stop in route for a, b in stop.opening.spans(day - timedelta(1))]
    reached = 0
    for opens, closes in sorted(before + today):
        if opens > reached:
            yield reached, min(opens, DAY)
        reached = max(reached, closes)
    if reached < DAY:
        yield reached, DAY


def _minute(day: date, wall: datetime) -> int:
    return (wall - at(day, 0)) // timedelta(minutes=1)


def loop(handbook: Handbook, agency: str, purpose: Purpose) -> tuple[str, ...] | None:
    """The shortest circle in the fallback chains that leads from an agency back to it, which stands first and last."""
    came_from: dict[str, str] = {}
    queue = [agency]
    for id in queue:
        for contact in contacts_for(handbook.agencies[id], purpose, None):
            following = contact.otherwise
            if following == agency:
                return (*_trail(came_from, id), agency)
            if following and following in handbook.agencies and following not in came_from:
                came_from[following] = id
                queue.append(following)
    return None


def _trail(came_from: dict[str, str], id: str) -> tuple[str, ...]:
    trail = [id]
    while trail[-1] in came_from:
        trail.append(came_from[trail[-1]])
    return tuple(reversed(trail))
