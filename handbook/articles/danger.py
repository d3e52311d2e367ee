"""Whom to ring when it can't wait, as print has it at the foot of forms and booklets, on cards and posters."""

from __future__ import annotations

from handbook.articles import contact
from handbook.articles.blocks import Call, Origin
from handbook.hours.acute import acute_numbers
from handbook.model import Handbook, Purpose


def calls(handbook: Handbook) -> tuple[Call, ...]:
    """The numbers for danger, which are confirmed, and then the municipality's own."""
    return (*national(handbook), *local(handbook))


def national(handbook: Handbook) -> tuple[Call, ...]:
    """The numbers of the band «Akutt fare?»."""
    return tuple(_call(handbook, number.agency.id) for number in acute_numbers(handbook))


def local(handbook: Handbook) -> tuple[Call, ...]:
    """The municipality's own: a number that nobody has confirmed has its mark, and one that isn't known is None."""
    return tuple(_call(handbook, id) for id in handbook.settings.acute.local if id in handbook.agencies)


def _call(handbook: Handbook, id: str) -> Call:
    return contact.call(handbook, id, Purpose.ACUTE, Origin(f"instans:{id}", handbook.agencies[id]))
