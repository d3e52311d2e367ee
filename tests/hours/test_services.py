"""Six real services as their pages say it, and made-up ones with one rule each: tests/hours/services/*.yml.

Each holds agencies, the order to try them in, moments with who answers, until when and who is next, and the problems that
are to be told of. The answers were worked out by hand from the words on the pages before any program gave them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.check import outside, periods, two_years
from handbook.days import DateSpan
from handbook.dictionary.field import Block, ListOf, Scalar, section_of
from handbook.hours.calendar import to_wall
from handbook.hours.route import Route, answer_on, route_from
from handbook.model import Agency, Contact, District, Handbook, Period, Purpose, Topic
from tests.hours.conftest import loaded

HERE = Path(__file__).parent / "services"
FIRST = date(2026, 11, 1)


def services() -> list[dict[str, Any]]:
    files = sorted(HERE.glob("*.yml"))
    return [s for file in files for s in yaml.load(file.read_text("utf-8"), yaml.BaseLoader)["tjenester"]]


def made(model: type, data: dict[str, Any]) -> Any:
    """A record of a block of YAML, by the dictionary."""
    fields = {f.key: f for f in section_of(model).fields}
    return model(**{fields[key].name: _value(fields[key].kind, value) for key, value in data.items() if key in fields})


def _value(kind: Any, value: Any) -> Any:
    if isinstance(kind, ListOf):
        return tuple(_value(kind.item, item) for item in value)
    if isinstance(kind, Block):
        return made(kind.model, value)
    return kind.parse(value) if isinstance(kind, Scalar) else value


def book(service: dict[str, Any]) -> Handbook:
    """A handbook that holds a service; a contact without a number of its own gets one that is nobody's."""
    base = loaded("miniatyr")
    agency = next(iter(base.agencies.values()))
    numbers = iter(range(22222201, 22222299))
    agencies: dict[str, Agency] = {}
    for id, written in service["instanser"].items():
        contacts = (made(Contact, {"brukes_til": ["akutt"], "telefon": str(next(numbers)), **c}) for c in written)
        agencies[id] = replace(agency, id=id, name=id, short_name=None, contacts=tuple(contacts))
    names = {d for a in agencies.values() for c in a.contacts for d in c.districts}
    spans = {
        id: tuple(DateSpan(date.fromisoformat(a), date.fromisoformat(b)) for a, b in dates)
        for id, dates in service.get("perioder", {}).items()
    }
    settings = replace(
        base.settings,
        districts=tuple(District(id=d, name=d.capitalize()) for d in sorted(names)),
        periods=tuple(Period(id=id, name=id.capitalize(), spans=found) for id, found in spans.items()),
        topics=tuple(
            Topic(id=id, name=id, purpose=Purpose.ACUTE, agencies=tuple(order))
            for id, order in service["rekkefolge"].items()
        ),
    )
    return replace(base, agencies=agencies, settings=settings, today=FIRST)


def _names(handbook: Handbook, service: dict[str, Any], stops: Route) -> Iterator[str]:
    for stop in stops:
        index = int(stop.key.split("/")[1])
        contacts = service["instanser"][stop.agency.id]
        yield stop.agency.id if len(contacts) == 1 else f"{stop.agency.id}/{contacts[index]['id']}"


def _cases() -> Iterator[Any]:
    for service in services():
        for case in service["oyeblikk"]:
            yield pytest.param(service, case, id=f"{service['id']} {case['tid']} {case.get('distrikt', '')}".strip())


@pytest.fixture(scope="module")
def books() -> dict[str, Handbook]:
    return {service["id"]: book(service) for service in services()}


@pytest.mark.parametrize(("service", "case"), list(_cases()))
def test_moments(books: dict[str, Handbook], service: dict[str, Any], case: dict[str, Any]) -> None:
    handbook = books[service["id"]]
    agencies = tuple(service["rekkefolge"][case.get("spor", "akutt")])
    stops = route_from(handbook, agencies, Purpose.ACUTE, case.get("distrikt"))
    names = dict(zip(stops, _names(handbook, service, stops), strict=True))
    wall = datetime.fromisoformat(case["tid"])
    for moment in case.get("utc", []):
        assert to_wall(datetime.fromisoformat(moment).astimezone(UTC)) == wall

    def first(at: datetime) -> tuple[str, Any, datetime | None]:
        found = answer_on(stops, at).reached
        return (names[found[0][0]], found[0][0], found[0][1]) if found else ("ingen", None, None)

    who, stop, until = first(wall)
    assert who == case["svarer"]
    if "nummer" in case:
        assert str(stop.phone) == case["nummer"]
    if "til" in case:
        assert (until.isoformat(timespec="minutes") if until else "alltid") == case["til"]
    if "neste_fra" in case and who == "ingen":
        opens = min(filter(None, (s.opening.opens(wall) for s in stops)))
        assert opens.isoformat(timespec="minutes") == case["neste_fra"]
    if "neste" in case:
        assert first(datetime.fromisoformat(case.get("neste_fra") or case["til"]))[0] == case["neste"]
    if "ukjent" in case:
        assert [names[s] for s in stops if not s.opening.known] == case["ukjent"]


@pytest.mark.parametrize("service", services(), ids=lambda s: s["id"])
def test_problems(books: dict[str, Handbook], service: dict[str, Any]) -> None:
    """What must be told of is told, and nothing else is an error."""
    handbook = books[service["id"]]
    rules = (two_years.hours_agree, outside.has_an_answer, periods.in_order)
    told = {p.code for rule in rules for p in rule(handbook) if p.stops_build}
    assert told == {code.split()[0] for code in service.get("feil", [])}
