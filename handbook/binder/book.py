"""Everything that is not the text of an article, as the templates read it: no more than what each part needs.

What a part is given decides whether it must be set anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from handbook.articles import inquiries
from handbook.articles.finder import finder, telephones
from handbook.binder import front
from handbook.binder.encode import encode, shown_address
from handbook.binder.links import Links
from handbook.binder.posters import levels_table, poster, wall
from handbook.derive.binder_plan import AGENCIES, Article, Chapter
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


NEWEST = "Nyeste utgave: "
TELEPHONES = "oversikt:telefonliste"
FRONT = {
    "foran:akutt": "Akutt",
    "foran:hva-ser-du": "Hva ser du?",
    "foran:nivaer": "Nivåer og steg",
    TELEPHONES: "Telefonliste",
    "foran:hvem-ringer-jeg": "Hvem ringer jeg nå?",
    "foran:slik-bruker-du": "Slik bruker du permen",
}


def front_book(links: Links, title: str, sides: int, selection: str = "") -> Book:
    """The first pages, with all that is announced there. `selection` is what a part of the binder is called."""
    handbook = links.handbook
    chapters = [_chapter(chapter, _contents(chapter, links)) for chapter in links.plan.chapters]
    return {
        **frame(links, title, sides),
        "depth": 2,  # what is written there stands below headings of chapters
        "subtitle": handbook.settings.subtitle,
        "cover": {**front.cover(handbook), "selection": selection},
        "acute": front.acute(handbook, links),
        "calls": front.calls(handbook, links),
        "finder": encode(finder(handbook), links),
        "levels": [encode(levels_table(links), links)],
        "how_to": front.how_to(handbook, links),
        "chapters": chapters,
    }


def _contents(chapter: Chapter, links: Links) -> list[Book]:
    """The articles that are there; of the agencies a part of the binder has the telephone list."""
    if links.part and chapter.letter == AGENCIES:
        return [{"key": TELEPHONES, "number": chapter.letter, "title": "Telefonliste"}]
    return [_entry(article) for article in chapter.articles if links.holds(article.key)]


def telephones_book(links: Links, title: str, sides: int) -> Book:
    """The telephone list, which stands in a part of the binder where the agencies stand in the whole."""
    chapter = next(chapter for chapter in links.plan.chapters if chapter.letter == AGENCIES)
    numbers = {article.key: article.number for article in chapter.articles}
    rows = {
        f"instans:{agency.id}": {
            "name": agency.title,
            "contacts": [encode(card, links) for card in cards],
        }
        for agency, cards in telephones(links.handbook)
    }
    return {
        **frame(links, title, sides),
        "chapters": [_chapter(c, _contents(c, links) if c is chapter else []) for c in links.plan.chapters],
        "foot": _foot((), links, bound=True, lacks=False),
        "telephones": [{"key": key, "number": numbers[key], **rows[key]} for key in numbers],
    }


def dividers_book(links: Links, title: str) -> Book:
    """The sheets to put before the chapters."""
    chapters = [_chapter(chapter, [_entry(a) for a in chapter.articles]) for chapter in links.plan.chapters]
    return {**frame(links, single_title(links.handbook, title), sides=1), "chapters": chapters}


def sheets_book(links: Links, articles: Sequence[Article], title: str, sides: int, bound: bool, lacks: bool) -> Book:
    """The articles of a sheet, or of several, with what stands around them. `bound` in a binder, where «Gyldige ark» says
    when each was verified; `lacks` when a number is told that this binder doesn't hold."""
    chapters = [
        _chapter(c, [_article(a, links) for a in articles] if articles[0] in c.articles else [])
        for c in links.plan.chapters
    ]
    return {**frame(links, title, sides), "chapters": chapters, "foot": _foot(articles, links, bound, lacks)}


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
        "newest": NEWEST,
    }


def _chapter(chapter: Chapter, articles: list[Book]) -> Book:
    """Its letter stands on every page's thumb tabs; the rest where it has articles."""
    told = {"key": chapter_key(chapter), "title": chapter.title, "intro": chapter.intro} if articles else {}
    return {"letter": chapter.letter, "articles": articles, **told}


def _entry(article: Article) -> Book:
    return {"key": article.key, "number": article.number, "title": article.title}


def _article(article: Article, links: Links) -> Book:
    language = getattr(article.record, "language", "nb")
    return {**_entry(article), "language": language, **web_facts(links.web(article.key))}


def _foot(articles: Sequence[Article], links: Links, bound: bool, lacks: bool) -> list[str]:
    """Where the newest edition is. Only a sheet that lies alone says when all on it was known to be right, and who owns it:
    in a binder it would have to be replaced each time somebody has looked at it."""
    facts = [
        "" if bound else checked(articles, links.handbook),
        "Nummer i parentes: se hele permen eller nettsiden" if lacks else "",
    ]
    address = links.handbook.settings.address
    web = links.web(articles[0].key) if len(articles) == 1 else address.url if address else None
    lines = (" · ".join(filter(None, facts)), f"{NEWEST}{shown_address(web)}" if web else "")
    return [line for line in lines if line]


def checked(articles: Sequence[Article], handbook: Handbook) -> str:
    """«Sist kontrollert 3. mars 2026 · Eier: Leder»."""
    records = [article.record for article in articles]
    verified = [day for record in records if (day := getattr(record, "verified_on", None))]
    roles = dict.fromkeys(role for record in records if (role := getattr(record, "owner", None)) in handbook.roles)
    owners = [handbook.roles[role].name for role in roles]
    facts = [
        f"Sist kontrollert {long_date(min(verified))}" if verified else "",
        f"{'Eier' if len(owners) == 1 else 'Eiere'}: {', '.join(owners)}" if owners else "",
    ]
    return " · ".join(filter(None, facts))


def web_facts(address: str | None) -> Book:
    """The page on the site, and how its address is read."""
    return {"web": address, "shown_address": shown_address(address) if address else ""}
