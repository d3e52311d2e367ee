"""The overviews across everything: deadlines, levels, meetings, search words, what to confirm, the edition."""

from __future__ import annotations

from collections.abc import Callable

from handbook.articles import inquiries, names
from handbook.articles.blocks import Asking, Origin
from handbook.articles.contact import municipality_number
from handbook.derive import words
from handbook.derive.duties import by_urgency
from handbook.derive.feedback import feedback_address
from handbook.derive.matrix import steps_by_level
from handbook.language import norwegian
from handbook.model import Chapter, Handbook
from handbook.pages.article import chapters
from handbook.pages.commit import commit
from handbook.pages.links import Links
from handbook.pages.overview import overview
from handbook.pages.sheet import Sheet


def levels(handbook: Handbook) -> Sheet:
    """Procedures × levels, with the steps in the cells: the whole handbook on one page."""
    links = Links(handbook, "nivaer.html")
    by_level = {level.id: dict(found) for level, found in steps_by_level(handbook)}
    rows = [
        {
            "link": links.link("prosedyre", w.id),
            "cells": [
                [links.link("prosedyre", f"{w.id}/{step.id}") for step in by_level[level.id].get(w, ())]
                for level in handbook.settings.levels
            ],
        }
        for w in by_urgency(handbook)
        if any(w in found for found in by_level.values())
    ]
    return overview(
        handbook, "nivaer", "Nivåene, og hvilke steg som hører til hvert av dem.", "levels.html",
        {"levels": handbook.settings.levels, "rows": rows}, wide=True,
    )  # fmt: skip


def search_words(handbook: Handbook) -> Sheet:
    """Every name and everyday word, A–Å, with the pages it leads to: for those who leaf, or have no JavaScript."""
    links = Links(handbook, "stikkord.html")
    groups = [
        {
            "letter": group.letter,
            "id": f"bokstav-{group.anchor}",
            "rows": [
                {"word": norwegian.sentence(t.word), "links": [links.link(e.kind, e.id) for e in t.entries]}
                for t in group.terms
            ],
        }
        for group in words.index(handbook)
    ]
    view = {"groups": groups}
    return overview(
        handbook, "stikkord", "Hverdagsord og hvor de fører, fra A til Å.", "search-words.html", view, excluded=True
    )


def search(handbook: Handbook) -> Sheet:
    """The page of results, which is filled in the browser; without scripts it leads to the search words."""
    groups = [{"letter": group.letter, "id": f"bokstav-{group.anchor}"} for group in words.index(handbook)]
    return overview(
        handbook, "sok", "Skriv hva du lurer på, med dine egne ord.", "search.html", {"groups": groups},
        excluded=True, wide=True,
    )  # fmt: skip


def to_confirm(handbook: Handbook) -> Sheet:
    """Every fact that nobody has verified, by whom to ask. For coordinators: it stands in no menu and no search."""
    article = inquiries.article(handbook)
    example = next((block.items[0].mark for block in article.blocks if isinstance(block, Asking)), None)
    view = {"article": article, "example": example, "today": norwegian.long_date(handbook.today)}
    return overview(handbook, article.id, article.summary, "to-confirm.html", view, excluded=True)


def about(handbook: Handbook) -> Sheet:
    """The edition, who owns what, and how to say that something is wrong."""
    settings = handbook.settings
    links, at = Links(handbook, "om.html"), Origin("oversikt:om", settings)
    view = {
        "settings": settings,
        "commit": commit(handbook.root),
        "date": norwegian.long_date(settings.edition.date),
        "changes": [{"date": norwegian.long_date(c.date), "text": c.text} for c in settings.edition.changes],
        "owner": handbook.party_name(settings.owner),
        "pages": [links.link("side", p.id) for p in chapters(handbook) if p.chapter is Chapter.ABOUT],
        "doubts": [found for record in (settings.municipality, settings.address) if (found := names.doubt(at, record))],
        "feedback": feedback_address(handbook, "håndboka"),
        "number": municipality_number(handbook),
    }
    return overview(handbook, "om", "Utgaven, hvem som eier den, og hvordan du sier fra om feil.", "about.html", view)


ALL: tuple[Callable[[Handbook], Sheet], ...] = (levels, search_words, search, to_confirm, about)
