"""Deadlines as readers see them, resolved once: the law's time and event where a step or an agency only cites it."""

from __future__ import annotations

from handbook.articles import names
from handbook.articles.blocks import Deadline, DeadlineRow, Doubt, Missed, Origin
from handbook.derive.deadlines import DeadlineView, Limit, limit_of_event, limit_of_receiving, limit_of_step
from handbook.language import norwegian
from handbook.model import Handbook, NextEvent, Step
from handbook.model import Receiving as ReceivingRecord


def of_step(handbook: Handbook, step: Step, at: Origin) -> Deadline | None:
    """A step's deadline, with its doubt and what happens when it is missed."""
    if step.deadline is None:
        return None
    missed = step.deadline.if_missed
    return _deadline(
        handbook,
        limit_of_step(handbook, step.deadline),
        at,
        doubt=names.doubt(at, step.deadline),
        missed=Missed(tell=names.party(handbook, missed.tell), action=missed.action) if missed else None,
    )


def of_event(handbook: Handbook, event: NextEvent, at: Origin) -> Deadline | None:
    """When something happens after contact."""
    return _deadline(handbook, limit_of_event(handbook, event), at)


def of_receiving(handbook: Handbook, receiving: ReceivingRecord, at: Origin) -> Deadline | None:
    """When an agency answers."""
    return _deadline(handbook, limit_of_receiving(handbook, receiving), at)


def row(handbook: Handbook, view: DeadlineView, at: Origin) -> DeadlineRow:
    """A deadline in a table, of the law or of a step."""
    step = workflow = None
    if view.workflow and view.step:
        workflow = names.link(handbook, f"prosedyre:{view.workflow.id}")
        step = names.link(handbook, f"prosedyre:{view.workflow.id}/{view.step.id}")
    return DeadlineRow(
        deadline=Deadline(
            at=at,
            within=norwegian.within(view.within),
            counted_from=view.counted_from,
            laws=names.citations(handbook, view.law),
            doubt=names.doubt(at, view.step.deadline if view.step else view.statutory),
        ),
        what=view.what,
        step=step,
        workflow=workflow,
        number=view.workflow.steps.index(view.step) + 1 if view.workflow and view.step else None,
        who=view.who,
        remark=view.statutory.remark if view.statutory and not view.step else None,
    )


def _deadline(
    handbook: Handbook, limit: Limit, at: Origin, doubt: Doubt | None = None, missed: Missed | None = None
) -> Deadline | None:
    if limit.within is None and not limit.law:
        return None
    return Deadline(
        at=at,
        within=norwegian.within(limit.within) if limit.within else None,
        counted_from=limit.counted_from,
        laws=names.citations(handbook, limit.law),
        doubt=doubt,
        missed=missed,
    )
