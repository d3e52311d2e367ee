"""The page of a workflow."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from handbook.derive.addresses import address
from handbook.derive.deadlines import workflow_deadlines
from handbook.derive.graph import edges
from handbook.derive.matrix import level_of, responsibility
from handbook.drawing.diagram import diagram
from handbook.drawing.lanes import lane
from handbook.language import norwegian
from handbook.model import Handbook, Outcome, Sharing, Step, Workflow
from handbook.pages import common
from handbook.pages.common import View
from handbook.pages.links import Link, Links
from handbook.pages.sheet import Sheet

_BASES = {
    "samtykke": "med samtykke", "meldeplikt": "etter meldeplikten", "avvergingsplikt": "etter avvergingsplikten",
    "opplysningsplikt": "etter opplysningsplikten", "fare for liv eller helse": "ved fare for liv eller helse",
    "lov": "etter loven",
}  # fmt: skip
_PARENTS = {"informeres": "Foreldrene får vite om dette.", "deltar": "Foreldrene er med."}


def sheets(handbook: Handbook) -> list[Sheet]:
    """One page for each workflow, the most urgent first."""
    return [_sheet(handbook, workflow) for workflow in by_urgency(handbook)]


def by_urgency(handbook: Handbook) -> list[Workflow]:
    """The workflows as a worried reader needs them: the acute one, the most urgent, then by level and name."""
    acute = handbook.settings.acute.workflow
    return sorted(
        handbook.workflows.values(),
        key=lambda w: (w.urgency.order, w.id != acute, w.level or "", w.name.lower()),
    )


def _sheet(handbook: Handbook, workflow: Workflow) -> Sheet:
    links = Links(handbook, address("prosedyre", workflow.id))
    return Sheet(
        address=links.here,
        title=workflow.name,
        summary=workflow.purpose,
        template="workflow.html",
        view=_view(links, workflow),
        owned=workflow,
        source=f"workflows/{workflow.id}.yml",
        kind="prosedyre",
    )


def _view(links: Links, workflow: Workflow) -> View:
    handbook = links.handbook
    return {
        "workflow": workflow,
        "level": common.level(handbook, workflow.level),
        "urgency": norwegian.sentence(workflow.urgency),
        "urgent": workflow.urgency == "med en gang",
        "themes": [handbook.themes[t].name for t in workflow.themes],
        "workplaces": [
            links.link("arbeidssted", w, norwegian.sentence(handbook.workplaces[w].name)) for w in workflow.workplaces
        ],
        "warning": common.warning(handbook, workflow.warning),
        "unverified": common.unverified(workflow),
        "diagram": Markup(diagram(handbook, workflow, partial(links.href, "prosedyre"), any_font=True).svg),
        "steps": [_step(links, workflow, number, step) for number, step in enumerate(workflow.steps, 1)],
        "deadlines": (deadlines := _deadlines(links, workflow)),
        "deadlines_count": norwegian.count(len(deadlines), "frist", "frister"),
        "matrix": _matrix(links, workflow),
        "laws": [
            {"link": law, "title": handbook.paragraphs[id].title}
            for law, id in zip(links.laws(workflow.law), workflow.law, strict=False)
        ],
        "laws_count": norwegian.count(len(workflow.law), "paragraf", "paragrafer"),
        "arrivals": _arrivals(links, workflow),
    }


def _step(links: Links, workflow: Workflow, number: int, step: Step) -> View:
    handbook = links.handbook
    return {
        "id": step.id,
        "number": number,
        "name": step.name,
        "level": common.level(handbook, step.level) if step.level != workflow.level else None,
        "responsible": _party(links, step.responsible),
        "takes_part": links.parties(step.takes_part),
        "informed": links.parties(step.informed),
        "what": step.what,
        "how": step.how,
        "tools": common.forms(links, step.tools),
        "calls": [common.call(links, c.agency, c.purpose) for c in step.contacts],
        "parents": _PARENTS[step.parents] if step.parents else None,
        "sharing": [_sharing(links, item) for item in step.sharing],
        "consent": common.consent(links, step.consent),
        "documentation": step.documentation,
        "deadline": common.step_deadline(links, step),
        "deadline_unverified": common.unverified(step.deadline),
        "missed": _missed(links, step),
        "warning": common.warning(handbook, step.warning) if step.warning != workflow.warning else None,
        "laws": links.laws(step.law),
        "rest": _rest(step),
        "unverified": common.unverified(step),
        "question": step.question,
        "next": links.goto(workflow, step.next) if step.next else None,
        "outcomes": [_outcome(links, workflow, outcome) for outcome in step.outcomes],
    }


def _rest(step: Step) -> str:
    """What is folded under a step on a phone, in words: «Samtykke trengs ikke · deling · skriv ned»."""
    found = [
        common.CONSENTS[step.consent.needed].rstrip(".") if step.consent else "foreldrene" if step.parents in _PARENTS else "",
        "deling" if step.sharing else "",
        "skriv ned" if step.documentation else "",
        "hvem som får vite" if step.informed else "",
        "lov" if step.law else "",
    ]  # fmt: skip
    return norwegian.sentence(" · ".join(filter(None, found)))


def _party(links: Links, id: str) -> View:
    return {**links.party(id), "lane": lane(links.handbook, id)}


def _sharing(links: Links, item: Sharing) -> View:
    recipients = norwegian.join([links.handbook.party_name(id) for id in item.recipients])
    about = "med navn" if item.about == "navngitt" else "uten navn"
    basis = f", {_BASES[item.basis]}" if item.basis else ""
    return {"text": f"Deles med {recipients} {about}{basis}.", "what": item.what, "laws": links.laws(item.law)}


def _missed(links: Links, step: Step) -> View | None:
    escalation = step.deadline.if_missed if step.deadline else None
    return {"tell": links.party(escalation.tell), "action": escalation.action} if escalation else None


def _outcome(links: Links, workflow: Workflow, item: Outcome) -> View:
    target: Link | None = None
    if item.goto:
        target = links.goto(workflow, item.goto)
    elif item.level:
        found = links.handbook.levels[item.level]
        target = Link(f"{found.short}: {found.name}", f"{links.path('nivaer.html')}#niva-{found.id}")
    return {"condition": item.condition, "target": target, "end": item.end}


def _deadlines(links: Links, workflow: Workflow) -> list[View]:
    return [
        {
            "step": Link(view.step.name, f"#steg-{view.step.id}") if view.step else None,
            "who": view.who,
            "within": common.within_words(view.within),
            "from": view.counted_from,
            "laws": links.laws(view.law),
            "missed": _missed(links, view.step) if view.step else None,
        }
        for view in workflow_deadlines(links.handbook, workflow)
    ]


def _matrix(links: Links, workflow: Workflow) -> View:
    table = responsibility(links.handbook, workflow)
    rows = [
        {
            "number": i + 1,
            "step": Link(step.name, f"#steg-{step.id}"),
            "cells": [
                {"kind": part, "text": part.label if part else ""} for part in map(table.parts[i].get, table.parties)
            ],
        }
        for i, step in enumerate(table.steps)
    ]
    return {"parties": links.parties(table.parties), "rows": rows}


def _arrivals(links: Links, workflow: Workflow) -> list[View]:
    """The steps of other workflows that lead here."""
    found = []
    for other in links.handbook.workflows.values():
        if other.id == workflow.id:
            continue
        for step in other.steps:
            for edge in edges(links.handbook, other, step):
                if edge.target and edge.target.split("/")[0] == workflow.id:
                    condition = edge.outcome.condition if edge.outcome else None
                    found.append({"link": _from(links, other, step), "condition": condition})
    return found


def _from(links: Links, workflow: Workflow, step: Step) -> Link:
    return Link(f"{workflow.name}: {step.name}", links.href("prosedyre", f"{workflow.id}/{step.id}"))


def levels_of(workflow: Workflow) -> list[str]:
    """The levels a workflow touches, in the order of its steps."""
    return [id for id in dict.fromkeys(level_of(workflow, step) for step in workflow.steps) if id]
