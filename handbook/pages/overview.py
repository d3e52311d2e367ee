"""What all overviews have in common."""

from __future__ import annotations

from handbook.articles import names
from handbook.model import Handbook
from handbook.pages.links import Links
from handbook.pages.sheet import Sheet, View


def overview(
    handbook: Handbook, id: str, summary: str, template: str, view: View, excluded: bool = False, wide: bool = False
) -> Sheet:  # fmt: skip
    """An overview. A wide one gives the room of the short list of the page to its table."""
    links = Links(handbook, f"{id}.html")
    return Sheet(
        address=links.here, title=names.name(handbook, "oversikt", id), summary=summary, template=template, view=view,
        owned=handbook.settings, excluded=excluded, hide=("footer", "toc") if wide else ("footer",),
    )  # fmt: skip
