"""Does every deadline say how long, from when, and who, is it as short as the law's, and is it followed up?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.check.walk import values
from handbook.derive.events import comes_before, event_of, same_event
from handbook.hours.lengths import may_be_longer
from handbook.model import Basis, Handbook, Naming, Record, RoleKind, StatutoryDeadline, Urgency
from handbook.problem import Place, Problem, error, warning
from handbook.values import Duration

_NO_EVENT = re.compile(
    r"(?:så )?(?:snart|fort|raskt|tidlig|snarest|straks|med en gang|fortløpende|ved behov|etter behov|alltid)\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"(?:de |du |lederen )?(?:gjør(?:e)? )?(?:ingenting|ikke noe|ikkje noko|intet|ingen ting|-|–)\W*$", re.IGNORECASE
)
_MOST_YEARS = 5
_WITHIN = {Urgency.NOW: 24, Urgency.TODAY: 24}  # hours, for the first deadline


@dataclass(frozen=True)
class _Local:
    """A deadline that the handbook sets: in a step, in what happens after contact, or for an answer.

    `law` are the ids of paragraphs that it rests on, `beside` those that the step cites: neither says which deadline
    of theirs is meant."""

    owner: str  # «Fristen i steget «melde»»
    within: Duration | None
    counted_from: str | None
    statutory: str | None
    record: Record
    within_key: str = "innen"
    law: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    def place(self, key: str) -> Place:
        return self.record.place(key)


def _locals(handbook: Handbook) -> Iterator[_Local]:
    for step in handbook.steps.values():
        d = step.deadline
        if d:
            yield _Local(
                f"Fristen i steget «{step.id}»", d.within, d.counted_from, d.statutory, d, law=d.law, beside=step.law
            )
    for agency in handbook.agencies.values():
        for event in agency.what_happens:
            yield _Local(f"Fristen for «{event.what}»", event.within, event.counted_from, event.deadline, event)
        got = agency.receiving
        if got:
            yield _Local("Svarfristen", got.answers_within, got.counted_from, got.deadline, got, "svarer_innen")


def deadline_is_whole(handbook: Handbook) -> Iterator[Problem]:
    """A deadline says how long, and counted from which event; the one in the law may say it."""
    for step in handbook.steps.values():
        deadline = step.deadline
        if deadline and not (deadline.within or deadline.statutory or deadline.law):
            yield error("frist-uten-tid", step.place("frist"), f"Fristen i steget «{step.id}» sier ikke hvor lenge.",
                        "Legg til «innen:», eller «lovfrist:» med en frist i lovverket.")  # fmt: skip
    for local in _locals(handbook):
        if local.within and not (local.counted_from or local.statutory):
            yield error("frist-uten-start", local.place(local.within_key), f"{local.owner} sier ikke hva den regnes fra.",
                        "Legg til «fra:» med hendelsen, for eksempel «fra: meldingen er mottatt».")  # fmt: skip
        elif local.counted_from and _NO_EVENT.match(local.counted_from):
            yield error("frist-uten-start", local.place("fra"), f"«{local.counted_from}» er ikke en hendelse noe kan regnes fra.",
                        "Skriv hendelsen, for eksempel «fra: meldingen er mottatt».")  # fmt: skip


def within_the_law(handbook: Handbook) -> Iterator[Problem]:
    """A local deadline is never longer than that of the law it cites, whatever words stand for the event, and is
    counted from the same event or from one that comes before it."""
    for local in _locals(handbook):
        law = handbook.deadlines.get(local.statutory or "") or _longest(handbook, local, local.law)
        beside = law or _longest(handbook, local, local.beside)
        if law and local.within and may_be_longer(local.within, law.within):
            kind = "er" if local.within.unit == law.within.unit else "kan bli"
            yield _too_long(handbook, local, law, kind)
        elif beside and not law and local.within and _is_longer(local.within, beside.within):
            yield _too_long(handbook, local, beside, "er")
        if law and local.statutory and local.counted_from:
            yield from _event(handbook, local, local.counted_from, law)


def _too_long(handbook: Handbook, local: _Local, law: StatutoryDeadline, kind: str) -> Problem:
    return error("frist-lengre-enn-loven", local.place(local.within_key),
                 f"Fristen «{local.within}» {kind} lengre enn lovens, som er {law.within} ({handbook.cite(law.paragraph)}).",
                 f"Skriv «{local.within_key}: {law.within}» eller kortere.")  # fmt: skip


def _is_longer(one: Duration, other: Duration) -> bool:
    """By the lengths that the words have, without holidays; nothing is longer than «snarest»."""
    if other.hours is None or not other.amount:
        return False
    return one.hours is None or one.hours > other.hours


def _event(handbook: Handbook, local: _Local, counted_from: str, law: StatutoryDeadline) -> Iterator[Problem]:
    if same_event(handbook, counted_from, law.counted_from):
        return
    ours, theirs = event_of(handbook, counted_from), event_of(handbook, law.counted_from)
    if ours and theirs and comes_before(handbook, ours, theirs):
        return  # it begins earlier, so it is stricter
    said = f"Loven regner fristen fra at {law.counted_from}, ikke fra at {counted_from}."
    if ours and theirs:
        yield error("frist-fra-annen-hendelse", local.place("fra"), said, f"Skriv «fra: {law.counted_from}», eller slett linjen.")  # fmt: skip
    else:
        yield warning("uklar-hendelse", local.place("fra"), said,
                      f"Skriv «fra: {law.counted_from}». Er det samme hendelse med andre ord, eller en som kommer før, skriv den under «hendelser:» i lovverk.yml.")  # fmt: skip


def _longest(handbook: Handbook, local: _Local, cited: tuple[str, ...]) -> StatutoryDeadline | None:
    """Of the deadlines that cited paragraphs set for the same event, else for any event, the longest: the text doesn't
    say which of them is meant."""
    set_there = [law for law in handbook.laws.deadlines if law.paragraph in cited]
    event = local.counted_from
    same = [law for law in set_there if event and same_event(handbook, event, law.counted_from)]
    return max(same or set_there, key=lambda law: law.within.hours or -1, default=None)


def escalation(handbook: Handbook) -> Iterator[Problem]:
    """A deadline says who is told when it is missed, somebody else than the one who missed it, and what they do. Where
    a law is cited it must."""
    for step in handbook.steps.values():
        deadline = step.deadline
        if deadline is None:
            continue
        missed = deadline.if_missed
        if missed is None:
            tell = error if deadline.statutory or deadline.law else warning
            code = "lovfrist-uten-oppfolging" if deadline.statutory or deadline.law else "frist-uten-oppfolging"
            yield tell(code, step.place("frist"), f"Fristen i steget «{step.id}» sier ikke hva som skjer når den ryker.",
                       "Legg til «brutt:» med «varsle:» og «gjor:».")  # fmt: skip
            continue
        if missed.tell in step.responsible:
            yield error("varsler-seg-selv", missed.place("varsle"), f"{handbook.party_name(missed.tell)} gjør steget «{step.id}» og kan ikke varsle seg selv."
                        if missed.tell in handbook.roles or missed.tell in handbook.agencies else f"«{missed.tell}» kan ikke varsle seg selv.",
                        "Skriv hvem andre som skal få vite at fristen er brutt, for eksempel en leder.")  # fmt: skip
        if _NOTHING.match(missed.action):
            yield error("tom-oppfolging", missed.place("gjor"), f"Når fristen i steget «{step.id}» ryker, gjør ingen noe.",
                        "Skriv hva de gjør, for eksempel «Lederen ringer barnevernet samme dag».")  # fmt: skip


def several_say_how(handbook: Handbook) -> Iterator[Problem]:
    """Where several are responsible for a step, it says whether one of them does it, or all."""
    for step in handbook.steps.values():
        if len(step.responsible) > 1 and step.together is None:
            yield error("flere-ansvarlige", step.place("ansvarlig"), f"Steget «{step.id}» har flere ansvarlige, men sier ikke om det er en av dem eller alle.",
                        "Legg til «ansvarlig_er: en av» eller «ansvarlig_er: alle».")  # fmt: skip


def reasonable(handbook: Handbook) -> Iterator[Problem]:
    """A deadline is one that somebody can live by: at most five years, and the first of a procedure that is
    done at once or the same day is no longer than a day."""
    for local in _locals(handbook):
        days = local.within.days if local.within else None
        if days and days > _MOST_YEARS * 366:
            yield error("urimelig-frist", local.place(local.within_key), f"Fristen «{local.within}» kan ikke være riktig.",
                        f"Skriv en frist på høyst {_MOST_YEARS} år.")  # fmt: skip
    for workflow in handbook.workflows.values():
        first = next((step.deadline for step in workflow.steps if step.deadline), None)
        most, within = _WITHIN.get(workflow.urgency), first.within if first else None
        if first and most and within and within.hours and within.hours > most and first.within:
            yield warning("frist-mot-hastegrad", first.place("innen"), f"Prosedyren har hastegraden «{workflow.urgency}», men den første fristen er «{within}».",
                          "Gjør fristen kortere, eller endre hastegraden.")  # fmt: skip


def reporting_has_a_deadline(handbook: Handbook) -> Iterator[Problem]:
    """A step that reports to child welfare says when it must be done.

    Source: barnevernsloven § 13-2 (without undue delay)."""
    for step in handbook.steps.values():
        reports = any(
            sharing.basis is Basis.DUTY_TO_REPORT and sharing.about is Naming.NAMED for sharing in step.sharing
        )
        if reports and step.deadline is None:
            yield warning("melding-uten-frist", step.place("deling"), f"Steget «{step.id}» melder til barnevernet, men har ingen frist.",
                          "Legg til «frist:», for eksempel med «lovfrist:» for meldeplikten, eller «innen: med en gang».")  # fmt: skip


# The fields that make somebody answer for something.
_DUTIES = {"ansvarlig", "varsle", "innkaller", "eier"}


def staff_are_responsible(handbook: Handbook) -> Iterator[Problem]:
    """Whoever is responsible, is told when a deadline is missed, calls a meeting or owns a page works there:
    parents and children take part, but have no duties."""
    families = {role.id: role.name for role in handbook.settings.roles if role.kind is not RoleKind.STAFF}
    staff = [role.id for role in handbook.settings.roles if role.kind is RoleKind.STAFF]
    example = next((id for id in staff if "leder" in id), staff[0] if staff else "leder")
    for value in values(handbook):
        if value.field.key in _DUTIES and value.value in families:
            yield error("ansvar-hos-familien", value.record.place(*value.path), f"«{families[value.value]}» kan ikke ha ansvaret her.",
                        f"Skriv rollen til en ansatt, for eksempel «{value.field.key}: {example}». "
                        "Foreldre og barn kan stå under «medvirker:» og «informeres:».")  # fmt: skip
