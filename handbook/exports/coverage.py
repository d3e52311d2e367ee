"""Who answers when, for every topic and district, and the proof: dekning.csv for a spreadsheet, dekning.md to read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from handbook.exports.tables import csv_text
from handbook.hours.alike import Pattern, Row, Stretch, rows
from handbook.hours.coverage import acute_agencies, districts, first_gap
from handbook.hours.opening import YEAR
from handbook.hours.route import Stop, route, route_from
from handbook.language.norwegian import join, long_date, sentence
from handbook.model import Handbook, Purpose, Topic
from handbook.values import clock


@dataclass(frozen=True)
class _Part:
    """One topic in the districts where the answers are the same."""

    topic: Topic
    where: str
    rows: tuple[Row[Pattern], ...]
    uncertain: tuple[Stop, ...]


def coverage_csv(handbook: Handbook) -> str:
    """One row for each stretch of a day with the same answer."""
    head = (
        "Henvendelse",
        "Distrikt",
        "Dager",
        "Antall dager",
        "Fra",
        "Til",
        "Svarer",
        "Telefon",
        "Bekreftet",
        "Sikkert nummer",
    )
    found = []
    for part in _parts(handbook):
        for row in part.rows:
            for stretch in row.pattern:
                first = stretch.stops[0] if stretch.stops else None
                safe = next((s for s in stretch.stops if s.confirmed), None)
                found.append((
                    part.topic.name, part.where, sentence(row.label), str(len(row.days)), clock(stretch.start), clock(stretch.end),
                    first.agency.name if first else "Ingen", first.phone.shown if first else "",
                    ("ja" if first.confirmed else "nei") if first else "", safe.phone.shown if safe else "",
                ))  # fmt: skip
    return csv_text(head, found)


def coverage_markdown(handbook: Handbook) -> str:
    """The same for people, with what was proved and for how long."""
    last = handbook.today + timedelta(YEAR - 1)
    lines = [
        f"# Hvem svarer når: {handbook.settings.name}",
        f"Regnet ut for hvert minutt fra {long_date(handbook.today)} til {long_date(last)}, med helligdager og unntaksdager.",
        "## Akutt",
        *(f"- {line}" for line in _proofs(handbook)),
    ]
    for part in _parts(handbook):
        lines += [
            f"## {part.topic.name}" + (f" ({part.where})" if part.where else ""),
            "| Dager | Tid | Svarer |\n| --- | --- | --- |",
        ]
        lines[-1] += "".join(f"\n{line}" for row in part.rows for line in _table(row))
        lines += [f"Tidene er ikke kjent: {join([_who(stop) for stop in part.uncertain])}."] if part.uncertain else []
    return "\n\n".join(lines).replace("\n\n- ", "\n- ") + "\n"


def _parts(handbook: Handbook) -> Iterator[_Part]:
    for topic in handbook.settings.topics:
        found: dict[tuple[tuple[Row[Pattern], ...], tuple[Stop, ...]], list[str]] = {}
        for district in districts(handbook):
            stops = route(handbook, topic, district)
            uncertain = tuple(stop for stop in stops if not stop.opening.known)
            names = found.setdefault((rows(stops, handbook.today), uncertain), [])
            names += [handbook.districts[district].name] if district else []
        for (made, uncertain), where in found.items():
            yield _Part(topic, "" if len(found) == 1 else join(where), made, uncertain)


def _proofs(handbook: Handbook) -> Iterator[str]:
    """For each agency on an acute path: who stands behind it, and that somebody always answers."""
    for id in acute_agencies(handbook):
        routes = [route_from(handbook, (id,), Purpose.ACUTE, district) for district in districts(handbook)]
        gap = next(filter(None, (first_gap(stops, handbook.today) for stops in routes)), None)
        result = f"ingen svarer {gap}" if gap else "alltid noen som svarer"
        order = dict.fromkeys(stop for stops in routes for stop in stops)
        yield f"{handbook.agencies[id].name}: {result}. Rekkefølge: {join([_who(stop) for stop in order], 'så')}."


def _table(row: Row[Pattern]) -> Iterator[str]:
    for stretch in row.pattern:
        yield f"| {sentence(row.label)} | {_times(stretch)} | {' eller '.join(map(_who, stretch.stops)) or 'Ingen'} |"


def _times(stretch: Stretch) -> str:
    return f"{clock(stretch.start)}–{clock(stretch.end)}"


def _who(stop: Stop) -> str:
    name = stop.agency.name.replace("|", "\\|")
    return f"{name} {stop.phone.shown}" + ("" if stop.confirmed else " (ikke bekreftet)")
