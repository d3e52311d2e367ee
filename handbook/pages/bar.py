"""The bar at the bottom of a page: the number that answers now for where the reader stands, and the one for danger.

The build can't know what time it is. It writes whom to try, in order, and bar.js finds who answers. Until then, and
without scripts, the bar holds a number that always answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from handbook.articles.blocks import Answerer, Call, ContactCard
from handbook.hours.acute import acute_numbers, short_label
from handbook.hours.route import Route, Stop, answering_for, route, stop_at
from handbook.model import Agency, Handbook, Purpose
from handbook.values import PhoneNumber

_UNSURE = "ikke bekreftet nummer"


@dataclass(frozen=True)
class Ring:
    """A number in the bar. `words` say what is known of it without a clock; `sure` when it can be counted on."""

    phone: PhoneNumber
    name: str
    words: str
    sure: bool


@dataclass(frozen=True)
class Bar:
    """What stands in the bar before a script has looked at the clock. `keys` name the contacts to try, those of an
    agency together («politi/1», «barnevern/0+barnevern/1»); without them nothing changes. `way_in` is true when the number leads to an agency that has none of its own, or,
    when there is no number either, its page says the way."""

    danger: Ring
    first: Ring | None
    keys: tuple[str, ...]
    way_in: bool = False


def for_steps(handbook: Handbook) -> Bar | None:
    """Whom to ring about a child: for steps that name nobody, and for the guide."""
    danger, stops = _danger(handbook), _advice(handbook)
    if danger is None:
        return None
    agencies = dict.fromkeys(stop.agency.id for stop in stops)
    keys = ("+".join(stop.key for stop in stops if stop.agency.id == id) for id in agencies)
    return Bar(danger=danger, first=_always(stops, danger, handbook.today), keys=tuple(keys))


def for_agency(handbook: Handbook, agency: Agency, cards: Sequence[ContactCard]) -> Bar | None:
    """The agency's own numbers; without any, the way in, and never the children's line in its place. Nor does that line
    stand for a service that isn't there to protect children and whose hours nobody knows."""
    danger, stops = _danger(handbook), _advice(handbook)
    if danger is None:
        return None
    own = [card for card in cards if card.number and card.number.phone != danger.phone]
    if not any(card.number for card in cards):
        return Bar(danger=danger, first=_way_in(agency, cards), keys=(), way_in=True)
    if own and not any(card.hours.known for card in own) and agency.id not in {stop.agency.id for stop in stops}:
        return Bar(danger=danger, first=_of(own[0]), keys=())
    together = "+".join(card.contact for card in own)
    reached = stops if agency.id in {stop.agency.id for stop in stops} else _reached(handbook, agency)
    first = _always(reached, danger, handbook.today) or (_of(own[0]) if own else None)
    return Bar(danger=danger, first=first, keys=(together,) if together else ())


def _reached(handbook: Handbook, agency: Agency) -> Route:
    """Its own telephones, and those of who answers for them."""
    own = [contact for contact in agency.contacts if contact.phone]
    return (
        *(stop_at(handbook, agency, contact) for contact in own),
        *(stop for contact in own for stop in answering_for(handbook, contact)),
    )


def _way_in(agency: Agency, cards: Sequence[ContactCard]) -> Ring | None:
    """The number that an agency without any is reached on."""
    found = (one for card in cards if card.fallback for one in card.fallback.answerers[:1])
    return next((_asking(agency, one, one.phone) for one in found if one.phone), None)


def _asking(agency: Agency, answerer: Answerer, phone: PhoneNumber) -> Ring:
    words = f"be om {short_label(agency)}{'' if answerer.confirmed else ' (ikke bekreftet)'}"
    return Ring(phone=phone, name=answerer.agency.text, words=words, sure=False)


def keys(calls: Sequence[Call], bar: Bar) -> str:
    """The contacts of a step in the order to try them. The number for danger has its own place; the other numbers for
    danger come last, where the step isn't to ring it."""
    found = [call for call in calls if call.contact and call.number]
    to_ring = bool(found) and _is(found[0], bar)
    found.sort(key=lambda call: not to_ring and call.purpose == Purpose.ACUTE.label)
    return " ".join("+".join(call.contacts or (call.contact,)) for call in found if call.contact and not _is(call, bar))


def _is(call: Call, bar: Bar) -> bool:
    return call.number is not None and call.number.phone == bar.danger.phone


def _danger(handbook: Handbook) -> Ring | None:
    """The first number of the acute band."""
    found = next(iter(acute_numbers(handbook)), None)
    return Ring(phone=found.phone, name=found.label, words="Fare nå", sure=True) if found else None


def _advice(handbook: Handbook) -> Route:
    """The telephones for the first topic that isn't danger."""
    topic = next((topic for topic in handbook.settings.topics if topic.purpose is not Purpose.ACUTE), None)
    return route(handbook, topic, None) if topic else ()


def _always(stops: Route, danger: Ring, today: date) -> Ring | None:
    """The first of these that answers day and night on a number somebody has confirmed."""
    sure = (stop for stop in stops if stop.opening.always(today) and stop.confirmed and stop.phone != danger.phone)
    return next(map(_ring, sure), None)


def _ring(stop: Stop) -> Ring:
    return Ring(phone=stop.phone, name=short_label(stop.agency), words="hele døgnet", sure=True)


def _of(card: ContactCard) -> Ring | None:
    """An agency's own number, which can't be counted on."""
    number = card.number
    if number is None:
        return None
    known = "hele døgnet" if card.hours.always else "se åpningstidene"
    words = known if card.hours.known else "tidene er ikke kjent"
    return Ring(phone=number.phone, name=number.about, words=_UNSURE if number.doubt else words, sure=False)
