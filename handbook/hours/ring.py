"""References to telephone numbers in running text: «ring:politi/akutt» is the number of an agency for a purpose.

An agency's id is the name of its file, and a purpose one of nine fixed words, so the reference stays the same when the
number, or the order of the contacts, is changed. It needs no quotes in YAML, and reads as a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.model import Agency, Contact, Handbook, Purpose

SCHEME = "ring"
# Wider than what is right, so that a slip of the pen is a reference with a mistake in it, and not text.
_REFERENCE = re.compile(r"(?<![\w/:-])ring:(?P<agency>[^\W\d][\w-]*)(?:/(?P<purpose>[\w-]+))?", re.IGNORECASE)
_ASCII = str.maketrans("æøå", "aoa")


def word(purpose: Purpose) -> str:
    """A purpose as it stands in a reference, in letters that need no thought in an address: «råd» is «rad»."""
    return purpose.value.translate(_ASCII)


_PURPOSES = {word(purpose): purpose for purpose in Purpose}


@dataclass(frozen=True)
class Reference:
    """A reference as it is written, from `start` to `end` in its text. `purpose` is empty where none is written."""

    written: str
    agency: str
    purpose: str
    start: int
    end: int


def may_refer(text: str) -> bool:
    """Could there be a reference in the text? Quick, and never wrongly no."""
    return "ing:" in text or "ING:" in text


def references(text: str) -> Iterator[Reference]:
    """Every reference in a text, from left to right."""
    for match in _REFERENCE.finditer(text):
        yield Reference(match[0], match["agency"], match["purpose"] or "", match.start(), match.end())


def to_contact(agency: Agency, contact: Contact) -> str | None:
    """The reference that leads to a contact; None where another contact answers for all of its purposes."""
    return next((f"ring:{agency.id}/{word(p)}" for p in contact.purposes if _first(agency, p) is contact), None)


def contact_of(handbook: Handbook, reference: Reference) -> tuple[Agency, Contact] | None:
    """The contact in force that a reference names; None where there is none, or it has no telephone."""
    agency = handbook.agencies.get(reference.agency) if reference.written.startswith(f"{SCHEME}:") else None
    purpose = _PURPOSES.get(reference.purpose)
    contact = _first(agency, purpose) if agency and purpose else None
    return (agency, contact) if agency and contact else None


def as_read(handbook: Handbook, text: str) -> str:
    """The text with each reference that leads to a number as that number, and nothing more."""
    if not may_refer(text):
        return text
    parts, end = [], 0
    for reference in references(text):
        found = contact_of(handbook, reference)
        if found and found[1].phone:
            parts += [text[end : reference.start], found[1].phone.shown]
            end = reference.end
    return "".join([*parts, text[end:]])


_LINKED = re.compile(rf"\[([^\[\]]*)\]\(({SCHEME}:[^()\s]+)\)|<({SCHEME}:[^<>\s]+)>")


def page_as_read(handbook: Handbook, body: str) -> str:
    """The same for the Markdown of a page, where a reference may have words: «[Politiet](ring:politi/akutt)»."""
    plain = _LINKED.sub(lambda link: " ".join(filter(None, (link[1], link[2] or link[3]))), body)
    return as_read(handbook, plain)


def has_contact(agency: Agency, purpose: str) -> bool:
    """Has the agency a contact for the purpose at all, with or without a telephone?"""
    return any(_PURPOSES.get(purpose) in contact.purposes for contact in agency.contacts)


def offered(agency: Agency) -> list[str]:
    """Every reference to a number of the agency."""
    return [f"ring:{agency.id}/{word(purpose)}" for purpose in Purpose if _first(agency, purpose)]


def _first(agency: Agency, purpose: Purpose) -> Contact | None:
    """Never another purpose's number: a sentence about advice must not lead to the emergency line."""
    return next((c for c in agency.contacts if c.phone and purpose in c.purposes), None)
