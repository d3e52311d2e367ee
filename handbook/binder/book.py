"""Everything in the binder that is not the text of an article, as the templates read it."""

from __future__ import annotations

from typing import Any

from handbook.binder import front
from handbook.binder.links import Links
from handbook.binder.posters import poster
from handbook.binder.prints import Print
from handbook.derive.binder_plan import Article
from handbook.language.norwegian import long_date
from handbook.model import Handbook


def book(links: Links, item: Print) -> dict[str, Any]:
    """Title, colours, the first pages, and the chapters with what stands around each article."""
    handbook, settings = links.handbook, links.handbook.settings
    whole = item.keys is None
    return {
        "heading": f"{settings.name}. {settings.subtitle if whole else item.title}",
        "depth": 2 if whole else 1,
        "title": settings.name,
        "subtitle": settings.subtitle,
        "author": settings.municipality.name,
        "date": list(settings.edition.date.timetuple()[:3]),
        "accent": settings.colours.accent,
        "sides": item.sides,
        "newest": "Nyeste utgave: ",
        "cover": front.cover(handbook),
        "acute": front.acute(handbook, links),
        "calls": front.calls(handbook, links),
        "how_to": front.how_to(handbook),
        "poster": poster(item.keys[0], item.poster, links) if item.poster and item.keys else None,
        "chapters": [
            {
                "letter": chapter.letter,
                "title": chapter.title,
                "intro": chapter.intro,
                "articles": [_article(handbook, a, links) for a in chapter.articles if a.key in links.included],
            }
            for chapter in links.plan.chapters
        ],
    }


def _article(handbook: Handbook, article: Article, links: Links) -> dict[str, Any]:
    record = article.record
    verified = getattr(record, "verified_on", None)
    facts = (
        f"Sist kontrollert {long_date(verified)}" if verified else "",
        front.owner(handbook, getattr(record, "owner", None)),
    )
    address = links.web(article.key)
    return {
        "key": article.key,
        "number": article.number,
        "title": article.title,
        "language": getattr(record, "language", "nb"),
        "verified": " · ".join(f for f in facts if f),
        "web": address,
        "shown_address": front.shown_address(address) if address else "",
    }
