"""How an agency is reached: numbers with their doubt and who answers otherwise, hours, addresses."""

from __future__ import annotations

from collections.abc import Sequence

from handbook.articles import names
from handbook.articles.blocks import (
    Answerer,
    Call,
    ContactCard,
    Fallback,
    Hours,
    HoursLine,
    Link,
    Number,
    Origin,
    WebLink,
    WeekRow,
)
from handbook.hours.acute import contact_for, short_label
from handbook.hours.opening import opening
from handbook.hours.route import Route, Stop, contacts_for, outside_hours, stop_at
from handbook.hours.words import hours_lines, week
from handbook.language import norwegian
from handbook.model import Agency, Contact, Handbook, Purpose


def card(handbook: Handbook, agency: Agency, index: int, at: Origin) -> ContactCard:
    """One contact of an agency, with everything there is to say of it."""
    contact = agency.contacts[index]
    found = number(handbook, agency, contact, at)
    return ContactCard(
        at=at,
        contact=f"{agency.id}/{index}",
        purposes=tuple(purpose.label for purpose in contact.purposes),
        about=contact.about,
        number=found,
        sms=contact.sms,
        email=contact.email,
        web=web_link(contact.web) if contact.web else None,
        visiting_address=contact.visiting_address,
        postal_address=contact.postal_address,
        districts=norwegian.join([handbook.districts[d].name for d in contact.districts]) or None,
        hours=hours(handbook, agency, contact),
        fallback=found.fallback if found else fallback(handbook, agency, contact),
        doubt=names.doubt(at, contact),
    )


def call(handbook: Handbook, id: str, purpose: Purpose, at: Origin) -> Call:
    """An agency to contact for a purpose, with the number that «Hvem ringer jeg nå?» would give."""
    agency = handbook.agencies[id]
    contact = contact_for(agency, purpose)
    return Call(
        at=at,
        agency=Link(to=f"instans:{id}", text=short_label(agency)),
        purpose=purpose.label,
        number=number(handbook, agency, contact, at) if contact else None,
        hours=hours(handbook, agency, contact) if contact else None,
        contact=stop_at(handbook, agency, contact).key if contact else None,
        contacts=tuple(stop_at(handbook, agency, one).key for one in contacts_for(agency, purpose, None) if one.phone),
    )


def otherwise(calls: Sequence[Call]) -> tuple[Fallback, ...]:
    """Who to ring when these don't answer, each said once: «Svarer ikke Barnevernet». Nobody that is among them, as
    long as somebody has confirmed one of the others."""
    phones = {call.number.phone for call in calls if call.number}
    silent: dict[tuple[Answerer, ...], list[str]] = {}
    for call in calls:
        found = call.number.fallback.answerers if call.number and call.number.fallback else ()
        others = tuple(answerer for answerer in found if answerer.phone not in phones)
        if any(answerer.phone for answerer in others):
            certain = any(answerer.confirmed for answerer in others)
            silent.setdefault(others if certain else found, []).append(call.agency.text)
    several = len(silent) > 1
    return tuple(
        Fallback(
            when=f"Svarer ikke {norwegian.join(names, 'eller')}" if several else "Får du ikke svar", answerers=answerers
        )
        for answerers, names in silent.items()
    )


def number(handbook: Handbook, agency: Agency, contact: Contact, at: Origin) -> Number | None:
    """The number of a contact; None where it has none. Who is always open needs nobody else."""
    if contact.phone is None:
        return None
    return Number(
        phone=contact.phone,
        about=short_label(agency),
        doubt=names.doubt(at, contact),
        fallback=fallback(handbook, agency, contact),
    )


def municipality_number(handbook: Handbook) -> Number | None:
    """The municipality's own switchboard."""
    municipality = handbook.settings.municipality
    if municipality.phone is None:
        return None
    at = Origin("oversikt:om", handbook.settings, ("kommune",))
    doubt = names.doubt(at, municipality)
    return Number(phone=municipality.phone, about=municipality.name, doubt=doubt, fallback=None)


def fallback(handbook: Handbook, agency: Agency, contact: Contact) -> Fallback | None:
    """Who answers when this contact doesn't: the agency it names first, then on to a number somebody has confirmed.
    Without a number the agency it names is the way in; only in danger somebody must answer in its place."""
    own = opening(handbook, agency, contact)
    if not contact.otherwise or (contact.unverified is None and own.always(handbook.today)):
        return None
    first = handbook.agencies[contact.otherwise]
    found = answerers(outside_hours(handbook, contact))
    if contact.phone is None and Purpose.ACUTE not in contact.purposes:
        return Fallback(when="Ring", answerers=(_first(first, found),))
    if not found or found[0].agency.to != f"instans:{first.id}":
        found = (_first(first, ()), *found)
    certain = own.known and contact.unverified is None
    when = "Utenom disse tidene" if certain else "Får du ikke svar" if contact.phone else "Ring"
    return Fallback(when=when, answerers=found)


def answering_instead(handbook: Handbook, contact: Contact, fallback: Fallback | None, at: Origin) -> tuple[Call, ...]:
    """Who a fallback names, each as a call of its own: with its hours, and its mark."""
    stops = {(stop.agency.id, stop.phone): stop for stop in outside_hours(handbook, contact)}
    found = []
    for answerer in fallback.answerers if fallback else ():
        id = answerer.agency.to.removeprefix("instans:")
        stop = stops.get((id, answerer.phone)) if answerer.phone else None
        found.append(_call_of(handbook, stop, answerer, at))
    return tuple(found)


def _call_of(handbook: Handbook, stop: Stop | None, answerer: Answerer, at: Origin) -> Call:
    if stop is None:
        return Call(at=at, agency=answerer.agency, purpose="", number=None, hours=None, contact=None)
    about = short_label(stop.agency)
    doubt = names.doubt(at, stop.contact)
    return Call(
        at=at,
        agency=answerer.agency,
        purpose=stop.contact.purposes[0].label,
        number=Number(phone=stop.phone, about=about, doubt=doubt, fallback=None),
        hours=hours(handbook, stop.agency, stop.contact),
        contact=stop.key,
    )


def _first(agency: Agency, found: Sequence[Answerer]) -> Answerer:
    """An agency among those that answer; without its number where it has none."""
    link = Link(to=f"instans:{agency.id}", text=short_label(agency))
    known = (answerer for answerer in found if answerer.agency.to == link.to)
    return next(known, Answerer(agency=link, phone=None, confirmed=True))


def answerers(stops: Route) -> tuple[Answerer, ...]:
    """Names and numbers for a line of text."""
    return tuple(map(answerer, stops))


def answerer(stop: Stop) -> Answerer:
    agency = Link(to=f"instans:{stop.agency.id}", text=short_label(stop.agency))
    return Answerer(agency=agency, phone=stop.contact.phone, confirmed=stop.confirmed)


def web_link(url: str) -> WebLink:
    """«bufdir.no» for the whole address."""
    return WebLink(url=url, shown=url.split("/")[2].removeprefix("www."))


def hours(handbook: Handbook, agency: Agency, contact: Contact) -> Hours:
    """When a contact answers, in sentences and as a week."""
    found = opening(handbook, agency, contact)
    always = found.always(handbook.today)
    lines = hours_lines(handbook, agency, contact)
    return Hours(
        always=always,
        lines=tuple(
            HoursLine(days=norwegian.sentence(x.days), times=x.times, season=x.only, special=x.special) for x in lines
        ),
        week=() if always else tuple(WeekRow(label=label, cells=cells) for label, cells in week(found, handbook.today)),
    )
