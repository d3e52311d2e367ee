"""Is there always somebody who answers? The proof, over a whole year, minute by minute."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from handbook.derive.hours import DAY, Span, chain, contacts_for, spans
from handbook.model import Contact, Handbook
from handbook.values import DAY_NAMES, clock

DAYS = 366


@dataclass(frozen=True)
class Gap:
    """Minutes when nobody in an agency's fallback chain answers: from and to, in wall-clock time."""

    agency: str
    purpose: str
    district: str | None
    start: datetime
    end: datetime

    def __str__(self) -> str:
        end = 24 * 60 if self.end.time() == datetime.min.time() else self.end.hour * 60 + self.end.minute
        day = DAY_NAMES[self.start.weekday()]
        return f"{day} {clock(self.start.hour * 60 + self.start.minute)}–{clock(end)}"


def acute_agencies(handbook: Handbook) -> tuple[str, ...]:
    """Every agency on an acute path: in the acute band, on a topic for acute danger, or contacted for it in a step."""
    found = dict.fromkeys(handbook.settings.acute.agencies)
    for topic in handbook.settings.topics:
        found |= dict.fromkeys(topic.agencies) if topic.purpose == "akutt" else {}
    for step in handbook.steps.values():
        found |= dict.fromkeys(c.agency for c in step.contacts if c.purpose == "akutt")
    return tuple(id for id in found if id in handbook.agencies)


def districts(handbook: Handbook) -> tuple[str | None, ...]:
    """The districts to prove for; one None when the handbook has none."""
    return tuple(handbook.districts) or (None,)


def first_gap(handbook: Handbook, agency: str, purpose: str, district: str | None, first: date) -> Gap | None:
    """The first minutes of the coming year without an answer; None is the proof that there is always one."""
    contacts = [
        c for a in chain(handbook, agency, purpose, district) for c in contacts_for(a, purpose, district) if c.phone
    ]  # fmt: skip
    for i in range(DAYS):
        day = first + timedelta(i)
        for start, end in _holes(contacts, day):
            midnight = datetime.combine(day, datetime.min.time())
            at = (midnight + timedelta(minutes=start), midnight + timedelta(minutes=end))
            return Gap(agency, purpose, district, *at)
    return None


def _holes(contacts: list[Contact], day: date) -> Iterator[Span]:
    """The minutes of a date that no window covers, those that began the day before included."""
    today = [s for c in contacts for s in spans(c, day)]
    yesterday = [(opens - DAY, closes - DAY) for c in contacts for opens, closes in spans(c, day - timedelta(1))]
    reached = 0
    for opens, closes in sorted(today + yesterday):
        if opens > reached:
            yield reached, min(opens, DAY)
        reached = max(reached, closes)
        if reached >= DAY:
            return
    if reached < DAY:
        yield reached, DAY


def loop(handbook: Handbook, agency: str) -> tuple[str, ...] | None:
    """A circle in the fallback chains that starts at an agency, as ids with the first repeated last."""
    path: list[str] = []

    def visit(id: str) -> tuple[str, ...] | None:
        if id in path:
            return (*path[path.index(id) :], id)
        if id not in handbook.agencies:
            return None
        path.append(id)
        for contact in handbook.agencies[id].contacts:
            found = visit(contact.otherwise) if contact.otherwise else None
            if found:
                return found
        path.pop()
        return None

    return visit(agency)
