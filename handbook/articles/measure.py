"""What there is to say of a measure: how to get it, and what it is."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.articles import contact, names, shared
from handbook.articles.blocks import Article, Block, Citations, Facts, Labelled, Origin, Section, Texts
from handbook.articles.workflow import pills
from handbook.language import norwegian
from handbook.model import Handbook, Measure, Purpose


def article(handbook: Handbook, measure: Measure) -> Article:
    """How to get it first, with whom to ring; then what it is, and whether anybody must agree."""
    at = Origin(f"tiltak:{measure.id}", measure)
    short_words = pills(handbook, at.at("niva"), level=measure.level, themes=measure.themes)
    return Article(
        key=at.key,
        title=measure.name,
        summary=measure.summary,
        owned=measure,
        file=f"content/tiltak/{measure.id}.yml",
        doubt=names.doubt(at, measure),
        head=(short_words,) if short_words.level or short_words.themes else (),
        blocks=(
            _how_to_get(handbook, measure, at),
            *_what_it_is(handbook, measure, at),
            *shared.consent_section(handbook, measure.consent, at.at("samtykke")),
        ),
    )


def _how_to_get(handbook: Handbook, measure: Measure, at: Origin) -> Section:
    how = Texts(at=at.at("slik_far_du"), items=measure.how_to_get, ordered=True)
    calls = (contact.call(handbook, id, Purpose.ADVICE, at.at("instanser", i)) for i, id in enumerate(measure.agencies))
    return Section(at=how.at, anchor="slik-far-du-det", title="Slik får du det", blocks=(how, *calls))


def _what_it_is(handbook: Handbook, measure: Measure, at: Origin) -> Iterator[Section]:
    blocks: list[Block] = [Texts(at=at.at("innhold"), items=measure.offers)] if measure.offers else []
    facts = tuple(_facts(handbook, measure, at))
    if facts:
        blocks.append(Facts(at=at, items=facts))
    if blocks:
        yield Section(at=at.at("innhold"), anchor="hva-det-er", title="Hva det er", blocks=tuple(blocks))


def _facts(handbook: Handbook, measure: Measure, at: Origin) -> Iterator[Labelled]:
    for key, label, text in (
        ("for_hvem", "For hvem", measure.audience),
        ("alder", "Alder", str(measure.ages) if measure.ages else None),
        ("varighet", "Varighet", measure.duration),
    ):
        if text:
            yield Labelled(at=at.at(key), label=label, block=Texts(at=at.at(key), items=(text,)))
    forms = shared.forms(handbook, measure.forms, at.at("skjema"))
    if forms:
        yield Labelled(at=forms.at, label="Skjema", block=forms)
    if measure.law:
        laws = Citations(at=at.at("lovgrunnlag"), laws=names.citations(handbook, measure.law))
        yield Labelled(at=laws.at, label="Lov", block=laws)


def by_name(handbook: Handbook) -> list[Measure]:
    """The measures as a reader looks for them."""
    return sorted(handbook.measures.values(), key=lambda measure: norwegian.alphabetical(measure.name))
