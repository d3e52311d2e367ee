"""The year's fixed meetings: twelve months at a glance, then each meeting."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.binder.agencies import consent
from handbook.binder.blocks import Block, bullets, doubt, joined, named, para, rows, section, strong
from handbook.binder.links import Links
from handbook.language.norwegian import sentence
from handbook.model import Handbook, Meeting, MeetingPlan
from handbook.values import MONTH_NAMES


def meetings(handbook: Handbook, plan: MeetingPlan, links: Links) -> list[Block]:
    """A calendar of those that have months, and a section for each."""
    return [_year(plan, links), *(_meeting(m, links) for m in plan.meetings)]


def _year(plan: MeetingPlan, links: Links) -> Block:
    held = [m for m in plan.meetings if m.months]
    year = [{"name": links.here(f"mote:{m.id}", m.name), "held": [n in m.months for n in range(1, 13)]} for m in held]
    return {"b": "year", "months": [sentence(name[:3]) for name in MONTH_NAMES], "rows": year}


def _meeting(meeting: Meeting, links: Links) -> Block:
    return section(meeting.name, *_body(meeting, links), id=f"mote:{meeting.id}")


def _body(meeting: Meeting, links: Links) -> Iterator[Block]:
    yield para(strong(meeting.rhythm), " · ", meeting.purpose)
    if meeting.topics:
        yield bullets(meeting.topics)
    yield from rows(
        ("Innkaller", [para(*named(links.party(meeting.convened_by)))]),
        ("Deltar", [para(*named(*links.parties(meeting.participants)))]),
        ("Samtykke", list(consent(meeting.consent, links)) if meeting.consent else []),
        ("Prosedyre", [para(*joined([links.workflow(w) for w in meeting.workflows]))] if meeting.workflows else []),
        ("Skjema", [para(*links.forms(meeting.forms))] if meeting.forms else []),
        ("Lov", [para(*links.laws(meeting.law))] if meeting.law else []),
    )
    yield from doubt(meeting)
