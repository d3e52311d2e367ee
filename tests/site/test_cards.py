"""Contact cards and calendar files as telephones and calendars read them."""

from __future__ import annotations

from dataclasses import replace

from handbook.derive.cards import calendar, vcard
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
    assert "man–fre 08.00–15.30" in note and "ikke bekreftet" in note


def test_a_short_number_keeps_its_form(miniature: Handbook) -> None:
    assert "TEL;TYPE=WORK,VOICE:112" in _lines(vcard(miniature, miniature.agencies["politi"]))


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
