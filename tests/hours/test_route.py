"""Who is named when a contact doesn't answer, and where that ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handbook.hours.route import answering_for
from handbook.model import Handbook, Purpose
from tests.hours.conftest import loaded


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    """The switchboard, for other things, hands on to the children's emergency line when it is closed."""
    return loaded("vestmar")


@pytest.mark.parametrize(
    ("purposes", "named"),
    [
        ((Purpose.REFERRAL,), {"sentralbord"}),
        ((Purpose.ADVICE, Purpose.REPORT), {"sentralbord"}),
        ((Purpose.OTHER,), {"sentralbord", "alarmtelefonen"}),
        ((Purpose.ACUTE,), {"sentralbord", "alarmtelefonen"}),
        ((Purpose.REFERRAL, Purpose.ACUTE), {"sentralbord", "alarmtelefonen"}),
    ],
)
def test_what_is_behind_a_switchboard_is_for_who_rang_it(
    handbook: Handbook, purposes: tuple[Purpose, ...], named: set[str]
) -> None:
    contact = replace(handbook.agencies["barnevern"].contacts[0], purposes=purposes, otherwise="sentralbord")
    assert {stop.agency.id for stop in answering_for(handbook, contact)} == named


def test_a_chain_of_those_who_do_the_same_is_followed_to_its_end(handbook: Handbook) -> None:
    contact = replace(handbook.agencies["barnevern"].contacts[0], purposes=(Purpose.ADVICE,), otherwise="barnevernvakt")
    assert [stop.agency.id for stop in answering_for(handbook, contact)] == ["barnevernvakt", "alarmtelefonen"]
