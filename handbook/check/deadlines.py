"""Does every deadline say how long, from when, and who — and is it as short as the law's?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.check.walk import values
from handbook.hours.lengths import may_be_longer
from handbook.model import Handbook, Record, RoleKind
from handbook.problem import Place, Problem, error
from handbook.values import Duration


@dataclass(frozen=True)
class _Local:
    """A deadline that the handbook sets: in a step, in what happens after contact, or for an answer."""

    owner: str  # «Fristen i steget «melde»»
    within: Duration | None
    counted_from: str | None
    statutory: str | None
    record: Record
    within_key: str = "innen"

    def place(self, key: str) -> Place:
        return self.record.place(key)


def _locals(handbook: Handbook) -> Iterator[_Local]:
    for step in handbook.steps.values():
        d = step.deadline
        if d:
            yield _Local(f"Fristen i steget «{step.id}»", d.within, d.counted_from, d.statutory, d)
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


def within_the_law(handbook: Handbook) -> Iterator[Problem]:
    """A local deadline is never longer than the statutory one it cites, and is counted from the same event."""
    for local in _locals(handbook):
        law = handbook.deadlines.get(local.statutory or "")
        if law and local.within and may_be_longer(local.within, law.within):
            kind = "er" if local.within.unit == law.within.unit else "kan bli"
            yield error("frist-lengre-enn-loven", local.place(local.within_key),
                        f"Fristen «{local.within}» {kind} lengre enn lovens, som er {law.within} ({handbook.cite(law.paragraph)}).",
                        f"Skriv «{local.within_key}: {law.within}» eller kortere.")  # fmt: skip
        if law and local.counted_from and local.counted_from.lower() != law.counted_from.lower():
            yield error("frist-fra-annen-hendelse", local.place("fra"),
                        f"Loven regner fristen fra at {law.counted_from}, ikke fra at {local.counted_from}.",
                        f"Skriv «fra: {law.counted_from}», eller slett linjen.")  # fmt: skip


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
