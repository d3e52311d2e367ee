"""All deadlines, local and statutory, in one shape."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model import Deadline, Handbook, NextEvent, StatutoryDeadline, Step, Workflow
from handbook.values import Duration


@dataclass(frozen=True)
class DeadlineView:
    """A deadline as readers see it: «innen 7 dager · fra meldingen er mottatt · barnevernsloven § 2-1».

    `law` holds paragraph ids. `workflow` and `step` are None for a deadline that only the law register has.
    """

    what: str
    within: Duration
    counted_from: str | None
    who: str | None
    law: tuple[str, ...]
    statutory: StatutoryDeadline | None = None
    workflow: Workflow | None = None
    step: Step | None = None


def deadline_of(handbook: Handbook, deadline: Deadline) -> tuple[Duration | None, str | None, tuple[str, ...]]:
    """(within, counted from, paragraph ids) of a step's deadline; the law's where the step only cites it."""
    law = handbook.deadlines.get(deadline.statutory or "")
    within = deadline.within or (law.within if law else None)
    counted_from = deadline.counted_from or (law.counted_from if law else None)
    return within, counted_from, tuple(dict.fromkeys(((law.paragraph,) if law else ()) + deadline.law))


def event_deadline(handbook: Handbook, event: NextEvent) -> tuple[Duration | None, str | None, tuple[str, ...]]:
    """The same for «hva skjer videre» on an agency's page."""
    law = handbook.deadlines.get(event.deadline or "")
    within = event.within or (law.within if law else None)
    return within, event.counted_from or (law.counted_from if law else None), (law.paragraph,) if law else ()


def workflow_deadlines(handbook: Handbook, workflow: Workflow) -> tuple[DeadlineView, ...]:
    """The deadlines of a workflow's steps, in step order."""
    found = []
    for step in workflow.steps:
        if step.deadline:
            within, counted_from, law = deadline_of(handbook, step.deadline)
            if within:
                statutory = handbook.deadlines.get(step.deadline.statutory or "")
                who = handbook.party_name(step.responsible)
                found.append(DeadlineView(step.name, within, counted_from, who, law, statutory, workflow, step))
    return tuple(found)


def all_deadlines(handbook: Handbook) -> tuple[DeadlineView, ...]:
    """Every deadline: the law's first, then each workflow's, the shortest first within each."""
    statutory = [
        DeadlineView(d.what, d.within, d.counted_from, d.who, (d.paragraph,), statutory=d)
        for d in handbook.laws.deadlines
    ]
    local = [view for workflow in handbook.workflows.values() for view in workflow_deadlines(handbook, workflow)]
    return tuple(sorted(statutory, key=_length) + sorted(local, key=_length))


def _length(view: DeadlineView) -> float:
    """In hours. «snarest» has no length; it stands after «med en gang» and before everything that can be counted."""
    return view.within.hours if view.within.hours is not None else 0.1
