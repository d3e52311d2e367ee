"""«Jeg jobber i …»: everything that a workplace is responsible for, takes part in or is told."""

from __future__ import annotations

from handbook.derive.addresses import address
from handbook.derive.duties import workplace_duties
from handbook.model import Handbook, Workplace
from handbook.pages import common, workflow
from handbook.pages.agency import duty_groups
from handbook.pages.common import View
from handbook.pages.links import Link, Links
from handbook.pages.overviews import card
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
    groups = duty_groups(links, workplace_duties(handbook, workplace))
    responsible = [{**g, "rows": [r for r in g["rows"] if r["kind"] == "ansvarlig"]} for g in groups]
    others = [{**g, "rows": [r for r in g["rows"] if r["kind"] != "ansvarlig"]} for g in groups]
    return {
        "workplace": workplace,
        "agencies": [common.call(links, id, "råd") for id in workplace.agencies],
        "roles": [handbook.roles[id] for id in workplace.roles],
        "procedures": [card(links, w) for w in mine],
        "responsible": [g for g in responsible if g["rows"]],
        "others": [g for g in others if g["rows"]],
        "deadlines": _deadlines(groups),
        "forms": _forms(links, workplace),
        "meetings": _meetings(links, workplace),
        "pages": [links.link("side", p.id) for p in handbook.pages.values() if workplace.id in p.workplaces],
    }


def _deadlines(groups: list[View]) -> list[View]:
    return [
        {"workflow": g["workflow"], "step": r["step"], "deadline": r["deadline"], "party": r["party"]}
        for g in groups for r in g["rows"] if r["kind"] == "ansvarlig" and r["deadline"] and r["deadline"]["within"]
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
