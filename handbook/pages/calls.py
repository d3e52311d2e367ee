"""«Hvem ringer jeg nå?»: the choices, the table that needs no clock, and every number by what it is for."""

from __future__ import annotations

from handbook.articles import contact
from handbook.articles.blocks import ContactCard, Origin
from handbook.derive.addresses import OVERVIEWS, slug
from handbook.hours.call_table import PARTS, Cell, Entry, Line, lines
from handbook.hours.route import district_matters
from handbook.language import norwegian
from handbook.model import Agency, Handbook, Purpose
from handbook.pages.article import by_name
from handbook.pages.links import Links
from handbook.pages.sheet import Sheet, View

_ADDRESS = "hvem-ringer-jeg.html"


def sheet(handbook: Handbook) -> Sheet:
    """The page. What the browser adds to it is in theme/assets/javascripts/calls.js."""
    links = Links(handbook, _ADDRESS)
    view = {
        "topics": handbook.settings.topics,
        "places": _places(handbook),
        "parts_of_week": [{"name": f"{p.days} {p.name}".strip(), "hours": p.hours} for p in PARTS],
        "lines": [_line(line) for line in lines(handbook)],
        "groups": _groups(links),
    }
    return Sheet(
        address=_ADDRESS, title=OVERVIEWS["hvem-ringer-jeg"], template="calls.html", view=view,
        summary="Hvem som svarer akkurat nå, og hvem som svarer når på døgnet.", owned=handbook.settings, hide=("navigation", "toc", "footer"),
    )  # fmt: skip


def _places(handbook: Handbook) -> list[View]:
    """Where people work, when the answers depend on it: each district, with the places it covers."""
    if not any(district_matters(handbook, topic) for topic in handbook.settings.topics):
        return []
    return [{"id": d.id, "name": d.name, "covers": d.covers} for d in handbook.settings.districts]


def _line(line: Line) -> View:
    return {
        "topic": line.topic.name,
        "where": norwegian.join(line.districts),
        "cells": [_cell(line, cell) for cell in line.cells],
        "exceptions": [
            {"label": norwegian.sentence(label), "entries": [_entry(entry) for entry in entries]}
            for label, entries in line.exceptions
        ],
        "notes": [
            {"label": label, "answerers": contact.answerers(stops)}
            for label, stops in (("Svarer også, hele døgnet", line.also), ("Tidene er ikke kjent", line.uncertain))
            if stops
        ],
    }


def _cell(line: Line, cell: Cell) -> View:
    return {
        "span": len(cell.parts),
        "label": _label(line, cell),
        "entries": [_entry(entry) for entry in cell.entries],
    }


def _label(line: Line, cell: Cell) -> str:
    """The columns a cell stands in, for narrow screens, where there are no columns."""
    if len(line.cells) == 1:
        return "Hele døgnet, alle dager"
    if len(line.cells) == 2 and cell is line.cells[-1]:
        return "Ellers"
    names: list[str] = []
    for part in cell.parts:
        words = (part.name if names and part.name else f"{part.days} {part.name}".strip().lower(), part.hours)
        names.append(" ".join(filter(None, words)))
    return norwegian.sentence(norwegian.join(names))


def _entry(entry: Entry) -> View:
    return {"when": entry.when, "answerers": contact.answerers(entry.stops)}


def _card(handbook: Handbook, agency: Agency, index: int) -> ContactCard:
    return contact.card(handbook, agency, index, Origin(f"instans:{agency.id}", agency, ("kontakt", index)))


def _groups(links: Links) -> list[View]:
    """Every telephone number, by what it is for."""
    groups = []
    for purpose in Purpose:
        rows = [
            {"agency": links.link("instans", item.id), "contact": _card(links.handbook, item, i)}
            for item in by_name(links.handbook)
            for i, one in enumerate(item.contacts)
            if one.phone and purpose in one.purposes
        ]
        if rows:
            groups.append({"name": purpose.label, "id": f"formal-{slug(purpose)}", "rows": rows})
    return groups
