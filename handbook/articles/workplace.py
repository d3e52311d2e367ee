"""«Jeg jobber i …»: what those who work in one kind of place are responsible for, take part in or are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from handbook.articles import contact, names, shared
from handbook.articles.blocks import (
    Article,
    Block,
    DeadlineRow,
    Deadlines,
    Grid,
    Line,
    LinkGroup,
    LinkGroups,
    LinkList,
    Origin,
    Passage,
    Role,
    Roles,
    Section,
    words,
)
from handbook.articles.deadline import of_step
from handbook.derive.deadlines import limit_of_step
from handbook.derive.duties import Duty, by_urgency, workplace_duties
from handbook.hours.acute import acute_numbers
from handbook.language import norwegian
from handbook.model import Chapter, Handbook, Part, Purpose, Workflow, Workplace


def article(handbook: Handbook, workplace: Workplace) -> Article:
    """The duties first, then the procedures, their own part in them, and what else belongs to the place."""
    at = Origin(f"arbeidssted:{workplace.id}", workplace)
    responsible, others = _split(workplace_duties(handbook, workplace))
    return Article(
        key=at.key,
        title=names.name(handbook, "arbeidssted", workplace.id),
        summary=workplace.explanation,
        owned=handbook.settings,
        file="content/handbok.yml",
        blocks=(
            *_plain_duties(handbook, workplace, at),
            *_procedures(handbook, workplace, at),
            *_duties(handbook, responsible, at, "ansvar", "Dere har ansvaret for", by_party=True),
            *_deadlines(handbook, responsible, at),
            *_duties(handbook, others, at, "med-pa", "Dere er med på, eller får vite om", by_party=False),
            *shared.meetings_section(handbook, _own(workplace), at),
            *shared.forms_section(handbook, _forms(handbook, workplace), at),
            *_pages(handbook, workplace, at),
            *_roles(handbook, workplace, at),
        ),
    )


def sheet(handbook: Handbook, workplace: Workplace) -> Article:
    """The same as a sheet of paper: everybody's duties, whom to ring, and what to do first in each procedure."""
    at = Origin(f"arbeidssted:{workplace.id}", workplace)
    whole = article(handbook, workplace)
    sections = {block.anchor: replace(block, repeats=False) for block in whole.blocks if isinstance(block, Section)}
    duties, forms, pages = (sections.get(anchor) for anchor in ("plikter", "skjema", "les-mer"))
    later = _later(handbook, workplace, at)
    blocks = (duties, _numbers(handbook, workplace, at), _first_acts(handbook, workplace, at), later, forms, pages)
    found = tuple(block for block in blocks if block)
    return replace(whole, blocks=(*found, *_roles(handbook, workplace, at)))


def _numbers(handbook: Handbook, workplace: Workplace, at: Origin) -> Section:
    """In danger, and whom reports go to."""
    danger = [contact.call(handbook, number.agency.id, Purpose.ACUTE, at) for number in acute_numbers(handbook)]
    reports = [
        contact.call(handbook, agency.id, Purpose.REPORT, at)
        for agency in handbook.agencies.values()
        if any(Purpose.REPORT in c.purposes and c.phone for c in agency.contacts)
    ]
    named = {call.agency.to for call in danger}
    calls = (*danger, *(call for call in reports if call.agency.to not in named))
    return Section(at=at, anchor="ring", title="Ring", blocks=calls)


def _first_acts(handbook: Handbook, workplace: Workplace, at: Origin) -> Passage | None:
    """What must be begun today, the most urgent first: the first thing to do, and the first deadlines that are theirs."""
    responsible, _ = _split(workplace_duties(handbook, workplace))
    urgent = [w for w in _mine(handbook, workplace) if w.urgency.same_day]
    rows = tuple(_first_act(handbook, w, [d for d in responsible if d.workflow is w]) for w in urgent)
    head: tuple[Line, ...] = (("Det skjer",), ("Haster",), ("Gjør dette først",), ("Frister dere skal holde",))
    table = Grid(head=head, rows=rows)
    return Passage(at=at, level=2, title="Hva gjør jeg først?", anchor="forst", blocks=(table,)) if rows else None


def _mine(handbook: Handbook, workplace: Workplace) -> list[Workflow]:
    return [w for w in by_urgency(handbook) if workplace.id in w.workplaces]


def _later(handbook: Handbook, workplace: Workplace, at: Origin) -> Section | None:
    links = tuple(
        (names.link(handbook, f"prosedyre:{w.id}"), "") for w in _mine(handbook, workplace) if not w.urgency.same_day
    )
    block = LinkList(at=at, items=links)
    return Section(at=at, anchor="senere", title="Når det ikke haster", blocks=(block,)) if links else None


_FIRST_DEADLINES = 2  # of each procedure: whoever has begun reads the rest there


def _first_act(handbook: Handbook, workflow: Workflow, mine: Sequence[Duty]) -> tuple[Line, ...]:
    limits = ((limit_of_step(handbook, duty.step.deadline).within, duty.step) for duty in mine if duty.step.deadline)
    deadlines = [
        f"{norwegian.within(within)} (steg{norwegian.NBSP}{workflow.steps.index(step) + 1})"
        for within, step in limits
        if within
    ]
    return (
        (names.link(handbook, f"prosedyre:{workflow.id}"),),
        (workflow.urgency.label,),
        words(workflow.steps[0].what[0]),
        (", ".join(deadlines[:_FIRST_DEADLINES]),),
    )


