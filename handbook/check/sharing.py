"""Does what is known about a child go only where it may, and to somebody who takes it in?"""

from __future__ import annotations

from collections.abc import Iterator

from handbook.derive.graph import graph, starts, ways_from
from handbook.model import Basis, Handbook, Naming, Needed, Sharing, Step
from handbook.problem import Problem, error, warning


def sharing_has_a_basis(handbook: Handbook) -> Iterator[Problem]:
    """Nothing about a named child goes to another service without a named duty or exemption, or consent that is
    asked for on every way to that step."""
    unasked = _unasked(handbook)
    for key, step in handbook.steps.items():
        for i, sharing in enumerate(step.sharing):
            problem = _basis(step, sharing, unasked.get(key))
            if problem:
                yield error("deling-uten-grunnlag", step.place("deling", i), *problem)


def _basis(step: Step, sharing: Sharing, unasked: tuple[str, ...] | None) -> tuple[str, str] | None:
    if sharing.about is not Naming.NAMED:
        return None
    if sharing.basis is None:
        return (f"Steget «{step.id}» deler opplysninger om et navngitt barn uten å si hva som gir lov til det.",
                "Skriv «grunnlag: samtykke», «grunnlag: meldeplikt» eller et annet grunnlag.")  # fmt: skip
    if sharing.basis is Basis.CONSENT and unasked:
        way = " → ".join(unasked)
        return (f"Steget «{step.id}» deler med samtykke, men det går en vei hit uten at noen har bedt om det: {way}.",
                "Legg inn «samtykke:» i dette steget, eller i et steg på veien.")  # fmt: skip
    if sharing.basis is not Basis.CONSENT and not (sharing.law or step.law):
        return (f"Steget «{step.id}» deler etter {sharing.basis} uten å vise til loven.",
                "Legg til «lovgrunnlag:» under delingen.")  # fmt: skip
    return None


def _unasked(handbook: Handbook) -> dict[str, tuple[str, ...]]:
    """Every step that can be reached before anybody has asked for consent, with the shortest way there."""
    asked = {key for key, step in handbook.steps.items() if step.consent and step.consent.needed is not Needed.NO}
    return ways_from(graph(handbook), starts(handbook), asked)


def receiver_says_how(handbook: Handbook) -> Iterator[Problem]:
    """An agency that something is sent to says how it receives it, and within what time it answers."""
    for workflow in handbook.workflows.values():
        for step in workflow.steps:
            for i, sharing in enumerate(step.sharing):
                for j, id in enumerate(sharing.recipients):
                    agency = handbook.agencies.get(id)
                    if agency and not agency.receiving:
                        yield error("mottaker-uten-mottak", step.place("deling", i, "med", j),
                                    f"Steget «{step.id}» sender noe til {agency.name}, som ikke sier hvordan den tar imot.",
                                    f"Legg til «tar_imot:» i agencies/{id}.yml.")  # fmt: skip
    for agency in handbook.agencies.values():
        got = agency.receiving
        if got and not (got.answers_within or got.deadline or got.explanation):
            yield warning("mottak-uten-svarfrist", agency.place("tar_imot"), f"{agency.name} sier ikke når avsenderen får svar.",
                          "Legg til «svarer_innen:», «lovfrist:», eller «forklaring:» når det ikke finnes noen frist.")  # fmt: skip
