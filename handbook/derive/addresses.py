"""Where everything lies on the site: the one place that knows, for pages, search, QR codes and exports."""

from __future__ import annotations

import re

from handbook.model import Handbook

_FOLDERS = {
    "instans": "instanser",
    "prosedyre": "prosedyrer",
    "skjema": "skjema",
    "tiltak": "tiltak",
    "arbeidssted": "jobber-i",
    "side": "sider",
    "sporsmal": "veiviser",
}
_ANCHORS = {"lov": "lov.html", "ord": "ordliste.html", "mote": "moteplan.html"}

START = "index.html"
OVERVIEWS = {
    "hvem-ringer-jeg": "Hvem ringer jeg nå?",
    "veiviser": "Jeg er bekymret for et barn",
    "instanser": "Instanser",
    "prosedyrer": "Prosedyrer",
    "skjema": "Skjema",
    "tiltak": "Tiltak",
    "nivaer": "Nivåer og steg",
    "frister": "Frister",
    "moteplan": "Møter gjennom året",
    "lov": "Lover",
    "ordliste": "Ordliste",
    "stikkord": "Stikkord A–Å",
    "ma-bekreftes": "Må bekreftes",
    "om": "Om håndboka",
    "skriv-ut": "Skriv ut",
}


def address(kind: str, id: str) -> str:
    """The page of a thing, relative to the start page: («prosedyre», «akutt-fare/ring») → prosedyrer/akutt-fare.html#steg-ring.

    Kinds are those of links in Markdown (instans, prosedyre, skjema, tiltak, lov, ord, side) and
    arbeidssted, sporsmal, mote, niva, oversikt.
    """
    if kind == "oversikt":
        return f"{id}.html"
    if kind == "niva":
        return f"nivaer.html#niva-{id}"
    if kind in _ANCHORS:
        return f"{_ANCHORS[kind]}#{id}"
    page, _, step = id.partition("/")
    return f"{_FOLDERS[kind]}/{page}.html" + (f"#steg-{step}" if step else "")


def full_address(handbook: Handbook, kind: str, id: str) -> str | None:
    """The address on the net, for QR codes and exports; None when the handbook has no address."""
    base = handbook.settings.address
    return None if base is None else base.url + address(kind, id)


def slug(text: str) -> str:
    """Text as part of an address, such as the place of a heading: «Når du er i tvil» → «nar-du-er-i-tvil»."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().translate(str.maketrans("æøå", "aoa"))).strip("-")
