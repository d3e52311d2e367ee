"""The agency sheet: how to reach it, what to do, what happens, and what it has to do."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.binder import labels
from handbook.binder.blocks import (
    Block,
    Span,
    bullets,
    doubt,
    lead,
    numbered,
    para,
    quiet,
    section,
    small,
    strong,
    wide,
)
from handbook.binder.contacts import card
from handbook.binder.deadlines import time_limit
from handbook.binder.links import Links
from handbook.derive.deadlines import event_deadline
from handbook.derive.norwegian import join
from handbook.model import Agency, Consent, Handbook, NextEvent, Receiving
from handbook.read.schema.agency import AGENCY_SECTION

_WORD = {"ja": "Ja.", "nei": "Nei.", "noen ganger": "Noen ganger."}


def agency(handbook: Handbook, agency: Agency, links: Links) -> list[Block]:
    """Everything the file says, in the order a caller needs it."""
    return [
        lead(agency.summary),
        small(*_facts(agency)),
        *doubt(agency),
        wide("Kontakt", *(card(handbook, c, links) for c in agency.contacts)),
        *_sections(handbook, agency, links),
    ]


def _facts(agency: Agency) -> list[Span]:
    facts = [labels.agency_kind(agency.kind)]
    if agency.covers:
        facts.append("Dekker " + join(agency.covers))
    if agency.former_names:
        facts.append("Het før: " + ", ".join(agency.former_names))
    if agency.other_names:
        facts.append("Kalles også: " + ", ".join(agency.other_names))
    return [" · ".join(facts)]


def _sections(handbook: Handbook, agency: Agency, links: Links) -> Iterator[Block]:
    if agency.approach:
        yield _titled("slik_gjor_du", numbered(agency.approach))
    if agency.have_ready:
        yield _titled("ha_klart", bullets(agency.have_ready))
    if agency.who_may_contact:
        yield _titled("hvem_kan_kontakte", para(agency.who_may_contact))
    if agency.referral:
        words = [agency.referral.by, agency.referral.how]
        need = "Henvisning kreves." if agency.referral.needed else "Henvisning kreves ikke."
        yield _titled("henvisning", para(strong(need)), *(para(w) for w in words if w))
    if agency.consent:
        yield section("Samtykke", *consent(agency.consent, links))
    if agency.what_happens:
        yield _titled("hva_skjer", bullets(_event(handbook, e, links) for e in agency.what_happens))
    if agency.receiving:
        yield _titled("tar_imot", *_receiving(handbook, agency.receiving, links))
    if agency.audience:
        yield _titled(
            "for_hvem",
            para(_audience(agency)),
            *([para(agency.audience.exceptions)] if agency.audience.exceptions else []),
        )
    if agency.responsibilities:
        yield _titled("ansvar", bullets(agency.responsibilities))
    if agency.offers:
        yield _titled("tilbud", bullets(agency.offers))
    if agency.forms:
        yield _titled("skjema", bullets(links.form(f) for f in agency.forms))
    if agency.law:
        yield _titled("lovgrunnlag", bullets(law_line(handbook, id, links) for id in agency.law))


def _titled(key: str, *blocks: Block) -> Block:
    return section(labels.label(AGENCY_SECTION, key), *blocks)


def _audience(agency: Agency) -> str:
    assert agency.audience
    return f"{agency.audience.who}, {agency.audience.ages}" if agency.audience.ages else agency.audience.who


def consent(consent: Consent, links: Links) -> Iterator[Block]:
    """Whether somebody must consent, who, and when not."""
    words: list[Span] = [strong(_WORD[consent.needed])]
    if consent.explanation:
        words.append(f" {consent.explanation}")
    yield para(*words)
    if consent.from_whom:
        yield para(quiet("Hvem samtykker: "), consent.from_whom)
    if consent.exceptions:
        yield para(quiet("Unntak:"))
        yield bullets(consent.exceptions)
    if consent.law:
        yield small(*links.laws(consent.law))


def _event(handbook: Handbook, event: NextEvent, links: Links) -> list[Span]:
    when = time_limit(*event_deadline(handbook, event), links)
    return [event.what, " · ", *when] if when else [event.what]


def _receiving(handbook: Handbook, receiving: Receiving, links: Links) -> Iterator[Block]:
    yield para(receiving.how)
    answer = NextEvent(
        what="", deadline=receiving.deadline, within=receiving.answers_within, counted_from=receiving.counted_from
    )
    when = time_limit(*event_deadline(handbook, answer), links)
    if when:
        yield para("Svar ", *when)
    if receiving.explanation:
        yield para(receiving.explanation)


def law_line(handbook: Handbook, id: str, links: Links) -> list[Span]:
    """A paragraph with its title: «barnevernsloven § 2-1 Gjennomgang av meldinger»."""
    return [links.law(id), " ", quiet(handbook.paragraphs[id].title)]
