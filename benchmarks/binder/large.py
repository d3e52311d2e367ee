"""The handbook several times over, in memory: every article copied, with a name and an id of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from handbook.model import Handbook


def large(handbook: Handbook, times: int) -> Handbook:
    """A handbook with `times` as many articles. The copies refer to the first of each."""
    return replace(
        handbook,
        agencies=_copies(handbook.agencies, times),
        workflows=_copies(handbook.workflows, times),
        forms=_copies(handbook.forms, times),
        measures=_copies(handbook.measures, times),
        pages=_copies(handbook.pages, times),
    )


def _copies(records: Mapping[str, Any], times: int) -> dict[str, Any]:
    found = dict(records)
    for n in range(2, times + 1):
        for id, record in records.items():
            name = {"title": f"{record.title} {n}"} if hasattr(record, "body") else {"name": f"{record.name} {n}"}
            found[f"{id}-{n}"] = replace(record, id=f"{id}-{n}", **name)
    return found
