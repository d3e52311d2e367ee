"""Tables across: steps × parties of a workflow, and levels × steps of the whole handbook."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.derive.duties import duties_in
from handbook.model import Handbook, Level, Part, Step, Workflow


@dataclass(frozen=True)
class Responsibility:
    """Who is what in each step. `parts[i]` maps a party id to its part in step i."""

    parties: tuple[str, ...]
    steps: tuple[Step, ...]
    parts: tuple[dict[str, Part], ...]


def responsibility(workflow: Workflow) -> Responsibility:
    """The responsibility matrix of a workflow; parties in the order they first appear."""
    mine = [duty for duty in duties_in(workflow) if duty.part is not Part.TOLD_IF_MISSED]
    parties = tuple(dict.fromkeys(d.party for d in mine))
    parts = tuple({d.party: d.part for d in mine if d.step.id == step.id} for step in workflow.steps)
    return Responsibility(parties, workflow.steps, parts)


def level_of(workflow: Workflow, step: Step) -> str | None:
    """The level a step belongs to: its own, or its workflow's."""
    return step.level or workflow.level


def steps_by_level(handbook: Handbook) -> tuple[tuple[Level, tuple[tuple[Workflow, tuple[Step, ...]], ...]], ...]:
    """Level → the workflows with steps on it → those steps."""
    rows = []
    for level in handbook.settings.levels:
        found = []
        for workflow in handbook.workflows.values():
            steps = tuple(s for s in workflow.steps if level_of(workflow, s) == level.id)
            if steps:
                found.append((workflow, steps))
        rows.append((level, tuple(found)))
    return tuple(rows)
