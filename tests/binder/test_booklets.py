"""Booklets for meetings: who is there, what may be said, what begins to run, and never more than two sheets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handbook.articles.blocks import Booklet
from handbook.articles.booklet import article
from handbook.binder import booklets
from handbook.binder.booklets import book
from handbook.binder.links import Links
from handbook.binder.press import press, source
from handbook.derive.binder_plan import plan
from handbook.model import AgendaItem, Handbook, Meeting


def booklet(handbook: Handbook, meeting: Meeting) -> Booklet:
    (found,) = article(handbook, meeting).blocks
    assert isinstance(found, Booklet)
    return found


def test_who_is_there_has_a_number_a_line_for_one_or_nothing(miniature: Handbook) -> None:
    found = booklet(miniature, miniature.meetings["samarbeid"])
    told = {a.party.name: (a.number.phone.written if a.number else None, a.reached) for a in (*found.must, *found.may)}
    assert told["Styrer"] == ("22 22 22 20", True), "the number of the place where the role works"
    assert told["Barnevern"] == ("22 22 22 21", True)
    assert told["Foreldre"] == (None, False), "nobody asks for the number of a parent"
    assert [a.party.name for a in found.may] == ["Barnet", "Barnehagen"]


def test_what_each_answers_for_is_theirs_in_the_procedures_of_the_meeting(miniature: Handbook) -> None:
    found = booklet(miniature, miniature.meetings["samarbeid"])
    styrer = next(a for a in found.must if a.party.name == "Styrer")
    assert [group.in_short for group in styrer.duties] == ["ansvarlig i steg 1 og 2"]


def test_a_meeting_about_services_asks_for_no_consent_and_no_boxes(miniature: Handbook) -> None:
    found = booklet(miniature, miniature.meetings["barnehage-barnevern"])
    assert not found.about_child and found.consent is None and found.choices == ()
    child = replace(miniature.meetings["samarbeid"], subject=miniature.meetings["barnehage-barnevern"].subject)
    assert booklet(miniature, child).choices == ()


def test_deadlines_are_those_of_the_step_and_after_it(miniature: Handbook) -> None:
    """«Snakk med foreldrene» has a deadline, «Send henvisningen» has none."""
    meeting = miniature.meetings["samarbeid"]
    assert booklet(miniature, meeting).deadlines is None
    before = booklet(miniature, replace(meeting, step="henvise/avtale")).deadlines
    assert before and [row.what for row in before.rows] == ["Snakk med foreldrene"]
    without = booklet(miniature, replace(meeting, step=None))
    assert without.deadlines and without.ways == ()


@pytest.mark.slow
@pytest.mark.parametrize("items", [0, 5, 8, 14])
def test_a_booklet_is_two_sheets_at_most(miniature: Handbook, items: int) -> None:
    meeting = miniature.meetings["samarbeid"]
    topic = AgendaItem(what="Hvordan samarbeidet har vært siden sist, og svar på meldinger")
    long = replace(meeting, topics=(topic,) * items)
    handbook = replace(miniature, plan=replace(miniature.plan, meetings=(long,)))
    made = book(Links(handbook, plan(handbook), frozenset()), long)
    pages = press("meeting", {"book.json": source(made)}, handbook.settings.edition.date).labels
    assert 1 < len(pages) <= 4


def test_deadlines_that_have_no_room_are_counted(miniature: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = replace(miniature.meetings["samarbeid"], step="henvise/avtale")
    rows = len(booklet(miniature, meeting).deadlines.rows)  # type: ignore[union-attr]
    handbook = replace(miniature, plan=replace(miniature.plan, meetings=(meeting,)))
    links = Links(handbook, plan(handbook), frozenset())
    for most, printed in ((rows, rows), (rows - 1, rows - 1)):
        monkeypatch.setattr(booklets, "_MOST_DEADLINES", most)
        made = book(links, meeting)["meeting"]["booklet"]
        assert len(made["deadlines"]["rows"]) == printed and made["deadlines_left_out"] == rows - printed
