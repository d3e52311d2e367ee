"""The role sheet: for those who work in one kind of place, what they have to do in each procedure."""

from __future__ import annotations

from collections import defaultdict

from handbook.binder.blocks import Block, Span, bullets, joined, lead, para, quiet, section, strong, wide
from handbook.binder.links import Links
from handbook.derive.duties import PARTS, Duty, workplace_duties
from handbook.model import Handbook, Workflow, Workplace


def workplace(handbook: Handbook, place: Workplace, links: Links) -> list[Block]:
    """Who is who there, then every procedure with the steps that are theirs."""
    duties: dict[str, list[Duty]] = defaultdict(list)
    for duty in workplace_duties(handbook, place):
        duties[duty.workflow.id].append(duty)
    roles = [handbook.roles[r] for r in place.roles]
    pages = [p for p in handbook.pages.values() if p.printed and place.id in p.workplaces]
    blocks = [lead(place.explanation)]
    if roles:
        blocks.append(section("Roller", bullets([strong(r.name), f": {r.explanation}"] for r in roles)))
    if place.agencies:
        blocks.append(section("Instanser", bullets(links.agency(a) for a in place.agencies)))
    if pages:
        blocks.append(section("Les også", bullets(links.to(f"side:{p.id}", p.title) for p in pages)))
    if duties:
        order = list(links.plan.articles)  # as in the binder: what is most urgent first
        ids = sorted(duties, key=lambda id: order.index(f"prosedyre:{id}"))
        rows = [_row(handbook, handbook.workflows[id], duties[id], links) for id in ids]
        blocks.append(wide("Dette gjør dere", {"b": "duties", "rows": rows}))
    return blocks


def _row(handbook: Handbook, workflow: Workflow, duties: list[Duty], links: Links) -> dict[str, object]:
    numbers = {step.id: i for i, step in enumerate(workflow.steps, 1)}
    mine = [d for d in duties if d.part == "ansvarlig"]
    seen = {d.step.id for d in mine}
    parts: dict[str, list[str]] = defaultdict(list)
    for duty in sorted(duties, key=lambda d: d.part.order):
        if duty.step.id not in seen:  # the strongest part in a step is enough
            seen.add(duty.step.id)
            parts[duty.part].append(str(numbers[duty.step.id]))
    other: list[Span] = [f"{PARTS[part]}: steg {', '.join(parts[part])}" for part in PARTS if parts.get(part)]
    return {
        "name": links.workflow(workflow.id),
        "urgency": workflow.urgency.label,
        "steps": [
            {"number": str(numbers[d.step.id]), "x": [f"{d.step.name} ", quiet(f"({handbook.party_name(d.party)})")]}
            for d in mine
        ],
        "other": [para(quiet(*joined(other, ". "), "."))] if other else [],
    }
