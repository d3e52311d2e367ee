"""What a reader can take away: a contact card (vCard) of an agency, and a calendar file (iCalendar) of a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from handbook.derive.addresses import full_address
from handbook.hours.acute import short_label
from handbook.hours.route import outside_hours
from handbook.hours.words import hours_words
from handbook.language import norwegian
from handbook.language.norwegian import alphabetical
from handbook.model import Agency, AgencyKind, Contact, Handbook, Meeting
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
        "BEGIN:VCARD", "VERSION:3.0", f"FN:{_escape(agency.title)}", f"N:{_escape(agency.title)};;;;",
        f"ORG:{';'.join(map(_escape, [*owner, agency.name]))}", "X-ABShowAs:COMPANY",
        *(line for contact in agency.contacts for line in _ways(contact)),
        f"CATEGORIES:{_escape(handbook.settings.name)}",
        f"NOTE:{_escape(chr(10).join(notes))}",
        *([f"URL:{full_address(handbook, 'instans', agency.id)}"] if site else []),
        f"UID:{agency.id}@{site.url.split('/')[2] if site else municipality.number}",
        f"REV:{handbook.settings.edition.date:%Y%m%d}T000000Z",
        "END:VCARD",
    ]  # fmt: skip
    return _file(lines)


def vcards(handbook: Handbook) -> str:
    """Every agency in one file."""
    return "".join(vcard(handbook, a) for a in sorted(handbook.agencies.values(), key=lambda a: alphabetical(a.name)))


def _ways(contact: Contact) -> list[str]:
    found = [f"TEL;TYPE=WORK,VOICE:{contact.phone.dialled}"] if contact.phone else []
    found += [f"TEL;TYPE=WORK,CELL:{contact.sms.dialled}"] if contact.sms else []
    found += [f"EMAIL;TYPE=WORK:{_escape(contact.email)}"] if contact.email else []
    found += [f"ADR;TYPE=WORK:{_place(contact.visiting_address)}"] if contact.visiting_address else []
    return found


def _place(address: str) -> str:
    """«Rådhusgata 5, 3770 Kragerø» as box, rooms, street, place, region, postcode and country."""
    match = re.fullmatch(r"(.+?),?\s+(\d{4})\s+([^,\d]+)", " ".join(address.split()))
    street, code, place = match.groups() if match else (address, "", "")
    return f";;{_escape(street)};{_escape(place)};;{code};Norge"


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


def calendar(handbook: Handbook, meeting: Meeting) -> str | None:
    """A yearly reminder in each of the meeting's months, for the day is agreed by those who meet; None without months."""
    if not meeting.months:
        return None
    edition = handbook.settings.edition.date
    first = _first_monday(edition, meeting.months)
    who = norwegian.join([handbook.party_name(id) for id in meeting.participants])
    text = f"{meeting.purpose}\nDeltar: {who}.\nInnkaller: {handbook.party_name(meeting.convened_by)}.\nMåneden er fast, dagen avtaler dere."
    site = handbook.settings.address
    return _file(
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{_escape(handbook.settings.name)}//NO", "CALSCALE:GREGORIAN",
            "BEGIN:VEVENT",
            f"UID:{meeting.id}@{site.url.split('/')[2] if site else handbook.settings.municipality.number}",
            f"DTSTAMP:{edition:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{first:%Y%m%d}", f"DTEND;VALUE=DATE:{first + timedelta(1):%Y%m%d}",
            f"RRULE:FREQ=YEARLY;BYMONTH={','.join(map(str, meeting.months))};BYDAY=1MO",
            f"SUMMARY:{_escape(f'Avtal dato: {meeting.name}')}", f"DESCRIPTION:{_escape(text)}",
            "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR",
        ]
    )  # fmt: skip


def _first_monday(after: date, months: Iterable[int]) -> date:
    """The first Monday of the first of these months that begins after a day."""
    days = [date(after.year + later, month, 1) for later in (0, 1) for month in sorted(months)]
    first = next(day for day in days if day > after)
    return first + timedelta((7 - first.weekday()) % 7)


def _escape(text: str) -> str:
    """A value's text: what would end it is escaped; other control characters can't stand in a file of lines."""
    plain = re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", "", text)
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _file(lines: Iterable[str]) -> str:
    """Lines of at most 75 bytes, as both formats ask; a longer one goes on after a line break and a space."""
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line))


def _fold(line: str) -> Iterable[str]:
    part = ""
    for c in line:
        if len(f"{part}{c}".encode()) > 74:
            yield part
            part = " "
        part += c
    yield part
