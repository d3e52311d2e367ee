"""The procedure sheet: when to use it, the diagram, then every step with its deadline and its ways on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbook.binder import labels
from handbook.binder.agencies import consent, law_line
from handbook.binder.blocks import Block, Span, bullets, doubt, keep, lead, para, quiet, section, small, strong
from handbook.binder.contacts import urgent_contact
from handbook.binder.deadlines import deadline
from handbook.binder.links import Links
from handbook.derive.norwegian import phone
from handbook.model import Handbook, Outcome, Sharing, Step, Workflow
from handbook.read.schema.workflow import STEP_SECTION, URGENCY, WORKFLOW_SECTION

_ABOUT = {"navngitt": "med navn", "anonymt": "uten navn"}


def workflow(handbook: Handbook, workflow: Workflow, links: Links) -> list[Block]:
    """The whole procedure, in the order it is used."""
    return [
        lead(workflow.purpose),
        small(*_facts(handbook, workflow)),
        *doubt(workflow),
        *warning(handbook, workflow.warning),
        section(labels.label(WORKFLOW_SECTION, "nar"), bullets(workflow.when)),
        *(
            [section(labels.label(WORKFLOW_SECTION, "ikke_nar"), bullets(workflow.not_when))]
            if workflow.not_when
            else []
        ),
        *(_step(handbook, workflow, i, links) for i in range(len(workflow.steps))),
        *(
            [section("Lovgrunnlag", bullets(law_line(handbook, id, links) for id in workflow.law))]
            if workflow.law
            else []
        ),
    ]


def _facts(handbook: Handbook, workflow: Workflow) -> list[Span]:
    facts = [f"Hastegrad: {(URGENCY.choices or {})[workflow.urgency].lower()}"]
    if workflow.level:
        level = handbook.levels[workflow.level]
        facts.insert(0, f"{level.short} · {level.name}")
    if workflow.workplaces:
        facts.append("Gjelder: " + ", ".join(handbook.workplaces[w].name for w in workflow.workplaces))
    if workflow.audience:
        facts.append("For: " + workflow.audience)
    return [" · ".join(facts)]


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
        "people": list(_people(handbook, workflow, step, links)),
        "x": list(_step_body(handbook, workflow, step, links)),
    }


def _people(handbook: Handbook, workflow: Workflow, step: Step, links: Links) -> Iterator[dict[str, object]]:
    yield {"role": labels.label(STEP_SECTION, "ansvarlig"), "who": [links.party(step.responsible)]}
    for key, parties in (("medvirker", step.takes_part), ("informeres", step.informed)):
        if parties:
            yield {"role": labels.label(STEP_SECTION, key), "who": links.parties(parties)}
    if step.parents:
        yield {"role": "Foreldrene", "who": [step.parents]}
    if step.level and step.level != workflow.level:
        yield {"role": "Nivå", "who": [handbook.levels[step.level].short]}


def _step_body(handbook: Handbook, workflow: Workflow, step: Step, links: Links) -> Iterator[Block]:
    if step.warning and step.warning != workflow.warning:
        yield from warning(handbook, step.warning)
    yield bullets(step.what)
    if step.how:
        yield para(quiet(labels.label(STEP_SECTION, "hvordan")))
        yield bullets(step.how)
    for contact in step.contacts:
        yield para(*_call(handbook, contact.agency, labels.purpose(contact.purpose), links))
    if step.tools:
        yield para(quiet(labels.label(STEP_SECTION, "verktoy") + ": "), *links.forms(step.tools))
    if step.documentation:
        yield para(quiet(labels.label(STEP_SECTION, "dokumentasjon") + ": "), " ".join(step.documentation))
    if step.consent:
        yield para(quiet("Samtykke"))
        yield from consent(step.consent, links)
    for sharing in step.sharing:
        yield para(*_sharing(sharing, links))
    if step.law:
        yield para(quiet("Lov: "), *links.laws(step.law))
    yield from doubt(step)
    if step.deadline:
        yield deadline(handbook, step.deadline, links)
    yield from _ways_on(handbook, workflow, step, links)


def _call(handbook: Handbook, agency_id: str, purpose: str, links: Links) -> list[Span]:
    contact = urgent_contact(handbook.agencies[agency_id])
    number: list[Span] = [" ", strong(keep(phone(contact.phone)))] if contact and contact.phone else []
    return [quiet(f"{purpose}: "), links.agency(agency_id), *number]


def _sharing(sharing: Sharing, links: Links) -> list[Span]:
    words: list[Span] = [quiet("Opplysninger til "), *links.parties(sharing.recipients), f", {_ABOUT[sharing.about]}"]
    if sharing.what:
        words.append(f": {sharing.what}")
    if sharing.basis:
        words += [" · grunnlag: ", sharing.basis]
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
