"""Who answers for a topic, in a district, at a moment — and until when, and who is next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from handbook.hours.calendar import to_wall
from handbook.hours.opening import Opening, opening
from handbook.model import Agency, Contact, Handbook, Purpose, Topic
from handbook.values import PhoneNumber


@dataclass(frozen=True)
class Stop:
    """A telephone on the way from the best to the last, and when it answers. `key` is what the contact is called in
    data and pages («barnevernvakt/0»); of those in the same `group` one is enough."""

    key: str
    group: str
    agency: Agency = field(compare=False, repr=False)
    contact: Contact = field(compare=False, repr=False)
    opening: Opening = field(repr=False)

    @property
    def phone(self) -> PhoneNumber:
        """Its number: only contacts that have one are stops."""
        assert self.contact.phone is not None
        return self.contact.phone

    @cached_property
    def marks(self) -> frozenset[str]:
        """What it is known by: its group and its number."""
        return frozenset((self.group, self.phone.dialled))

    @property
    def confirmed(self) -> bool:
        return self.contact.unverified is None


Route = tuple[Stop, ...]


@dataclass(frozen=True)
class Answer:
    """Who to ring. `reached` answer now, the best first, each with when it closes (None: always open). `uncertain`
    have unknown hours: shown, never counted on. `closed` come with when they open (None: not within a year)."""

    reached: tuple[tuple[Stop, datetime | None], ...]
    uncertain: tuple[Stop, ...]
    closed: tuple[tuple[Stop, datetime | None], ...]

    @property
    def safe(self) -> Stop | None:
        """The first that answers now on a number somebody has confirmed."""
        return next((stop for stop, _ in self.reached if stop.confirmed), None)


def answer(handbook: Handbook, topic: Topic, district: str | None, moment: datetime) -> Answer:
    """Who answers for a topic. `moment` is an aware datetime, or wall-clock time in Oslo when naive."""
    return answer_on(route(handbook, topic, district), to_wall(moment))


def answer_on(stops: Route, wall: datetime) -> Answer:
    """Who of these answers. Neither a number nor an agency stands twice, and never as closed when it is reached."""
    seen: set[str] = set()

    def new(stop: Stop) -> bool:
        fresh = seen.isdisjoint(stop.marks)
        seen.update(stop.marks if fresh else ())
        return fresh

    reached = [s for s in stops if s.opening.is_open(wall) and new(s)]
    uncertain = [s for s in stops if not s.opening.known and new(s)]
    opens = {s: s.opening.opens(wall) for s in stops if s.opening.known and not s.opening.is_open(wall)}
    soonest = {s for s in sorted(opens, key=lambda s: opens[s] or datetime.max) if new(s)}
    return Answer(
        tuple((s, s.opening.closes(wall)) for s in reached),
        tuple(uncertain),
        tuple((s, opens[s]) for s in opens if s in soonest),
    )


def route(handbook: Handbook, topic: Topic, district: str | None) -> Route:
    """The telephones that may answer a topic, the best first: the topic's own agencies, then their fallback chains."""
    return route_from(handbook, topic.agencies, topic.purpose, district)


def district_matters(handbook: Handbook, topic: Topic) -> bool:
    """Does who answers depend on where one works?"""
    return len({route(handbook, topic, district) for district in handbook.districts}) > 1


def route_from(handbook: Handbook, agencies: tuple[str, ...], purpose: Purpose, district: str | None) -> Route:
    """The telephones of some agencies and of those that answer for them, each agency once."""
    chains = (a for id in agencies for a in chain(handbook, id, purpose, district))
    return _stops(handbook, dict.fromkeys((*agencies, *chains)), purpose, district)


def _stops(handbook: Handbook, found: Iterable[str], purpose: Purpose, district: str | None) -> Route:
    """The telephones of these agencies."""
    return tuple(
        stop_at(handbook, agency, contact, "" if district else " ".join(contact.districts), district)
        for agency in (handbook.agencies[id] for id in found if id in handbook.agencies)
        for contact in contacts_for(agency, purpose, district)
        if contact.phone
    )


def answering_for(handbook: Handbook, contact: Contact) -> Route:
    """Who answers for a contact, down its fallback chain. Nobody behind a switchboard, unless it is about danger: those
    are there for who rang the switchboard, not in place of the service that was sought."""
    found: list[str] = []
    for id in chain(handbook, contact.otherwise, contact.purposes[0], None) if contact.otherwise else ():
        found.append(id)
        shared = any({*contact.purposes} & {*one.purposes} for one in handbook.agencies[id].contacts)
        if not shared and Purpose.ACUTE not in contact.purposes:
            break
    return _stops(handbook, found, contact.purposes[0], None)


def outside_hours(handbook: Handbook, contact: Contact) -> Route:
    """Who to ring when a contact doesn't answer: down its fallback chain, to the first number somebody has confirmed."""
    stops = answering_for(handbook, contact)
    safe = next((i for i, stop in enumerate(stops) if stop.confirmed and stop.opening.known), len(stops))
    return stops[: safe + 1]


def stop_at(handbook: Handbook, agency: Agency, contact: Contact, among: str = "", district: str | None = None) -> Stop:
    """A contact as a stop; `among` sets apart contacts of an agency that don't stand in for each other."""
    key = f"{agency.id}/{agency.contacts.index(contact)}"
    return Stop(key, f"{agency.id} {among}".strip(), agency, contact, opening(handbook, agency, contact, district))


def chain(handbook: Handbook, agency: str, purpose: Purpose, district: str | None) -> Iterator[str]:
    """The ids of an agency and, in turn, of who answers outside its hours. Stops where the chain would loop."""
    seen: set[str] = set()
    queue = [agency]
    while queue:
        id = queue.pop(0)
        if id in seen or id not in handbook.agencies:
            continue
        seen.add(id)
        yield id
        contacts = contacts_for(handbook.agencies[id], purpose, district)
        queue += [c.otherwise for c in contacts if c.otherwise]


def contacts_for(agency: Agency, purpose: Purpose, district: str | None) -> tuple[Contact, ...]:
    """The agency's contacts for a purpose; without any, its acute ones, then those it has. A district's own come first."""
    here = [c for c in agency.contacts if not c.districts or district is None or district in c.districts]
    here.sort(key=lambda c: district is not None and not c.districts)
    for wanted in (purpose, Purpose.ACUTE):
        found = tuple(c for c in here if wanted in c.purposes)
        if found:
            return found
    return tuple(here)
