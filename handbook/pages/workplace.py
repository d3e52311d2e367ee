"""«Jeg jobber i …»: everything that a workplace is responsible for, takes part in or is told."""

from __future__ import annotations

from itertools import groupby

from handbook.derive.addresses import address
from handbook.derive.duties import PARTS, Duty, workplace_duties
from handbook.language import norwegian
from handbook.model import Handbook, Purpose, Workplace
from handbook.pages import common, workflow
from handbook.pages.agency import duty_groups
from handbook.pages.common import View
from handbook.pages.links import Link, Links
from handbook.pages.sheet import Sheet


def sheets(handbook: Handbook) -> list[Sheet]:
    """One page for each workplace, in the order of handbok.yml."""
    return [_sheet(handbook, workplace) for workplace in handbook.settings.workplaces]


def _sheet(handbook: Handbook, workplace: Workplace) -> Sheet:
    links = Links(handbook, address("arbeidssted", workplace.id))
    return Sheet(
        address=links.here,
        title=links.name("arbeidssted", workplace.id),
        summary=workplace.explanation,
        template="workplace.html",
        view=_view(links, workplace),
        owned=handbook.settings,
        source="content/handbok.yml",
        kind="arbeidssted",
        hide=("footer",),
    )


def _view(links: Links, workplace: Workplace) -> View:
    handbook = links.handbook
    mine = [w for w in workflow.by_urgency(handbook) if workplace.id in w.workplaces]
    responsible, others = _split(workplace_duties(handbook, workplace))
    return {
        "workplace": workplace,
        "agencies": [common.call(links, id, Purpose.ADVICE) for id in workplace.agencies],
        "roles": [handbook.roles[id] for id in workplace.roles],
        "procedures": [
            {"name": norwegian.sentence(urgency), "items": [links.link("prosedyre", w.id) for w in items]}
            for urgency, items in groupby(mine, key=lambda w: w.urgency)
        ],
        "responsible": duty_groups(links, responsible),
        "others": duty_groups(links, others),
        "deadlines": (deadlines := _deadlines(duty_groups(links, responsible))),
        "deadlines_count": norwegian.count(len(deadlines), "frist", "frister"),
        "forms": _forms(links, workplace),
        "meetings": _meetings(links, workplace),
        "pages": [links.link("side", p.id) for p in handbook.pages.values() if workplace.id in p.workplaces],
    }


def _split(duties: tuple[Duty, ...]) -> tuple[tuple[Duty, ...], tuple[Duty, ...]]:
    """The steps somebody here is responsible for, and the other steps that somebody here has a part in; each once."""
    strongest: dict[tuple[str, str], Duty] = {}
    order = list(PARTS)
    for duty in duties:
        key = (duty.workflow.id, duty.step.id)
        if key not in strongest or order.index(duty.part) < order.index(strongest[key].part):
            strongest[key] = duty
    found = strongest.values()
    return tuple(d for d in found if d.part == "ansvarlig"), tuple(d for d in found if d.part != "ansvarlig")


def _deadlines(groups: list[View]) -> list[View]:
    return [
        {"workflow": g["workflow"], "step": r["step"], "deadline": r["deadline"], "party": r["party"]}
        for g in groups for r in g["rows"] if r["deadline"] and r["deadline"]["within"]
    ]  # fmt: skip


def _forms(links: Links, workplace: Workplace) -> list[Link]:
    handbook = links.handbook
    own = set(workplace.agencies) | set(workplace.roles)
    used = {id for w in handbook.workflows.values() if workplace.id in w.workplaces for s in w.steps for id in s.tools}
    used |= {form.id for form in handbook.forms.values() if own & set(form.used_by)}
    return sorted((links.link("skjema", id) for id in used), key=lambda link: link.text)


def _meetings(links: Links, workplace: Workplace) -> list[View]:
    own = set(workplace.agencies) | set(workplace.roles)
    return [
        {"link": links.link("mote", m.id), "rhythm": m.rhythm, "purpose": m.purpose}
        for m in links.handbook.plan.meetings
        if m.convened_by in own or own & set(m.participants)
    ]
