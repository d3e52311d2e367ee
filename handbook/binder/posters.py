"""Posters for the wall, A4 and A3: each procedure's diagram, and the levels with their procedures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from handbook.articles.blocks import Article, Diagram, walk
from handbook.articles.calls import KEY
from handbook.articles.plan import articles
from handbook.binder.blocks import Block, Span, keep, strong, table
from handbook.binder.encode import encode
from handbook.binder.front import calls, shown_address
from handbook.binder.links import Links
from handbook.derive.matrix import steps_by_level
from handbook.hours.acute import acute_numbers
from handbook.language.norwegian import long_date
from handbook.model import Handbook, Workflow

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
        "warning": warning.text if warning else None,
        "blocks": [],
        **encode(next(_diagrams(written)), links),
        "foot": f"Sist kontrollert {long_date(workflow.verified_on)}" if workflow.verified_on else "",
    }


def _diagrams(written: Article) -> Iterator[Diagram]:
    return (block for block in walk(written.blocks) if isinstance(block, Diagram))


def _calls(handbook: Handbook, links: Links) -> dict[str, Any]:
    return {**_overview(handbook, "Hvem ringer jeg nå?", calls(handbook, links)), "across": False}


def _levels(handbook: Handbook, links: Links) -> dict[str, Any]:
    return _overview(handbook, "Nivåer og steg", [levels_table(handbook, links)])


def _overview(handbook: Handbook, title: str, blocks: list[Block]) -> dict[str, Any]:
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


def levels_table(handbook: Handbook, links: Links) -> Block:
    """Procedures down, levels across: which steps are taken on which level."""
    found: dict[str, dict[str, list[int]]] = {}
    for level, workflows in steps_by_level(handbook):
        for workflow, steps in workflows:
            numbers = [workflow.steps.index(step) + 1 for step in steps]
            found.setdefault(workflow.id, {})[level.id] = numbers
    rows: list[list[list[Span]]] = []
    for article in links.plan.articles.values():
        levels = found.get(article.key.partition(":")[2]) if article.key.startswith("prosedyre:") else None
        if levels:
            cells: list[list[Span]] = [_steps(levels.get(level.id, [])) for level in handbook.settings.levels]
            rows.append([[links.to(article.key, article.title)], *cells])
    head = ["Prosedyre", *(f"{level.short} {level.name}" for level in handbook.settings.levels)]
    return table((5, *(3 for _ in handbook.settings.levels)), head, rows)


def _steps(numbers: list[int]) -> list[Span]:
    """«steg 1–3 og 6»."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    return [strong(keep("steg " + ", ".join(words)))] if words else []
