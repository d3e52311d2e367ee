"""Posters for the wall, A4 and A3: each procedure's diagram, and the levels with their procedures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handbook.articles import names
from handbook.articles.blocks import Article, Diagram, Grid, Line, Strong, walk
from handbook.articles.calls import KEY
from handbook.articles.plan import articles
from handbook.binder.encode import Json, encode, shown_address
from handbook.binder.front import calls
from handbook.binder.links import Links
from handbook.derive.matrix import steps_by_level
from handbook.hours.acute import acute_numbers
from handbook.language.norwegian import NBSP, long_date
from handbook.model import Handbook, Warning, Workflow

LEVELS = "oversikt:nivaer"


def poster(key: str, paper: str, links: Links) -> dict[str, Any]:
    """What stands on the poster of a procedure, or of the levels."""
    handbook = links.handbook
    overviews = {LEVELS: _levels, KEY: _calls}
    about = overviews[key](handbook, links) if key in overviews else _workflow(handbook, key, links)
    return {
        "paper": paper,
        "numbers": [{"name": n.agency.name, "number": n.phone.shown} for n in acute_numbers(handbook)],
        "web": links.web(key),
        "shown": shown_address(links.web(key) or ""),
        **about,
    }


def _workflow(handbook: Handbook, key: str, links: Links) -> dict[str, Any]:
    article = links.plan.articles[key]
    workflow: Workflow = handbook.workflows[key.partition(":")[2]]
    warning = handbook.warnings.get(workflow.warning or "")
    written = articles(handbook)[key]
    return {
        "title": article.title,
        "number": article.number,
        "across": False,
        "pills": encode(written.head[0], links),
        "warning": _warning(warning) if warning else None,
        "blocks": [],
        **encode(next(_diagrams(written)), links),
        "foot": f"Sist kontrollert {long_date(workflow.verified_on)}",
    }


def _warning(warning: Warning) -> str:
    return f"Gjelder når: {warning.applies_when} {warning.text}" if warning.applies_when else warning.text


def _diagrams(written: Article) -> Iterator[Diagram]:
    return (block for block in walk(written.blocks) if isinstance(block, Diagram))


def _calls(handbook: Handbook, links: Links) -> dict[str, Any]:
    return {**_overview(handbook, "Hvem ringer jeg nå?", calls(handbook, links)), "across": False}


def _levels(handbook: Handbook, links: Links) -> dict[str, Any]:
    return _overview(handbook, "Nivåer og steg", [encode(levels_table(links), links)])


def _overview(handbook: Handbook, title: str, blocks: list[Json]) -> dict[str, Any]:
    return {
        "title": title,
        "number": "",
        "across": True,
        "pills": None,
        "warning": None,
        "blocks": blocks,
        "svg": None,
        "foot": f"Utgave {handbook.settings.edition.name}",
    }


def levels_table(links: Links) -> Grid:
    """Procedures down, levels across: which steps are taken on which level."""
    levels = links.handbook.settings.levels
    found: dict[str, dict[str, list[int]]] = {}
    for level, workflows in steps_by_level(links.handbook):
        for workflow, steps in workflows:
            numbers = [workflow.steps.index(step) + 1 for step in steps]
            found.setdefault(f"prosedyre:{workflow.id}", {})[level.id] = numbers
    head: tuple[Line, ...] = (("Prosedyre",), *((f"{level.short} {level.name}",) for level in levels))
    rows = (
        ((names.link(links.handbook, key),), *(_steps(found[key].get(level.id, [])) for level in levels))
        for key in links.plan.articles
        if key in found
    )
    return Grid(head=head, rows=tuple(rows))


def _steps(numbers: list[int]) -> Line:
    """«steg 1–3, 6»; nothing when there are none."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return (Strong(text=f"steg{NBSP}{f',{NBSP}'.join(words)}"),) if words else ()
