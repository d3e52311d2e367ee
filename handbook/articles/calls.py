"""«Hvem ringer jeg nå?» without a clock: topics down, parts of the day and week across, true to the minute."""

from __future__ import annotations

from datetime import date

from handbook.articles.blocks import CallCell, CallDay, CallEntry, CallLine, CallPart, CallTable, Origin
from handbook.articles.contact import answerers
from handbook.hours.call_table import PARTS, Cell, Entry, Line, lines
from handbook.language import norwegian
from handbook.model import Handbook

KEY = "oversikt:hvem-ringer-jeg"


def table(handbook: Handbook, start: date) -> CallTable | None:
    """The table for the year that begins on `start`; None when the handbook has no topics."""
    found = tuple(map(_line, lines(handbook, start)))
    head = tuple(CallPart(name=f"{part.days} {part.name}".strip(), hours=part.hours) for part in PARTS)
    return CallTable(at=Origin(KEY, handbook.settings), head=head, lines=found) if found else None


def _line(line: Line) -> CallLine:
    return CallLine(
        topic=line.topic.name,
        where=norwegian.join(line.districts),
        cells=tuple(
            CallCell(span=len(cell.parts), label=_label(line, cell), entries=_entries(cell.entries))
            for cell in line.cells
        ),
        days=tuple(
            CallDay(label=norwegian.sentence(label), entries=_entries(entries)) for label, entries in line.exceptions
        ),
        also=answerers(line.also),
        uncertain=answerers(line.uncertain),
    )


def _entries(entries: tuple[Entry, ...]) -> tuple[CallEntry, ...]:
    return tuple(CallEntry(when=entry.when, answerers=answerers(entry.stops)) for entry in entries)


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
