"""Where things are used: paragraphs, forms, agencies, words — the way back of every reference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from handbook.model import Agency, Handbook
from handbook.model.sources import thing_of


@dataclass(frozen=True)
class Use:
    """A page that refers to something: its kind and id as in `addresses`, and its title."""

    kind: str
    id: str
    title: str


@lru_cache(maxsize=1)
def law_usage(handbook: Handbook) -> dict[str, tuple[Use, ...]]:
    """Paragraph id → the pages that rest on it. A deadline that doesn't exist is told of by another rule."""
    return _collect(handbook, _laws)


def form_usage(handbook: Handbook) -> dict[str, tuple[Use, ...]]:
    """Form id → the pages and steps that use it."""
    return _collect(handbook, _forms)


def _collect(handbook: Handbook, refers: Any) -> dict[str, tuple[Use, ...]]:
    found: dict[str, dict[Use, None]] = defaultdict(dict)
    for record in _records(handbook):
        kind = thing_of(record)
        for id, step in refers(handbook, record):
            place = f"{record.id}/{step.id}" if step else record.id
            title = getattr(record, "title", None) or record.name
            found[id].setdefault(Use(kind, place, f"{title}: {step.name}" if step else title))
    return {id: tuple(uses) for id, uses in found.items()}


def _records(handbook: Handbook) -> Iterator[Any]:
    """A translation rests on what its original rests on, which is told once."""
    for records in (handbook.workflows, handbook.agencies, handbook.forms, handbook.measures):
        yield from records.values()
    yield from (page for page in handbook.pages.values() if not page.translation)


def _laws(handbook: Handbook, record: Any) -> Iterator[tuple[str, Any]]:
    yield from ((id, None) for id in record.law)
    if isinstance(record, Agency):
        cited = [e.deadline for e in record.what_happens] + [record.receiving.deadline if record.receiving else None]
        yield from ((handbook.deadlines[id].paragraph, None) for id in cited if id in handbook.deadlines)
    for step in getattr(record, "steps", ()):
        ids: list[str] = [
            *step.law,
            *(step.consent.law if step.consent else ()),
            *(x for s in step.sharing for x in s.law),
        ]
        if step.deadline:
            ids += step.deadline.law
            ids += [d.paragraph] if (d := handbook.deadlines.get(step.deadline.statutory or "")) else []
        yield from ((id, step) for id in dict.fromkeys(ids))


def _forms(handbook: Handbook, record: Any) -> Iterator[tuple[str, Any]]:
    yield from ((id, None) for id in getattr(record, "forms", ()))
    for step in getattr(record, "steps", ()):
        yield from ((id, step) for id in step.tools)
