"""What there is to say of a procedure: when to use it, the steps, their deadlines, and who does what."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.articles import contact, deadline, names, shared
from handbook.articles.blocks import (
    Article,
    Block,
    Deadlines,
    Diagram,
    Labelled,
    Link,
    LinkList,
    Matrix,
    MatrixRow,
    Origin,
    Pills,
    Section,
    Sentence,
    Sharing,
    Sources,
    Step,
    Steps,
    Texts,
    Way,
)
from handbook.derive.deadlines import workflow_deadlines
from handbook.derive.graph import arrivals, resolve
from handbook.derive.matrix import responsibility
from handbook.dictionary.choice import for_each
from handbook.language import norwegian
from handbook.model import Basis, Handbook, Naming, Outcome, ParentsPart, Urgency, Workflow
from handbook.model import Sharing as SharingRecord
from handbook.model import Step as StepRecord

_BASES = for_each(
    Basis,
    {
        Basis.CONSENT: "med samtykke",
        Basis.DUTY_TO_REPORT: "etter meldeplikten",
        Basis.DUTY_TO_AVERT: "etter avvergingsplikten",
        Basis.DUTY_TO_INFORM: "etter opplysningsplikten",
        Basis.DANGER: "ved fare for liv eller helse",
        Basis.LAW: "etter loven",
    },
)
_ABOUT = for_each(Naming, {Naming.NAMED: "med navn", Naming.ANONYMOUS: "uten navn"})
_PARENTS = for_each(
    ParentsPart,
    {ParentsPart.INFORMED: "Foreldrene får vite om dette.", ParentsPart.TAKE_PART: "Foreldrene er med."},
)


def article(handbook: Handbook, workflow: Workflow) -> Article:
    """The steps, and around them what they are for; what can't wait shows what to do before when to do it."""
    at = Origin(f"prosedyre:{workflow.id}", workflow)
    steps = Steps(
        at=at.at("steg"),
        anchor="steg",
        title="Steg for steg",
        items=tuple(_step(handbook, workflow, i, at.at("steg", i)) for i in range(len(workflow.steps))),
    )
    overview: tuple[Block, ...] = (
        _when(workflow, at),
        *_deadlines(handbook, workflow, at),
        *_tools(handbook, workflow, at),
        *_for_parents(handbook, workflow, at),
        _diagram(workflow, at),
    )
    body = (steps, *overview) if workflow.urgency is Urgency.NOW else (*overview, steps)
    head = (
        pills(handbook, at.at("hastegrad"), urgency=workflow.urgency, level=workflow.level, themes=workflow.themes),
        shared.warning(handbook, workflow.warning, at.at("advarsel")),
    )
    return Article(
        key=at.key,
        title=workflow.name,
        summary=workflow.purpose,
        owned=workflow,
        file=f"workflows/{workflow.id}.yml",
        doubt=names.doubt(at, workflow),
        head=tuple(block for block in head if block),
        blocks=(
            *body,
            _matrix(handbook, workflow, at),
            *shared.laws_section(handbook, workflow.law, at.at("lovgrunnlag")),
            *_arrivals(handbook, workflow, at),
            *_about(handbook, workflow, at),
        ),
    )


def pills(
    handbook: Handbook, at: Origin, *, urgency: Urgency | None = None, level: str | None, themes: tuple[str, ...] = ()
) -> Pills:
    """Urgency, level and themes; each by its id."""
    found = handbook.levels[level] if level else None
    return Pills(
        at=at,
        urgency=urgency.label if urgency else None,
        urgent=urgency is Urgency.NOW,
        level=found.short if found else None,
        level_name=found.name if found else None,
        themes=tuple(handbook.themes[theme].name for theme in themes),
    )


def _when(workflow: Workflow, at: Origin) -> Section:
    blocks: list[Block] = [Texts(at=at.at("nar"), items=workflow.when)]
    if workflow.not_when:
        not_when = Texts(at=at.at("ikke_nar"), items=workflow.not_when)
        blocks.append(Labelled(at=not_when.at, label="Bruk noe annet når", block=not_when, leads_away=True))
    if workflow.audience:
        audience = Texts(at=at.at("for_hvem"), items=(workflow.audience,))
        blocks.append(Labelled(at=audience.at, label="Gjelder", block=audience))
    return Section(at=at.at("nar"), anchor="nar", title="Når", blocks=tuple(blocks))


