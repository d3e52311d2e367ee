"""The proof that somebody always answers: ten holes are cut into a handbook, and each is seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from handbook.check.coverage import always_an_answer, every_topic_is_answered
from handbook.days import NEXT_WORKDAY, Closing, Season, Weekdays
from handbook.dictionary.when import WEEKDAYS
from handbook.hours.coverage import acute_agencies
from handbook.hours.route import route_from
from handbook.model import Contact, District, Handbook, Purpose, SpecialDay, Window
from handbook.values import PhoneNumber
from tests.hours.conftest import loaded


@pytest.fixture(scope="module")
def whole() -> Handbook:
    return loaded("sarpsborg")


EVERY_DAY = frozenset(range(8))
TODAY = date(2026, 11, 23)  # a Monday
Change = Callable[[Contact], Contact]


def cut(days: frozenset[int], start: int, end: int) -> Change:
    """Takes some minutes of some days out of every window."""

    def pieces(window: Window) -> Iterator[Window]:
        minutes = window.closes.minutes
        closes = minutes if minutes > window.opens else 24 * 60
        kept, hit = window.days.days - days, window.days.days & days
        if kept:
            yield replace(window, days=Weekdays(kept, ""))
        for a, b in ((window.opens, min(closes, start)), (max(window.opens, end), closes)):
            if hit and a < b:
                yield replace(window, days=Weekdays(hit, ""), opens=a, closes=Closing(b))

    return lambda c: replace(c, windows=tuple(p for w in c.windows for p in pieces(w)))


def on(day: str, opens: int, closes: int) -> Change:
    """Other hours on a special day."""
    return lambda c: replace(c, special_days=(*c.special_days, SpecialDay(day=day, opens=opens, closes=closes)))


def in_season(season: Season) -> Change:
    return lambda c: replace(c, windows=tuple(replace(w, season=season) for w in c.windows))


HOLES: dict[str, tuple[Change, str]] = {
    "a Saturday morning": (cut(frozenset({5}), 540, 660), "lørdag 09.00–11.00"),
    "an hour every night": (cut(EVERY_DAY, 120, 180), "mandag 02.00–03.00"),
    "one minute": (cut(frozenset({2}), 929, 930), "onsdag 15.29–15.30"),
    "up to midnight": (cut(frozenset({6}), 1380, 1440), "søndag 23.00–24.00"),
    "holidays": (cut(frozenset({7}), 720, 1080), "fredag 25. desember 2026 12.00–18.00"),
    "Christmas Eve": (on("julaften", 0, 1080), "torsdag 24. desember 2026 18.00–24.00"),
    "New Year's Eve": (on("nyttårsaften", 0, 1425), "torsdag 31. desember 2026 23.45–24.00"),
    "July": (in_season(Season((8, 1), (6, 30))), "torsdag 1. juli 2027 00.00–24.00"),
    "unknown hours": (lambda c: replace(c, windows=()), "mandag 00.00–24.00"),
    "a number that is gone": (lambda c: replace(c, phone=None), "mandag 00.00–24.00"),
}


def changed(handbook: Handbook, change: Change) -> Handbook:
    """The handbook with a change to whoever answers for the first agency of the acute band."""
    answering = {stop.agency.id for stop in route_from(handbook, acute_agencies(handbook)[:1], "akutt", None)}
    agencies = {
        id: replace(a, contacts=tuple(map(change, a.contacts))) if id in answering else a
        for id, a in handbook.agencies.items()
    }
    return replace(handbook, agencies=agencies, today=TODAY)


@pytest.mark.parametrize("name", HOLES)
def test_a_hole_is_seen(whole: Handbook, name: str) -> None:
    change, expected = HOLES[name]
    assert not list(always_an_answer(replace(whole, today=TODAY)))
    problems = list(always_an_answer(changed(whole, change)))
    agency = whole.agencies[acute_agencies(whole)[0]]
    seen = [p.message.replace("\u00a0", " ") for p in problems]
    assert f"Ingen svarer for akutt {expected}, når {agency.name} skal nås." in seen


def test_a_hole_in_one_district_names_it(whole: Handbook) -> None:
    districts = (District(id="nord", name="Nord"), District(id="vest", name="Vest"))
    handbook = changed(whole, lambda c: replace(c, districts=("nord",)))
    handbook = replace(handbook, settings=replace(whole.settings, districts=districts))
    assert any("Ingen svarer for akutt i distrikt Vest" in p.message for p in always_an_answer(handbook))


def test_a_hole_in_a_topic_is_seen(whole: Handbook) -> None:
    handbook = replace(
        whole,
        today=TODAY,
        agencies={
            id: replace(a, contacts=tuple(cut(frozenset({5}), 540, 660)(c) for c in a.contacts))
            for id, a in whole.agencies.items()
        },
    )
    others = [t for t in whole.settings.topics if t.purpose != "akutt"]
    seen = [p.message for p in every_topic_is_answered(handbook) if p.stops_build]
    assert len(seen) == len(others)
    for topic, message in zip(others, seen, strict=True):
        assert message.startswith(f"Ingen svarer for «{topic.name}» lørdag ") and "09.00–11.00" in message


def _pair(whole: Handbook, *windows: Window) -> Handbook:
    """An office and its team, each «ellers» the other, on the acute path alone; the team has these hours."""
    office, team = list(whole.agencies.values())[:2]
    hours = {office.id: (_window("man–fre", 480, Closing(930)),), team.id: windows}
    agencies = {
        a.id: replace(
            a, contacts=(replace(a.contacts[0], phone=PhoneNumber.parse(f"22 22 22 2{i}"), purposes=(Purpose.ACUTE,), windows=hours[a.id],
                                 special_days=(), otherwise=other.id),)
        )
        for i, (a, other) in enumerate(((office, team), (team, office)))
    }  # fmt: skip
    topic = replace(whole.settings.topics[0], purpose=Purpose.ACUTE, agencies=(office.id, team.id))
    settings = replace(
        whole.settings,
        topics=(topic,),
        districts=(),
        acute=replace(whole.settings.acute, agencies=(office.id, team.id)),
    )
    return replace(whole, agencies=agencies, workflows={}, settings=settings, today=TODAY)


def _window(days: str, opens: int, closes: Closing) -> Window:
    return Window(days=WEEKDAYS.parse(days), opens=opens, closes=closes)


def test_a_service_may_answer_for_another_and_the_other_for_it(whole: Handbook) -> None:
    """How every Norwegian service does it: office hours here, the rest there."""
    assert not list(always_an_answer(_pair(whole, _window("man–fre", 930, Closing(480, NEXT_WORKDAY)))))


def test_a_hole_in_a_circle_is_told_of_once(whole: Handbook) -> None:
    """The literal transcription lacks the night to Monday. Each is in the other's chain, so neither is the one to blame."""
    weekend = _window("lør–søn og helligdager", 0, Closing(1440))
    handbook = _pair(whole, _window("man–fre", 930, Closing(480)), weekend)
    problems = list(always_an_answer(handbook))
    names = " eller ".join(a.name for a in handbook.agencies.values())
    assert [p.message.replace("\u00a0", " ") for p in problems] == [
        f"Ingen svarer for akutt mandag 00.00–08.00, når {names} skal nås."
    ]


def test_a_whole_week_is_told_to_be_every_day(whole: Handbook) -> None:
    """«man–søn 00–24» was meant as always; what to write is said."""
    week = replace(whole.agencies[acute_agencies(whole)[0]].contacts[0].windows[0], days=WEEKDAYS.parse("man–søn"))
    handbook = changed(
        whole, lambda c: replace(c, windows=(replace(week, opens=0, closes=Closing(1440)),), special_days=())
    )
    (problem, *_) = always_an_answer(handbook)
    assert "fredag 25. desember" in problem.message.replace("\u00a0", " ")
    assert "Skriv «dager: alle dager» i stedet for «dager: man–søn»." in problem.hint


def test_what_nobody_could_read_is_not_a_hole(whole: Handbook) -> None:
    """A file with mistakes is left out and has its own problem; the proof waits until it is mended."""
    topic = whole.settings.topics[-1]
    agencies = {id: a for id, a in whole.agencies.items() if id != topic.agencies[0]}
    seen = every_topic_is_answered(replace(whole, agencies=agencies))
    assert not [p for p in seen if topic.name in p.message]
