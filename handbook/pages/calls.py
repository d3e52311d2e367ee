"""«Hvem ringer jeg nå?»: the choices, the table that needs no clock, and every number by what it is for."""

from __future__ import annotations

from handbook.articles import contact
from handbook.articles.blocks import ContactCard, Origin
from handbook.articles.calls import table
from handbook.derive import places
from handbook.derive.addresses import OVERVIEWS, slug
from handbook.hours.route import district_matters
from handbook.model import Agency, Handbook, Purpose
from handbook.pages.article import by_name
from handbook.pages.links import Links
from handbook.pages.sheet import Sheet, View

_ADDRESS = "hvem-ringer-jeg.html"


def sheet(handbook: Handbook) -> Sheet:
    """The page. What the browser adds to it is in theme/assets/javascripts/calls.js."""
    links = Links(handbook, _ADDRESS)
    view = {
        "topics": handbook.settings.topics,
        "places": _places(handbook),
        "table": table(handbook, handbook.today),
        "groups": _groups(links),
    }
    return Sheet(
        address=_ADDRESS, title=OVERVIEWS["hvem-ringer-jeg"], template="calls.html", view=view,
        summary="Hvem som svarer akkurat nå, og hvem som svarer når på døgnet.", owned=handbook.settings, hide=("navigation", "toc", "footer"),
    )  # fmt: skip


def _places(handbook: Handbook) -> list[View]:
    """Where people work, when the answers depend on it: each district, with the places it covers."""
    if not any(district_matters(handbook, topic) for topic in handbook.settings.topics):
        return []
    return [{"id": d.id, "name": d.name, "covers": d.covers} for d in handbook.settings.districts]


def _card(handbook: Handbook, agency: Agency, index: int) -> ContactCard:
    return contact.card(handbook, agency, index, Origin(f"instans:{agency.id}", agency, ("kontakt", index)))


def _groups(links: Links) -> list[View]:
    """Every telephone number, by what it is for."""
    groups = []
    for purpose in Purpose:
        rows = [
            {
                "agency": links.link("instans", item.id),
                "contact": _card(links.handbook, item, i),
                "places": places.written(places.of_agencies(links.handbook).get(item.id, ())),
            }
            for item in by_name(links.handbook)
            for i, one in enumerate(item.contacts)
            if one.phone and purpose in one.purposes
        ]
        if rows:
            groups.append({"name": purpose.label, "id": f"formal-{slug(purpose)}", "rows": rows})
    return groups
