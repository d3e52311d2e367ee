"""The year's fixed meetings: twelve months at a glance, then each meeting."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.binder.agencies import consent
from handbook.binder.blocks import Block, bullets, doubt, joined, para, quiet, section, strong
from handbook.binder.links import Links
from handbook.derive.norwegian import sentence
from handbook.model import Handbook, Meeting, MeetingPlan
from handbook.values import MONTH_NAMES


def meetings(handbook: Handbook, plan: MeetingPlan, links: Links) -> list[Block]:
    """A calendar of those that have months, and a section for each."""
    return [_year(plan), *(_meeting(m, links) for m in plan.meetings)]


def _year(plan: MeetingPlan) -> Block:
    months = [
        {"name": sentence(name), "meetings": [m.name for m in plan.meetings if number in m.months]}
        for number, name in enumerate(MONTH_NAMES, 1)
    ]
    return {"b": "year", "months": months}


def _meeting(meeting: Meeting, links: Links) -> Block:
    return section(meeting.name, *_body(meeting, links), id=f"mote:{meeting.id}")


def _body(meeting: Meeting, links: Links) -> Iterator[Block]:
    yield para(strong(meeting.rhythm), " · ", meeting.purpose)
    yield para(quiet("Innkaller: "), links.party(meeting.convened_by))
    yield para(quiet("Deltar: "), *links.parties(meeting.participants))
    if meeting.topics:
        yield bullets(meeting.topics)
    if meeting.consent:
        yield para(quiet("Samtykke"))
        yield from consent(meeting.consent, links)
    if meeting.workflows:
        yield para(quiet("Prosedyrer: "), *joined([links.workflow(w) for w in meeting.workflows]))
    if meeting.forms:
        yield para(quiet("Skjema: "), *links.forms(meeting.forms))
    if meeting.law:
        yield para(quiet("Lov: "), *links.laws(meeting.law))
    yield from doubt(meeting)
