"""What a reader can take away: a contact card (vCard) of an agency.

Each value with letters outside ASCII says that it is UTF-8: Outlook on Windows would read it in the machine's own code
page, and the telephones take no harm of it.
"""

from __future__ import annotations

import re

from handbook.derive.addresses import full_address
from handbook.hours.acute import short_label
from handbook.hours.route import outside_hours
from handbook.hours.words import hours_words
from handbook.interchange.lines import escape, file_of, host
from handbook.language import norwegian
from handbook.language.norwegian import alphabetical
from handbook.model import Agency, AgencyKind, Contact, Handbook
from handbook.values import PhoneNumber


def vcard(handbook: Handbook, agency: Agency) -> str:
    """The agency as a vCard 3.0, which every telephone reads; in the note what each number is for, its hours and doubts.

    Numbers are not grouped with labels («item1.TEL»): some readers drop those.
    """
    site = handbook.settings.address
    municipality = handbook.settings.municipality
    owner = [municipality.name] if agency.kind is AgencyKind.MUNICIPAL else []
    notes = [
        agency.summary,
        *(_note(handbook, agency, contact, contact.phone) for contact in agency.contacts if contact.phone),
    ]
    lines = [
        "BEGIN:VCARD", "VERSION:3.0", f"FN:{escape(agency.title)}", f"N:{escape(agency.title)};;;;",
        f"ORG:{';'.join(map(escape, [*owner, agency.name]))}", "X-ABShowAs:COMPANY",
        *(line for contact in agency.contacts for line in _ways(contact)),
        f"CATEGORIES:{escape(handbook.settings.name)}",
        f"NOTE:{escape(chr(10).join(notes))}",
        *([f"URL:{full_address(handbook, 'instans', agency.id)}"] if site else []),
        f"UID:{agency.id}@{host(handbook)}",
        f"REV:{handbook.settings.edition.date:%Y%m%d}T000000Z",
        "END:VCARD",
    ]  # fmt: skip
    return file_of(map(_with_charset, lines))


def vcards(handbook: Handbook) -> str:
    """Every agency that can be rung or written to, in one file. The others would be dead entries on a telephone."""
    found = (a for a in handbook.agencies.values() if any(c.phone or c.sms or c.email for c in a.contacts))
    return "".join(vcard(handbook, a) for a in sorted(found, key=lambda a: alphabetical(a.name)))


def _with_charset(line: str) -> str:
    """«NOTE:Hjelper …» → «NOTE;CHARSET=UTF-8:Hjelper …»."""
    name, _, value = line.partition(":")
    return line if line.isascii() else f"{name};CHARSET=UTF-8:{value}"


def _ways(contact: Contact) -> list[str]:
    found = [f"TEL;TYPE=WORK,VOICE:{contact.phone.dialled}"] if contact.phone else []
    found += [f"TEL;TYPE=WORK,CELL:{contact.sms.dialled}"] if contact.sms else []
    found += [f"EMAIL;TYPE=WORK:{escape(contact.email)}"] if contact.email else []
    found += [f"ADR;TYPE=WORK:{_place(contact.visiting_address)}"] if contact.visiting_address else []
    return found


def _place(address: str) -> str:
    """«Rådhusgata 5, 3770 Kragerø» as box, rooms, street, place, region, postcode and country."""
    match = re.fullmatch(r"(.+?),?\s+(\d{4})\s+([^,\d]+)", " ".join(address.split()))
    street, code, place = match.groups() if match else (address, "", "")
    return f";;{escape(street)};{escape(place)};;{code};Norge"


def _note(handbook: Handbook, agency: Agency, contact: Contact, phone: PhoneNumber) -> str:
    labels = [purpose.label for purpose in contact.purposes]
    parts = [f"{phone.shown} ({norwegian.join(labels).lower()}): {hours_words(handbook, agency, contact)}"]
    others = [
        f"{short_label(stop.agency)} {stop.phone.shown}" + ("" if stop.confirmed else " (ikke bekreftet)")
        for stop in outside_hours(handbook, contact)
    ]  # fmt: skip
    if others:
        parts.append(f"Ellers: {norwegian.join(others, 'eller')}")
    if contact.unverified:
        parts.append(f"Ikke bekreftet: {contact.unverified.rstrip('.')}")
    return ". ".join(parts) + "."
