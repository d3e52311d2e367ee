"""Is help in acute danger always near, and is what stands as acute really for danger?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.derive.graph import Ways, graph, resolve, with_an_end
from handbook.hours.acute import acute_numbers
from handbook.model import Handbook, Purpose, Step, Urgency, Workflow
from handbook.problem import Problem, error, warning

FARTHEST = 2  # steps from anywhere to the acute procedure
_IN_THE_BAND = {Purpose.ACUTE, Purpose.HEALTH}
_HELP = {Purpose.ACUTE, Purpose.REPORT}
# What is never rung when a child is in danger, whatever its contact is said to be for.
_NOT_FOR_DANGER = re.compile(
    r"telefonsvarer|talepost|svarer automatisk|faks|\bpass(?:kontor|time)\w*|\bpass(?:et)?\b|timebestilling|bestill(?:e|ing)? time|faktura|"
    r"sentralbord|resepsjon|hittegods|førerkort|våpen|attest",
    re.IGNORECASE,
)
_PREMIUM = re.compile(r"^(?:820|829)")  # numbers that cost extra; many telephones are barred from ringing them


def acute_within_reach(handbook: Handbook) -> Iterator[Problem]:
    """The acute procedure is at most two steps away from every step, or a warning on the step has numbers for it."""
    acute = handbook.settings.acute.workflow
    goals = {key for key in handbook.steps if key.startswith(f"{acute}/")}
    ways = graph(handbook)
    # A way to something that doesn't exist, or is left out for its mistakes, is a problem of its own.
    unknown = {source for source, out in ways.items() if any(edge.is_lost for edge in out)}
    stuck = ways.keys() - with_an_end(handbook)  # those who never get out of a circle are told so
    away = _distances(ways, goals | unknown)
    for workflow in handbook.workflows.values():
        for step in workflow.steps if goals else ():
            key = f"{workflow.id}/{step.id}"
            if key in stuck or _has_numbers(handbook, workflow, step) or away.get(key, FARTHEST + 1) <= FARTHEST:
                continue
            if key in away:
                yield error("langt-til-akutt", step.place("id"), f"Fra steget «{step.id}» er det {away[key]} steg til akuttprosedyren.",
                            f"Legg til et utfall med «videre_til: {acute}», eller en advarsel med «kontakter:» for akutt fare. Det skal være høyst {FARTHEST} steg.")  # fmt: skip
            else:
                yield error("ingen-vei-til-akutt", step.place("id"), f"Fra steget «{step.id}» finnes det ingen vei til akuttprosedyren.",
                            f"Legg til et utfall, for eksempel «hvis: Barnet er i fare nå» med «videre_til: {acute}».")  # fmt: skip


def _distances(ways: Ways, goals: set[str]) -> dict[str, int]:
    """Step → the fewest steps to one of the goals; nothing for those that never get there."""
    found = dict.fromkeys(goals, 0)
    last = set(goals)
    while last:
        nearer = {s for s, out in ways.items() if s not in found and any(edge.target in last for edge in out)}
        found |= dict.fromkeys(nearer, found[next(iter(last))] + 1)
        last = nearer
    return found


def _has_numbers(handbook: Handbook, workflow: Workflow, step: Step) -> bool:
    """Whether a warning that stands on the step holds numbers to ring in danger."""
    shown = (handbook.warnings[id] for id in (step.warning, workflow.warning) if id in handbook.warnings)
    return any(contact.purpose is Purpose.ACUTE for item in shown for contact in item.contacts)


def acute_procedure(handbook: Handbook) -> Iterator[Problem]:
    """The acute procedure is done at once, its first step rings somebody, and no way in misses whom to ring."""
    workflow = handbook.workflows.get(handbook.settings.acute.workflow)
    if workflow is None:
        return
    if workflow.urgency is not Urgency.NOW:
        yield error("akutt-haster-ikke", workflow.place("hastegrad"), f"Akuttprosedyren har hastegraden «{workflow.urgency}».",
                    f"Skriv «hastegrad: {Urgency.NOW}».")  # fmt: skip
    first = workflow.steps[0]
    if not any(contact.purpose is Purpose.ACUTE for contact in first.contacts):
        yield error("akutt-uten-nummer", first.place("id"), "Det første steget i akuttprosedyren sier ikke hvem som skal ringes.",
                    "Legg til «kontakter:» med «brukes_til: akutt», for eksempel politiet.")  # fmt: skip
    within = first.deadline.within if first.deadline else None
    if within and (within.hours is None or within.hours > 24) and first.deadline:
        yield error("akutt-haster-ikke", first.deadline.place("innen"), f"Det første steget i akuttprosedyren har fristen «{within}».",
                    "Skriv «innen: med en gang».")  # fmt: skip
    for question in handbook.guide.questions if handbook.guide else ():
        for i, answer in enumerate(question.answers):
            goal = resolve(handbook, None, answer.workflow) if answer.workflow else None
            step = handbook.steps.get(goal or "")
            if goal and goal.startswith(f"{workflow.id}/") and step and step is not first and not _rings(step):
                yield error("akutt-midt-inni", question.place("svar", i, "prosedyre"), f"Svaret «{answer.text}» fører til steget «{step.id}», der ingen skal ringes.",
                            f"Skriv «prosedyre: {workflow.id}», så begynner de med å ringe.")  # fmt: skip


def _rings(step: Step) -> bool:
    return any(contact.purpose in _HELP for contact in step.contacts)


def acute_numbers_are_for_danger(handbook: Handbook) -> Iterator[Problem]:
    """A number in the acute band is a Norwegian one that people answer, is meant for danger, and stands there once."""
    place = handbook.settings.place
    chosen = handbook.settings.acute.agencies
    for i, id in enumerate(chosen):
        if id in chosen[:i]:
            yield error("dobbelt-i-akuttbandet", place("akutt", "instanser", i), f"«{id}» står to ganger i akuttbåndet.", "Slett den ene.")  # fmt: skip
        agency = handbook.agencies.get(id)
        if agency and not any(c.phone and _IN_THE_BAND & set(c.purposes) for c in agency.contacts):
            yield error("akuttnummer-til-annet", place("akutt", "instanser", i), f"{agency.name} står i akuttbåndet, men har ikke noe nummer for akutt fare eller helsehjelp.",
                        "Ta instansen ut av akuttbåndet, eller legg til et nummer med «brukes_til: [akutt]».")  # fmt: skip
    for number in acute_numbers(handbook):
        at = number.contact.place("telefon")
        said = _NOT_FOR_DANGER.search(f"{number.contact.about or ''} {number.agency.name}")
        if said:
            yield error("akuttnummer-til-annet", at, f"Nummeret står i akuttbåndet, men her står «{said[0]}».",
                        "Bruk et nummer der folk svarer når et barn er i fare, eller ta instansen ut av akuttbåndet.")  # fmt: skip
        if number.phone.foreign or _PREMIUM.match(number.phone.national):
            yield error("akuttnummer-til-annet", at, f"«{number.phone}» kan ikke stå i akuttbåndet: det er et nummer i utlandet eller et betalnummer.",
                        "Bruk nødnummeret, for eksempel 112.")  # fmt: skip
        elif number.phone.mobile:
            yield warning("akuttnummer-mobil", at, f"«{number.phone}» er et mobilnummer i akuttbåndet.",
                          "Bruk et nummer som ikke kan være tomt for strøm eller ligge hjemme, eller spør tjenesten om den alltid er på.")  # fmt: skip
