"""«Skriv ut»: the binder and its parts as PDF files."""

from __future__ import annotations

from collections.abc import Sequence

from handbook.derive.downloads import PLACE, Download
from handbook.language import norwegian
from handbook.model import Handbook
from handbook.pages.sheet import Sheet

Row = dict[str, str]


def row(item: Download) -> Row:
    """What a file is called, where it lies, and how large it is: «PDF, 4 sider på 2 ark, 45 kB»."""
    pages = norwegian.count(item.pages, "side", "sider")
    paper = f"{pages} på {item.sheets} ark" if item.pages > 1 else pages
    return {"title": item.title, "href": f"{PLACE}/{item.file}", "size": f"PDF, {paper}, {_size(item.size)}"}


def sheet(handbook: Handbook, offered: Sequence[Download]) -> Sheet:
    """Every file with its size, in groups; the edition they belong to."""
    groups: dict[str, list[Row]] = {}
    for item in offered:
        groups.setdefault(item.group, []).append(row(item))
    edition = handbook.settings.edition
    return Sheet(
        address="skriv-ut.html",
        title="Skriv ut",
        summary="Permen og delene av den som PDF, til å skrive ut eller lagre.",
        template="downloads.html",
        view={
            "groups": [{"name": name, "id": f"gruppe-{i}", "rows": rows} for i, (name, rows) in enumerate(groups.items(), 1)],
            "edition": f"Utgave {edition.name}, {norwegian.long_date(edition.date)}",
        },
        owned=handbook.settings,
        hide=("footer",),
    )  # fmt: skip


def _size(size: int) -> str:
    """«1,6 MB», «45 kB»."""
    return f"{size / 1e6:.1f}".replace(".", ",") + " MB" if size >= 1e6 else f"{max(1, round(size / 1e3))} kB"
