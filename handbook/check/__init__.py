"""The rules that span files. Each is a generator of problems whose docstring states the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from handbook.check import coverage, flow, ids, references
from handbook.model import Handbook
from handbook.problem import Problem

Check = Callable[[Handbook], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    ids.used_twice,
    references.unknown,
    references.unused,
    flow.unreachable_step,
    flow.no_way_out,
    flow.number_of_outcomes,
    coverage.fallback_loop,
    coverage.always_an_answer,
)
