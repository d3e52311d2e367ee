"""Dates that can be right, and intervals that somebody can live by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from handbook.check.walk import contacts, values
from handbook.language.norwegian import long_date
from handbook.model import Handbook
from handbook.problem import Place, Problem, error, warning

_FAR = timedelta(days=3 * 365)  # opening hours are not known longer ahead
_MOST_YEARS = 5


def far_off(handbook: Handbook) -> Iterator[Problem]:
    """A date that opening hours depend on is within three years: one in 2062 was meant to be in 2026."""
    for place, day in _dates(handbook):
        if day and day - handbook.today > _FAR:
            yield error("fjern-dato", place, f"{long_date(day)} er langt fram i tid. Er årstallet riktig?",
                        f"Skriv en dato før {(handbook.today + _FAR).isoformat()}.")  # fmt: skip


def _dates(handbook: Handbook) -> Iterator[tuple[Place, date | None]]:
    for _, _, contact in contacts(handbook):
        for special in contact.special_days:
            yield special.place("fra_dato"), special.first
            yield special.place("til_dato"), special.last
        for window in contact.windows:
            yield window.place("gjelder_fra"), window.valid_from
            yield window.place("gjelder_til"), window.valid_to
            yield window.place("uker"), window.weeks.first if window.weeks else None
    for period in handbook.settings.periods:
        yield from ((period.place("datoer", i), span.last) for i, span in enumerate(period.spans))


def edition_date(handbook: Handbook) -> Iterator[Problem]:
    """The edition, and what changed in it, is of today or earlier."""
    edition = handbook.settings.edition
    for place, day in [(edition.place("dato"), edition.date), *((c.place("dato"), c.date) for c in edition.changes)]:
        if day > handbook.today:
            yield warning("utgave-i-framtida", place, f"{long_date(day)} er etter dagens dato.",
                          "Skriv datoen utgaven ble godkjent. Lesere ser den på hver side.")  # fmt: skip


def intervals(handbook: Handbook) -> Iterator[Problem]:
    """Everything is looked at again within five years, and not at once."""
    for value in values(handbook):
        if value.field.name == "verify_every":
            days = value.value.days
            if not days or days > _MOST_YEARS * 366:
                yield error("urimelig-intervall", value.record.place(*value.path), f"«{value.value}» er ikke et intervall for kontroll.",
                            f"Skriv for eksempel «6 måneder» eller «12 måneder», og høyst {_MOST_YEARS} år.")  # fmt: skip
