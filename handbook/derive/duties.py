"""Who has which duty in which workflow: per agency, role and workplace."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from handbook.language import norwegian
from handbook.model import Handbook, Part, RoleKind, Step, Workflow, Workplace


@dataclass(frozen=True)
class Duty:
    """One party's part in one step."""

    party: str
    part: Part
    workflow: Workflow
    step: Step


def by_urgency(handbook: Handbook) -> list[Workflow]:
    """The workflows as a worried reader needs them: the acute one, the most urgent, then in the order of the alphabet."""
    acute = handbook.settings.acute.workflow
    return sorted(
        handbook.workflows.values(),
        key=lambda w: (w.urgency.order, w.id != acute, norwegian.alphabetical(w.name)),
    )


@lru_cache(maxsize=1)  # every page of an agency, a workflow or a workplace asks
def all_duties(handbook: Handbook) -> tuple[Duty, ...]:
    """Every duty in the handbook, the most urgent workflows first, then as they are written."""
    return tuple(duty for workflow in by_urgency(handbook) for duty in duties_in(workflow))


def _step(workflow: Workflow, step: Step) -> Iterator[Duty]:
    parties = [(Part.RESPONSIBLE, step.responsible), (Part.TAKES_PART, step.takes_part)]
    parties.append((Part.CONTACTED, tuple(c.agency for c in step.contacts)))
    parties.append((Part.RECEIVES, tuple(r for sharing in step.sharing for r in sharing.recipients)))
    if step.deadline and step.deadline.if_missed:
        parties.append((Part.TOLD_IF_MISSED, (step.deadline.if_missed.tell,)))
    parties += [(Part.MAY_TAKE_PART, step.may_take_part), (Part.INFORMED, step.informed)]
    seen = set()
    for part, ids in parties:
        for id in ids:
            if id not in seen:  # the first, strongest part is enough
                seen.add(id)
                yield Duty(id, part, workflow, step)


def duties_of(handbook: Handbook, party: str) -> tuple[Duty, ...]:
    """The duties of one agency or role, with those of the roles that work only there."""
    own = {party} | {r.id for r in handbook.settings.roles if r.works_in == (party,)}
    found = _by_party(handbook)
    places = sorted(place for id in own for place in found.get(id, ()))
    return tuple(all_duties(handbook)[place] for place in places)


@lru_cache(maxsize=1)
def _by_party(handbook: Handbook) -> Mapping[str, list[int]]:
    """Party → the places of its duties among all."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, duty in enumerate(all_duties(handbook)):
        found[duty.party].append(place)
    return found


def duties_in(workflow: Workflow) -> tuple[Duty, ...]:
    """Everybody's part in one workflow, step by step."""
    return tuple(duty for step in workflow.steps for duty in _step(workflow, step))


def workplace_duties(handbook: Handbook, workplace: Workplace) -> tuple[Duty, ...]:
    """Everything that those who work there are responsible for, take part in or are told.

    A role that may be anybody («den som oppdager», «nærmeste leder») counts in the workflows that
    apply to the workplace.
    """
    own = set(workplace.agencies) | set(workplace.roles)
    anybody = {r.id for r in handbook.settings.roles if not r.works_in and r.kind is RoleKind.STAFF}
    return tuple(
        d for d in all_duties(handbook)
        if d.party in own or (d.party in anybody and workplace.id in d.workflow.workplaces)
    )  # fmt: skip
