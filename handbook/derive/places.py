"""For which workplaces a thing is, where it doesn't say so itself: by the procedures that use it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from handbook.model import Handbook, Workflow

Places = Mapping[str, frozenset[str]]


@lru_cache(maxsize=4)
def of_forms(handbook: Handbook) -> Places:
    """Form → the workplaces whose procedures use it. One that no procedure uses is for everybody."""
    return _collected((id, w) for w in handbook.workflows.values() for step in w.steps for id in step.tools)


@lru_cache(maxsize=4)
def of_agencies(handbook: Handbook) -> Places:
    """Agency → the workplaces whose procedures contact it."""
    return _collected((to.agency, w) for w in handbook.workflows.values() for step in w.steps for to in step.contacts)


def _collected(pairs: Iterable[tuple[str, Workflow]]) -> Places:
    found: dict[str, frozenset[str]] = {}
    for id, workflow in pairs:
        found[id] = found.get(id, frozenset()) | frozenset(workflow.workplaces)
    return found


def written(places: Iterable[str]) -> str:
    """As the pages write it, in `data-for`."""
    return " ".join(sorted(places))
