"""What changes the acts, held against what they were read against: what must be read again, and what our words lack."""

from __future__ import annotations

from handbook.model import Act, Amendment, Handbook, Paragraph, ReadTo


def unread(handbook: Handbook, act: Act, paragraph: Paragraph) -> tuple[Amendment, ...]:
    """The amendments in force that the paragraph was not read against; all of them where nobody has said what it was."""
    return tuple(a for a in of_act(handbook, act) if _in_force(handbook, a) and _after(a, act, paragraph))


def lacking(handbook: Handbook, act: Act) -> tuple[Amendment, ...]:
    """The amendments that our words lack: decided only, or touching a paragraph that was not read against them.

    It doesn't matter whether the day has come, so that a printed sheet says the same before and after.
    """
    return tuple(
        a for a in of_act(handbook, act) if a.in_force is None or any(_after(a, act, p) for p in act.paragraphs)
    )


def of_act(handbook: Handbook, act: Act) -> tuple[Amendment, ...]:
    """The amendments of an act, in the order they are written."""
    return tuple(a for a in handbook.amendments.items if a.act == act.id)


def _in_force(handbook: Handbook, amendment: Amendment) -> bool:
    return amendment.in_force is not None and amendment.in_force <= handbook.today


def _after(amendment: Amendment, act: Act, paragraph: Paragraph) -> bool:
    """Does it touch the paragraph, and is it newer than what that was read against?"""
    touched = {Paragraph.make_id(act.id, number) for number in amendment.paragraphs}
    return (not touched or paragraph.id in touched) and _newer(amendment, paragraph.read_to or act.read_to)


def _newer(amendment: Amendment, read: ReadTo | None) -> bool:
    """By the day it came into force; of two from the same day the later act is newer."""
    if read is None or amendment.in_force is None:
        return True
    return (amendment.in_force, amendment.by.order) > (read.in_force, read.by.order)
