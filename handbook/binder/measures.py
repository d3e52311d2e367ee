"""The measure sheet: what it is, for whom, and how to get it."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.binder import labels
from handbook.binder.agencies import consent, law_list
from handbook.binder.blocks import Block, bullets, doubt, lead, numbered, para, section, small
from handbook.binder.links import Links
from handbook.model import Handbook, Measure


def measure(handbook: Handbook, measure: Measure, links: Links) -> list[Block]:
    return [lead(measure.summary), *_facts(handbook, measure), *doubt(measure), *_sections(handbook, measure, links)]


def _facts(handbook: Handbook, measure: Measure) -> list[Block]:
    facts = [handbook.levels[measure.level].short] if measure.level else []
    facts += [handbook.themes[t].name for t in measure.themes]
    return [small(" · ".join(facts))] if facts else []


def _sections(handbook: Handbook, measure: Measure, links: Links) -> Iterator[Block]:
    yield _titled("slik_far_du", numbered(measure.how_to_get))
    yield _titled("instanser", bullets(links.agency(a) for a in measure.agencies))
    if measure.audience or measure.ages:
        yield _titled("for_hvem", para(", ".join(str(x) for x in (measure.audience, measure.ages) if x)))
    if measure.offers:
        yield _titled("innhold", bullets(measure.offers))
    if measure.consent:
        yield _titled("samtykke", *consent(measure.consent, links))
    if measure.duration:
        yield _titled("varighet", para(measure.duration))
    if measure.forms:
        yield _titled("skjema", bullets(links.form(f) for f in measure.forms))
    if measure.law:
        yield _titled("lovgrunnlag", law_list(handbook, measure.law, links))


def _titled(key: str, *blocks: Block) -> Block:
    return section(labels.label(Measure, key), *blocks)
