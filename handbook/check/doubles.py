"""Two records that are the same thing: a copy that was never finished, or a merge that kept both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from handbook.model import Agency, Contact, Handbook, Record
from handbook.problem import Problem, error, warning

_WHOLE = 8  # digits
R = TypeVar("R", bound=Record)


def names(handbook: Handbook) -> Iterator[Problem]:
    """No two agencies, procedures, forms, measures or pages have the same name; no two agencies the same short name."""
    kinds: tuple[Iterable[Record], ...] = (
        handbook.workflows.values(), handbook.forms.values(), handbook.measures.values(),
    )  # fmt: skip
    for records in kinds:
        yield from _told(records, "name", "navn")
    yield from _told((page for page in handbook.pages.values() if page.language == "nb"), "title", "tittel")
    yield from _told(handbook.agencies.values(), "name", "navn")
    for first, second in _pairs(handbook.agencies.values(), "short_name"):
        if copies(handbook).get(second.id) is not first:
            yield _same(second, first, "kortnavn", str(second.short_name))


@lru_cache(maxsize=1)
def copies(handbook: Handbook) -> Mapping[str, Agency]:
    """Agencies that have the name of another, each with that other: what else is the same follows from it."""
    return {second.id: first for first, second in _pairs(handbook.agencies.values(), "name")}


def _told(records: Iterable[R], field: str, key: str) -> Iterator[Problem]:
    return (_same(second, first, key, getattr(second, field)) for first, second in _pairs(records, field))


def _same(second: Record, first: Record, key: str, name: str) -> Problem:
    there = first.place(key).file
    return error("likt-navn", second.place(key), f"«{name}» er også navnet i {there}.",
                 "Er det den samme, slett den ene filen. Ellers gi dem navn som leserne kan skille.")  # fmt: skip


def _pairs(records: Iterable[R], field: str) -> Iterator[tuple[R, R]]:
    """Records with the same value; second is the one whose file name fits it less: a copy («x-kopi»), or a wrong text."""
    seen: dict[str, R] = {}
    for record in records:
        name = str(getattr(record, field) or "").casefold()
        if name and name in seen:
            first = seen[name]
            yield (first, record) if _fits(first, field) >= _fits(record, field) else (record, first)
        elif name:
            seen[name] = record


def _fits(record: Record, field: str) -> float:
    """How alike the file's name and the record's names are, from 0 to 1."""
    stem = Path(record.place().file).stem
    names = (getattr(record, field), getattr(record, "short_name", None))
    return max(SequenceMatcher(None, stem, str(name).casefold()).ratio() for name in names if name)


def contacts(handbook: Handbook) -> Iterator[Problem]:
    """No contact of an agency stands twice."""
    for agency in handbook.agencies.values():
        seen: list[Contact] = []
        for i, contact in enumerate(agency.contacts):
            if contact in seen:
                yield error("dobbel-kontakt", agency.place("kontakt", i), "Denne henvendelsen står to ganger.",
                            f"Slett den ene. Den første er nummer {seen.index(contact) + 1} i lista.")  # fmt: skip
            seen.append(contact)


def numbers(handbook: Handbook) -> Iterator[Problem]:
    """Two agencies don't have the same number, but for the switchboard, and where one answers for the other.

    A short number is a nation's, and many answer it.
    """
    owner: dict[str, Agency] = {}
    switchboard = handbook.settings.municipality.phone
    for agency in handbook.agencies.values():
        for i, contact in enumerate(agency.contacts):
            number = contact.phone
            if number is None or number == switchboard or len(number.dialled) < _WHOLE:
                continue
            first = owner.setdefault(number.dialled, agency)
            is_copy = copies(handbook).get(agency.id) is first or copies(handbook).get(first.id) is agency
            if first is not agency and contact.otherwise != first.id and not is_copy:
                yield warning("likt-nummer", agency.place("kontakt", i, "telefon"), f"{number.shown} er også nummeret til {first.title}.",
                              "Er det riktig at begge svarer der? Ellers rett nummeret.")  # fmt: skip
