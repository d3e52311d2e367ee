"""Contact cards and calendar files as telephones and calendars read them."""

from __future__ import annotations

from dataclasses import replace

from handbook.interchange.cards import calendar, vcard, vcards
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
    (note,) = (line for line in lines if line.startswith("NOTE:"))
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


def test_all_cards_in_one_file(miniature: Handbook) -> None:
    together = vcards(miniature)
    assert together.count("BEGIN:VCARD\r\n") == together.count("END:VCARD\r\n") == len(miniature.agencies)
    assert all(vcard(miniature, agency) in together for agency in miniature.agencies.values())


def test_hostile_text_cannot_add_a_line(miniature: Handbook) -> None:
    agency = replace(miniature.agencies["politi"], name="a\r\nTEL:999;b,c\\d")
    lines = _lines(vcard(miniature, agency))
    assert "FN:a\\nTEL:999\\;b\\,c\\\\d" in lines and "TEL:999" not in lines


def test_a_meeting_is_a_yearly_reminder_in_its_months(miniature: Handbook) -> None:
    meeting = replace(miniature.plan.meetings[0], months=(3, 10))
    lines = _lines(calendar(miniature, meeting) or "")
    assert "RRULE:FREQ=YEARLY;BYMONTH=3,10;BYDAY=1MO" in lines
    assert "DTSTART;VALUE=DATE:20261005" in lines, "the first Monday of the first month after the edition"
    assert calendar(miniature, replace(meeting, months=())) is None
