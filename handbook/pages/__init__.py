"""The handbook → Markdown files, and the order of the pages. Nothing here knows which engine makes the site."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup

from handbook.articles import glossary
from handbook.articles.blocks import Diagram, Origin
from handbook.derive import feedback
from handbook.derive.binder_plan import numbers_by_page
from handbook.derive.downloads import Download
from handbook.derive.verification import verification
from handbook.drawing.diagram import diagram
from handbook.language import norwegian
from handbook.model import Handbook
from handbook.pages import article, calls, downloads, guide, lists, news, overviews, reference, render, start
from handbook.pages.assets import picture, write_assets
from handbook.pages.links import Links
from handbook.pages.navigation import Nav, navigation
from handbook.pages.prose import Prose, Vocabulary
from handbook.pages.sheet import Sheet


def write(handbook: Handbook, docs: Path, offered: Sequence[Download] = ()) -> Nav:
    """Writes every page and file of the site's source below `docs`; returns the pages in their order.

    `offered` are the files for download that will lie beside the pages.
    """
    made, write_one = sheets(handbook, offered), writer(handbook, docs, offered)
    for sheet in made:
        write_one(sheet)
    write_assets(handbook, docs)
    return navigation(handbook, made)


def write_some(handbook: Handbook, docs: Path, files: Collection[str], offered: Sequence[Download]) -> list[str]:
    """Writes those pages of `files` anew that there are, now that what they offer is made; returns them."""
    write_one = writer(handbook, docs, offered)
    found = [sheet for sheet in sheets(handbook, offered) if sheet.file in files]
    for sheet in found:
        write_one(sheet)
    return [sheet.file for sheet in found]


def writer(handbook: Handbook, docs: Path, offered: Sequence[Download] = ()) -> Callable[[Sheet], str]:
    """A function that writes one page below `docs`, and returns its text."""
    vocabulary = Vocabulary(handbook.glossary.words)
    prints: dict[str, list[downloads.Row]] = {}
    for item in offered:
        prints.setdefault(item.page, []).append(downloads.row(item))

    def write_one(sheet: Sheet) -> str:
        file = docs / sheet.file
        file.parent.mkdir(parents=True, exist_ok=True)
        text = _markdown(handbook, sheet, vocabulary, prints.get(sheet.address, []))
        file.write_text(text, encoding="utf-8", newline="\n")
        return text

    return write_one


def sheets(handbook: Handbook, offered: Sequence[Download] = ()) -> list[Sheet]:
    """Every page of the site."""
    return [
        start.sheet(handbook),
        *guide.sheets(handbook),
        calls.sheet(handbook),
        *(overview(handbook) for overview in (*lists.ALL, *overviews.ALL)),
        downloads.sheet(handbook, offered),
        *article.sheets(handbook),
        *reference.sheets(handbook),
    ]


def _markdown(handbook: Handbook, sheet: Sheet, vocabulary: Vocabulary, prints: Sequence[downloads.Row]) -> str:
    links, at = Links(handbook, sheet.address), Origin("oversikt:ordliste", handbook.glossary)
    prose = Prose(vocabulary, sheet.skip_words, partial(links.href, "ord"))
    mark = news.mark_of(handbook, links)
    shared: dict[str, Any] = {
        "say": prose,
        "path": links.path,
        "href": links.to,
        "diagram": partial(_diagram, links),
        "shown": sheet.shown,
        "picture": partial(picture, links),
        "verified": _verified(handbook, sheet),
        "changed": mark(f"{sheet.kind}:{_id(sheet)}", True) if sheet.kind in _MARKED else None,
        "change_mark": mark,
        "messages": {
            "Ja": feedback.helped(handbook, sheet.title, sheet.address),
            "Nei": feedback.missing(handbook, sheet.title, sheet.address, sheet.owned),
        },
        "prints": prints,
        "in_binder": numbers_by_page(handbook).get(sheet.address),
        # A function, for the words are known only when the rest of the page has been printed.
        "explained": lambda: [glossary.word(handbook, word, at) for word in prose.explained.values()],
    }
    return render.markdown(sheet, shared)


_MARKED = ("prosedyre", "instans", "skjema", "tiltak", "side")  # pages that are one record


def _id(sheet: Sheet) -> str:
    return Path(sheet.address).stem


def _diagram(links: Links, block: Diagram) -> Markup:
    """A procedure's drawing, its steps links on this page."""
    workflow = links.handbook.workflows[block.workflow]
    parts = diagram(links.handbook, workflow, partial(links.href, "prosedyre"), any_font=True)
    return Markup("\n".join(part.svg for part in parts))


def _verified(handbook: Handbook, sheet: Sheet) -> dict[str, str] | None:
    if sheet.owned is None:
        return None
    found = verification(handbook, sheet.owned)
    return {
        "owner": found.owner,
        "on": norwegian.long_date(found.verified_on),
        "due": norwegian.long_date(found.due),
        "due_iso": found.due.isoformat(),
    }
