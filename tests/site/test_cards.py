"""Contact cards and calendar files as telephones and calendars read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from handbook.interchange.calendars import meeting_calendar, review_calendars
from handbook.interchange.cards import vcard, vcards
from handbook.model import Handbook


def _lines(text: str) -> list[str]:
    """The lines put together again, as a reader does."""
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.replace("\r\n ", "").split("\r\n")


def test_a_contact_card_holds_number_hours_and_doubt(miniature: Handbook) -> None:
    lines = _lines(vcard(miniature, miniature.agencies["barnevern"]))
    assert lines[:3] == ["BEGIN:VCARD", "VERSION:3.0", "FN:Lillevik barneverntjeneste"]
    assert "TEL;TYPE=WORK,VOICE:+4722222221" in lines
    (note,) = (line for line in lines if line.startswith("NOTE;CHARSET=UTF-8:"))
    assert "22\u00a022\u00a022\u00a021 (råd og drøfting og melde bekymring): man–fre 08.00–15.30\\; " in note
    assert "julaften stengt" in note and "Ikke bekreftet: Nummeret står ulikt to steder." in note
    assert "Ellers: Politiet 02800." in note
    assert "ADR;TYPE=WORK:;;Storgata 1;Oslo;;0150;Norge" in lines
    assert "ORG:Lillevik kommune;Lillevik barneverntjeneste" in lines
    assert "UID:barnevern@www.example.org" in lines


def test_a_short_number_keeps_its_form(miniature: Handbook) -> None:
    lines = _lines(vcard(miniature, miniature.agencies["politi"]))
    assert "TEL;TYPE=WORK,VOICE:112" in lines and "TEL;TYPE=WORK,VOICE:02800" in lines
    assert "ORG:Politiet" in lines, "the police are no part of the municipality"


def test_all_who_can_be_reached_in_one_file(miniature: Handbook) -> None:
    """A card without a number would be a dead entry on a telephone."""
    barnehage = miniature.agencies["barnehage"]
    silent = replace(barnehage, contacts=(replace(barnehage.contacts[0], phone=None),))
    together = vcards(replace(miniature, agencies={**miniature.agencies, "barnehage": silent}))
    assert together.count("BEGIN:VCARD\r\n") == together.count("END:VCARD\r\n") == len(miniature.agencies) - 1
    assert vcard(miniature, miniature.agencies["politi"]) in together


def test_letters_outside_ascii_say_what_they_are(miniature: Handbook) -> None:
    """Outlook reads a card without it in the machine's own code page."""
    for agency in miniature.agencies.values():
        for line in _lines(vcard(miniature, agency)):
            assert line.isascii() or ";CHARSET=UTF-8:" in line


def test_hostile_text_cannot_add_a_line(miniature: Handbook) -> None:
    agency = replace(miniature.agencies["politi"], name="a\r\nTEL:999;b,c\\d")
    lines = _lines(vcard(miniature, agency))
    assert "FN:a\\nTEL:999\\;b\\,c\\\\d" in lines and "TEL:999" not in lines


def test_a_meeting_is_a_yearly_reminder_in_its_months(miniature: Handbook) -> None:
    """One event for each month: Outlook drops an appointment whose yearly rule has several (MS-OXCICAL 2.1.3.2.2)."""
    meeting = replace(miniature.plan.meetings[0], months=(3, 10))
    lines = _lines(meeting_calendar(miniature, meeting) or "")
    rules = [line for line in lines if line.startswith("RRULE:")]
    assert rules == [f"RRULE:FREQ=YEARLY;BYMONTH={month};BYDAY=MO;BYSETPOS=1" for month in (3, 10)]
    assert "METHOD:PUBLISH" in lines and "DTSTART;VALUE=DATE:20261005" in lines
    assert len({line for line in lines if line.startswith("UID:")}) == 2
    assert meeting_calendar(miniature, replace(meeting, months=())) is None


def test_a_reminder_moves_off_a_public_holiday(miniature: Handbook) -> None:
    """The first Monday of May 2028 is the 1st, and that of April 2029 Easter Monday."""
    meeting = replace(miniature.plan.meetings[0], months=(4, 5))
    text = meeting_calendar(miniature, meeting) or ""
    moved = "RECURRENCE-ID;VALUE=DATE:{}"
    events = [event.splitlines() for event in text.split("BEGIN:VEVENT")]
    for first, instead in (("20280501", "20280502"), ("20290402", "20290403")):
        (event,) = (event for event in events if moved.format(first) in event)
        assert f"DTSTART;VALUE=DATE:{instead}" in event


def test_an_owner_gets_each_review_once_and_for_good(miniature: Handbook) -> None:
    """Verified anew, the same event moves: the same id, a later number."""
    lines = _lines(review_calendars(miniature)["styrer"])
    ppt = miniature.agencies["ppt"]
    later = replace(miniature, agencies={**miniature.agencies, "ppt": replace(ppt, verified_on=date(2026, 9, 1))})
    moved = _lines(review_calendars(later)["styrer"])
    ids = [line for line in lines if line.startswith("UID:")]
    assert len(set(ids)) == len(ids) and sorted(ids) == sorted(line for line in moved if line.startswith("UID:"))
    at = moved.index("UID:kontroll-agencies-ppt-ppt@www.example.org")
    assert moved[at + 2] == "DTSTART;VALUE=DATE:20270901" and lines != moved


def test_every_owner_has_a_calendar(miniature: Handbook) -> None:
    owners = {record.owner for record in (*miniature.agencies.values(), *miniature.workflows.values())}
    assert owners <= set(review_calendars(miniature))
