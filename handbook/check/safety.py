"""Is it safe to follow the workflows, step by step, for the child they are about?"""

from __future__ import annotations

from collections.abc import Iterator

from handbook.derive.graph import Ways, can_reach, entries, graph, reachable
from handbook.model import Handbook, Sharing, Step, Warning, Workflow
from handbook.problem import Problem, error, warning


def acute_within_reach(handbook: Handbook) -> Iterator[Problem]:
    """From every step there is a way to the acute procedure."""
    acute = handbook.settings.acute.workflow
    goals = {key for key in handbook.steps if key.startswith(f"{acute}/")}
    ways = graph(handbook)
    # A way to something that doesn't exist, or is left out for its mistakes, is a problem of its own.
    unknown = {source for source, out in ways.items() if any(edge.is_lost for edge in out)}
    safe = can_reach(ways, goals | unknown)
    for workflow in handbook.workflows.values():
        for step in workflow.steps if goals else ():
            if f"{workflow.id}/{step.id}" not in safe:
                yield error("ingen-vei-til-akutt", step.place("id"), f"Fra steget «{step.id}» finnes det ingen vei til akuttprosedyren.",
                            f"Legg til et utfall, for eksempel «hvis: Barnet er i fare nå» med «videre_til: {acute}».")  # fmt: skip


def help_before_parents(handbook: Handbook) -> Iterator[Problem]:
    """Under a warning with «kontakt_for_foreldre», no step that informs or meets the parents can be reached
    before one of those agencies has been contacted, whichever way one comes in or goes on."""
    ways = graph(handbook)
    entered = entries(ways)
    for rule in handbook.warnings.values():
        before_help = _before(handbook, ways, set(rule.contact_before_parents))
        for workflow in handbook.workflows.values() if rule.contact_before_parents else ():
            for step in workflow.steps:
                key = f"{workflow.id}/{step.id}"
                way_in = step is workflow.steps[0] or key in entered
                if way_in and (step.warning or workflow.warning) == rule.id:
                    yield from _parents_too_early(handbook, before_help, key, rule)


def _before(handbook: Handbook, ways: Ways, helpers: set[str]) -> Ways:
    """The ways on that begin where none of the helpers is contacted."""
    return {key: () if helpers & {c.agency for c in handbook.steps[key].contacts} else out for key, out in ways.items()}


def _parents_too_early(handbook: Handbook, before_help: Ways, start: str, rule: Warning) -> Iterator[Problem]:
    parents = {role.id for role in handbook.settings.roles if role.kind == "foreldre"}
    names = " eller ".join(handbook.agencies[id].name for id in rule.contact_before_parents if id in handbook.agencies)
    for key in sorted(reachable(before_help, {start})):
        step = handbook.steps[key]
        too_early = step.parents or parents & {step.responsible, *step.takes_part, *step.informed}
        if too_early and not any(c.agency in rule.contact_before_parents for c in step.contacts):
            yield error("foreldre-for-hjelp", step.place("foreldre") if step.parents else step.place(),
                        f"Fra «{start}» kan man komme til steget «{step.id}», der foreldrene {step.parents or 'er med'}, "
                        f"uten at {names} er kontaktet først.",
                        "Legg inn et steg med «kontakter:» før dette, eller endre veien hit.")  # fmt: skip


def sharing_has_a_basis(handbook: Handbook) -> Iterator[Problem]:
    """Nothing about a named child goes to another service without consent, or a named duty or exemption."""
    for workflow in handbook.workflows.values():
        for step in workflow.steps:
            for i, sharing in enumerate(step.sharing):
                problem = _basis(workflow, step, sharing)
                if problem:
                    yield error("deling-uten-grunnlag", step.place("deling", i), *problem)


def _basis(workflow: Workflow, step: Step, sharing: Sharing) -> tuple[str, str] | None:
    if sharing.about != "navngitt":
        return None
    if sharing.basis is None:
        return (f"Steget «{step.id}» deler opplysninger om et navngitt barn uten å si hva som gir lov til det.",
                "Skriv «grunnlag: samtykke», «grunnlag: meldeplikt» eller et annet grunnlag.")  # fmt: skip
    if sharing.basis == "samtykke" and not any(s.consent for s in _up_to(workflow, step)):
        return (f"Steget «{step.id}» deler med samtykke, men ingen steg fram til hit ber om det.",
                "Legg inn «samtykke:» i dette steget eller et før det.")  # fmt: skip
    if sharing.basis != "samtykke" and not (sharing.law or step.law):
        return (f"Steget «{step.id}» deler etter {sharing.basis} uten å vise til loven.",
                "Legg til «lovgrunnlag:» under delingen.")  # fmt: skip
    return None


def _up_to(workflow: Workflow, step: Step) -> tuple[Step, ...]:
    return workflow.steps[: workflow.steps.index(step) + 1]


def deadline_is_whole(handbook: Handbook) -> Iterator[Problem]:
    """A deadline says how long, and counted from which event; the one in the law may say it."""
    for workflow in handbook.workflows.values():
        for step in workflow.steps:
            deadline = step.deadline
            if deadline and not (deadline.within or deadline.statutory or deadline.law):
                yield error("frist-uten-tid", step.place("frist"), f"Fristen i steget «{step.id}» sier ikke hvor lenge.",
                            "Legg til «innen:», eller «lovfrist:» med en frist i lovverket.")  # fmt: skip
            elif deadline and deadline.within and not (deadline.counted_from or deadline.statutory):
                yield error("frist-uten-start", step.place("frist", "innen"), f"Fristen i steget «{step.id}» sier ikke hva den regnes fra.",
                            "Legg til «fra:» med hendelsen, for eksempel «fra: meldingen er mottatt».")  # fmt: skip


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
