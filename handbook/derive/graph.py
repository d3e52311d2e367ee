"""The workflows as one graph: nodes are «prosedyre/steg», edges are outcomes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from handbook.model import Handbook, Outcome, Step, Workflow


@dataclass(frozen=True)
class Edge:
    """A way on from a step. `target` is «prosedyre/steg»; None when it ends or leads to a level."""

    source: str
    target: str | None
    outcome: Outcome | None

    @property
    def is_lost(self) -> bool:
        """It should lead somewhere, but there is nothing there."""
        return self.target is None and (self.outcome is None or self.outcome.goto is not None)


Ways = Mapping[str, tuple[Edge, ...]]  # step → its ways on


def edges(handbook: Handbook, workflow: Workflow, step: Step) -> Iterator[Edge]:
    """The ways on from a step, in the order they are written."""
    source = f"{workflow.id}/{step.id}"
    if step.next:
        to = resolve(handbook, workflow, step.next)
        yield Edge(source, to if to != source else None, None)  # to itself is nowhere, and a problem of its own
    for outcome in step.outcomes:
        yield Edge(source, resolve(handbook, workflow, outcome.goto) if outcome.goto else None, outcome)


def resolve(handbook: Handbook, workflow: Workflow | None, goto: str) -> str | None:
    """«steg», «prosedyre» or «prosedyre/steg» → «prosedyre/steg»; None when it doesn't exist."""
    if workflow and any(step.id == goto for step in workflow.steps):
        return f"{workflow.id}/{goto}"
    if goto in handbook.workflows and handbook.workflows[goto].steps:
        return f"{goto}/{handbook.workflows[goto].steps[0].id}"
    return goto if goto in handbook.steps else None


@lru_cache(maxsize=1)
def graph(handbook: Handbook) -> Ways:
    """Every step's ways on."""
    return {
        f"{workflow.id}/{step.id}": tuple(edges(handbook, workflow, step))
        for workflow in handbook.workflows.values()
        for step in workflow.steps
    }


@lru_cache(maxsize=1)
def arrivals(handbook: Handbook) -> Mapping[str, tuple[tuple[Workflow, Step, Edge], ...]]:
    """Workflow → the steps of other workflows that lead to it, each with the edge that does."""
    found: dict[str, list[tuple[Workflow, Step, Edge]]] = {}
    for workflow in handbook.workflows.values():
        for step in workflow.steps:
            for edge in graph(handbook)[f"{workflow.id}/{step.id}"]:
                to = (edge.target or "").split("/")[0]
                if to and to != workflow.id:
                    found.setdefault(to, []).append((workflow, step, edge))
    return {id: tuple(edges) for id, edges in found.items()}


def starts(handbook: Handbook) -> set[str]:
    """Where one may begin: the first step of each workflow, and the steps that the guide leads to."""
    first = {f"{workflow.id}/{workflow.steps[0].id}" for workflow in handbook.workflows.values() if workflow.steps}
    answers = (
        answer for question in (handbook.guide.questions if handbook.guide else ()) for answer in question.answers
    )
    goals = {resolve(handbook, None, answer.workflow) for answer in answers if answer.workflow}
    return first | {goal for goal in goals if goal}


def entries(ways: Ways) -> set[str]:
    """The steps that another workflow leads to."""
    targets = ((source, edge.target) for source, out in ways.items() for edge in out if edge.target)
    return {target for source, target in targets if source.split("/")[0] != target.split("/")[0]}


def reachable(ways: Ways, start: set[str]) -> set[str]:
    """The steps that can be reached from `start`, which is included."""
    seen, queue = set(start), list(start)
    while queue:
        for edge in ways.get(queue.pop(), ()):
            if edge.target and edge.target not in seen:
                seen.add(edge.target)
                queue.append(edge.target)
    return seen


def ways_from(ways: Ways, start: set[str], follows: Callable[[Edge], bool]) -> dict[str, tuple[str, ...]]:
    """The shortest way to every step that can be reached from `start` along edges that one `follows`."""
    found: dict[str, tuple[str, ...]] = {key: (key,) for key in sorted(start)}
    queue = list(found)
    for key in queue:
        for edge in ways.get(key, ()):
            if edge.target and edge.target not in found and follows(edge):
                found[edge.target] = (*found[key], edge.target)
                queue.append(edge.target)
    return found


@lru_cache(maxsize=1)
def with_an_end(handbook: Handbook) -> frozenset[str]:
    """The steps from which an end can be reached. A way to a level goes on at each procedure of that level; one to what
    doesn't exist, or to a level without procedures, counts as an end: it is a problem of its own."""
    ways = {source: tuple(_with_levels(handbook, out)) for source, out in graph(handbook).items()}
    return frozenset(
        can_reach(ways, {source for source, out in ways.items() if any(edge.target is None for edge in out)})
    )


def _with_levels(handbook: Handbook, out: tuple[Edge, ...]) -> Iterator[Edge]:
    for edge in out:
        at = on_level(handbook, edge.outcome.level) if edge.outcome and edge.outcome.level else ()
        yield from (Edge(edge.source, key, edge.outcome) for key in at)
        if not at:
            yield edge


def on_level(handbook: Handbook, level: str) -> tuple[str, ...]:
    """The first steps of the procedures that stand on a level, by their own level or by that of their first step."""
    found = (w for w in handbook.workflows.values() if w.steps and level in (w.level, w.steps[0].level))
    return tuple(f"{workflow.id}/{workflow.steps[0].id}" for workflow in found)


def can_reach(ways: Ways, goals: set[str]) -> set[str]:
    """The steps from which one of `goals` can be reached; the goals are included."""
    back: dict[str, set[str]] = {}
    for source, out in ways.items():
        for edge in out:
            if edge.target:
                back.setdefault(edge.target, set()).add(source)
    seen, queue = set(goals), list(goals)
    while queue:
        for source in back.get(queue.pop(), ()):
            if source not in seen:
                seen.add(source)
                queue.append(source)
    return seen
