"""Fixed sets of words: one class for each, so that a word is written once, with all that depends on it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar


class Choice(StrEnum):
    """One of a fixed set of words, in the order a reader wants them. It is its own text; `label` is what readers see."""

    label: str

    def __new__(cls, word: str, label: str = "") -> Choice:
        """`NAME = "word", "Label"`; the class called with a word alone looks it up, as with every enum."""
        made = str.__new__(cls, word)
        made._value_ = word
        made.label = label
        return made

    @property
    def order(self) -> int:
        """Its place among the others, from 0."""
        return list(type(self)).index(self)


C = TypeVar("C", bound=Choice)
V = TypeVar("V")


def for_each(choices: type[C], table: Mapping[C, V]) -> Mapping[C, V]:
    """A table with a line for each of the choices. A line that is missing is refused here, where the table is written,
    and not on the day that somebody uses the new word."""
    missing = [choice for choice in choices if choice not in table]
    if missing:
        raise LookupError(f"{choices.__name__}: the table has no line for {', '.join(missing)}")
    return table
