"""All deadlines, local and statutory, in one shape."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model import Deadline, Handbook, NextEvent, Receiving, StatutoryDeadline, Step, Workflow
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


@dataclass(frozen=True)
class Limit:
    """A time limit after the law's has been looked up: how long, from which event, and the ids of its paragraphs."""

    within: Duration | None
    counted_from: str | None
    law: tuple[str, ...]


def limit_of_step(handbook: Handbook, deadline: Deadline) -> Limit:
    """A step's own time and event; the law's where the step only cites it."""
    return _limit(handbook, deadline.statutory, deadline.within, deadline.counted_from, deadline.law)


def limit_of_event(handbook: Handbook, event: NextEvent) -> Limit:
    """The same for «hva skjer videre» of an agency."""
    return _limit(handbook, event.deadline, event.within, event.counted_from)


def limit_of_receiving(handbook: Handbook, receiving: Receiving) -> Limit:
    """The same for when an agency answers what is sent to it."""
    return _limit(handbook, receiving.deadline, receiving.answers_within, receiving.counted_from)


def _limit(
    handbook: Handbook, statutory: str | None, within: Duration | None, event: str | None, law: tuple[str, ...] = ()
) -> Limit:
    found = handbook.deadlines.get(statutory or "")
    if found is None:
        return Limit(within, event, tuple(dict.fromkeys(law)))
    paragraphs = tuple(dict.fromkeys((found.paragraph, *law)))
    return Limit(within or found.within, event or found.counted_from, paragraphs)


def workflow_deadlines(handbook: Handbook, workflow: Workflow) -> tuple[DeadlineView, ...]:
    """The deadlines of a workflow's steps, in step order."""
    found = []
    for step in workflow.steps:
        if step.deadline:
            limit = limit_of_step(handbook, step.deadline)
            if limit.within:
                statutory = handbook.deadlines.get(step.deadline.statutory or "")
                who = handbook.responsible(step)
                found.append(
                    DeadlineView(step.name, limit.within, limit.counted_from, who, limit.law, statutory, workflow, step)
                )
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
