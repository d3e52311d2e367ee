"""Posters for the wall, A4 and A3. Three are read from across the room: whom to ring in danger, whom to ring otherwise, and
pages that say what to do. On demand there is each procedure's diagram, and the levels with their procedures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from handbook.articles import danger, names
from handbook.articles.blocks import Article, Bullets, CallCell, Diagram, Grid, Line, Strong, TextLine, walk
from handbook.articles.calls import KEY
from handbook.articles.calls import table as call_table
from handbook.articles.plan import articles
from handbook.binder.encode import Json, encode, shown_address
from handbook.binder.links import Links
from handbook.derive.matrix import steps_by_level
from handbook.hours.acute import acute_numbers
from handbook.language.norwegian import NBSP, long_date
from handbook.model import Handbook, Warning, Workflow

LEVELS = "oversikt:nivaer"
_EVENING = 2  # the column of a weekday's evening in the table


def poster(key: str, paper: str, links: Links) -> dict[str, Any]:
    """What stands on the poster of a procedure, or of the levels."""
    handbook = links.handbook
    about = _levels(handbook, links) if key == LEVELS else _workflow(handbook, key, links)
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


def wall(key: str, paper: str, links: Links) -> dict[str, Any]:
    """What stands on a poster that is read at two metres: few words, and numbers."""
    handbook = links.handbook
    links = replace(links, numbered=False)
    kind, _, id = key.partition(":")
    about: dict[str, Any]
    if key == KEY:
        about = {"title": "Hvem ringer jeg nå?", "danger": False, "lead": "", "rows": list(_rows(handbook, links))}
    elif kind == "side":
        about = {"title": handbook.pages[id].title, "danger": False, "lead": handbook.pages[id].summary}
        about["lines"] = _orders(articles(handbook)[key], links)
    else:
        about = {"title": "Akutt", "danger": True, "lead": "Er et barn i fare nå, ring med en gang."}
        about |= _acute(handbook, handbook.workflows[id])
    return {
        "paper": paper,
        "rows": [],
        "lines": [],
        "warning": None,
        "national": encode(danger.national(handbook), links),
        "local": encode(danger.local(handbook), links),
        "foot": f"Utgave {handbook.settings.edition.name}",
        "web": links.web(key),
        "shown": shown_address(links.web(key) or ""),
        **about,
    }


def _acute(handbook: Handbook, workflow: Workflow) -> dict[str, Any]:
    warning = handbook.warnings.get(workflow.warning or "")
    chosen = [id.partition("/")[2] for id in handbook.settings.acute.poster] or [step.id for step in workflow.steps[:4]]
    lines = [{"number": i, "x": [step.name]} for i, step in enumerate(workflow.steps, 1) if step.id in chosen]
    return {"lines": lines, "warning": _warning(warning) if warning else None}


def _orders(written: Article, links: Links) -> list[Json]:
    """The first numbered list of a page."""
    lists = (block for block in walk(written.blocks) if isinstance(block, Bullets) and block.start is not None)
    items = next((block.items for block in lists), ())
    lines = (part for item in items for part in item[:1] if isinstance(part, TextLine))
    return [{"number": i, "x": encode(line.words, links)} for i, line in enumerate(lines, 1)]


def _rows(handbook: Handbook, links: Links) -> Iterator[dict[str, Any]]:
    """What to ring for, in the working day and otherwise: the first who answers, as the table has them."""
    found = call_table(handbook, handbook.settings.edition.date)
    for line in found.lines if found else ():
        cells = [cell for cell in line.cells for _ in range(cell.span)]
        day, evening = cells[0], cells[_EVENING]
        answers = [list(_answers(cell, links)) for cell in ((day,) if day is evening else (day, evening))]
        yield {"topic": line.topic, "where": line.where, "cells": answers}


def _answers(cell: CallCell, links: Links) -> Iterator[dict[str, Any]]:
    for entry in cell.entries:
        for answerer in entry.answerers[:1]:
            yield {"when": entry.when, **encode(answerer, links)}


def _warning(warning: Warning) -> str:
    return f"Gjelder når: {warning.applies_when} {warning.text}" if warning.applies_when else warning.text


def _diagrams(written: Article) -> Iterator[Diagram]:
    return (block for block in walk(written.blocks) if isinstance(block, Diagram))


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
        "parts": [],
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
