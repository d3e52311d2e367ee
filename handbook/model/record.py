"""What every part of the model has in common: it knows where in the files it was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from handbook.problem import Place
from handbook.values import Duration

Locate = Callable[[tuple[str | int, ...]], Place]


def nowhere(path: tuple[str | int, ...]) -> Place:
    """The place of records that no file holds (made in tests)."""
    return Place("")


@dataclass(frozen=True, kw_only=True)
class Record:
    """A block of YAML. `place("steg", 2)` is where that value stands (Norwegian keys, as in the file)."""

    locate: Locate = field(default=nowhere, compare=False, repr=False)

    def place(self, *path: str | int) -> Place:
        """Where the value at `path` stands; the nearest block around it when it isn't written."""
        return self.locate(path)


@dataclass(frozen=True, kw_only=True)
class Unconfirmed(Record):
    """A record that may hold a fact nobody has verified: why, and whom to ask."""

    unverified: str | None = None
    ask: str | None = None
    verified_on: date | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Owned(Unconfirmed):
    """A record that someone keeps true: a role owns it and verifies it at an interval."""

    owner: str | None = None
    verify_every: Duration | None = None
