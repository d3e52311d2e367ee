"""Blocks that several kinds of articles have: consent, forms, laws, meetings, duties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from handbook.articles import contact, names
from handbook.articles.blocks import (
    Consent,
    Duties,
    DutyGroup,
    Forms,
    LawGroup,
    Laws,
    Link,
    LinkList,
    Origin,
    Section,
    Sentence,
    Warning,
)
from handbook.articles.blocks import Duty as DutyBlock
from handbook.derive.deadlines import limit_of_step
from handbook.derive.duties import Duty
from handbook.derive.translations import translations
from handbook.dictionary.choice import for_each
from handbook.language import norwegian
from handbook.model import Consent as ConsentRecord
from handbook.model import Handbook, Needed, Page, Part, Readers

NEEDED = for_each(
    Needed,
    {
        Needed.YES: "Samtykke trengs.",
        Needed.NO: "Samtykke trengs ikke.",
        Needed.SOMETIMES: "Samtykke trengs noen ganger.",
    },
)


def warning(handbook: Handbook, id: str | None, at: Origin) -> Warning | None:
    """A standing warning, with the numbers it asks for."""
    if id is None:
        return None
    record = handbook.warnings[id]
    calls = (contact.call(handbook, c.agency, c.purpose, at.at("kontakter", i)) for i, c in enumerate(record.contacts))
    return Warning(at=at, text=record.text, reason=record.reason, calls=tuple(calls), applies_when=record.applies_when)


def consent(handbook: Handbook, record: ConsentRecord | None, at: Origin) -> Consent | None:
    """Whether anybody must agree, in a sentence."""
    if record is None:
        return None
    return Consent(
        at=at,
        answer=record.needed,
        needed=NEEDED[record.needed],
        from_whom=record.from_whom,
        explanation=record.explanation,
        without_name=record.without_name,
        exceptions=record.exceptions,
        laws=names.citations(handbook, record.law),
    )


def consent_section(handbook: Handbook, record: ConsentRecord | None, at: Origin) -> tuple[Section, ...]:
    """The same under a heading of its own."""
    found = consent(handbook, record, at)
    return (Section(at=at, anchor="samtykke", title="Samtykke", blocks=(found,)),) if found else ()


def forms(handbook: Handbook, ids: Iterable[str], at: Origin) -> Forms | None:
    """Forms and tools, by their names."""
    found = tuple(names.link(handbook, f"skjema:{id}") for id in ids)
    return Forms(at=at, items=found) if found else None


def forms_section(handbook: Handbook, ids: Iterable[str], at: Origin, title: str = "Skjema") -> tuple[Section, ...]:
    """The same under a heading of its own."""
    found = forms(handbook, ids, at)
    return (Section(at=at, anchor="skjema", title=title, blocks=(found,)),) if found else ()


def laws_section(handbook: Handbook, ids: tuple[str, ...], at: Origin) -> tuple[Section, ...]:
    """The paragraphs that something rests on, act by act, with their titles."""
    if not ids:
        return ()
    acts: dict[str, list[str]] = {}
    for id in dict.fromkeys(ids):
        acts.setdefault(handbook.act_of[id].id, []).append(id)
    groups = tuple(
        LawGroup(
            act=Link(to=f"lov:{act}", text=norwegian.sentence(handbook.acts[act].short_name)),
            paragraphs=tuple((names.citation(handbook, id), handbook.paragraphs[id].title) for id in found),
        )
        for act, found in acts.items()
    )
    block = Laws(at=at, acts=groups)
    waits = norwegian.count(len(ids), "paragraf", "paragrafer")
    return (Section(at=at, anchor="lovgrunnlag", title="Lovgrunnlag", blocks=(block,), waits=waits),)


def meetings_section(handbook: Handbook, parties: set[str], at: Origin) -> tuple[Section, ...]:
    """The fixed meetings that any of these calls or takes part in."""
    found = tuple(
        (names.link(handbook, f"mote:{m.id}"), norwegian.lower_first(m.rhythm))
        for m in handbook.plan.meetings
        if m.convened_by in parties or parties & set(m.participants)
    )
    if not found:
        return ()
    waits = norwegian.count(len(found), "møtepunkt", "møtepunkter")
    block = LinkList(at=at, items=found)
    return (Section(at=at, anchor="moter", title="Faste møter", blocks=(block,), waits=waits, repeats=True),)


def for_parents_section(handbook: Handbook, steps: Sequence[int], at: Origin) -> tuple[Section, ...]:
    """The pages that are written for parents, in each language; `steps` are the numbers of those where they are met."""
    pages = sorted((p for p in handbook.pages.values() if p.audience is Readers.PARENTS), key=lambda p: (p.order, p.id))
    if not pages or not steps:
        return ()
    met = norwegian.join([str(number) for number in steps])
    words = (
        f"Foreldrene får vite eller er med i steg {met}. Da, og ikke før, kan du gi dem siden på språket de leser best."
    )
    items = tuple((names.link(handbook, f"side:{p.id}"), _language(handbook, p)) for p in pages)
    blocks = (Sentence(at=at, words=(words,)), LinkList(at=at, items=items))
    waits = norwegian.count(len(items), "side", "sider")
    return (Section(at=at, anchor="til-foreldrene", title="Til foreldrene", blocks=blocks, waits=waits, repeats=True),)


def _language(handbook: Handbook, page: Page) -> str:
    """Its language in Norwegian, where the page is there in several."""
    if page.translation:
        return page.translation.norwegian_name
    return names.BOKMAL if translations(handbook, page) else ""


def duties(handbook: Handbook, found: Iterable[Duty], at: Origin, by_party: bool = False) -> Duties | None:
    """Duties procedure by procedure, in the order they come."""
    groups = tuple(_group(handbook, tuple(items)) for _, items in groupby(found, key=lambda duty: duty.workflow.id))
    return Duties(at=at, groups=groups, by_party=by_party) if groups else None


def _group(handbook: Handbook, found: tuple[Duty, ...]) -> DutyGroup:
    workflow = found[0].workflow
    blocks = tuple(_duty(handbook, duty) for duty in found)
    return DutyGroup(
        workflow=names.link(handbook, f"prosedyre:{workflow.id}"),
        urgency=workflow.urgency,
        count=norwegian.count(len(found), "oppgave", "oppgaver"),
        duties=blocks,
        in_short=_in_short(blocks),
    )


def _duty(handbook: Handbook, duty: Duty) -> DutyBlock:
    limit = limit_of_step(handbook, duty.step.deadline) if duty.step.deadline else None
    return DutyBlock(
        part=duty.part,
        role=duty.part.label,
        number=duty.workflow.steps.index(duty.step) + 1,
        step=names.link(handbook, f"prosedyre:{duty.workflow.id}/{duty.step.id}"),
        party=names.party(handbook, duty.party),
        within=norwegian.within(limit.within) if limit and limit.within else None,
    )


def _in_short(duties: tuple[DutyBlock, ...]) -> str:
    """«ansvarlig i steg 2 og 3, blir kontaktet i steg 5»; in a step the strongest part is enough."""
    strongest: dict[int, str] = {}
    for part in Part:
        for duty in duties:
            if duty.part == part:
                strongest.setdefault(duty.number, part)
    steps = {part: [str(number) for number in sorted(strongest) if strongest[number] == part] for part in Part}
    return ", ".join(
        f"{part.label.lower()} i steg {norwegian.join(numbers)}" for part, numbers in steps.items() if numbers
    )
