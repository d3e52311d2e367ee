"""The coming year without a clock: days on which the same telephones answer at the same times are one row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Generic, TypeVar

from handbook.hours.calendar import day_kind
from handbook.hours.opening import DAY, YEAR, Opening
from handbook.hours.route import Route, Stop
from handbook.language.norwegian import join, long_date
from handbook.values import DAY_NAMES, HOLIDAY


@dataclass(frozen=True)
class Stretch:
    """Minutes of a day with the same answer: the first who answers and, when that number is not confirmed, the first
    who answers on one that is. Without stops nobody answers."""

    start: int
    end: int
    stops: Route


Pattern = tuple[Stretch, ...]
P = TypeVar("P")


@dataclass(frozen=True)
class Row(Generic[P]):
    """Days that are alike: «hverdager», «1. mai–1. september, hverdager», «julaften». `kinds` are the days of the week
    among them, 7 public holidays; an `ordinary` row is about the most common part of the year, a `special` one about
    single days. `part` is the part of the year, `pattern` what is alike."""

    label: str
    part: str
    ordinary: bool
    special: bool
    kinds: frozenset[int]
    days: tuple[date, ...]
    pattern: P


def rows(route: Route, first: date) -> tuple[Row[Pattern], ...]:
    """Every day of the coming year in exactly one row: the most common part of the year, other parts, single days."""
    openings = tuple(dict.fromkeys(stop.opening for stop in route))
    return alike(openings, first, lambda day: pattern(route, day))


def alike(
    openings: tuple[Opening, ...], first: date, pattern_of: Callable[[date], P], named: bool = False
) -> tuple[Row[P], ...]:
    """The days of the coming year, sorted by what is alike on them. With `named` the most common part of the year is
    the one without conditions, and is named where there is none."""
    days = [first + timedelta(i) for i in range(YEAR)]
    patterns = {day: pattern_of(day) for day in days}
    parts = _parts(openings, days)
    main = "" if named and "" in parts.values() else Counter(parts.values()).most_common(1)[0][0]
    counts: dict[tuple[str, int], Counter[P]] = defaultdict(Counter)
    special = {day for day in days if any(next(opening.names(day), None) for opening in openings)}
    for day in days:
        counts[parts[day], day_kind(day)][patterns[day]] += 0 if day in special else 1
    usual = {key: found.most_common(1)[0][0] for key, found in counts.items()}

    members: dict[tuple[str, str, P], list[date]] = defaultdict(list)
    for day in days:
        part, kind, found = parts[day], day_kind(day), patterns[day]
        if found == usual.get((main, kind)):
            members["", "", found].append(day)
        elif found == usual[part, kind]:
            members[part or "resten av året", "", found].append(day)
        else:
            members["", _name(openings, day), found].append(day)
    specials = Counter(name for _, name, _ in members)
    made = []
    for (part, name, found), same in members.items():
        kinds = frozenset(map(day_kind, same))
        one_day = name and len(same) == specials[name] == 1
        words = "" if one_day or (part or name).endswith("i måneden") else days_text(kinds)
        where = part or (main if named and not name else "")
        label = ", ".join(filter(None, (where, name, words)))
        # From January on, whatever day the year begins on: a sheet isn't new because it is read at another time.
        when = min((day.month, day.day) for day in same) if name else (min(kinds), 0)
        order = (bool(name), bool(part), when)
        made.append((order, Row(label, where, not part and not name, bool(name), kinds, tuple(same), found)))
    return tuple(row for _, row in sorted(made, key=lambda pair: pair[0]))


def _parts(openings: tuple[Opening, ...], days: list[date]) -> dict[date, str]:
    """What decides these hours and holds of each date, as text: seasons, periods, weeks. What always holds says nothing."""
    found = {day: {text for opening in openings for text in opening.conditions(day)} for day in days}
    always = set.intersection(*found.values())
    return {day: join(sorted(texts - always)) for day, texts in found.items()}


def pattern(route: Route, day: date) -> Pattern:
    """Who answers through a date, from midnight to midnight."""
    spans = [(stop, opens, closes) for stop in route for opens, closes in stop.opening.pieces(day)]
    marks = sorted({0, DAY} | {minute for _, a, b in spans for minute in (a, b)})
    found: list[Stretch] = []
    for start, end in pairwise(marks):
        stops = _shown([stop for stop, a, b in spans if a <= start and end <= b])
        if found and found[-1].stops == stops:
            start = found.pop().start
        found.append(Stretch(start, end, stops))
    return tuple(found)


def _shown(open_now: list[Stop]) -> Route:
    first = open_now[:1]
    safe = [] if not first or first[0].confirmed else [s for s in open_now if s.confirmed][:1]
    return tuple(first + safe)


def days_text(kinds: Iterable[int]) -> str:
    """«hverdager», «lørdag og søndag», «mandag–onsdag og fredag», «helligdager», «alle dager»."""
    left = set(kinds)
    if len(left) == 8:
        return "alle dager"
    words = ["hverdager"] if left >= set(range(5)) else []
    left -= set(range(5)) if words else set()
    for _, run in groupby(sorted(left - {HOLIDAY}), key=lambda kind: kind - sorted(left).index(kind)):
        names = [DAY_NAMES[kind] for kind in run]
        words += [f"{names[0]}–{names[-1]}"] if len(names) > 2 else names
    return join([*words, *(["helligdager"] if HOLIDAY in left else [])])


def _name(openings: tuple[Opening, ...], day: date) -> str:
    """What a day that differs is called: the special day's own name, or its date."""
    found = next((name for opening in openings for name in opening.names(day)), None)
    return found or f"{DAY_NAMES[day.weekday()]} {long_date(day)}"
