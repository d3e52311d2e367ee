"""A meeting's booklet, on sheets of its own."""

from __future__ import annotations

from dataclasses import replace

from handbook.articles import danger
from handbook.articles.blocks import Booklet
from handbook.articles.plan import articles
from handbook.binder.book import Book, frame, single_title
from handbook.binder.encode import encode
from handbook.binder.links import Links
from handbook.model import Meeting

_MOST_DEADLINES = 8


def book(links: Links, meeting: Meeting) -> Book:
    """What the template reads: the meeting's own article, and whom to ring when it can't wait."""
    handbook, key = links.handbook, f"mote:{meeting.id}"
    found = articles(handbook)[key]
    (booklet,) = found.blocks
    assert isinstance(booklet, Booklet), "a meeting is one booklet"
    booklet, left_out = _fitting(booklet)
    home = links.plan.home.get(key)
    return {
        **frame(links, single_title(handbook, f"Møtehefte: {meeting.name}"), sides=2),
        "chapters": [],
        "meeting": {
            "key": key,
            "number": home.number if home else None,
            "title": found.title,
            "summary": encode(found.summary, links),
            "rhythm": meeting.rhythm,
            "doubt": found.doubt is not None,
            "edition": f"utgave {handbook.settings.edition.name}",
            "booklet": {
                **encode(booklet, replace(links, current=home.key if home else "")),
                "deadlines_left_out": left_out,
            },
            "strip": encode(danger.calls(handbook), links),
        },
    }


def _fitting(booklet: Booklet) -> tuple[Booklet, int]:
    """The booklet with as many deadlines as there is room for, and how many that leaves out."""
    deadlines = booklet.deadlines
    if deadlines is None or len(deadlines.rows) <= _MOST_DEADLINES:
        return booklet, 0
    fitting = replace(deadlines, rows=deadlines.rows[:_MOST_DEADLINES])
    return replace(booklet, deadlines=fitting), len(deadlines.rows) - _MOST_DEADLINES
