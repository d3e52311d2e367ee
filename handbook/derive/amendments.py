"""What changes the acts, held against what they were read against: what must be read again, and what will come."""

from __future__ import annotations

from handbook.model import Act, Amendment, Handbook, Paragraph, ReadTo


def unread(handbook: Handbook, act: Act, paragraph: Paragraph) -> tuple[Amendment, ...]:
    """The amendments in force that the paragraph was not read against; all of them where nobody has said what it was."""
    read = paragraph.read_to or act.read_to
    return tuple(
        a for a in of_act(handbook, act) if in_force(handbook, a) and _touches(a, act, paragraph) and _newer(a, read)
    )


def coming(handbook: Handbook, act: Act) -> tuple[Amendment, ...]:
    """Those decided and not in force, with or without a date."""
    return tuple(a for a in of_act(handbook, act) if not in_force(handbook, a))


def of_act(handbook: Handbook, act: Act) -> tuple[Amendment, ...]:
    """The amendments of an act, in the order they are written."""
    return tuple(a for a in handbook.amendments.items if a.act == act.id)


def in_force(handbook: Handbook, amendment: Amendment) -> bool:
    """Has the day come?"""
    return amendment.in_force is not None and amendment.in_force <= handbook.today


def _touches(amendment: Amendment, act: Act, paragraph: Paragraph) -> bool:
    touched = {Paragraph.make_id(act.id, number) for number in amendment.paragraphs}
    return not touched or paragraph.id in touched


def _newer(amendment: Amendment, read: ReadTo | None) -> bool:
    """By the day it came into force; of two from the same day the later act is newer."""
    if read is None or amendment.in_force is None:
        return True
    return (amendment.in_force, amendment.by.order) > (read.in_force, read.by.order)
