"""Calendar files (iCalendar): reminders of the fixed meetings, and of what each role must look through.

As Outlook, Google and iPhone take them: METHOD, an id for good, and one event for each month, since Outlook knows
yearly rules with one month only, by weekday and BYSETPOS (MS-OXCICAL 2.1.3.2.2), and drops an appointment with another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from handbook.derive.addresses import full_address
from handbook.derive.verification import verification
from handbook.hours.calendar import day_kind
from handbook.interchange.lines import escape, file_of, host
from handbook.language import norwegian
from handbook.model import Handbook, Meeting, Owned
from handbook.model.sources import thing_of, tops
from handbook.model.things import BY_LINK
from handbook.model.walk import records
from handbook.values import HOLIDAY

_YEARS = 10  # in which a first Monday that is a public holiday is moved
Lines = Sequence[str]


def meeting_calendar(handbook: Handbook, meeting: Meeting) -> str | None:
    """A yearly reminder in each of the meeting's months, for the day is agreed by those who meet; None without months."""
    if not meeting.months:
        return None
    who = norwegian.join([handbook.party_name(id) for id in meeting.participants])
    text = f"{meeting.purpose}\nDeltar: {who}.\nInnkaller: {handbook.party_name(meeting.convened_by)}.\nMåneden er fast, dagen avtaler dere."
    told = (f"SUMMARY:{escape(f'Avtal dato: {meeting.name}')}", f"DESCRIPTION:{escape(text)}")
    events = [line for month in sorted(meeting.months) for line in _monthly(handbook, meeting, month, told)]
    return _calendar(handbook, meeting.name, events)


def _monthly(handbook: Handbook, meeting: Meeting, month: int, told: Lines) -> Iterator[str]:
    """The first Monday of a month, each year; where that is a public holiday, the next day that is none."""
    edition = handbook.settings.edition.date
    uid, first = f"{meeting.id}-{month:02}@{host(handbook)}", _first_monday(edition, month)
    rule = f"RRULE:FREQ=YEARLY;BYMONTH={month};BYDAY=MO;BYSETPOS=1"
    yield from _event(uid, edition, first, (rule, *told))
    for year in range(first.year, first.year + _YEARS):
        monday = _monday(year, month)
        if day_kind(monday) == HOLIDAY:
            moved = next(d for n in range(1, 9) if day_kind(d := monday + timedelta(n)) < 5)
            yield from _event(uid, edition, moved, (f"RECURRENCE-ID;VALUE=DATE:{monday:%Y%m%d}", *told))


def _first_monday(after: date, month: int) -> date:
    """The first Monday of a month that begins after a day."""
    return _monday(after.year if date(after.year, month, 1) > after else after.year + 1, month)


def _monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta((7 - first.weekday()) % 7)


def review_calendars(handbook: Handbook) -> dict[str, str]:
    """Role → when it must look through what it owns. An event has the same id for good: verified anew, it moves."""
    found: dict[str, list[Owned]] = {}
    for top in tops(handbook):
        for inside in records(top):
            if isinstance(inside.record, Owned):
                found.setdefault(inside.record.owner, []).append(inside.record)
    return {owner: _reviews(handbook, owner, owned) for owner, owned in sorted(found.items())}


def _reviews(handbook: Handbook, owner: str, owned: Iterable[Owned]) -> str:
    events: list[str] = []
    for record in sorted(
        owned, key=lambda record: (verification(handbook, record).due, record.place().file, _id(record))
    ):
        told, file = verification(handbook, record), record.place().file
        text = f"Les gjennom, rett det som er feil, og sett dagens dato i sist_kontrollert.\nFil: {file}"
        address = _address(handbook, record)
        summary = f"Kontroller «{_name(record)}» i {handbook.settings.name}"
        events += _event(
            f"kontroll-{file.replace('/', '-').partition('.')[0]}-{_id(record)}@{host(handbook)}",
            told.verified_on,
            told.due,
            (
                f"SEQUENCE:{(told.verified_on - date(2000, 1, 1)).days}",
                f"SUMMARY:{escape(summary)}",
                f"DESCRIPTION:{escape(text)}",
                *([f"URL:{address}"] if address else []),
            ),
        )
    return _calendar(handbook, f"Kontroll, {norwegian.lower_first(handbook.party_name(owner))}", events)


def _id(record: Owned) -> str:
    return str(getattr(record, "id", "handbok"))


def _name(record: Owned) -> str:
    return str(getattr(record, "name", None) or getattr(record, "title", ""))


def _address(handbook: Handbook, record: Owned) -> str | None:
    if not hasattr(record, "id"):
        return None
    link = thing_of(record).link
    return full_address(handbook, link, _id(record)) if link in BY_LINK else None


def _event(uid: str, stamp: date, day: date, rest: Lines) -> Lines:
    """A whole day that keeps nobody from being booked."""
    return (
        "BEGIN:VEVENT", f"UID:{uid}", f"DTSTAMP:{stamp:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + timedelta(1):%Y%m%d}",
        *rest, "TRANSP:TRANSPARENT", "END:VEVENT",
    )  # fmt: skip


def _calendar(handbook: Handbook, name: str, events: Lines) -> str:
    return file_of(
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{escape(handbook.settings.name)}//NO", "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH", f"X-WR-CALNAME:{escape(name)}", *events, "END:VCALENDAR",
        ]
    )  # fmt: skip
