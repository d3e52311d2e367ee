"""Can every workflow be followed from its first step to an end?"""

from __future__ import annotations

from collections.abc import Iterator

from handbook.derive.graph import Ways, entries, graph, on_level, reachable, resolve, starts, with_an_end
from handbook.model import Handbook
from handbook.problem import Problem, error, warning


def unreachable_step(handbook: Handbook) -> Iterator[Problem]:
    """Every step can be reached from its workflow's first step, from another workflow, or from the guide."""
    if handbook.known.get("prosedyre", frozenset()) - handbook.workflows.keys():
        return  # the way in may begin in a workflow that is left out for its mistakes
    ways = graph(handbook)
    found = reachable(ways, starts(handbook) | entries(ways))
    astray = _with_a_lost_way(ways)
    for workflow in handbook.workflows.values():
        for step in workflow.steps if workflow.id not in astray else ():
            if f"{workflow.id}/{step.id}" not in found:
                yield error("steg-uten-vei-inn", step.place("id"), f"Ingen kommer til steget «{step.id}».",
                            f"La et annet steg vise hit med «neste: {step.id}» eller i et utfall, eller slett steget.")  # fmt: skip


def _with_a_lost_way(ways: Ways) -> set[str]:
    """The workflows in which a way leads to a step that doesn't exist: most likely it was to lead to another."""
    lost = [edge for out in ways.values() for edge in out if edge.is_lost]
    goals = (edge.outcome.goto for edge in lost if edge.outcome and edge.outcome.goto)
    return {edge.source.split("/")[0] for edge in lost} | {goal.split("/")[0] for goal in goals}


def no_way_out(handbook: Handbook) -> Iterator[Problem]:
    """From every step there is a way to an end, also through another level: no dead end, no circle without exit."""
    safe = with_an_end(handbook)
    for workflow in handbook.workflows.values():
        for step in workflow.steps:
            if f"{workflow.id}/{step.id}" not in safe:
                yield error("ingen-vei-ut", step.place("id"), f"Fra steget «{step.id}» kommer man aldri til en slutt.",
                            "Legg til et utfall med «slutt:», eller et som fører til et annet nivå.")  # fmt: skip


def leads_to_itself(handbook: Handbook) -> Iterator[Problem]:
    """No way on from a step leads back to the same step: what is to be done again stands in the step."""
    for workflow in handbook.workflows.values():
        for step in workflow.steps:
            here = f"{workflow.id}/{step.id}"
            if step.next and resolve(handbook, workflow, step.next) == here:
                yield error("steg-til-seg-selv", step.place("neste"), f"Steget «{step.id}» fører til seg selv.",
                            "Skriv id-en til steget som kommer etter, eller «utfall:» med «slutt:» når det er det siste.")  # fmt: skip
            for i, outcome in enumerate(step.outcomes):
                if outcome.goto and resolve(handbook, workflow, outcome.goto) == here:
                    yield warning("steg-til-seg-selv", step.place("utfall", i, "videre_til"), f"Utfallet «{outcome.condition}» fører tilbake til det samme steget.",
                                  "Skriv i steget hva som skal gjøres om igjen, og la utfallet føre til det som kommer etter.")  # fmt: skip


def empty_level(handbook: Handbook) -> Iterator[Problem]:
    """A way to a level leads to one that has procedures."""
    if handbook.known.get("prosedyre", frozenset()) - handbook.workflows.keys():
        return  # one of them is left out for its mistakes
    for step in handbook.steps.values():
        for i, outcome in enumerate(step.outcomes):
            if outcome.level in handbook.levels and not on_level(handbook, outcome.level or ""):
                yield error("niva-uten-prosedyre", step.place("utfall", i, "niva"), f"Ingen prosedyre står på nivå {outcome.level}, så utfallet «{outcome.condition}» fører ingen steder.",
                            "La utfallet føre til en prosedyre med «videre_til:», eller gi en prosedyre dette nivået.")  # fmt: skip


def number_of_outcomes(handbook: Handbook) -> Iterator[Problem]:
    """A decision has two to five outcomes, each with a name of its own; with one way on, `neste` says so.

    One outcome is right only where it ends.
    """
    for workflow in handbook.workflows.values():
        for step in workflow.steps:
            names = [o.condition.lower() for o in step.outcomes]
            for i, name in enumerate(names):
                if name in names[:i]:
                    yield error("likt-utfall", step.place("utfall", i, "hvis"), f"To utfall heter «{step.outcomes[i].condition}».",
                                "Gi dem navn som skiller dem fra hverandre.")  # fmt: skip
            if len(names) > 5:
                yield error("for-mange-utfall", step.place("utfall"), f"Steget «{step.id}» har {len(names)} utfall.",
                            "Del det i to steg, så det aldri er mer enn fem valg.")  # fmt: skip
            if len(names) == 1 and step.outcomes[0].goto:
                yield error("ett-utfall", step.place("utfall"), f"Steget «{step.id}» har bare ett utfall.",
                            f"Skriv «neste: {step.outcomes[0].goto}» i stedet, eller legg til de andre utfallene.")  # fmt: skip
