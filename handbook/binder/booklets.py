"""A meeting's booklet, on sheets of its own."""

from __future__ import annotations

from dataclasses import replace

from handbook.articles import danger
from handbook.articles.plan import articles
from handbook.binder.book import Book, frame, single_title
from handbook.binder.encode import encode
from handbook.binder.links import Links
from handbook.model import Meeting


def book(links: Links, meeting: Meeting) -> Book:
    """What the template reads: the meeting's own article, and whom to ring when it can't wait."""
    handbook, key = links.handbook, f"mote:{meeting.id}"
    found = articles(handbook)[key]
    (booklet,) = found.blocks
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
            "booklet": encode(booklet, replace(links, current=home.key if home else "")),
            "strip": encode(danger.calls(handbook), links),
        },
    }
