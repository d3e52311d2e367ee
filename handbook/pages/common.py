"""What many pages show: contacts, numbers, deadlines, consent. Views of text and links; nothing is printed here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handbook.derive.deadlines import deadline_of
from handbook.hours.acute import contact_for, short_label
from handbook.hours.route import Route, outside_hours, stop_at
from handbook.language import norwegian
from handbook.model import Agency, Consent, Contact, Handbook, Purpose, Step, Unconfirmed, Window
from handbook.pages.links import Links
from handbook.values import Duration, PhoneNumber, clock

View = dict[str, Any]

CONSENTS = {"ja": "Samtykke trengs.", "nei": "Samtykke trengs ikke.", "noen ganger": "Samtykke trengs noen ganger."}


def phone(number: PhoneNumber, about: str) -> View:
    """A number to tap. `spoken` is what a screen reader says."""
    return {
        "shown": number.shown,
        "href": number.tel,
        "spoken": number.call_name(about),
    }


def purposes(contact: Contact) -> str:
    """«råd og drøfting, melde bekymring»."""
    labels = [purpose.label for purpose in contact.purposes]
    return ", ".join(label[0].lower() + label[1:] for label in labels)


def contact(links: Links, agency: Agency, index: int) -> View:
    """One contact card of an agency."""
    item = agency.contacts[index]
    about = short_label(agency)
    return {
        "key": f"{agency.id}/{index}",
        "purposes": purposes(item),
        "about": item.about,
        "phone": phone(item.phone, about) if item.phone else None,
        "sms": {"shown": item.sms.shown, "href": item.sms.sms} if item.sms else None,
        "email": item.email,
        "web": item.web,
        "web_name": _site(item.web) if item.web else None,
        "windows": [window(w) for w in item.windows],
        "special": [_special(day) for day in item.special_days],
        "always": _always(item),
        "otherwise": _otherwise(links, item),
        "visiting_address": item.visiting_address,
        "postal_address": item.postal_address,
        "districts": norwegian.join([links.handbook.districts[d].name for d in item.districts]),
        "unverified": unverified(item),
    }


def window(item: Window) -> View:
    """«man–fre» and «08.30–15.30», with the season when there is one."""
    around = item.opens == 0 and item.closes == 24 * 60
    hours = "hele døgnet" if around else f"{clock(item.opens)}–{clock(item.closes)}"
    return {
        "days": norwegian.sentence(str(item.days)),
        "hours": hours,
        "season": str(item.season) if item.season else None,
    }


def _always(item: Contact) -> bool:
    return any(w.opens == 0 and w.closes == 24 * 60 and len(w.days.days) == 8 and not w.season for w in item.windows)


def _special(day: Any) -> View:
    name = day.day or norwegian.long_date(day.first) + (f"–{norwegian.long_date(day.last)}" if day.last else "")
    hours = "stengt" if day.closed or day.opens is None else f"{clock(day.opens)}–{clock(day.closes)}"
    return {"day": norwegian.sentence(name), "hours": hours}


def _otherwise(links: Links, item: Contact) -> list[View]:
    """Who answers outside the windows: numbers to tap, until one that somebody has confirmed."""
    if not item.otherwise:
        return []
    found = numbers(links, outside_hours(links.handbook, item))
    first = links.handbook.agencies[item.otherwise]
    if not found or found[0]["href"] != links.href("instans", first.id):
        found.insert(
            0, {"name": short_label(first), "href": links.href("instans", first.id), "phone": None, "unverified": False}
        )
    return found


def numbers(links: Links, stops: Route) -> list[View]:
    """Names and numbers on a line of text."""
    return [
        {"name": short_label(stop.agency), "href": links.href("instans", stop.agency.id),
         "phone": phone(stop.phone, short_label(stop.agency)), "unverified": not stop.confirmed}
        for stop in stops
    ]  # fmt: skip


def call(links: Links, id: str, purpose: Purpose) -> View:
    """An agency to contact, with the number for the purpose."""
    agency = links.handbook.agencies[id]
    found = contact_for(agency, purpose)
    return {
        "name": short_label(agency),
        "purpose": purpose.label,
        "href": links.href("instans", id),
        "phone": phone(found.phone, short_label(agency)) if found and found.phone else None,
        "unverified": bool(found and found.unverified),
        "safe": numbers(links, outside_hours(links.handbook, found)[-1:]) if found and found.unverified else [],
        "key": stop_at(agency, found).key if found else None,
        "windows": found.windows if found else (),
        "always": bool(found and _always(found)),
    }


def unverified(item: Unconfirmed | None) -> View | None:
    """Why something is not confirmed, and whom to ask."""
    return {"why": item.unverified, "ask": item.ask} if item and item.unverified else None


def deadline(links: Links, found: tuple[Duration | None, str | None, tuple[str, ...]]) -> View | None:
    """«innen 7 dager · fra meldingen er mottatt · barnevernsloven § 2-1»."""
    within, counted_from, law = found
    return {"within": within_words(within), "from": counted_from, "laws": links.laws(law)} if within or law else None


def step_deadline(links: Links, step: Step) -> View | None:
    """The deadline of a step."""
    return deadline(links, deadline_of(links.handbook, step.deadline)) if step.deadline else None


def within_words(within: Duration | None) -> str | None:
    """«innen 3 uker», or the word itself: «samme dag», «snarest»."""
    if within is None:
        return None
    return f"innen {str(within).replace(' ', norwegian.NBSP)}" if within.amount else str(within)


def consent(links: Links, item: Consent | None) -> View | None:
    """Whether anybody must agree, in a sentence."""
    if item is None:
        return None
    return {
        "needed": CONSENTS[item.needed],
        "kind": item.needed.replace(" ", "-"),
        "from_whom": item.from_whom,
        "explanation": item.explanation,
        "exceptions": item.exceptions,
        "laws": links.laws(item.law),
    }


def forms(links: Links, ids: Sequence[str]) -> list[View]:
    """Forms and tools as tags."""
    return [{"text": links.handbook.forms[id].name, "href": links.href("skjema", id)} for id in ids]


def warning(handbook: Handbook, id: str | None) -> View | None:
    """A standing warning: one sentence, and why."""
    return {"text": handbook.warnings[id].text, "reason": handbook.warnings[id].reason} if id else None


def level(handbook: Handbook, id: str | None) -> View | None:
    """A level's badge."""
    return {"short": handbook.levels[id].short, "name": handbook.levels[id].name} if id else None


def level_span(handbook: Handbook, ids: Sequence[str]) -> str | None:
    """«Nivå 2», or «Nivå 0–3» when several; in the handbook's own order, whatever the levels are called."""
    found = [level.short for level in handbook.settings.levels if level.id in ids]
    if len(found) < 2:
        return found[0] if found else None
    (start, first), (end, last) = (name.rpartition(" ")[::2] for name in (found[0], found[-1]))
    return f"{start} {first}–{last}" if start == end else f"{found[0]}–{found[-1]}"


def _site(url: str) -> str:
    return url.split("/")[2].removeprefix("www.")
