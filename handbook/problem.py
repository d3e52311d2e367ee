"""Problems are values: returned by every stage, printed only at the edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["feil", "varsel"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file: 1-based line and column, and how many characters to underline there."""

    file: str
    line: int = 1
    column: int = 1
    length: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: a stable kebab-case code, a sentence in Norwegian and, where one exists, what to write instead."""

    code: str
    place: Place
    message: str
    hint: str | None = None
    severity: Severity = "feil"
    about: tuple[str, str] | None = None  # the kind and id of what isn't there, or of what nothing leads to

    @property
    def stops_build(self) -> bool:
        """Errors stop the build; warnings never do."""
        return self.severity == "feil"

    def sort_key(self) -> tuple[Place, str, str, str]:
        """Order of reports: by place, then code, then words, so that two runs print the same list."""
        return (self.place, self.code, self.message, self.hint or "")


def error(
    code: str, place: Place, message: str, hint: str | None = None, about: tuple[str, str] | None = None
) -> Problem:
    """A mistake that stops the build."""
    return Problem(code, place, message, hint, "feil", about)


def warning(
    code: str, place: Place, message: str, hint: str | None = None, about: tuple[str, str] | None = None
) -> Problem:
    """Something a person should look at; the build goes on."""
    return Problem(code, place, message, hint, "varsel", about)
