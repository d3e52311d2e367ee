"""What every part of the model has in common: it knows where in the files it was written, and who keeps it true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from handbook.dictionary.field import Ref, said, section
from handbook.dictionary.kinds import DATE, DURATION, TEXT, TEXTS
from handbook.model.things import Thing
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


@section("Opplysning")
class Unconfirmed(Record):
    """A record that may hold a fact nobody has verified: why, and whom to ask."""

    unverified: str | None = said(
        "ubekreftet",
        TEXT,
        "Må bekreftes",
        "Hvorfor opplysningen ikke er sikker. Leseren ser et merke, og den kommer på siden «Må bekreftes».",
        "Nummeret står ulikt på to sider.",
        default=None,
    )
    ask: str | None = said(
        "spor_hos",
        TEXT,
        "Spør hos",
        "Hvem som kan bekrefte det som er ubekreftet.",
        "Sentralbordet i kommunen",
        default=None,
    )
    verified_on: date | None = said(
        "sist_kontrollert",
        DATE,
        "Sist kontrollert",
        "Datoen da noen sist sjekket at dette stemmer.",
        "2026-11-21",
        default=None,
    )
    sources: tuple[str, ...] = said(
        "kilde",
        TEXTS,
        "Kilde",
        "Hvor opplysningene er hentet fra.",
        ["Kommunens nettside om tjenesten, lest 21. november 2026"],
        default=(),
    )


@section("Eid opplysning")
class Owned(Unconfirmed):
    """A record that someone keeps true: a role owns it and verifies it at an interval."""

    owner: str = said(
        "eier",
        Ref((Thing.ROLE,), Thing.ROLE.one),
        "Eier",
        "Rollen som har ansvar for at dette er riktig. En rolle, aldri en person.",
        "barnevernleder",
    )
    verified_on: date = said(
        "sist_kontrollert", DATE, "Sist kontrollert", "Datoen da noen sist sjekket at dette stemmer.", "2026-11-21"
    )
    verify_every: Duration = said(
        "kontrolleres_hver",
        DURATION,
        "Kontrolleres hver",
        "Hvor lenge det kan gå før noen må sjekke på nytt.",
        "12 måneder",
        last=True,
    )
