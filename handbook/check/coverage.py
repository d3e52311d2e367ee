"""Does somebody always answer when a child is in danger?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from handbook.hours.acute import acute_numbers
from handbook.hours.calendar import day_kind
from handbook.hours.coverage import Gap, acute_agencies, can_be_proved, districts, first_gap
from handbook.hours.route import Route, chain, route_from
from handbook.language.norwegian import join
from handbook.model import Handbook, Purpose
from handbook.problem import Problem, error, warning
from handbook.values import HOLIDAY

_MORE = "Legg til tider, eller «ellers:» med en instans som alltid svarer."


def always_an_answer(handbook: Handbook) -> Iterator[Problem]:
    """Every agency on an acute path can be reached every minute of the coming year, itself or through its
    fallback chain, in every district (barnevernsloven § 15-3: the service is available at all times)."""
    silent = _silent(handbook)
    reach = {id: silent.keys() & {*chain(handbook, id, Purpose.ACUTE, None)} for id in silent}
    told: set[str] = set()
    for id, hole in silent.items():
        group = [other for other in silent if other in reach[id] and id in reach[other]]
        if id in told or not reach[id] <= {*group}:  # the hole is another's to fill, further down the chain
            continue
        told.update(group)
        names = join([handbook.agencies[other].name for other in group], "eller")
        yield error("ingen-svarer", handbook.agencies[id].place("kontakt"),
                    f"Ingen svarer for akutt{hole.text}, når {names} skal nås.", hole.hint)  # fmt: skip


@lru_cache(maxsize=1)
def _silent(handbook: Handbook) -> dict[str, _Hole]:
    """The agencies on an acute path that nobody answers for at some time, and when."""
    holes = {id: _hole(handbook, (id,), Purpose.ACUTE) for id in acute_agencies(handbook)}
    return {id: hole for id, hole in holes.items() if hole}


def every_topic_is_answered(handbook: Handbook) -> Iterator[Problem]:
    """«Hvem ringer jeg nå?» has an answer for every topic, in every district, every minute of the coming year,
    and at least one of those who answer has a number that somebody has confirmed."""
    for i, topic in enumerate(handbook.settings.topics):
        place = handbook.settings.place("henvendelser", i, "instanser")
        hole = _hole(handbook, topic.agencies, topic.purpose)
        if hole:
            if topic.purpose != Purpose.ACUTE:  # the rule above has told of those
                yield error("ingen-svarer", place, f"Ingen svarer for «{topic.name}»{hole.text}.", hole.hint)
            continue
        hole = _hole(handbook, topic.agencies, topic.purpose, confirmed=True)
        if hole:
            yield warning("bare-ubekreftede-svarer", place, f"Ingen med bekreftet nummer svarer for «{topic.name}»{hole.text}.",
                          "Få bekreftet ett av numrene, eller legg til en nasjonal telefon sist i «instanser».")  # fmt: skip


@dataclass(frozen=True)
class _Hole:
    """« i distrikt Vest lørdag 09.00–11.00», and what fills it."""

    text: str
    hint: str


def _hole(handbook: Handbook, agencies: tuple[str, ...], purpose: Purpose, confirmed: bool = False) -> _Hole | None:
    """The first hole; without the district when it is the same in all of them."""
    found: dict[str | None, tuple[Gap, Route]] = {}
    for district in districts(handbook):
        if not can_be_proved(handbook, agencies, purpose, district):
            return None  # another rule has told of it
        stops = route_from(handbook, agencies, purpose, district)
        gap = first_gap(tuple(s for s in stops if s.confirmed or not confirmed), handbook.today)
        if gap:
            found[district] = gap, stops
    if not found:
        return None
    district, (gap, stops) = next(iter(found.items()))
    same = len(found) == len(districts(handbook)) and len({gap for gap, _ in found.values()}) == 1
    where = "" if same or district is None else f" i distrikt {handbook.districts[district].name}"
    return _Hole(f"{where} {gap}", _filled(gap, stops))


def _filled(gap: Gap, stops: Route) -> str:
    """What to write; where a whole week was meant to be every day, just that."""
    for stop in stops:
        days = {day for window in stop.contact.windows if window.days for day in window.days.days}
        if day_kind(gap.start.date()) == HOLIDAY and days == set(range(HOLIDAY)):
            window = next(window for window in stop.contact.windows if window.days)
            return (f"Tidene til {stop.agency.name} gjelder ikke helligdager. "
                    f"Skriv «dager: alle dager» i stedet for «dager: {window.days}».")  # fmt: skip
    return _MORE


def answers_for_another(handbook: Handbook) -> Iterator[Problem]:
    """«ellers» is somebody else."""
    for agency in handbook.agencies.values():
        for i, contact in enumerate(agency.contacts):
            if contact.otherwise == agency.id:
                yield error("ellers-til-seg-selv", agency.place("kontakt", i, "ellers"), f"{agency.name} kan ikke svare for seg selv.",
                            "Skriv instansen som svarer når denne ikke gjør det, eller slett linjen.")  # fmt: skip


def acute_numbers_are_confirmed(handbook: Handbook) -> Iterator[Problem]:
    """The numbers in the acute band, which stands on every page, are confirmed."""
    for number in acute_numbers(handbook):
        if number.contact.unverified or number.agency.unverified:
            place = handbook.settings.place("akutt", "instanser")
            yield error("ubekreftet-akuttnummer", place, f"Nummeret til {number.agency.name} står i akuttbåndet, men er ikke bekreftet.",
                        "Ring og sjekk nummeret, eller ta instansen ut av akuttbåndet til det er gjort.")  # fmt: skip
