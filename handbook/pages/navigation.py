"""The pages in their order, in groups: the menu of the site."""

from __future__ import annotations

from html import escape
from typing import Any

from handbook.derive.addresses import START
from handbook.dictionary.choice import for_each
from handbook.model import Chapter, Handbook
from handbook.pages.sheet import Sheet

Nav = list[dict[str, Any]]

_LOOK_UP = ("nivaer", "frister", "moteplan", "lov", "ordliste", "stikkord")
_ABOUT = ("om", "skriv-ut", "ark")  # what is for those who edit has its way in from «Om håndboka»
# In which group of the menu the pages of a chapter stand.
_GROUPS = for_each(
    Chapter,
    {
        Chapter.DUTIES: "Råd og plikter",
        Chapter.TALKS: "Råd og plikter",
        Chapter.PARENTS: "Råd og plikter",
        Chapter.MEASURES: "Skjema og tiltak",
        Chapter.ABOUT: "Oppslag",
    },
)


def navigation(handbook: Handbook, sheets: list[Sheet]) -> Nav:
    """Menu → pages. Empty groups are left out; a page that is not in the menu is still found by links and search."""
    by_file = {sheet.file: sheet for sheet in sheets}

    def entry(file: str, title: str | None = None) -> dict[str, str]:
        return {escape(title or by_file[file].title): file}

    def folder(name: str) -> list[dict[str, str]]:
        return [entry(sheet.file) for sheet in sheets if sheet.file.startswith(f"{name}/")]

    def chapter(id: Chapter) -> list[dict[str, str]]:
        return [entry(s.file) for s in sheets if s.kind == "side" and s.source and handbook.pages[_id(s)].chapter == id]

    def overview(*ids: str) -> list[dict[str, str]]:
        return [entry(f"{id}.md") for id in ids if f"{id}.md" in by_file]

    groups: list[tuple[str, list[Any]]] = [
        ("Jeg er bekymret", overview("veiviser") + folder("veiviser")),
        ("Hvem ringer jeg?", overview("hvem-ringer-jeg")),
        ("Prosedyrer", [entry("prosedyrer.md", "Alle prosedyrer"), *folder("prosedyrer")]),
        ("Instanser", [entry("instanser.md", "Alle instanser"), *folder("instanser")]),
        ("Jeg jobber i", folder("jobber-i")),
        ("Skjema og tiltak", [
            {"Skjema": [entry("skjema.md", "Alle skjema"), *folder("skjema")]},
            {"Tiltak": [entry("tiltak.md", "Alle tiltak"), *folder("tiltak"), *chapter(Chapter.MEASURES)]},
        ]),
        ("Råd og plikter", [{escape(c.label): chapter(c)} for c in Chapter if _GROUPS[c] == "Råd og plikter" and chapter(c)]),
        ("Oppslag", [*overview(*_LOOK_UP), {"Om håndboka": [*overview(*_ABOUT), *chapter(Chapter.ABOUT)]}]),
        ("Hva er nytt", overview("hva-er-nytt")),
    ]  # fmt: skip
    return [{"Start": START.replace(".html", ".md")}, *({name: items} for name, items in groups if items)]


def _id(sheet: Sheet) -> str:
    return sheet.file.removeprefix("sider/").removesuffix(".md")
