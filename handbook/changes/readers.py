"""For whom a change matters: the workplaces whose procedures, agencies or pages show it."""

from __future__ import annotations

from handbook.changes.changes import Change
from handbook.derive.duties import duties_of
from handbook.model import Handbook


def workplaces(handbook: Handbook, change: Change) -> tuple[str, ...]:
    """The ids of the workplaces, in the handbook's order; empty when it matters to everybody."""
    found: set[str] = set()
    for key in change.articles:
        kind, _, id = key.partition(":")
        found |= set(_of(handbook, kind, id.partition("/")[0]))
    return tuple(place.id for place in handbook.settings.workplaces if place.id in found)


def _of(handbook: Handbook, kind: str, id: str) -> tuple[str, ...]:
    if kind == "prosedyre" and id in handbook.workflows:
        return handbook.workflows[id].workplaces
    if kind == "side" and id in handbook.pages:
        return handbook.pages[id].workplaces
    if kind == "arbeidssted":
        return (id,)
    if kind == "instans":
        own = (place.id for place in handbook.settings.workplaces if id in place.agencies)
        return (*own, *(place for duty in duties_of(handbook, id) for place in duty.workflow.workplaces))
    return ()
