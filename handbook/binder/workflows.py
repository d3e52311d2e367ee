"""The procedure sheet: when to use it, the diagram, then every step with its deadline and its ways on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbook.binder import labels
from handbook.binder.agencies import consent, law_list
from handbook.binder.blocks import (
    Block,
    Span,
    bullets,
    doubt,
    keep,
    lead,
    named,
    para,
    pills,
    quiet,
    rows,
    section,
    small,
    strong,
    table,
)  # fmt: skip
from handbook.binder.deadlines import deadline, time_limit
from handbook.binder.links import Links
from handbook.derive.deadlines import DeadlineView, workflow_deadlines
from handbook.drawing.diagram import diagram
from handbook.hours.acute import contact_for
from handbook.language.norwegian import join
from handbook.model import Handbook, Outcome, Sharing, Step, StepContact, Workflow

_ABOUT = {"navngitt": "med navn", "anonymt": "uten navn"}


def workflow(handbook: Handbook, workflow: Workflow, links: Links) -> list[Block]:
    """When and by when on the first page, then the diagram, then every step."""
    return [
        lead(workflow.purpose),
        *_facts(handbook, workflow),
        *doubt(workflow),
        *warning(handbook, workflow.warning),
        *_overview(handbook, workflow, links),
        {"b": "diagram", "title": "Gangen i prosedyren", **drawing(handbook, workflow)},
        *(_step(handbook, workflow, i, links) for i in range(len(workflow.steps))),
    ]


def _overview(handbook: Handbook, workflow: Workflow, links: Links) -> Iterator[Block]:
    yield section(labels.label(Workflow, "nar"), bullets(workflow.when))
    if workflow.not_when:
        yield section(labels.label(Workflow, "ikke_nar"), bullets(workflow.not_when))
    views = workflow_deadlines(handbook, workflow)
    if views:
        yield section("Frister", table((5, 4), ("Frist", "Steg"), (_deadline_row(v, workflow, links) for v in views)))
    forms = tuple(dict.fromkeys(form for step in workflow.steps for form in step.tools))
    if forms:
        yield section(labels.label(Step, "verktoy"), para(*links.forms(forms)))
    if workflow.law:
        yield section(labels.label(Workflow, "lovgrunnlag"), law_list(handbook, workflow.law, links))


def _deadline_row(view: DeadlineView, workflow: Workflow, links: Links) -> list[list[Span]]:
    assert view.step
    number = workflow.steps.index(view.step) + 1
    step = links.here(f"prosedyre:{workflow.id}/{view.step.id}", f"{number}. {view.step.name}")
    return [time_limit(view.within, view.counted_from, view.law, links), [step]]


def drawing(handbook: Handbook, workflow: Workflow) -> dict[str, str]:
    """The diagram as on the site. Its links can't be printed, so it has none here."""
    told = (f"{i}. {s.name}. Ansvarlig: {handbook.party_name(s.responsible)}." for i, s in enumerate(workflow.steps, 1))
    drawn = diagram(handbook, workflow, lambda target: "")
    alt = f"Gangen i prosedyren «{workflow.name}», slik den står i stegene under: " + " ".join(told)
    return {"svg": drawn.svg, "alt": alt}


def urgency_pills(handbook: Handbook, workflow: Workflow) -> Block:
    """How fast, and on which level."""
    level = handbook.levels.get(workflow.level or "")
    return pills(workflow.urgency.label, *([f"{level.short} {level.name}"] if level else []))


def _facts(handbook: Handbook, workflow: Workflow) -> list[Block]:
    facts = []
    if workflow.workplaces:
        facts.append("Gjelder for: " + join([handbook.workplaces[w].name for w in workflow.workplaces]))
    if workflow.audience:
        facts.append("Handler om: " + workflow.audience)
    return [urgency_pills(handbook, workflow), *(small(f) for f in facts)]


def warning(handbook: Handbook, id: str | None) -> list[Block]:
    """A standing warning as a box; nothing when there is none."""
    if not id:
        return []
    return [{"b": "warning", "text": handbook.warnings[id].text, "reason": handbook.warnings[id].reason}]


def _step(handbook: Handbook, workflow: Workflow, index: int, links: Links) -> Block:
    step = workflow.steps[index]
    return {
        "b": "step",
        "id": f"prosedyre:{workflow.id}/{step.id}",
        "number": index + 1,
        "title": step.name,
        "people": list(_people(handbook, step, links)),
        "level": handbook.levels[step.level].short if step.level and step.level != workflow.level else None,
        "what": [*_own_warning(handbook, workflow, step), bullets(step.what), *_how(step)],
        "parts": [part for part in _parts(handbook, workflow, step, links) if part],
    }


