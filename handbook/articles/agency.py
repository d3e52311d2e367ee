"""What there is to say of an agency, in the order a caller needs it."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.articles import deadline, names, shared
from handbook.articles.blocks import (
    Article,
    Block,
    Event,
    Events,
    Labelled,
    Line,
    LinkList,
    Origin,
    Receiving,
    Referral,
    Section,
    Sentence,
    Sources,
    Texts,
    Told,
    words,
)
from handbook.articles.contact import card
from handbook.derive.duties import duties_of
from handbook.language import norwegian
from handbook.model import Agency, Handbook


def article(handbook: Handbook, agency: Agency) -> Article:
    """How to reach it and what to do; who may, and what happens then; what it has to do; what it is."""
    at = Origin(f"instans:{agency.id}", agency)
    return Article(
        key=at.key,
        title=agency.title,
        summary=agency.summary,
        owned=agency,
        file=f"agencies/{agency.id}.yml",
        doubt=names.doubt(at, agency),
        blocks=(
            _contacts(handbook, agency, at),
            *_approach(agency, at),
            _who(agency, at),
            *shared.consent_section(handbook, agency.consent, at.at("samtykke")),
            *_what_happens(handbook, agency, at),
            _audience(agency, at),
            _responsibilities(agency, at),
            *_duties(handbook, agency, at),
            *shared.meetings_section(handbook, _parties(handbook, agency), at),
            *_measures(handbook, agency, at),
            *shared.forms_section(handbook, agency.forms, at.at("skjema")),
            *shared.laws_section(handbook, agency.law, at.at("lovgrunnlag")),
            _about(agency, at),
        ),
    )


def _contacts(handbook: Handbook, agency: Agency, at: Origin) -> Section:
    cards = tuple(card(handbook, agency, i, at.at("kontakt", i)) for i in range(len(agency.contacts)))
    return Section(at=at.at("kontakt"), anchor="kontakt", title="Kontakt", blocks=cards)


def _approach(agency: Agency, at: Origin) -> Iterator[Section]:
    how = Texts(at=at.at("slik_gjor_du"), items=agency.approach, ordered=True)
    yield Section(at=how.at, anchor="slik-gjor-du", title="Slik gjør du", blocks=(how,))
    if agency.have_ready:
        ready = Texts(at=at.at("ha_klart"), items=agency.have_ready)
        yield Section(at=ready.at, anchor="ha-klart", title="Ha klart", blocks=(ready,))


def _who(agency: Agency, at: Origin) -> Section:
    who = Texts(at=at.at("hvem_kan_kontakte"), items=(agency.who_may_contact,))
    blocks: list[Block] = [who]
    if agency.referral:
        needed = "Henvisning trengs." if agency.referral.needed else "Du trenger ikke henvisning."
        referral = agency.referral
        blocks.append(Referral(at=at.at("henvisning"), needed=needed, by=referral.by, how=referral.how))
    return Section(at=who.at, anchor="hvem-kan-ta-kontakt", title="Hvem kan ta kontakt", blocks=tuple(blocks))


def _what_happens(handbook: Handbook, agency: Agency, at: Origin) -> Iterator[Section]:
    here = at.at("hva_skjer")
    blocks: list[Block] = []
    if agency.what_happens:
        events = (
            Event(what=event.what, deadline=deadline.of_event(handbook, event, here.at(i)))
            for i, event in enumerate(agency.what_happens)
        )
        blocks.append(Events(at=here, items=tuple(events)))
    if agency.receiving:
        receiving, place = agency.receiving, at.at("tar_imot")
        found = deadline.of_receiving(handbook, receiving, place)
        blocks.append(Receiving(at=place, how=receiving.how, explanation=receiving.explanation, deadline=found))
    if blocks:
        yield Section(at=here, anchor="hva-skjer-videre", title="Hva skjer videre", blocks=tuple(blocks))


def _audience(agency: Agency, at: Origin) -> Section:
    audience, here = agency.audience, at.at("for_hvem")
    who = Told((*words(audience.who), f", {audience.ages}." if audience.ages else "."))
    items = tuple(filter(None, (who, audience.exceptions)))
    blocks = tuple(Texts(at=here, items=(item,)) for item in items)
    return Section(at=here, anchor="for-hvem", title="For hvem", blocks=blocks)


def _responsibilities(agency: Agency, at: Origin) -> Section:
    blocks: list[Block] = [Texts(at=at.at("ansvar"), items=agency.responsibilities)]
    waits = "Hva de har ansvar for"
    if agency.offers:
        blocks.append(
            Labelled(at=at.at("tilbud"), label="Kan hjelpe med", block=Texts(at=at.at("tilbud"), items=agency.offers))
        )
        waits += " og kan hjelpe med"
    return Section(at=at.at("ansvar"), anchor="ansvar", title="Ansvar", blocks=tuple(blocks), waits=waits)


def _duties(handbook: Handbook, agency: Agency, at: Origin) -> Iterator[Section]:
    found = shared.duties(handbook, duties_of(handbook, agency.id), at)
    if found:
        tasks = norwegian.count(sum(len(group.duties) for group in found.groups), "oppgave", "oppgaver")
        waits = f"{tasks} i {norwegian.count(len(found.groups), 'prosedyre', 'prosedyrer')}"
        yield Section(at=at, anchor="oppgaver", title="Oppgaver i prosedyrene", blocks=(found,), waits=waits)


def _parties(handbook: Handbook, agency: Agency) -> set[str]:
    """The agency, and the roles that work only there."""
    return {agency.id} | {r.id for r in handbook.settings.roles if r.works_in == (agency.id,)}


def _measures(handbook: Handbook, agency: Agency, at: Origin) -> Iterator[Section]:
    found = [m for m in handbook.measures.values() if agency.id in m.agencies]
    if found:
        links = LinkList(at=at, items=tuple((names.link(handbook, f"tiltak:{m.id}"), "") for m in found))
        yield Section(at=at, anchor="tiltak", title="Tiltak", blocks=(links,))


def _about(agency: Agency, at: Origin) -> Section:
    """Who runs it and where, and what else it is called; last, for it helps nobody to reach it."""
    kind = agency.kind.label
    lines: list[Line] = [(f"{kind}. Dekker {norwegian.join(agency.covers)}." if agency.covers else f"{kind}.",)]
    for label, found in (("Kalles også", agency.other_names), ("Het før", agency.former_names)):
        if found:
            lines.append((f"{label}: ", *names.listed(found), "."))
    blocks: list[Block] = [Sentence(at=at.at("slag"), words=line) for line in lines]
    sources = dict.fromkeys((*agency.sources, *(source for contact in agency.contacts for source in contact.sources)))
    if sources:
        blocks.append(Sources(at=at.at("kilde"), items=tuple(sources)))
    waits = "Eierskap, område og kilder"
    return Section(at=at.at("slag"), anchor="om-instansen", title="Om instansen", blocks=tuple(blocks), waits=waits)
