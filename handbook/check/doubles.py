"""Two records that are the same thing: a copy that was never finished, or a merge that kept both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.model import Agency, Contact, Handbook, Record
from handbook.problem import Problem, error, warning

_WHOLE = 8  # digits


def names(handbook: Handbook) -> Iterator[Problem]:
    """No two agencies, procedures, forms, measures or pages have the same name; no two agencies the same short name."""
    kinds: tuple[Iterable[Record], ...] = (
        handbook.agencies.values(), handbook.workflows.values(), handbook.forms.values(), handbook.measures.values(),
    )  # fmt: skip
    for records in kinds:
        yield from _same(records, "name", "navn")
    yield from _same(handbook.agencies.values(), "short_name", "kortnavn")
    yield from _same((page for page in handbook.pages.values() if page.language == "nb"), "title", "tittel")


def _same(records: Iterable[Record], field: str, key: str) -> Iterator[Problem]:
    seen: dict[str, Record] = {}
    for record in records:
        name = str(getattr(record, field) or "").casefold()
        if name and name in seen:
            first = seen[name].place(key)
            yield error("likt-navn", record.place(key), f"«{getattr(record, field)}» er også navnet i {first.file}.",
                        "Er det den samme, slett den ene filen. Ellers gi dem navn som leserne kan skille.")  # fmt: skip
        elif name:
            seen[name] = record


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
            if first is not agency and contact.otherwise != first.id:
                yield warning("likt-nummer", agency.place("kontakt", i, "telefon"), f"{number.shown} er også nummeret til {first.title}.",
                              "Er det riktig at begge svarer der? Ellers rett nummeret.")  # fmt: skip