def _people(handbook: Handbook, step: Step, links: Links) -> Iterator[dict[str, object]]:
    yield {"role": labels.label(Step, "ansvarlig"), "who": named(links.party(step.responsible))}
    for key, parties in (("medvirker", step.takes_part), ("informeres", step.informed)):
        if parties:
            yield {"role": labels.label(Step, key), "who": named(*links.parties(parties))}
    if step.parents:
        yield {"role": f"Foreldrene {step.parents}", "who": []}


def _own_warning(handbook: Handbook, workflow: Workflow, step: Step) -> list[Block]:
    """A step's warning, unless it already stands over the whole procedure."""
    return [] if step.warning == workflow.warning else warning(handbook, step.warning)


def _how(step: Step) -> list[Block]:
    return rows((labels.label(Step, "hvordan"), [bullets(step.how)] if step.how else []))


def _parts(handbook: Handbook, workflow: Workflow, step: Step, links: Links) -> Iterator[list[Block]]:
    """With whom and by what right; then by when and where it leads."""
    yield rows(
        ("Ring", [para(*_call(handbook, c, links)) for c in step.contacts]),
        (labels.label(Step, "verktoy"), [para(*links.forms(step.tools))] if step.tools else []),
        ("Skriv ned", [para(" ".join(step.documentation))] if step.documentation else []),
        (labels.label(Step, "samtykke"), list(consent(step.consent, links)) if step.consent else []),
        (labels.label(Step, "deling"), [para(*_sharing(s, links)) for s in step.sharing]),
        ("Lov", [para(*links.laws(step.law))] if step.law else []),
    )
    yield [
        *doubt(step),
        *([deadline(handbook, step.deadline, links)] if step.deadline else []),
        *_ways_on(handbook, workflow, step, links),
    ]


def _call(handbook: Handbook, call: StepContact, links: Links) -> list[Span]:
    contact = contact_for(handbook.agencies[call.agency], call.purpose)
    number: list[Span] = [" ", strong(keep(contact.phone.shown))] if contact and contact.phone else []
    return [links.agency(call.agency), *number, quiet(f" · {labels.purpose(call.purpose).lower()}")]


def _sharing(sharing: Sharing, links: Links) -> list[Span]:
    words: list[Span] = ["Til ", *links.parties(sharing.recipients), f", {_ABOUT[sharing.about]}"]
    if sharing.what:
        words.append(f": {sharing.what}")
    if sharing.basis:
        words += [" · ", quiet("grunnlag: "), sharing.basis]
    if sharing.law:
        words += [" · ", *links.laws(sharing.law)]
    return words


def _ways_on(handbook: Handbook, workflow: Workflow, step: Step, links: Links) -> Iterator[Block]:
    if step.question:
        yield para(strong(step.question))
    ways: list[Sequence[Span]] = []
    if step.next:
        ways.append(["Gå videre til ", *_target(handbook, workflow, step.next, links)])
    ways += [_outcome(handbook, workflow, o, links) for o in step.outcomes]
    if ways:
        yield {"b": "ways", "x": [list(w) for w in ways]}


def _outcome(handbook: Handbook, workflow: Workflow, outcome: Outcome, links: Links) -> list[Span]:
    words: list[Span] = [strong(outcome.condition), ": "]
    if outcome.goto:
        return [*words, *_target(handbook, workflow, outcome.goto, links)]
    if outcome.level:
        level = handbook.levels[outcome.level]
        return [*words, f"{level.short}, {level.name}"]
    return [*words, outcome.end or "", quiet(" Slutt.")]


def _target(handbook: Handbook, workflow: Workflow, goto: str, links: Links) -> list[Span]:
    """A step here by its number, elsewhere by the procedure's name and number."""
    here = {s.id: i for i, s in enumerate(workflow.steps, 1)}
    if goto in here:
        key = f"prosedyre:{workflow.id}/{goto}"
        return [{"s": "ref", "text": f"steg {here[goto]}", "number": None, "to": key, "web": None},
                f", {workflow.steps[here[goto] - 1].name}"]  # fmt: skip
    id, _, step_id = goto.partition("/")
    other = handbook.workflows[id]
    words: list[Span] = [links.to(f"prosedyre:{goto}", other.name)]
    number = next((i for i, s in enumerate(other.steps, 1) if s.id == step_id), None)
    return [*words, f", steg {number}"] if number else words
