"""«Hvem ringer jeg nå?» as a table that needs no clock: topics down, «Hverdag dag … Helligdag» across.

What stands in it is true to the minute: a cell with more than one answer says when each of them holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from handbook.hours.alike import Pattern, Row, Stretch, days_text, rows
from handbook.hours.coverage import districts
from handbook.hours.opening import DAY
from handbook.hours.route import Route, route
from handbook.language.norwegian import join
from handbook.model import Handbook, Topic
from handbook.values import HOLIDAY, clock


@dataclass(frozen=True)
class Part:
    """A column: some days of the week, between two times."""

    days: str
    name: str
    kinds: tuple[int, ...]
    start: int
    end: int

    @property
    def hours(self) -> str:
        return "" if (self.start, self.end) == (0, DAY) else f"{self.start // 60:02}–{self.end // 60:02}"


_WEEKDAYS = tuple(range(5))
PARTS = (
    Part("Hverdag", "dag", _WEEKDAYS, 7 * 60, 16 * 60),
    Part("Hverdag", "ettermiddag", _WEEKDAYS, 16 * 60, 18 * 60),
    Part("Hverdag", "kveld", _WEEKDAYS, 18 * 60, DAY),
    Part("Hverdag", "natt", _WEEKDAYS, 0, 7 * 60),
    Part("Helg", "", (5, 6), 0, DAY),
    Part("Helligdag", "", (HOLIDAY,), 0, DAY),
)


@dataclass(frozen=True)
class Entry:
    """Who answers, and when in the part: «08.30–15.30», «ellers», or nothing when it is all of it."""

    when: str
    stops: Route


@dataclass(frozen=True)
class Cell:
    """The answer in some parts that stand beside each other."""

    parts: tuple[Part, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Line:
    """One topic, in some districts (empty: in all of them). `exceptions` are the days that differ, `uncertain` those
    whose hours nobody knows: they may answer, and stand in no cell. `also` answer around the clock, but never first."""

    topic: Topic
    districts: tuple[str, ...]
    cells: tuple[Cell, ...]
    exceptions: tuple[tuple[str, tuple[Entry, ...]], ...]
    uncertain: Route
    also: Route


def lines(handbook: Handbook, start: date) -> tuple[Line, ...]:
    """The whole table for the year from `start`, in the order of the topics; districts with the same answers share a
    line."""
    return tuple(line for topic in handbook.settings.topics for line in _topic(handbook, topic, start))


def _topic(handbook: Handbook, topic: Topic, start: date) -> Iterable[Line]:
    where: dict[Line, list[str]] = defaultdict(list)
    for district in districts(handbook):
        stops = route(handbook, topic, district)
        made = rows(stops, start)
        cells = _merged([_cell(part, [row for row in made if row.ordinary]) for part in PARTS])
        exceptions = tuple((row.label, tuple(_entries(row.pattern))) for row in made if not row.ordinary)
        uncertain = tuple(stop for stop in stops if not stop.opening.known)
        shown = {stop for row in made for stretch in row.pattern for stop in stretch.stops}
        also = tuple(stop for stop in stops if stop not in shown and stop.opening.always(start))
        where[Line(topic, (), cells, exceptions, uncertain, also)].append(district or "")
    for line, found in where.items():
        yield line if len(where) == 1 else replace(line, districts=tuple(handbook.districts[d].name for d in found))


def _cell(part: Part, ordinary: list[Row[Pattern]]) -> Cell:
    """The answers of a part; days of the week that differ are named."""
    found: dict[tuple[Entry, ...], list[int]] = defaultdict(list)
    for row in ordinary:
        kinds = row.kinds & set(part.kinds)
        if kinds:
            found[tuple(_entries(_clip(row.pattern, part.start, part.end)))] += kinds
    if len(found) == 1:
        return Cell((part,), next(iter(found)))
    return Cell((part,), tuple(
        Entry(f"{days_text(kinds)} {entry.when}".strip(), entry.stops)
        for entries, kinds in sorted(found.items(), key=lambda item: min(item[1])) for entry in entries
    ))  # fmt: skip


def _clip(pattern: tuple[Stretch, ...], start: int, end: int) -> tuple[Stretch, ...]:
    return tuple(
        Stretch(max(s.start, start), min(s.end, end), s.stops) for s in pattern if s.start < end and s.end > start
    )


def _entries(pattern: tuple[Stretch, ...]) -> Iterable[Entry]:
    """Each answer with its times; the one that comes back, for the longest, is «ellers» and stands last."""
    times: dict[Route, list[Stretch]] = defaultdict(list)
    for stretch in pattern:
        times[stretch.stops].append(stretch)
    back = [stops for stops, found in times.items() if len(found) > 1]
    rest = max(back, key=lambda stops: sum(s.end - s.start for s in times[stops]), default=None)
    for stops, found in times.items():
        if stops != rest or rest is None:
            yield Entry("" if len(times) == 1 else join([f"{clock(s.start)}–{clock(s.end)}" for s in found]), stops)
    if rest is not None:
        yield Entry("ellers", rest)


def _merged(cells: list[Cell]) -> tuple[Cell, ...]:
    """Neighbours with the same answer as one cell."""
    found: list[Cell] = []
    for cell in cells:
        if found and found[-1].entries == cell.entries:
            found[-1] = Cell(found[-1].parts + cell.parts, cell.entries)
        else:
            found.append(cell)
    return tuple(found)
