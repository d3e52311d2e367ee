"""Every value in the handbook, walked through once: a dozen rules look at the same ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from handbook.model import Agency, Contact, Handbook, Record
from handbook.model.sources import tops
from handbook.model.walk import Value, walk


def values(handbook: Handbook) -> Iterator[Value]:
    """Every scalar value that is written anywhere in the handbook."""
    return chain.from_iterable(_by_file(handbook).values())


def values_in(handbook: Handbook, top: Record) -> list[Value]:
    """Every scalar value in one file's record."""
    return _by_file(handbook)[id(top)]


def contacts(handbook: Handbook) -> Iterator[tuple[Agency, int, Contact]]:
    """Every contact, with its agency and its place in the list."""
    for agency in handbook.agencies.values():
        yield from ((agency, i, contact) for i, contact in enumerate(agency.contacts))


@lru_cache(maxsize=1)
def _by_file(handbook: Handbook) -> dict[int, list[Value]]:
    return {id(top): walk(top) for top in tops(handbook)}
