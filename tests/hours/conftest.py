"""The handbooks that hours are tried on, and what an answer looks like as text."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from handbook.hours.calendar import day_kind, named_days
from handbook.hours.route import Answer, Stop
from handbook.load import load
from handbook.model import Handbook
from handbook.values import HOLIDAY
from tests.conftest import MINIATURE, TODAY

HERE = Path(__file__).parent
FIRST = date(2026, 1, 1)  # the two years that the agreement tests go through
LAST = date(2027, 12, 31)
HANDBOOKS = {"miniatyr": MINIATURE, "sarpsborg": HERE / "sarpsborg", "vestmar": HERE / "vestmar"}
_SAMPLE = 9  # every ninth day meets every weekday and every month


@pytest.fixture(scope="session")
def two_years(request: pytest.FixtureRequest) -> tuple[date, ...]:
    """The days that agreement is tried on, a quarter of an hour at a time: with `--whole` all, otherwise a sample.

    In the sample are all days unlike others: public holidays, those with a name, and changes of the clock, each with
    the day before and after.
    """
    every = [FIRST + timedelta(i) for i in range((LAST - FIRST).days + 1)]
    if request.config.getoption("--whole"):
        return tuple(every)
    odd = {day for day in every if day_kind(day) == HOLIDAY or named_days(day) or _clock_changes(day)}
    near = {day + timedelta(i) for day in odd for i in (-1, 0, 1)}
    return tuple(day for i, day in enumerate(every) if i % _SAMPLE == 0 or day in near)


def _clock_changes(day: date) -> bool:
    """The last Sundays of March and October."""
    return day.month in (3, 10) and day.weekday() == 6 and day.day > 24


@pytest.fixture(scope="session", params=HANDBOOKS)
def handbook(request: pytest.FixtureRequest) -> Handbook:
    return loaded(request.param)


def loaded(name: str) -> Handbook:
    handbook, problems = load(HANDBOOKS[name], TODAY)
    assert handbook is not None and not [p for p in problems if p.stops_build]
    return handbook


def moment(text: str) -> datetime:
    """«2026-10-25 01:30» is wall-clock time in Norway; with «UTC» after it, a moment everywhere."""
    found = datetime.fromisoformat(text.removesuffix(" UTC"))
    return found.replace(tzinfo=UTC) if text.endswith(" UTC") else found


def lines(answer: Answer) -> list[str]:
    """An answer as text, the best first."""
    found = [f"svarer: {_stop(s)}, {'til ' + _time(until) if until else 'alltid'}" for s, until in answer.reached]
    found += [f"ukjent: {_stop(s)}" for s in answer.uncertain]
    found += [f"stengt: {_stop(s)}, {'åpner ' + _time(opens) if opens else 'åpner ikke'}" for s, opens in answer.closed]
    return found


def _stop(stop: Stop) -> str:
    return f"{stop.contact.about or stop.agency.name} {stop.phone.shown}".replace("\u00a0", " ")


def _time(wall: datetime) -> str:
    days = ("man", "tir", "ons", "tor", "fre", "lør", "søn")
    return f"{days[wall.weekday()]} {wall:%Y-%m-%d %H.%M}"
