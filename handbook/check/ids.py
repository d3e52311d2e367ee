"""Names that must be the only one of their kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from handbook.model import Handbook
from handbook.problem import Problem, error


def used_twice(handbook: Handbook) -> Iterator[Problem]:
    """An id is used once: within a list, within a workflow's steps, and between roles and agencies."""
    s = handbook.settings
    for things in (s.levels, s.roles, s.workplaces, s.themes, s.warnings, s.districts, s.topics, handbook.laws.acts,
                   handbook.laws.deadlines, handbook.laws.events, handbook.glossary.words, handbook.plan.meetings):  # fmt: skip
        yield from _twice(things)
    for act in handbook.laws.acts:
        yield from _twice(act.paragraphs)
    for workflow in handbook.workflows.values():
        yield from _twice(workflow.steps)
    if handbook.guide:
        yield from _twice(handbook.guide.questions)
    for role in s.roles:
        if role.id in handbook.agencies:
            yield error("dobbel-id", role.place("id"), f"«{role.id}» er både en rolle og en instans.",
                        "Gi rollen et annet navn, for eksempel med «-rolle» bak.")  # fmt: skip


def _twice(things: Iterable[Any]) -> Iterator[Problem]:
    seen: set[str] = set()
    for thing in things:
        if thing.id in seen:
            yield error("dobbel-id", thing.place("id"), f"Id-en «{thing.id}» er brukt før i samme liste.",
                        "Gi den ene et annet navn.")  # fmt: skip
        seen.add(thing.id)
