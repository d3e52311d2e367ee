"""Everything that is not the text of an article, as the templates read it: no more than what each part needs.

What a part is given decides whether it must be set anew.
"""

from __future__ import annotations

from typing import Any

from handbook.articles import inquiries
from handbook.binder import front
from handbook.binder.encode import encode, shown_address
from handbook.binder.links import Links
from handbook.binder.posters import poster, wall
from handbook.derive.binder_plan import Article, Chapter
from handbook.language.norwegian import long_date
from handbook.model import Handbook

Book = dict[str, Any]


def whole_title(handbook: Handbook) -> str:
    """What a reader hears the binder is called."""
    return f"{handbook.settings.name}. {handbook.settings.subtitle}"


def single_title(handbook: Handbook, title: str) -> str:
    """What a reader hears that a part of its own is called."""
    return f"{handbook.settings.name}. {title}"


def chapter_key(chapter: Chapter) -> str:
    """What a link to the sheet before a chapter is called."""
    return f"fane:{chapter.letter}"


FRONT = {
    "foran:akutt": "Akutt",
    "foran:hvem-ringer-jeg": "Hvem ringer jeg nå?",
    "foran:slik-bruker-du": "Slik bruker du permen",
}


def front_book(links: Links, sides: int) -> Book:
    """The first pages, with all that is announced there."""
    handbook = links.handbook
    chapters = [_chapter(chapter, [_entry(a) for a in chapter.articles]) for chapter in links.plan.chapters]
    return {
        **frame(links, whole_title(handbook), sides),
        "depth": 2,  # what is written there stands below headings of chapters
        "subtitle": handbook.settings.subtitle,
        "cover": front.cover(handbook),
        "acute": front.acute(handbook, links),
        "calls": front.calls(handbook, links),
        "how_to": front.how_to(handbook, links),
        "chapters": chapters,
    }


def divider_book(links: Links, of: Chapter, sides: int) -> Book:
    """The sheet before a chapter."""
    chapters = [_chapter(c, [_entry(a) for a in c.articles] if c is of else []) for c in links.plan.chapters]
    return {**frame(links, whole_title(links.handbook), sides), "chapters": chapters}


def article_book(links: Links, article: Article, title: str, sides: int) -> Book:
    """One article with what stands around it."""
    chapters = [
        _chapter(c, [_article(links.handbook, article, links)] if article in c.articles else [])
        for c in links.plan.chapters
    ]
    return {**frame(links, title, sides), "chapters": chapters}


def poster_book(links: Links, key: str, paper: str, title: str) -> Book:
    """A poster."""
    around = frame(links, single_title(links.handbook, title), sides=1)
    return {**around, "chapters": [], "poster": poster(key, paper, links)}


def wall_book(links: Links, key: str, paper: str, title: str) -> Book:
    """A poster that is read from across the room, or the card for the wallet."""
    around = frame(links, single_title(links.handbook, title), sides=1)
    return {**around, "chapters": [], "wall": wall(key, paper, links)}


def spine_book(links: Links, title: str) -> Book:
    """Labels for the back of a binder and for its tabs. Without the edition, so that they last."""
    tabs = [{"letter": chapter.letter, "title": chapter.title} for chapter in links.plan.chapters]
    return {**frame(links, single_title(links.handbook, title), sides=1), "chapters": [], "tabs": tabs}


def asking_book(links: Links, title: str) -> Book:
    """The call sheet: everything there is to ask about."""
    handbook = links.handbook
    made = inquiries.article(handbook)
    edition = handbook.settings.edition
    return {
        **frame(links, single_title(handbook, title), sides=1),
        "chapters": [],
        "asking": {
            "title": made.title,
            "summary": made.summary,
            "edition": f"Utgave {edition.name}",
            "blocks": encode(made.blocks, links),
        },
    }


def frame(links: Links, heading: str, sides: int) -> Book:
    """What every part is given."""
    settings = links.handbook.settings
    return {
        "heading": heading,
        "depth": 1,
        "title": settings.name,
        "author": settings.municipality.name,
        "date": list(settings.edition.date.timetuple()[:3]),
        "accent": settings.colours.accent,
        "sides": sides,
        "newest": "Nyeste utgave: ",
    }


def _chapter(chapter: Chapter, articles: list[Book]) -> Book:
    """Its letter stands on every page's thumb tabs; the rest where it has articles."""
    told = {"key": chapter_key(chapter), "title": chapter.title, "intro": chapter.intro} if articles else {}
    return {"letter": chapter.letter, "articles": articles, **told}


def _entry(article: Article) -> Book:
    return {"key": article.key, "number": article.number, "title": article.title}


def _article(handbook: Handbook, article: Article, links: Links) -> Book:
    record = article.record
    verified = getattr(record, "verified_on", None)
    facts = (
        f"Sist kontrollert {long_date(verified)}" if verified else "",
        front.owner(handbook, getattr(record, "owner", None)),
    )
    return {
        **_entry(article),
        "language": getattr(record, "language", "nb"),
        "verified": " · ".join(f for f in facts if f),
        **web_facts(links.web(article.key)),
    }


def web_facts(address: str | None) -> Book:
    """The page on the site, and how its address is read."""
    return {"web": address, "shown_address": shown_address(address) if address else ""}