def _diagram(workflow: Workflow, at: Origin) -> Section:
    block = Diagram(at=at, workflow=workflow.id)
    return Section(at=at, anchor="gangen", title="Gangen i korte trekk", blocks=(block,))


def _step(handbook: Handbook, workflow: Workflow, index: int, at: Origin) -> Step:
    step = workflow.steps[index]
    own_level = step.level if step.level != workflow.level else None
    own_warning = step.warning if step.warning != workflow.warning else None
    calls = tuple(
        contact.call(handbook, c.agency, c.purpose, at.at("kontakter", i)) for i, c in enumerate(step.contacts)
    )
    return Step(
        at=at,
        key=f"{at.key}/{step.id}",
        id=step.id,
        number=index + 1,
        name=step.name,
        level=pills(handbook, at.at("niva"), level=own_level) if own_level else None,
        responsible=names.party(handbook, step.responsible[0]),
        also_responsible=names.parties(handbook, step.responsible[1:]),
        together=step.together.label if step.together and step.responsible[1:] else None,
        takes_part=names.parties(handbook, step.takes_part),
        may_take_part=names.parties(handbook, step.may_take_part),
        informed=names.parties(handbook, step.informed),
        warning=shared.warning(handbook, own_warning, at.at("advarsel")),
        what=Texts(at=at.at("hva"), items=step.what),
        calls=calls,
        otherwise=contact.otherwise(calls),
        how=Texts(at=at.at("hvordan"), items=step.how) if step.how else None,
        tools=shared.forms(handbook, step.tools, at.at("verktoy")),
        parents=_PARENTS[step.parents] if step.parents else None,
        parents_are_help=step.parents_are_help,
        consent=shared.consent(handbook, step.consent, at.at("samtykke")),
        sharing=tuple(_sharing(handbook, s, at.at("deling", i)) for i, s in enumerate(step.sharing)),
        documentation=Texts(at=at.at("dokumentasjon"), items=step.documentation) if step.documentation else None,
        laws=names.citations(handbook, step.law),
        doubt=names.doubt(at, step),
        deadline=deadline.of_step(handbook, step, at.at("frist")),
        question=step.question,
        ways=ways(handbook, workflow, step),
        in_short=_in_short(step),
    )


def _in_short(step: StepRecord) -> str:
    """«samtykke trengs ikke», «foreldrene er med»: the answer that stands where the rest is folded."""
    needed = shared.NEEDED[step.consent.needed] if step.consent else None
    parents = _PARENTS[step.parents] if step.parents else None
    return ", ".join(norwegian.lower_first(words.rstrip(".")) for words in (needed, parents) if words)


def _sharing(handbook: Handbook, record: SharingRecord, at: Origin) -> Sharing:
    """«Deles med PPT og BUP med navn, etter meldeplikten.»"""
    recipients = names.parties(handbook, record.recipients)
    basis = f", {_BASES[record.basis]}" if record.basis else ""
    words = (*names.joined(recipients, " og "), f" {_ABOUT[record.about]}{basis}.")
    return Sharing(at=at, words=("Deles med ", *words), what=record.what, laws=names.citations(handbook, record.law))


def ways(handbook: Handbook, workflow: Workflow, step: StepRecord) -> tuple[Way, ...]:
    """The ways on, first those out of danger."""
    if step.next:
        number = _number(handbook, workflow, step.next)
        return (Way(condition=None, to=names.goto(handbook, workflow, step.next), end=None, step=number),)
    found = (_way(handbook, workflow, outcome) for outcome in step.outcomes)
    return tuple(sorted(found, key=lambda way: not way.danger))


def _way(handbook: Handbook, workflow: Workflow, outcome: Outcome) -> Way:
    to = names.goto(handbook, workflow, outcome.goto) if outcome.goto else None
    to = names.link(handbook, f"niva:{outcome.level}") if outcome.level else to
    number = _number(handbook, workflow, outcome.goto)
    other = handbook.workflows.get((outcome.goto or "").partition("/")[0]) if number is None else None
    danger = other is not None and other.urgency is Urgency.NOW
    return Way(condition=outcome.condition, to=to, end=outcome.end, step=number, danger=danger)


