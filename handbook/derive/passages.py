"""What a thing says, as running text for search: what it is for and what to do, not what is listed from elsewhere.

Left out on purpose: when *not* to use a procedure, outcomes that lead away, sources and doubts. They hold
words that belong to other pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from handbook.derive.addresses import address, slug
from handbook.language.markdown import parser
from handbook.model import Agency, Contact, Handbook, Step

_MARKDOWN = parser()


@dataclass(frozen=True)
class Passage:
    """A text with the address where it stands."""

    address: str
    title: str
    text: str


def text(handbook: Handbook, kind: str, id: str) -> str:
    """The text of a page above its parts, or of an entry in a register; empty for pages that gather others' text."""
    return sentences(_TEXTS[kind](handbook, id)) if kind in _TEXTS else ""


def parts(handbook: Handbook, kind: str, id: str) -> Iterator[Passage]:
    """The parts of a page with a place of their own: a procedure's steps, and what stands under a page's headings."""
    if kind == "prosedyre":
        for step in handbook.workflows[id].steps:
            yield Passage(address("prosedyre", f"{id}/{step.id}"), step.name, sentences(_step(step)))
    elif kind == "side":
        for title, lines in _sections(handbook.pages[id].body)[1:]:
            yield Passage(f"{address('side', id)}#{slug(title)}", title, sentences(lines))


def sentences(parts: Iterable[str | None]) -> str:
    """Texts set after each other, each ending like a sentence."""
    kept = (part.strip() for part in parts if part and part.strip())
    return " ".join(part if part[-1] in ".!?:…" else f"{part}." for part in kept)


def _workflow(handbook: Handbook, id: str) -> Iterator[str | None]:
    workflow = handbook.workflows[id]
    yield from (workflow.purpose, *workflow.when, workflow.audience)


def _step(step: Step) -> Iterator[str | None]:
    yield from (*step.what, *step.how, *step.documentation, step.question)
    yield step.consent.explanation if step.consent else None


def _agency(handbook: Handbook, id: str) -> Iterator[str | None]:
    agency = handbook.agencies[id]
    yield from (agency.summary, *agency.responsibilities, *agency.offers, agency.who_may_contact)
    yield from (agency.audience.who, agency.audience.exceptions)
    yield from (agency.referral.by, agency.referral.how) if agency.referral else ()
    yield from (agency.consent.explanation, *agency.consent.exceptions) if agency.consent else ()
    yield from (*agency.approach, *agency.have_ready, *(event.what for event in agency.what_happens))
    yield from (agency.receiving.how, agency.receiving.explanation) if agency.receiving else ()
    yield from (line for contact in agency.contacts for line in _contact(agency, contact))


def _contact(agency: Agency, contact: Contact) -> Iterator[str | None]:
    yield from (contact.about, contact.visiting_address, contact.email)
    yield from (number.shown for number in (contact.phone, contact.sms) if number)


def _form(handbook: Handbook, id: str) -> Iterator[str | None]:
    form = handbook.forms[id]
    yield from (form.purpose, form.when, form.storage)
    for part in form.parts:
        yield from (part.title, part.help, *(field.label for field in part.fields))


def _measure(handbook: Handbook, id: str) -> Iterator[str | None]:
    measure = handbook.measures[id]
    yield from (measure.summary, measure.audience, *measure.offers, *measure.how_to_get, measure.duration)


def _meeting(handbook: Handbook, id: str) -> Iterator[str | None]:
    meeting = handbook.meetings[id]
    yield from (meeting.purpose, meeting.rhythm, *meeting.topics)


def _page(handbook: Handbook, id: str) -> Iterator[str | None]:
    page = handbook.pages[id]
    yield from (page.summary, *_sections(page.body)[0][1])


def _sections(markdown: str) -> list[tuple[str, list[str]]]:
    """Headings with the lines below them; first what stands above all headings. Titles of columns are left out."""
    sections: list[tuple[str, list[str]]] = [("", [])]
    tokens = _MARKDOWN.parse(markdown)
    for before, token in pairwise(tokens):
        if token.type == "inline" and before.type != "th_open":
            line = "".join(" " if c.type == "softbreak" else c.content for c in token.children or ())
            if before.type == "heading_open":
                sections.append((line, []))
            else:
                sections[-1][1].append(line)
    return sections


_TEXTS: dict[str, Callable[[Handbook, str], Iterable[str | None]]] = {
    "prosedyre": _workflow,
    "instans": _agency,
    "skjema": _form,
    "tiltak": _measure,
    "mote": _meeting,
    "side": _page,
    "lov": lambda handbook, id: [handbook.paragraphs[id].summary],
    "ord": lambda handbook, id: [handbook.words[id].explanation],
    "arbeidssted": lambda handbook, id: [handbook.workplaces[id].explanation],
}
