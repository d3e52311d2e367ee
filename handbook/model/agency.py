"""agencies/<id>.yml: who can help, with what, and how they are reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handbook.model.record import Owned, Record, Unconfirmed
from handbook.values import Ages, Duration, PhoneNumber, Season, Weekdays


@dataclass(frozen=True, kw_only=True)
class Window(Record):
    """When a contact answers on a kind of day. Minutes since midnight; `closes` ≤ `opens` means the next day."""

    days: Weekdays
    opens: int
    closes: int
    season: Season | None = None


@dataclass(frozen=True, kw_only=True)
class SpecialDay(Record):
    """A named day or a span of dates that differs from the weekday windows."""

    day: str | None = None
    first: date | None = None
    last: date | None = None
    closed: bool = False
    opens: int | None = None
    closes: int | None = None


@dataclass(frozen=True, kw_only=True)
class Contact(Unconfirmed):
    """One way to reach an agency. No windows means the hours are not known; `otherwise` answers outside them."""

    purposes: tuple[str, ...]
    about: str | None = None
    phone: PhoneNumber | None = None
    sms: PhoneNumber | None = None
    on_call: bool = False
    email: str | None = None
    web: str | None = None
    visiting_address: str | None = None
    postal_address: str | None = None
    districts: tuple[str, ...] = ()
    windows: tuple[Window, ...] = ()
    special_days: tuple[SpecialDay, ...] = ()
    otherwise: str | None = None


@dataclass(frozen=True, kw_only=True)
class Audience(Record):
    who: str
    ages: Ages | None = None
    exceptions: str | None = None


@dataclass(frozen=True, kw_only=True)
class Referral(Record):
    needed: bool
    by: str | None = None
    how: str | None = None


@dataclass(frozen=True, kw_only=True)
class Consent(Record):
    """`needed` is ja, nei or noen ganger; `from_whom` who gives it; `law` a paragraph id."""

    needed: str
    from_whom: str | None = None
    explanation: str | None = None
    exceptions: tuple[str, ...] = ()
    law: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NextEvent(Record):
    """Something that happens after contact; by a statutory deadline (`deadline`, an id) or a local one."""

    what: str
    deadline: str | None = None
    within: Duration | None = None
    counted_from: str | None = None


@dataclass(frozen=True, kw_only=True)
class Receiving(Record):
    """How an agency takes in what is sent to it, and within what time it answers."""

    how: str
    answers_within: Duration | None = None
    counted_from: str | None = None
    deadline: str | None = None
    explanation: str | None = None


@dataclass(frozen=True, kw_only=True)
class Agency(Owned):
    id: str
    name: str
    kind: str
    summary: str
    short_name: str | None = None
    former_names: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    responsibilities: tuple[str, ...] = ()
    audience: Audience
    offers: tuple[str, ...] = ()
    who_may_contact: str
    referral: Referral | None = None
    consent: Consent | None = None
    approach: tuple[str, ...] = ()
    have_ready: tuple[str, ...] = ()
    what_happens: tuple[NextEvent, ...] = ()
    receiving: Receiving | None = None
    law: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    forms: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The name in lists, with its abbreviation: «Pedagogisk-psykologisk tjeneste (PPT)»."""
        if not self.short_name or self.short_name.lower() in self.name.lower():
            return self.name
        return f"{self.name} ({self.short_name})"