def _own(workplace: Workplace) -> set[str]:
    return set(workplace.agencies) | set(workplace.roles)


_FIRST = 5  # duties, in the chapter's own order: what everybody must know by heart


def _plain_duties(handbook: Handbook, workplace: Workplace, at: Origin) -> Iterator[Section]:
    """What everyone there has to do, whatever happens: the first pages on duties, each in a sentence."""
    pages = sorted((p for p in handbook.pages.values() if p.chapter is Chapter.DUTIES), key=lambda p: (p.order, p.id))
    found = [p for p in pages if p.language == "nb" and (not p.workplaces or workplace.id in p.workplaces)][:_FIRST]
    if found:
        items = tuple((names.link(handbook, f"side:{page.id}"), page.summary) for page in found)
        yield Section(
            at=at, anchor="plikter", title="Pliktene dine", blocks=(LinkList(at=at, items=items),), repeats=True
        )


def _procedures(handbook: Handbook, workplace: Workplace, at: Origin) -> Iterator[Section]:
    """By urgency. In the binder the duties below say the same."""
    mine = _mine(handbook, workplace)
    groups = tuple(
        LinkGroup(label=urgency.label, links=tuple(names.link(handbook, f"prosedyre:{w.id}") for w in items))
        for urgency, items in groupby(mine, key=lambda w: w.urgency)
    )
    if groups:
        block = LinkGroups(at=at, groups=groups)
        yield Section(at=at, anchor="nar-du-er-bekymret", title="Når du er bekymret", blocks=(block,), repeats=True)


def _split(duties: tuple[Duty, ...]) -> tuple[tuple[Duty, ...], tuple[Duty, ...]]:
    """The steps somebody here is responsible for, and the other steps that somebody here has a part in; each once."""
    strongest: dict[tuple[str, str], Duty] = {}
    for duty in duties:
        key = (duty.workflow.id, duty.step.id)
        if key not in strongest or duty.part.order < strongest[key].part.order:
            strongest[key] = duty
    found = strongest.values()
    return tuple(d for d in found if d.part is Part.RESPONSIBLE), tuple(
        d for d in found if d.part is not Part.RESPONSIBLE
    )


def _duties(
    handbook: Handbook, found: tuple[Duty, ...], at: Origin, anchor: str, title: str, *, by_party: bool
) -> Iterator[Section]:
    block = shared.duties(handbook, found, at, by_party)
    if block:
        yield Section(at=at, anchor=anchor, title=title, blocks=(block,))


def _deadlines(handbook: Handbook, responsible: tuple[Duty, ...], at: Origin) -> Iterator[Section]:
    """The deadlines they must keep; each stands in its procedure too."""
    rows = tuple(row for duty in responsible if (row := _deadline(handbook, duty)))
    if rows:
        waits = norwegian.count(len(rows), "frist", "frister")
        table = Deadlines(at=at, label="Frister dere skal holde", rows=rows, several=True)
        yield Section(
            at=at, anchor="frister", title="Frister dere skal holde", blocks=(table,), waits=waits, repeats=True
        )


def _deadline(handbook: Handbook, duty: Duty) -> DeadlineRow | None:
    workflow, number = duty.workflow, duty.workflow.steps.index(duty.step)
    at = Origin(f"prosedyre:{workflow.id}", workflow, ("steg", number, "frist"))
    found = of_step(handbook, duty.step, at)
    if found is None or found.within is None:
        return None
    return DeadlineRow(
        deadline=found,
        what=duty.step.name,
        step=names.link(handbook, f"prosedyre:{workflow.id}/{duty.step.id}"),
        workflow=names.link(handbook, f"prosedyre:{workflow.id}"),
        number=number + 1,
        who=handbook.party_name(duty.party),
    )


def _forms(handbook: Handbook, workplace: Workplace) -> list[str]:
    """The forms of their procedures, and those that they are said to use; by name."""
    used = {id for w in handbook.workflows.values() if workplace.id in w.workplaces for s in w.steps for id in s.tools}
    used |= {form.id for form in handbook.forms.values() if _own(workplace) & set(form.used_by)}
    return sorted(used, key=lambda id: norwegian.alphabetical(handbook.forms[id].name))


def _pages(handbook: Handbook, workplace: Workplace, at: Origin) -> Iterator[Section]:
    found = [page for page in handbook.pages.values() if workplace.id in page.workplaces]
    if found:
        block = LinkList(at=at, items=tuple((names.link(handbook, f"side:{page.id}"), "") for page in found))
        yield Section(at=at, anchor="les-mer", title="Les mer", blocks=(block,))


def _roles(handbook: Handbook, workplace: Workplace, at: Origin) -> Iterator[Section]:
    blocks: list[Block] = [
        contact.call(handbook, id, Purpose.ADVICE, at.at("instanser", i)) for i, id in enumerate(workplace.agencies)
    ]
    if workplace.roles:
        roles = (handbook.roles[id] for id in workplace.roles)
        blocks.append(
            Roles(at=at.at("roller"), items=tuple(Role(name=r.name, explanation=r.explanation) for r in roles))
        )
    if blocks:
        yield Section(at=at, anchor="roller", title="Roller og tjenester", blocks=tuple(blocks))
