"""Who answers for a purpose, in a district, at a moment — and until when, and who is next.

Hours are wall-clock time in Europe/Oslo: a window that opens at 15.30 opens when Norwegian clocks show
15.30, also on the days they change. A public holiday is a kind of day of its own (see `values.HOLIDAY`).
A special day replaces the weekday windows; a window with a season goes before one without. A window that
closes at or before it opens closes the next day. A contact without windows has unknown hours: it is shown,
but never counted on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from handbook.derive.calendar import day_kind, named_days
from handbook.model import Agency, Contact, Handbook, SpecialDay, Topic

OSLO = ZoneInfo("Europe/Oslo")
DAY = 24 * 60
HORIZON = 14  # days ahead that «opens next» looks
Span = tuple[int, int]  # minutes since midnight of a date; the end may pass 24.00


@dataclass(frozen=True)
class Reach:
    """A contact that answers now. `until` is wall-clock time; None when it is always open."""

    agency: Agency
    contact: Contact
    until: datetime | None


@dataclass(frozen=True)
class Answer:
    """Who to ring: the first that answers, then the next best. `closed` are those that come first but don't answer,
    with when they open (None: unknown)."""

    reached: tuple[Reach, ...]
    closed: tuple[tuple[Agency, Contact, datetime | None], ...]


def answer(handbook: Handbook, topic: Topic, district: str | None, moment: datetime) -> Answer:
    """Who answers for a topic. `moment` is an aware datetime, or wall-clock time in Oslo when naive."""
    wall = to_wall(moment)
    reached: dict[str, Reach] = {}
    closed = []
    for agency, contact in candidates(handbook, topic, district):
        if is_open(contact, wall):
            reached.setdefault(agency.id, Reach(agency, contact, closes(contact, wall)))
        elif contact.phone:
            closed.append((agency, contact, opens(contact, wall)))
    return Answer(tuple(reached.values()), tuple(c for c in closed if c[0].id not in reached))


def candidates(handbook: Handbook, topic: Topic, district: str | None) -> Iterator[tuple[Agency, Contact]]:
    """The contacts that may answer a topic, the best first: each agency's own, then its fallback chain."""
    seen: set[str] = set()
    for id in topic.agencies:
        for agency in chain(handbook, id, topic.purpose, district):
            if agency.id not in seen:
                seen.add(agency.id)
                yield from ((agency, contact) for contact in contacts_for(agency, topic.purpose, district))


def chain(handbook: Handbook, agency: str, purpose: str, district: str | None) -> Iterator[Agency]:
    """An agency and, in turn, who answers outside its hours. Stops where the chain would loop."""
    seen: list[str] = []
    queue = [agency]
    while queue:
        id = queue.pop(0)
        if id in seen or id not in handbook.agencies:
            continue
        seen.append(id)
        yield handbook.agencies[id]
        contacts = contacts_for(handbook.agencies[id], purpose, district)
        queue += [c.otherwise for c in contacts if c.otherwise]


def contacts_for(agency: Agency, purpose: str, district: str | None) -> tuple[Contact, ...]:
    """The agency's contacts for a purpose; without any, its acute ones, then those it has."""
    here = [c for c in agency.contacts if not c.districts or district is None or district in c.districts]
    for wanted in (purpose, "akutt"):
        found = tuple(c for c in here if wanted in c.purposes)
        if found:
            return found
    return tuple(here)


def to_wall(moment: datetime) -> datetime:
    """The naive wall-clock time in Oslo."""
    return moment.astimezone(OSLO).replace(tzinfo=None) if moment.tzinfo else moment


def is_open(contact: Contact, wall: datetime) -> bool:
    """Does someone answer at this wall-clock time? False without a number or with unknown hours."""
    minute = wall.hour * 60 + wall.minute
    return bool(contact.phone) and any(
        opens <= minute + shift < closes
        for day, shift in ((wall.date(), 0), (wall.date() - timedelta(1), DAY))
        for opens, closes in spans(contact, day)
    )


def closes(contact: Contact, wall: datetime) -> datetime | None:
    """When an open contact closes, in wall-clock time; None when it stays open past the horizon."""
    return _change(contact, wall, opening=False)


def opens(contact: Contact, wall: datetime) -> datetime | None:
    """When a closed contact opens next; None when that is unknown or past the horizon."""
    return _change(contact, wall, opening=True)


def _change(contact: Contact, wall: datetime, opening: bool) -> datetime | None:
    if not contact.windows and not contact.special_days:
        return None
    day = wall.date()
    marks = set()
    for i in range(-1, HORIZON + 1):
        midnight = datetime.combine(day + timedelta(i), datetime.min.time())
        for span in spans(contact, day + timedelta(i)):
            marks.add(midnight + timedelta(minutes=span[0 if opening else 1]))
    return next((m for m in sorted(marks) if m > wall and is_open(contact, m) == opening), None)


@lru_cache(maxsize=100_000)
def spans(contact: Contact, day: date) -> tuple[Span, ...]:
    """The windows that begin on a date, as minutes since its midnight, sorted."""
    special = [s for s in contact.special_days if _applies(s, day)]
    if special:
        found = [(s.opens, s.closes) for s in special if s.opens is not None and s.closes is not None and not s.closed]
    else:
        windows = [w for w in contact.windows if day_kind(day) in w.days.days]
        seasonal = [w for w in windows if w.season and (day.month, day.day) in w.season]
        found = [(w.opens, w.closes) for w in seasonal or [w for w in windows if not w.season]]
    return tuple(sorted((opens, closes if closes > opens else closes + DAY) for opens, closes in found))


def _applies(special: SpecialDay, day: date) -> bool:
    if special.day:
        return special.day in named_days(day)
    return special.first is not None and special.first <= day <= (special.last or special.first)
