"""Every fact that nobody has verified, for the page «Må bekreftes» and the coordinator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from handbook.model import Handbook
from handbook.model.sources import thing_of
from handbook.problem import Place


@dataclass(frozen=True)
class Fact:
    """What is not confirmed, why, whom to ask, and where it stands (file and on the site)."""

    about: str
    reason: str
    ask: str | None
    place: Place
    kind: str
    id: str


def unconfirmed(handbook: Handbook) -> tuple[Fact, ...]:
    """Every `ubekreftet` in the handbook, in the order of its files."""
    return tuple(_facts(handbook))


def _facts(handbook: Handbook) -> Iterator[Fact]:
    settings = handbook.settings
    for about, part in (("Kommunen", settings.municipality), ("Håndbokas nettadresse", settings.address)):
        yield from _fact(about, part, "oversikt", "om")
    for records in (handbook.agencies, handbook.workflows, handbook.forms, handbook.measures, handbook.pages):
        for record in records.values():
            yield from _record(record)
    for paragraph in handbook.paragraphs.values():
        yield from _fact(handbook.cite(paragraph.id), paragraph, "lov", paragraph.id)
    for deadline in handbook.laws.deadlines:
        yield from _fact(deadline.what, deadline, "lov", deadline.paragraph)
    for word in handbook.glossary.words:
        yield from _fact(word.word, word, "ord", word.id)
    for meeting in handbook.plan.meetings:
        yield from _fact(meeting.name, meeting, "mote", meeting.id)


def _record(record: Any) -> Iterator[Fact]:
    kind, title = thing_of(record), getattr(record, "title", None) or record.name
    yield from _fact(title, record, kind, record.id)
    for contact in getattr(record, "contacts", ()):
        yield from _fact(
            f"{title}: {contact.about or contact.phone or contact.email or 'kontakt'}", contact, kind, record.id
        )
    for step in getattr(record, "steps", ()):
        yield from _fact(f"{title}: {step.name}", step, kind, f"{record.id}/{step.id}")
        yield from _fact(f"{title}: fristen i «{step.name}»", step.deadline, kind, f"{record.id}/{step.id}")


def _fact(about: str, part: Any, kind: str, id: str) -> Iterator[Fact]:
    if part is not None and part.unverified:
        yield Fact(about, part.unverified, part.ask, part.place("ubekreftet"), kind, id)
