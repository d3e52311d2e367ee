"""The coming year without a clock: days on which the same telephones answer at the same times are one row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from handbook.hours.calendar import day_kind
from handbook.hours.opening import DAY, YEAR
from handbook.hours.route import Route, Stop
from handbook.language.norwegian import join, long_date
from handbook.model import SpecialDay
from handbook.values import DAY_NAMES, HOLIDAY


@dataclass(frozen=True)
class Stretch:
    """Minutes of a day with the same answer: the first who answers and, when that number is not confirmed, the first
    who answers on one that is. Without stops nobody answers."""

    start: int
    end: int
    stops: Route


Pattern = tuple[Stretch, ...]


@dataclass(frozen=True)
class Row:
    """Days that are alike: «hverdager», «1. mai–1. september, hverdager», «julaften». `kinds` are the days of the week
    among them, 7 public holidays; an `ordinary` row is about the most common part of the year."""

    label: str
    ordinary: bool
    kinds: frozenset[int]
    days: tuple[date, ...]
    pattern: Pattern


def rows(route: Route, first: date) -> tuple[Row, ...]:
    """Every day of the coming year in exactly one row: the most common part of the year, other parts, single days."""
    days = [first + timedelta(i) for i in range(YEAR)]
    patterns = {day: pattern(route, day) for day in days}
    seasons = {day: _season(route, day) for day in days}
    main = Counter(seasons.values()).most_common(1)[0][0]
    counts: dict[tuple[str, int], Counter[Pattern]] = defaultdict(Counter)
    for day in days:
        counts[seasons[day], day_kind(day)][patterns[day]] += 1
    usual = {key: found.most_common(1)[0][0] for key, found in counts.items()}

    members: dict[tuple[str, str, Pattern], list[date]] = defaultdict(list)
    for day in days:
        season, kind, found = seasons[day], day_kind(day), patterns[day]
        if found == usual.get((main, kind)):
            members["", "", found].append(day)
        elif found == usual[season, kind]:
            members[season or "resten av året", "", found].append(day)
        else:
            members["", _name(route, day), found].append(day)
    specials = Counter(special for _, special, _ in members)
    made = []
    for (season, special, found), same in members.items():
        kinds = frozenset(map(day_kind, same))
        one_day = special and len(same) == specials[special] == 1
        label = ", ".join(filter(None, (season, special, "" if one_day else days_text(kinds))))
        order = (bool(special), bool(season), same[0].toordinal() if special else min(kinds))
        made.append((order, Row(label, not season and not special, kinds, tuple(same), found)))
    return tuple(row for _, row in sorted(made, key=lambda pair: pair[0]))


def pattern(route: Route, day: date) -> Pattern:
    """Who answers through a date, from midnight to midnight."""
    spans = [
        (stop, opens - shift, closes - shift)
        for stop in route
        for back, shift in ((0, 0), (1, DAY))
        for opens, closes in stop.opening.spans(day - timedelta(back))
    ]
    marks = sorted({0, DAY} | {min(max(m, 0), DAY) for _, a, b in spans for m in (a, b)})
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


def _season(route: Route, day: date) -> str:
    """The seasons of the route that hold a date, as text; empty when none does."""
    seasons = {w.season for stop in route for w in stop.opening.windows if w.season}
    return join(sorted(str(s) for s in seasons if (day.month, day.day) in s))


def _name(route: Route, day: date) -> str:
    """What a day that differs is called: the special day's own name, or its date."""
    special = [s for stop in route for s in stop.opening.special(day)]
    named = next((s.day for s in special if s.day), None)
    return named or next(map(_dates, special), None) or f"{DAY_NAMES[day.weekday()]} {long_date(day)}"


def _dates(special: SpecialDay) -> str:
    return "–".join(long_date(day) for day in dict.fromkeys((special.first, special.last)) if day)
