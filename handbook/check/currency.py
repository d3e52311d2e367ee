"""Is somebody keeping it true?"""

from __future__ import annotations

from collections.abc import Iterator

from handbook.check.walk import values
from handbook.derive.unconfirmed import unconfirmed
from handbook.language.norwegian import long_date
from handbook.model import Handbook, Owned
from handbook.problem import Problem, error, warning


def overdue(handbook: Handbook) -> Iterator[Problem]:
    """A page that was not verified within its interval is a warning."""
    for record in _owned(handbook):
        due = record.verify_every.after(record.verified_on)
        if due < handbook.today and record.verify_every.days:
            yield warning("kontroll-forfalt", record.place("sist_kontrollert"),
                          f"Dette skulle vært kontrollert igjen innen {long_date(due)}.",
                          "Sjekk at alt stemmer, og sett dagens dato i «sist_kontrollert:».")  # fmt: skip


def _owned(handbook: Handbook) -> Iterator[Owned]:
    yield handbook.settings
    for records in (handbook.agencies, handbook.workflows, handbook.forms, handbook.measures, handbook.pages):
        yield from records.values()
    yield from handbook.plan.meetings


def in_the_future(handbook: Handbook) -> Iterator[Problem]:
    """Nothing was verified after today."""
    for value in values(handbook):
        if value.field.name == "verified_on" and value.value > handbook.today:
            yield error("kontroll-i-framtida", value.record.place(*value.path),
                        f"{long_date(value.value)} er etter dagens dato.",
                        f"Skriv datoen da det ble kontrollert, senest {handbook.today.isoformat()}.")  # fmt: skip


_NO_REASON = {"ja", "nei", "x", "ok", "true", "usikker", "usikkert", "ubekreftet", "må sjekkes", ""}


def not_confirmed(handbook: Handbook) -> Iterator[Problem]:
    """Every fact marked «ubekreftet» is a warning until somebody has confirmed it, and says why it is in doubt."""
    for fact in unconfirmed(handbook):
        if fact.reason.lower().strip(" .!?-") in _NO_REASON:
            yield warning("ubekreftet-uten-grunn", fact.place, f"{fact.about}: «{fact.reason}» sier ikke hvorfor det er ubekreftet.",
                          "Skriv grunnen, for eksempel «ubekreftet: Nummeret står ulikt på to sider».")  # fmt: skip
        else:
            asked = f"Spør: {fact.ask}. " if fact.ask else ""
            yield warning("ubekreftet", fact.place, f"{fact.about}: {fact.reason}",
                          f"{asked}Når det er bekreftet: python3 build.py confirm {fact.key}")  # fmt: skip