def _number(handbook: Handbook, workflow: Workflow, goto: str | None) -> int | None:
    """The number of the step in this procedure that is led to; None for what lies elsewhere."""
    found = resolve(handbook, workflow, goto) if goto else None
    return next((i for i, step in enumerate(workflow.steps, 1) if f"{workflow.id}/{step.id}" == found), None)


def _deadlines(handbook: Handbook, workflow: Workflow, at: Origin) -> Iterator[Section]:
    views = workflow_deadlines(handbook, workflow)
    if views:
        rows = tuple(
            deadline.row(handbook, view, at.at("steg", workflow.steps.index(view.step), "frist"))
            for view in views
            if view.step
        )
        table = Deadlines(at=at, label="Frister", rows=rows, several=False)
        waits = norwegian.count(len(rows), "frist", "frister")
        yield Section(at=at, anchor="frister", title="Frister", blocks=(table,), waits=waits)


def _tools(handbook: Handbook, workflow: Workflow, at: Origin) -> Iterator[Section]:
    """The forms of all steps, for those who get ready for the whole procedure."""
    ids = dict.fromkeys(form for step in workflow.steps for form in step.tools)
    yield from shared.forms_section(handbook, ids, at, "Skjema og verktøy")


def _for_parents(handbook: Handbook, workflow: Workflow, at: Origin) -> Iterator[Section]:
    """What to give the parents, where they are met; never before the step that says so."""
    met = [number for number, step in enumerate(workflow.steps, 1) if step.parents]
    yield from shared.for_parents_section(handbook, met, at)


def _matrix(handbook: Handbook, workflow: Workflow, at: Origin) -> Section:
    table = responsibility(workflow)
    rows = tuple(
        MatrixRow(
            number=i,
            step=names.link(handbook, f"{at.key}/{step.id}"),
            parts=tuple((part, part.label) if (part := parts.get(party)) else None for party in table.parties),
        )
        for i, (step, parts) in enumerate(zip(table.steps, table.parts, strict=True), 1)
    )
    block = Matrix(at=at, parties=names.parties(handbook, table.parties), rows=rows)
    waits = "Alle stegene og alle som er med"
    return Section(at=at, anchor="hvem-gjor-hva", title="Hvem gjør hva", blocks=(block,), waits=waits, repeats=True)


def _arrivals(handbook: Handbook, workflow: Workflow, at: Origin) -> Iterator[Section]:
    """The steps of other procedures that lead here."""
    found = [
        (
            Link(to=f"prosedyre:{other.id}/{step.id}", text=f"{other.name}: {step.name}"),
            edge.outcome.condition if edge.outcome else "",
        )
        for other, step, edge in arrivals(handbook).get(workflow.id, ())
    ]
    if found:
        block = LinkList(at=at, items=tuple(found))
        waits = f"{len(found)} steg i andre prosedyrer"
        yield Section(
            at=at, anchor="hit-fra", title="Andre prosedyrer leder hit", blocks=(block,), waits=waits, repeats=True
        )


def _about(handbook: Handbook, workflow: Workflow, at: Origin) -> Iterator[Section]:
    blocks: list[Block] = []
    if workflow.workplaces:
        here = at.at("gjelder")
        places = (handbook.workplaces[id] for id in workflow.workplaces)
        links = (Link(to=f"arbeidssted:{place.id}", text=norwegian.sentence(place.name)) for place in places)
        blocks.append(Sentence(at=here, words=("For deg som jobber i: ", *names.joined(tuple(links)), ".")))
    deadlines = (step.deadline for step in workflow.steps if step.deadline)
    records = (workflow, *workflow.steps, *deadlines)
    sources = dict.fromkeys(source for record in records for source in record.sources)
    if sources:
        blocks.append(Sources(at=at.at("kilde"), items=tuple(sources)))
    if blocks:
        yield Section(at=at, anchor="om-prosedyren", title="Om prosedyren", blocks=tuple(blocks))
