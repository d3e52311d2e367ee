"""Does somebody always answer when a child is in danger?"""

from __future__ import annotations

from collections.abc import Iterator

from handbook.derive.coverage import acute_agencies, districts, first_gap, loop
from handbook.model import Handbook
from handbook.problem import Problem, error


def always_an_answer(handbook: Handbook) -> Iterator[Problem]:
    """Every agency on an acute path can be reached every minute of the coming year, itself or through its
    fallback chain, in every district (barnevernsloven § 15-3: the service is available at all times)."""
    for id in acute_agencies(handbook):
        agency = handbook.agencies[id]
        for district in districts(handbook):
            gap = first_gap(handbook, id, "akutt", district, handbook.today)
            if gap:
                where = f" i distrikt {handbook.districts[district].name}" if district else ""
                yield error("ingen-svarer", agency.place("kontakt"), f"Ingen svarer for akutt{where} {gap}, når {agency.name} skal nås.",
                            "Legg til tider, eller «ellers:» med en instans som alltid svarer.")  # fmt: skip
                break


def fallback_loop(handbook: Handbook) -> Iterator[Problem]:
    """«ellers» never leads in a circle."""
    reported: set[frozenset[str]] = set()
    for id, agency in handbook.agencies.items():
        circle = loop(handbook, id)
        if circle and frozenset(circle) not in reported and circle[0] == id:
            reported.add(frozenset(circle))
            names = " → ".join(circle)
            index = next(i for i, c in enumerate(agency.contacts) if c.otherwise)
            yield error("ellers-i-ring", agency.place("kontakt", index, "ellers"), f"«ellers» går i ring: {names}.",
                        "La kjeden ende hos en instans som alltid svarer.")  # fmt: skip
