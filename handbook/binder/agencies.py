"""The agency sheet: how to reach it, what to do, what happens, and what it has to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.binder import labels
from handbook.binder.blocks import (
    Block,
    Span,
    bullets,
    doubt,
    fine,
    joined,
    lead,
    numbered,
    para,
    quiet,
    section,
    short_bullets,
    small,
    strong,
    wide,
)
from handbook.binder.contacts import card
from handbook.binder.deadlines import time_limit
from handbook.binder.links import Links
from handbook.derive.deadlines import event_deadline
from handbook.derive.duties import PARTS, Duty, duties_of
from handbook.language.norwegian import NBSP, join, sentence
from handbook.model import Agency, Consent, Handbook, NextEvent, Receiving, Workflow

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
        yield _titled("ha_klart", short_bullets(agency.have_ready))
    yield from _who(agency)
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
        yield _titled("ansvar", short_bullets(agency.responsibilities))
    if agency.offers:
        yield _titled("tilbud", short_bullets(agency.offers))
    measures = [m for m in handbook.measures.values() if agency.id in m.agencies]
    if measures:
        yield section("Tiltak", para(*joined([links.to(f"tiltak:{m.id}", m.name) for m in measures])))
    duties = duties_of(handbook, agency.id)
    if duties:
        yield section(
            "I prosedyrene", fine(bullets(_duties(workflow, duties, links) for workflow in _workflows(duties)))
        )
    if agency.forms:
        yield _titled("skjema", para(*links.forms(agency.forms)))
    if agency.law:
        yield _titled("lovgrunnlag", law_list(handbook, agency.law, links))


def _who(agency: Agency) -> Iterator[Block]:
    """Who may contact it, and whether a referral is needed; a section of its own only when there is more to say."""
    who = [para(agency.who_may_contact)] if agency.who_may_contact else []
    referral = agency.referral
    need = para(strong("Henvisning kreves." if referral.needed else "Henvisning kreves ikke.")) if referral else None
    more = [para(words) for words in (referral.by, referral.how) if words] if referral else []
    if need and not more:
        who.append(need)
    if who:
        yield _titled("hvem_kan_kontakte", *who)
    if need and more:
        yield _titled("henvisning", need, *more)


def _workflows(duties: Iterable[Duty]) -> list[Workflow]:
    return list({d.workflow.id: d.workflow for d in duties}.values())


def _duties(workflow: Workflow, duties: Iterable[Duty], links: Links) -> list[Span]:
    """«Barnet er i fare nå → A1: ansvarlig i steg 2 og 3, blir kontaktet i steg 5»."""
    numbers = {step.id: i for i, step in enumerate(workflow.steps, 1)}
    mine = [d for d in duties if d.workflow.id == workflow.id]
    seen: set[str] = set()
    parts = []
    for part, words in PARTS.items():  # the strongest part in a step is enough
        steps = dict.fromkeys(d.step.id for d in mine if d.part == part and d.step.id not in seen)
        seen.update(steps)
        if steps:
            parts.append(f"{words.lower()} i steg {join([str(numbers[id]) for id in steps])}")
    return [links.workflow(workflow.id), quiet(": ", ", ".join(parts))]


def _titled(key: str, *blocks: Block) -> Block:
    return section(labels.label(Agency, key), *blocks)


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
    return fine(bullets(items))
