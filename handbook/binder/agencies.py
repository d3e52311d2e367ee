"""The agency sheet: how to reach it, what to do, what happens, and what it has to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.binder import labels
from handbook.binder.blocks import (
    Block,
    Span,
    bullets,
    doubt,
    joined,
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
from handbook.derive.duties import PARTS, Duty, duties_of
from handbook.derive.norwegian import NBSP, join, sentence
from handbook.model import Agency, Consent, Handbook, NextEvent, Receiving, Workflow
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
    measures = [m for m in handbook.measures.values() if agency.id in m.agencies]
    if measures:
        yield section("Tiltak", para(*joined([links.to(f"tiltak:{m.id}", m.name) for m in measures])))
    duties = duties_of(handbook, agency.id)
    if duties:
        yield section("I prosedyrene", bullets(_duties(workflow, duties, links) for workflow in _workflows(duties)))
    if agency.forms:
        yield _titled("skjema", para(*links.forms(agency.forms)))
    if agency.law:
        yield _titled("lovgrunnlag", law_list(handbook, agency.law, links))


def _workflows(duties: Iterable[Duty]) -> list[Workflow]:
    return list({d.workflow.id: d.workflow for d in duties}.values())


def _duties(workflow: Workflow, duties: Iterable[Duty], links: Links) -> list[Span]:
    """«Barnet er i fare nå → A1: ansvarlig i steg 2 og 3, blir kontaktet i steg 5»."""
    numbers = {step.id: i for i, step in enumerate(workflow.steps, 1)}
    mine = [d for d in duties if d.workflow.id == workflow.id]
    parts = []
    for part, words in PARTS.items():
        steps = dict.fromkeys(str(numbers[d.step.id]) for d in mine if d.part == part)
        if steps:
            parts.append(f"{words.lower()} i steg {join(list(steps))}")
    return [links.workflow(workflow.id), ": ", ", ".join(parts)]


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
    return [event.what, {"s": "break"}, quiet(*when)] if when else [event.what]


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


def law_list(handbook: Handbook, ids: Iterable[str], links: Links) -> Block:
    """Act by act, each paragraph with its title: «Barnevernsloven: § 2-1 Gjennomgang av meldinger; § 2-2 …»."""
    acts: dict[str, list[list[Span]]] = {}
    for id in dict.fromkeys(ids):
        line = [links.here(f"lov:{id}", f"§{NBSP}{handbook.paragraphs[id].number}"), " ", handbook.paragraphs[id].title]
        acts.setdefault(handbook.act_of[id].id, []).append(line)
    items: list[list[Span]] = []
    for act, lines in acts.items():
        name = links.to(f"lov:{act}", sentence(handbook.acts[act].short_name))
        items.append([name, ": ", *(span for i, line in enumerate(lines) for span in (["; ", *line] if i else line))])
    return bullets(items)
