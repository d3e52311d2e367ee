"""References between articles: every key becomes its words, its number, and a link that works in this print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from handbook.derive.addresses import full_address
from handbook.derive.binder_plan import Plan
from handbook.model import Handbook

Span = str | dict[str, Any]  # what stands in a line, as the templates read it: a dictionary has the key «s»


def lacks(data: bytes) -> bool:
    """Whether a data file of the templates names an article that this part of the binder doesn't hold («(B4)»)."""
    return b'"number": "(' in data


@dataclass(frozen=True)
class Links:
    """`included` are the keys of the articles in this print; the others keep their number and lead to the site.
    `current` is the article that is written: what lies in it needs no number. Not `numbered`: no reference has one.
    A `part` of the binder is a binder too: the number of an article that it lacks is told from those it holds."""

    handbook: Handbook
    plan: Plan
    included: frozenset[str]
    current: str = ""
    numbered: bool = True
    part: bool = False

    def to(self, key: str, text: str) -> Span:
        """«text → C4»; a link to the site when the binder has no place for the key."""
        if key.startswith("niva:"):  # levels are explained with how to use the binder, in no article
            return text
        article = self.plan.home.get(key)
        if article is None:
            address = self.web(key)
            return {"s": "link", "url": address, "x": [text]} if address else text
        inside = article.key in self.included
        web = None if inside else self.web(key)
        number = article.number if self.numbered and article.key != self.current else None
        shown = f"({number})" if number and self.part and not inside else number
        return {"s": "ref", "text": text, "number": shown, "to": key if inside else None, "web": web}

    def here(self, key: str, text: str) -> Span:
        """A link without a number: to the same article, or where the number follows."""
        span = self.to(key, text)
        return {**span, "number": None} if isinstance(span, dict) else span

    def by_title(self, quoted: str) -> Span:
        """«Rus i familien», with the number of another article that is called so."""
        key = self.plan.titles.get(quoted[1:-1].casefold())
        return self.to(key, quoted) if key and key != self.current else quoted

    def number(self, key: str) -> Span:
        """The article's number alone, as in an index."""
        number, inside = self.plan.home[key].number, self.holds(key)
        shown = f"({number})" if self.part and not inside else number
        return {"s": "number", "number": shown, "to": key if inside else None}

    def holds(self, key: str) -> bool:
        """Is what the key names in this print?"""
        return self.plan.home[key].key in self.included

    def web(self, key: str) -> str | None:
        """The page on the site; None when the handbook has no address."""
        return full_address(self.handbook, *key.split(":", 1))
