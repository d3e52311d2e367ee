"""workflows/<id>.yml: who does what, how, with which tools, by when, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.model.agency import Consent
from handbook.model.record import Owned, Record, Unconfirmed
from handbook.values import Duration


@dataclass(frozen=True, kw_only=True)
class Escalation(Record):
    """What happens when a deadline is missed: whom to tell (a role or an agency), and what they do."""

    tell: str
    action: str


@dataclass(frozen=True, kw_only=True)
class Deadline(Unconfirmed):
    """`within` counted from an event in words; `statutory` is the id of the legal deadline it keeps."""

    within: Duration | None = None
    counted_from: str | None = None
    statutory: str | None = None
    law: tuple[str, ...] = ()
    if_missed: Escalation | None = None


@dataclass(frozen=True, kw_only=True)
class StepContact(Record):
    """An agency that is contacted in this step, and for what purpose."""

    agency: str
    purpose: str = "råd"


@dataclass(frozen=True, kw_only=True)
class Sharing(Record):
    """Information that leaves the service: to whom, about whom (navngitt/anonymt), and by what right."""

    recipients: tuple[str, ...]
    about: str
    what: str | None = None
    basis: str | None = None
    law: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Outcome(Record):
    """A named way on: to a step, a workflow or «workflow/steg» (`goto`), to a level, or an end."""

    condition: str
    goto: str | None = None
    level: str | None = None
    end: str | None = None


@dataclass(frozen=True, kw_only=True)
class Step(Unconfirmed):
    id: str
    name: str
    responsible: str
    what: tuple[str, ...]
    how: tuple[str, ...] = ()
    level: str | None = None
    question: str | None = None
    takes_part: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    contacts: tuple[StepContact, ...] = ()
    parents: str | None = None
    sharing: tuple[Sharing, ...] = ()
    consent: Consent | None = None
    documentation: tuple[str, ...] = ()
    deadline: Deadline | None = None
    warning: str | None = None
    law: tuple[str, ...] = ()
    next: str | None = None
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Workflow(Owned):
    id: str
    name: str
    purpose: str
    urgency: str
    steps: tuple[Step, ...]
    level: str | None = None
    workplaces: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    audience: str | None = None
    when: tuple[str, ...] = ()
    not_when: tuple[str, ...] = ()
    warning: str | None = None
    law: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
