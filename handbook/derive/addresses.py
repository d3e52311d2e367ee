"""Where everything lies on the site: the one place that knows, for pages, search, QR codes and exports."""

from __future__ import annotations

import re

from handbook.model import Handbook
from handbook.model.things import BY_LINK

START = "index.html"
OVERVIEWS = {
    "hvem-ringer-jeg": "Hvem ringer jeg nå?",
    "veiviser": "Jeg er bekymret for et barn",
    "instanser": "Instanser",
    "prosedyrer": "Prosedyrer",
    "skjema": "Skjema",
    "tiltak": "Tiltak",
    "nivaer": "Nivåer",
    "frister": "Frister",
    "moteplan": "Møter gjennom året",
    "lov": "Lover",
    "ordliste": "Ordliste",
    "stikkord": "Stikkord A–Å",
    "sok": "Søk",
    "ma-bekreftes": "Må bekreftes",
    "hva-er-nytt": "Hva er nytt",
    "ark": "Gjelder arket?",
    "permer": "Permene på hyllene",
    "om": "Om håndboka",
    "skriv-ut": "Skriv ut",
}


def address(kind: str, id: str) -> str:
    """The page of a thing, relative to the start page: («prosedyre», «akutt-fare/ring») → prosedyrer/akutt-fare.html#steg-ring.

    Kinds are the words of links in Markdown (see `things`): instans, prosedyre, skjema, tiltak, lov, ord, side …
    """
    page, _, step = id.partition("/")
    return BY_LINK[kind].page.format(page) + (f"#steg-{step}" if step else "")


def full_address(handbook: Handbook, kind: str, id: str) -> str | None:
    """The address on the net, for QR codes and exports; None when the handbook has no address."""
    base = handbook.settings.address
    return None if base is None else base.url + address(kind, id)


def slug(text: str) -> str:
    """Text as part of an address, such as the place of a heading: «Når du er i tvil» → «nar-du-er-i-tvil»."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().translate(str.maketrans("æøå", "aoa"))).strip("-")
