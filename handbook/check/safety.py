"""Is it safe to follow the workflows, step by step, for the child they are about?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.derive.graph import can_reach, entries, graph, starts, ways_from, with_an_end
from handbook.language.norwegian import join
from handbook.language.readability import sentences
from handbook.model import Handbook, Needed, RoleKind, Step, Warning
from handbook.problem import Problem, error, warning


def acute_within_reach(handbook: Handbook) -> Iterator[Problem]:
    """From every step there is a way to the acute procedure."""
    acute = handbook.settings.acute.workflow
    goals = {key for key in handbook.steps if key.startswith(f"{acute}/")}
    ways = graph(handbook)
    # A way to something that doesn't exist, or is left out for its mistakes, is a problem of its own.
    unknown = {source for source, out in ways.items() if any(edge.is_lost for edge in out)}
    stuck = ways.keys() - with_an_end(ways)  # those who never get out of a circle are told so
    safe = can_reach(ways, goals | unknown) | stuck
    for workflow in handbook.workflows.values():
        for step in workflow.steps if goals else ():
            if f"{workflow.id}/{step.id}" not in safe:
                yield error("ingen-vei-til-akutt", step.place("id"), f"Fra steget «{step.id}» finnes det ingen vei til akuttprosedyren.",
                            f"Legg til et utfall, for eksempel «hvis: Barnet er i fare nå» med «videre_til: {acute}».")  # fmt: skip


def help_before_parents(handbook: Handbook) -> Iterator[Problem]:
    """Under a warning with «kontakt_for_foreldre», no step that informs or meets the parents can be reached
    before one of those agencies has been contacted, whichever way one comes in or goes on."""
    for rule, way in _before_help(handbook):
        step = handbook.steps[way[-1]]
        too_early = _parents(handbook, step)
        if too_early:
            helpers = [handbook.agencies[id].name for id in rule.contact_before_parents if id in handbook.agencies]
            path = f" Veien dit: {' → '.join(way)}." if len(way) > 1 else ""
            yield error("foreldre-for-hjelp", step.place(*too_early[0]),
                        f"I steget «{step.id}» {too_early[1]} foreldrene uten at {join(helpers, 'eller')} er kontaktet først.{path}",
                        "Legg inn et steg med «kontakter:» før dette, eller endre veien hit.")  # fmt: skip


def parents_in_the_text(handbook: Handbook) -> Iterator[Problem]:
    """Where help must come before the parents, a step whose text asks for talking with them says so in its fields too,
    or the rule above is blind to it."""
    for key in dict.fromkeys(way[-1] for _, way in _before_help(handbook)):
        step = handbook.steps[key]
        for field, texts in (("hva", step.what), ("hvordan", step.how)):
            for i, text in enumerate(texts):
                said = _asks_to_tell(text)
                if said and not _parents(handbook, step):
                    yield warning("foreldre-i-teksten", step.place(field, i), f"Her står «{said}», men steget sier ikke at foreldrene er med.",
                                  "Skriv «foreldre: informeres» eller «foreldre: deltar» i steget. Da ser kontrollen om hjelpen er kontaktet først.")  # fmt: skip


def _before_help(handbook: Handbook) -> Iterator[tuple[Warning, tuple[str, ...]]]:
    """For every rule, the shortest way to each step that can be reached before its help is contacted."""
    ways = graph(handbook)
    ways_in = starts(handbook) | entries(ways)
    for rule in handbook.warnings.values():
        helpers = set(rule.contact_before_parents)
        helped = {key for key, step in handbook.steps.items() if any(c.agency in helpers for c in step.contacts)}
        under = {key for key in ways_in if _shown(handbook, key) == rule.id} if helpers else set()
        yield from ((rule, way) for way in ways_from(ways, under, helped).values())


def _shown(handbook: Handbook, key: str) -> str | None:
    """The warning that a step shows: its own, or its workflow's."""
    return handbook.steps[key].warning or handbook.workflows[key.split("/")[0]].warning


def _parents(handbook: Handbook, step: Step) -> tuple[tuple[str | int, ...], str] | None:
    """Where in the step the parents come in, and what they do; None when they don't."""
    if step.parents:
        return ("foreldre",), step.parents
    parents = {role.id for role in handbook.settings.roles if role.kind is RoleKind.PARENT}
    for key, parties in (("medvirker", step.takes_part), ("informeres", step.informed)):
        if parents & set(parties):  # nobody's «ansvarlig» or «varsle»: that is a rule of its own
            return (key,), "informeres" if key == "informeres" else "møter"
    asked = step.consent if step.consent and step.consent.needed is not Needed.NO else None
    if asked and re.search("foreld|foresat", asked.from_whom or "", re.IGNORECASE):
        return ("samtykke",), "spørres"
    return None


_TELLS_PARENTS = re.compile(
    r"\b(?:ring|snakk med|informer|inviter|møt|fortell|si fra til|kontakt|varsle|spør|innkall|kall inn|gi beskjed til|be)"
    r"(?: \w+){0,2} (?:foreldrene|foreldra|forelderen|moren|mora|faren|de foresatte|foresatte)\b",
    re.IGNORECASE,
)
_OR_NOT = re.compile(r"\b(?:ikke|aldri|hvem)\b", re.IGNORECASE)


def _asks_to_tell(text: str) -> str | None:
    """The words that ask for talking with the parents, in a sentence that doesn't ask not to."""
    for sentence in sentences([text]):
        match = _TELLS_PARENTS.search(sentence)
        if match and not _OR_NOT.search(sentence):
            return match[0]
    return None
