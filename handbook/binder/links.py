"""References between articles: every key becomes its words, its number, and a link that works in this print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handbook.binder.blocks import Span, joined
from handbook.binder.plan import Plan
from handbook.derive.addresses import full_address
from handbook.model import Handbook


@dataclass(frozen=True)
class Links:
    """`included` are the keys of the articles in this print; the others keep their number and lead to the site."""

    handbook: Handbook
    plan: Plan
    included: frozenset[str]

    def to(self, key: str, text: str) -> Span:
        """«text → C4»; only the words when the binder has no place for the key."""
        article = self.plan.home.get(key)
        if article is None:
            return text
        inside = article.key in self.included
        web = None if inside else self.web(key)
        return {"s": "ref", "text": text, "number": article.number, "to": key if inside else None, "web": web}

    def web(self, key: str) -> str | None:
        """The page on the site; None when the handbook has no address."""
        return full_address(self.handbook, *key.split(":", 1))

    def agency(self, id: str) -> Span:
        return self.to(f"instans:{id}", self.handbook.party_name(id))

    def party(self, id: str) -> Span:
        """A role in words; an agency with its number."""
        return self.agency(id) if id in self.handbook.agencies else self.handbook.party_name(id)

    def law(self, id: str) -> Span:
        return self.to(f"lov:{id}", self.handbook.cite(id))

    def form(self, id: str) -> Span:
        return self.to(f"skjema:{id}", self.handbook.forms[id].name)

    def workflow(self, id: str) -> Span:
        return self.to(f"prosedyre:{id}", self.handbook.workflows[id].name)

    def word(self, id: str) -> Span:
        return self.to(f"ord:{id}", self.handbook.words[id].word)

    def laws(self, ids: Iterable[str]) -> list[Span]:
        return joined([self.law(id) for id in ids])

    def forms(self, ids: Iterable[str]) -> list[Span]:
        return joined([self.form(id) for id in ids])

    def parties(self, ids: Iterable[str]) -> list[Span]:
        return joined([self.party(id) for id in ids], last=" og ")
