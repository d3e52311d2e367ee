"""The page of an agency."""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup

from handbook.derive.addresses import address, full_address
from handbook.derive.deadlines import event_deadline
from handbook.derive.duties import PARTS, Duty, duties_of
from handbook.drawing.qr import qr
from handbook.language import norwegian
from handbook.model import Agency, Handbook, Receiving
from handbook.pages import common
from handbook.pages.common import View
from handbook.pages.links import Links
from handbook.pages.sheet import Sheet


def sheets(handbook: Handbook) -> list[Sheet]:
    """One page for each agency, in the order of their names."""
    return [_sheet(handbook, agency) for agency in by_name(handbook)]


def by_name(handbook: Handbook) -> list[Agency]:
    """The agencies as a reader looks for them."""
    return sorted(handbook.agencies.values(), key=lambda agency: norwegian.alphabetical(agency.name))


def kind_name(agency: Agency) -> str:
    """«Interkommunal»."""
    return agency.kind.label


def _sheet(handbook: Handbook, agency: Agency) -> Sheet:
    links = Links(handbook, address("instans", agency.id))
    return Sheet(
        address=links.here,
        title=agency.title,
        summary=agency.summary,
        template="agency.html",
        view=_view(links, agency),
        owned=agency,
        source=f"agencies/{agency.id}.yml",
        kind="instans",
        skip_words=frozenset(w.id for w in handbook.glossary.words if w.agency == agency.id),
        hide=("footer",),
    )


def _view(links: Links, agency: Agency) -> View:
    handbook = links.handbook
    return {
        "agency": agency,
        "kind": kind_name(agency),
        "covers": norwegian.join(agency.covers),
        "contacts": [common.contact(links, agency, i) for i in range(len(agency.contacts))],
        "qr": _code(handbook, agency),
        "vcard": links.path(f"instanser/{agency.id}.vcf"),
        "unverified": common.unverified(agency),
        "consent": common.consent(links, agency.consent),
        "events": [
            {"what": event.what, "deadline": common.deadline(links, event_deadline(handbook, event))}
            for event in agency.what_happens
        ],
        "receiving": _receiving(links, agency.receiving),
        "duties": (duties := duty_groups(links, duties_of(handbook, agency.id))),
        "duties_count": f"{sum(len(g['rows']) for g in duties)} oppgaver i {norwegian.count(len(duties), 'prosedyre', 'prosedyrer')}",
        "meetings": (met := meetings(links, agency)),
        "meetings_count": norwegian.count(len(met), "møtepunkt", "møtepunkter"),
        "measures": [links.link("tiltak", m.id) for m in handbook.measures.values() if agency.id in m.agencies],
        "forms": common.forms(links, agency.forms),
        "laws": [
            {"link": law, "title": handbook.paragraphs[id].title}
            for law, id in zip(links.laws(agency.law), agency.law, strict=False)
        ],
        "laws_count": norwegian.count(len(agency.law), "paragraf", "paragrafer"),
        "names": list(dict.fromkeys((*agency.other_names, *agency.former_names))),
    }


def _code(handbook: Handbook, agency: Agency) -> Markup | None:
    """The page's address as a code to scan from paper; None when the handbook has no address."""
    address = full_address(handbook, "instans", agency.id)
    return Markup(qr(address).decode()) if address else None


def _receiving(links: Links, item: Receiving | None) -> View | None:
    if item is None:
        return None
    law = links.handbook.deadlines.get(item.deadline or "")
    within = item.answers_within or (law.within if law else None)
    counted_from = item.counted_from or (law.counted_from if law else None)
    found = common.deadline(links, (within, counted_from, (law.paragraph,) if law else ()))
    return {"how": item.how, "explanation": item.explanation, "deadline": found}


def meetings(links: Links, agency: Agency) -> list[View]:
    """The fixed meeting points an agency calls or takes part in."""
    mine = {agency.id} | {r.id for r in links.handbook.settings.roles if r.works_in == (agency.id,)}
    return [
        {"link": links.link("mote", m.id), "rhythm": m.rhythm, "purpose": m.purpose}
        for m in links.handbook.plan.meetings
        if m.convened_by in mine or mine & set(m.participants)
    ]


def duty_groups(links: Links, duties: tuple[Duty, ...]) -> list[View]:
    """Duties gathered by workflow, in the order they came."""
    groups = []
    for workflow, items in groupby(duties, key=lambda duty: duty.workflow):
        rows = [
            {
                "part": PARTS[duty.part],
                "kind": duty.part,
                "step": links.link("prosedyre", f"{workflow.id}/{duty.step.id}"),
                "party": links.handbook.party_name(duty.party),
                "deadline": common.step_deadline(links, duty.step),
            }
            for duty in items
        ]
        groups.append(
            {
                "workflow": links.link("prosedyre", workflow.id),
                "urgency": workflow.urgency,
                "rows": rows,
                "count": norwegian.count(len(rows), "oppgave", "oppgaver"),
            }
        )
    return groups
