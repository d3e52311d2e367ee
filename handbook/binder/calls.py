"""«Hvem ringer jeg nå?» on paper: topics down, parts of the day and week across."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from handbook.binder.blocks import MARK, Block, Span, bullets, joined, keep, strong
from handbook.binder.links import Links
from handbook.hours.call_table import PARTS, Cell, Entry, Line, lines
from handbook.hours.route import Stop
from handbook.language.norwegian import join
from handbook.model import Handbook

KEY = "oversikt:hvem-ringer-jeg"


def calls(handbook: Handbook, links: Links) -> list[Block]:
    """The table, and below it what it can't hold. The year it is true for begins on the edition's date.

    Nothing when the handbook has no topics.
    """
    found = lines(replace(handbook, today=handbook.settings.edition.date))
    if not found:
        return []
    head = [{"days": part.days, "name": part.name, "hours": part.hours} for part in PARTS]
    table = {"b": "calls", "head": head, "rows": [_row(line, links) for line in found]}
    remarks = list(_remarks(found, links))
    return [table, *([bullets(remarks)] if remarks else [])]


def _row(line: Line, links: Links) -> dict[str, Any]:
    where = join(line.districts) if line.districts else ""
    return {"topic": line.topic.name, "where": where, "cells": [_cell(cell, links) for cell in line.cells]}


def _cell(cell: Cell, links: Links) -> dict[str, Any]:
    return {"span": len(cell.parts), "entries": [_entry(entry, links) for entry in cell.entries]}


def _entry(entry: Entry, links: Links) -> dict[str, Any]:
    """Who to ring, and who then: the table may lead to an unconfirmed number, never to that alone."""
    first, *rest = entry.stops or (None,)
    return {
        "when": entry.when,
        "number": first.phone.shown if first else None,
        "who": _who(first, links) if first else ["Ingen svarer"],
        "then": joined([span for stop in rest if stop for span in _then(stop, links)], ""),
    }


def _who(stop: Stop, links: Links) -> list[Span]:
    name = links.here(f"instans:{stop.agency.id}", stop.agency.short_name or stop.agency.name)
    return [name] if stop.confirmed else [name, " ", MARK]


def _then(stop: Stop, links: Links) -> Iterator[Span]:
    yield "Så: "
    yield strong(keep(stop.phone.shown))
    yield " "
    yield from _who(stop, links)


def _remarks(found: Sequence[Line], links: Links) -> Iterator[list[Span]]:
    """Days that differ, and those who may answer although nobody knows when."""
    for line in found:
        for label, entries in line.exceptions:
            answers = [
                [entry.when + " " if entry.when else "", *_number(entry.stops[0], links)]
                for entry in entries
                if entry.stops
            ]
            yield [
                strong(line.topic.name),
                f", {label}: ",
                *(s for i, a in enumerate(answers) for s in (["; ", *a] if i else a)),
            ]
    for stop in dict.fromkeys(stop for line in found for stop in line.uncertain):
        yield [*_number(stop, links), "kan også svare, men tidene er ikke kjent."]


def _number(stop: Stop, links: Links) -> list[Span]:
    return [strong(keep(stop.phone.shown)), " ", *_who(stop, links), " "]
