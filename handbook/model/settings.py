"""handbok.yml: the municipality, the edition, and the words that the rest refers to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handbook.model.record import Owned, Record, Unconfirmed
from handbook.values import PhoneNumber


@dataclass(frozen=True, kw_only=True)
class Municipality(Unconfirmed):
    name: str
    number: str
    organisation_number: str
    website: str
    phone: PhoneNumber | None = None
    email: str | None = None
    visiting_address: str | None = None
    postal_address: str | None = None


@dataclass(frozen=True, kw_only=True)
class WebAddress(Unconfirmed):
    """Where the built site is published; ends with «/»."""

    url: str


@dataclass(frozen=True, kw_only=True)
class Change(Record):
    date: date
    text: str


@dataclass(frozen=True, kw_only=True)
class Edition(Record):
    name: str
    date: date
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Colours(Record):
    """The municipality's accent on white, and on the dark background; hex like «#0a5a66»."""

    accent: str = "#0a5a66"
    accent_dark: str = "#7fd0db"


@dataclass(frozen=True, kw_only=True)
class Readability(Record):
    """Highest LIX (Norwegian scale) before the check warns."""

    staff: int = 45
    parents: int = 40


@dataclass(frozen=True, kw_only=True)
class Level(Record):
    id: str
    name: str
    short: str
    explanation: str


@dataclass(frozen=True, kw_only=True)
class Role(Record):
    """A function that a person fills («styrer», «stafettholder»); never a named person.

    `kind` is ansatt, foreldre or barn: parents and children take part, but have no duties.
    """

    id: str
    name: str
    explanation: str
    kind: str = "ansatt"
    works_in: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Workplace(Record):
    """A service with a page of its own, «Jeg jobber i …»: its agencies and roles."""

    id: str
    name: str
    explanation: str
    agencies: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Theme(Record):
    id: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Warning(Record):
    """A standing warning. With `contact_before_parents`, every workflow that shows it must contact
    one of those agencies before any step that informs or meets the parents."""

    id: str
    text: str
    reason: str
    contact_before_parents: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class District(Record):
    id: str
    name: str
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Acute(Record):
    """The acute procedure, and the agencies whose acute numbers stand in the band on every page."""

    workflow: str
    agencies: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Topic(Record):
    """What a call is about on «Hvem ringer jeg nå?»: the purpose, and whom to try, the best first."""

    id: str
    name: str
    purpose: str
    agencies: tuple[str, ...]
    help: str | None = None


@dataclass(frozen=True, kw_only=True)
class Settings(Owned):
    name: str
    subtitle: str
    municipality: Municipality
    edition: Edition
    acute: Acute
    levels: tuple[Level, ...]
    roles: tuple[Role, ...]
    workplaces: tuple[Workplace, ...]
    address: WebAddress | None = None
    feedback_email: str | None = None
    accessibility_statement: str | None = None
    edit_address: str | None = None
    colours: Colours = Colours()
    readability: Readability = Readability()
    themes: tuple[Theme, ...] = ()
    warnings: tuple[Warning, ...] = ()
    districts: tuple[District, ...] = ()
    topics: tuple[Topic, ...] = ()
