"""What is printed of a contact's hours, read back by somebody who knows nothing else: the same minutes, date by date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from handbook.hours.alike import days_text
from handbook.hours.calendar import day_kind
from handbook.hours.opening import DAY, YEAR, Opening, Span, opening, union
from handbook.hours.words import hours_lines, week
from handbook.language.norwegian import join
from handbook.model import Handbook
from handbook.values import HOLIDAY
from tests.hours.test_services import book, services

_TIME = re.compile(r"(\d\d)\.(\d\d)–(\d\d)\.(\d\d)")
# What words like «lørdag, søndag og helligdager» mean, by trying all that can be said.
_KINDS = {
    days_text(kinds): kinds
    for bits in range(1, 2 ** (HOLIDAY + 1))
    if (kinds := tuple(kind for kind in range(HOLIDAY + 1) if bits >> kind & 1))
}


def _read(words: str) -> list[Span]:
    """«08.30–15.30 og 17.00–02.00» → minutes since midnight; what ends before it begins ends the next day."""
    if words == "hele døgnet":
        return [(0, DAY)]
    times = [(int(a) * 60 + int(b), int(c) * 60 + int(d)) for a, b, c, d in _TIME.findall(words)]
    assert all(closes <= DAY for _, closes in times), words
    return [(opens, closes if closes > opens else closes + DAY) for opens, closes in times]


def _contacts(handbook: Handbook) -> Iterator[tuple[str, Opening, Any, Any]]:
    for agency in handbook.agencies.values():
        for contact in agency.contacts:
            yield agency.id, opening(handbook, agency, contact), agency, contact


def _minutes(begun: Mapping[date, list[Span]], day: date) -> tuple[Span, ...]:
    """The minutes of a date from what begins on it and on the day before."""
    yesterday = [(0, closes - DAY) for _, closes in begun[day - timedelta(1)] if closes > DAY]
    return union([*yesterday, *((opens, min(closes, DAY)) for opens, closes in begun[day])])


def _holds(hours: Opening, first: date) -> dict[date, str]:
    """The name of the part of the year that each date is in, where that isn't always the same."""
    days = [first + timedelta(i) for i in range(YEAR)]
    found = {day: set(hours.conditions(day)) for day in days}
    always = set.intersection(*found.values())
    return {day: join(sorted(texts - always)) for day, texts in found.items()}


def _the_week_reads_back(hours: Opening, first: date) -> int:
    rows = dict(week(hours, first))
    if not rows:
        return 0
    parts = _holds(hours, first)
    rest = next((label for label in rows if label in ("Hele året", "Ellers i året")), next(iter(rows)))
    begun = {
        day: [span for words in rows[part if part in rows else rest][day_kind(day)] for span in _read(words)]
        for day, part in parts.items()
    }
    plain = [day for day in parts if not any(any(hours.names(day + timedelta(i))) for i in (-1, 0, 1))]
    for day in plain[1:]:
        if day - timedelta(1) in begun:
            assert _minutes(begun, day) == hours.pieces(day), (day, rows)
    return len(plain)


def test_the_week_of_the_binder(handbook: Handbook) -> None:
    assert sum(_the_week_reads_back(hours, handbook.today) for _, hours, _, _ in _contacts(handbook)) > 100


@pytest.mark.parametrize("service", services(), ids=lambda service: str(service["id"]))
def test_the_weeks_of_real_services(service: dict[str, Any]) -> None:
    handbook = book(service)
    for _, hours, _, _ in _contacts(handbook):
        _the_week_reads_back(hours, handbook.today)


@pytest.mark.parametrize("service", services(), ids=lambda service: str(service["id"]))
def test_lines_that_are_worked_out(service: dict[str, Any]) -> None:
    """The lines of a contact «utenom» another: on days in no named part of the year, they are all a reader has."""
    handbook = book(service)
    for name, hours, agency, contact in _contacts(handbook):
        if not (hours.known and hours.outside):
            continue
        lines = {_KINDS[line.days]: line for line in hours_lines(handbook, agency, contact) if line.days in _KINDS}
        parts = _holds(hours, handbook.today)
        main = [day for day, part in parts.items() if not part and not any(hours.names(day))]
        told = {kind: _read(line.times) for kinds, line in lines.items() for kind in kinds}
        begun = {day: told.get(day_kind(day), []) for day in parts}
        for day in main:
            before = day - timedelta(1)
            if before in begun and not parts[before] and not any(hours.names(before)):
                assert _minutes(begun, day) == hours.pieces(day), (name, day, lines)
