"""Does somebody always answer when a child is in danger?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from handbook.hours.acute import acute_numbers
from handbook.hours.coverage import Gap, acute_agencies, can_be_proved, districts, first_gap, loop, purposes
from handbook.hours.route import chain, route_from
from handbook.model import Handbook, Purpose
from handbook.problem import Problem, error, warning

_MORE = "Legg til tider, eller «ellers:» med en instans som alltid svarer."


def always_an_answer(handbook: Handbook) -> Iterator[Problem]:
    """Every agency on an acute path can be reached every minute of the coming year, itself or through its
    fallback chain, in every district (barnevernsloven § 15-3: the service is available at all times)."""
    silent = _silent(handbook)
    for id, gap in silent.items():
        others = silent.keys() - {id}
        if not any(other in others for other in chain(handbook, id, Purpose.ACUTE, None)):  # the hole is theirs to fill
            agency = handbook.agencies[id]
            yield error("ingen-svarer", agency.place("kontakt"), f"Ingen svarer for akutt{gap}, når {agency.name} skal nås.", _MORE)  # fmt: skip


@lru_cache(maxsize=1)
def _silent(handbook: Handbook) -> dict[str, str]:
    """The agencies on an acute path that nobody answers for at some time, and when."""
    gaps = {id: _gap(handbook, (id,), Purpose.ACUTE) for id in acute_agencies(handbook)}
    return {id: gap for id, gap in gaps.items() if gap}


def every_topic_is_answered(handbook: Handbook) -> Iterator[Problem]:
    """«Hvem ringer jeg nå?» has an answer for every topic, in every district, every minute of the coming year,
    and at least one of those who answer has a number that somebody has confirmed."""
    for i, topic in enumerate(handbook.settings.topics):
        place = handbook.settings.place("henvendelser", i, "instanser")
        gap = _gap(handbook, topic.agencies, topic.purpose)
        if gap:
            if topic.purpose != Purpose.ACUTE:  # the rule above has told of those
                yield error("ingen-svarer", place, f"Ingen svarer for «{topic.name}»{gap}.", _MORE)
            continue
        gap = _gap(handbook, topic.agencies, topic.purpose, confirmed=True)
        if gap:
            yield warning("bare-ubekreftede-svarer", place, f"Ingen med bekreftet nummer svarer for «{topic.name}»{gap}.",
                          "Få bekreftet ett av numrene, eller legg til en nasjonal telefon sist i «instanser».")  # fmt: skip


def _gap(handbook: Handbook, agencies: tuple[str, ...], purpose: Purpose, confirmed: bool = False) -> str | None:
    """« i distrikt Vest lørdag 09.00–11.00»; without the district when it is the same in all of them."""
    gaps: dict[str | None, Gap] = {}
    for district in districts(handbook):
        if not can_be_proved(handbook, agencies, purpose, district) or _goes_in_circle(
            handbook, agencies, purpose, district
        ):
            return None  # another rule has told of it
        stops = route_from(handbook, agencies, purpose, district)
        gap = first_gap(tuple(s for s in stops if s.confirmed or not confirmed), handbook.today)
        if gap:
            gaps[district] = gap
    if not gaps:
        return None
    district, gap = next(iter(gaps.items()))
    alike = len(gaps) == len(districts(handbook)) and len(set(gaps.values())) == 1
    where = "" if alike or district is None else f" i distrikt {handbook.districts[district].name}"
    return f"{where} {gap}"


def _goes_in_circle(handbook: Handbook, agencies: tuple[str, ...], purpose: Purpose, district: str | None) -> bool:
    found = (id for first in agencies for id in chain(handbook, first, purpose, district))
    return any(loop(handbook, id, purpose) for id in found)


def fallback_loop(handbook: Handbook) -> Iterator[Problem]:
    """«ellers» never leads in a circle."""
    reported: set[frozenset[str]] = set()
    wanted = purposes(handbook)
    for id, agency in handbook.agencies.items():
        for purpose in wanted:
            circle = loop(handbook, id, purpose)
            if circle and frozenset(circle) not in reported and circle[0] == id:
                reported.add(frozenset(circle))
                names = " → ".join(circle)
                index = next(i for i, c in enumerate(agency.contacts) if c.otherwise == circle[1])
                yield error("ellers-i-ring", agency.place("kontakt", index, "ellers"), f"«ellers» går i ring: {names}.",
                            "La kjeden ende hos en instans som alltid svarer.")  # fmt: skip


def acute_numbers_are_confirmed(handbook: Handbook) -> Iterator[Problem]:
    """The numbers in the acute band, which stands on every page, are confirmed."""
    for number in acute_numbers(handbook):
        if number.contact.unverified or number.agency.unverified:
            place = handbook.settings.place("akutt", "instanser")
            yield error("ubekreftet-akuttnummer", place, f"Nummeret til {number.agency.name} står i akuttbåndet, men er ikke bekreftet.",
                        "Ring og sjekk nummeret, eller ta instansen ut av akuttbåndet til det er gjort.")  # fmt: skip
