"""The lists of everything of a kind: procedures, agencies, forms, measures."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from handbook.articles import contact
from handbook.articles.blocks import Origin
from handbook.derive import places
from handbook.derive.addresses import slug
from handbook.derive.duties import by_urgency
from handbook.language import norwegian
from handbook.model import Agency, AgencyKind, Handbook, Workflow
from handbook.pages.article import by_name
from handbook.pages.links import Links
from handbook.pages.overview import overview
from handbook.pages.sheet import Sheet, View


def procedures(handbook: Handbook) -> Sheet:
    """All procedures, each once, by how much they hasten."""
    links = Links(handbook, "prosedyrer.html")
    groups = [
        {"name": urgency.label, "id": slug(urgency), "items": [card(links, w) for w in found]}
        for urgency, found in groupby(by_urgency(handbook), key=lambda w: w.urgency)
    ]
    return overview(
        handbook, "prosedyrer", "Hva du gjør, hvem som gjør det, og når. Det som haster mest, står først.",
        "procedures.html", {"groups": groups, "workplaces": handbook.settings.workplaces},
    )  # fmt: skip


def card(links: Links, item: Workflow) -> View:
    """A procedure in a list: its name, what it is for, its themes, and the workplaces it is for."""
    return {
        "link": links.link("prosedyre", item.id),
        "purpose": item.purpose,
        "themes": [links.handbook.themes[theme].name for theme in item.themes],
        "places": places.written(item.workplaces),
    }


_KIND_GROUPS = {
    group: tuple(kind for kind in AgencyKind if kind.group == group)
    for group in dict.fromkeys(kind.group for kind in AgencyKind)
}


def agencies(handbook: Handbook) -> Sheet:
    """All agencies, those of the municipality first."""
    links = Links(handbook, "instanser.html")
    groups = []
    for name, kinds in _KIND_GROUPS.items():
        found = [agency_row(links, item) for item in by_name(handbook) if item.kind in kinds]
        if found:
            groups.append({"name": name, "id": kinds[0], "items": found})
    return overview(
        handbook,
        "instanser",
        "Hvem som kan hjelpe, med hva, og hvordan du når dem.",
        "agencies.html",
        {"groups": groups},
    )


def agency_row(links: Links, item: Agency) -> View:
    """An agency in a list, with a number to tap."""
    first = next((c for c in item.contacts if c.phone), None)
    at = Origin(f"instans:{item.id}", item)
    return {
        "link": links.link("instans", item.id),
        "summary": item.summary,
        "number": contact.number(links.handbook, item, first, at) if first else None,
    }


def forms(handbook: Handbook) -> Sheet:
    """All forms and tools."""
    links = Links(handbook, "skjema.html")
    rows = [
        {"link": links.link("skjema", f.id), "purpose": f.purpose, "format": f.format.label,
         "used_by": norwegian.join([handbook.party_name(id) for id in f.used_by]),
         "places": places.written(places.of_forms(handbook).get(f.id, ()))}
        for f in sorted(handbook.forms.values(), key=lambda f: norwegian.alphabetical(f.name))
    ]  # fmt: skip
    return overview(handbook, "skjema", "Skjema og verktøy som hører til prosedyrene.", "forms.html", {"rows": rows})


def measures(handbook: Handbook) -> Sheet:
    """All measures, by level."""
    links = Links(handbook, "tiltak.html")
    groups = []
    levels: list[str | None] = [*handbook.levels, None]
    for id in levels:
        found = [m for m in handbook.measures.values() if m.level == id]
        rows = [
            {"link": links.link("tiltak", m.id), "summary": m.summary,
             "agencies": norwegian.join([handbook.party_name(a) for a in m.agencies])}
            for m in sorted(found, key=lambda m: norwegian.alphabetical(m.name))
        ]  # fmt: skip
        if rows:
            name = f"{handbook.levels[id].short}: {handbook.levels[id].name}" if id else "Alle nivåer"
            groups.append({"name": name, "id": f"niva-{id}" if id else "alle-nivaer", "rows": rows})
    return overview(
        handbook, "tiltak", "Det tjenestene kan sette inn, og hvordan du får det.", "measures.html", {"groups": groups}
    )


ALL: tuple[Callable[[Handbook], Sheet], ...] = (procedures, agencies, forms, measures)
