"""References between articles: every key becomes its words, its number, and a link that works in this print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handbook.binder.blocks import Span, joined
from handbook.derive.addresses import full_address
from handbook.derive.binder_plan import Plan
from handbook.language.norwegian import NBSP
from handbook.model import Handbook


@dataclass(frozen=True)
class Links:
    """`included` are the keys of the articles in this print; the others keep their number and lead to the site."""

    handbook: Handbook
    plan: Plan
    included: frozenset[str]

    def to(self, key: str, text: str) -> Span:
        """«text → C4»; a link to the site when the binder has no place for the key."""
        article = self.plan.home.get(key)
        if article is None:
            address = self.web(key)
            return {"s": "link", "url": address, "x": [text]} if address else text
        inside = article.key in self.included
        web = None if inside else self.web(key)
        return {"s": "ref", "text": text, "number": article.number, "to": key if inside else None, "web": web}

    def here(self, key: str, text: str) -> Span:
        """A link without a number: to the same article, or where the number follows."""
        span = self.to(key, text)
        return {**span, "number": None} if isinstance(span, dict) else span

    def number(self, key: str) -> Span:
        """The article's number alone, as in an index."""
        return {"s": "number", "number": self.plan.home[key].number, "to": key if self.holds(key) else None}

    def holds(self, key: str) -> bool:
        """Is what the key names in this print?"""
        return self.plan.home[key].key in self.included

    def web(self, key: str) -> str | None:
        """The page on the site; None when the handbook has no address."""
        return full_address(self.handbook, *key.split(":", 1))

    def agency(self, id: str) -> Span:
        """By its short name, unless that is a telephone number."""
        agency = self.handbook.agencies[id]
        short = agency.short_name
        return self.to(f"instans:{id}", short if short and any(c.isalpha() for c in short) else agency.name)

    def party(self, id: str) -> Span:
        """A role in words, as in the middle of a sentence; an agency with its number."""
        if id in self.handbook.agencies:
            return self.agency(id)
        name = self.handbook.party_name(id)
        return name[:1].lower() + name[1:] if name[1:2].islower() else name

    def law(self, id: str) -> Span:
        return self.to(f"lov:{id}", f"{self.handbook.act_of[id].short_name} {self._paragraph(id)}")

    def laws(self, ids: Iterable[str]) -> list[Span]:
        """Act by act: «barnevernsloven §§ 13-2 og 13-3 → D4, straffeloven § 196 → D15»."""
        acts: dict[str, list[str]] = {}
        for id in dict.fromkeys(ids):
            acts.setdefault(self.handbook.act_of[id].id, []).append(id)
        return [span for i, group in enumerate(acts.values()) for span in ([", "] if i else []) + self._group(group)]

    def _group(self, ids: list[str]) -> list[Span]:
        if len(ids) == 1:
            return [self.law(ids[0])]
        first, *middle, last = ids
        numbers = [self._paragraph(id).removeprefix(f"§{NBSP}") for id in ids]
        start = f"{self.handbook.act_of[first].short_name} §§{NBSP}{numbers[0]}"
        spans = [self.here(f"lov:{first}", start)]
        for id, number in zip(middle, numbers[1:], strict=False):
            spans += [", ", self.here(f"lov:{id}", number)]
        return [*spans, " og ", self.to(f"lov:{last}", numbers[-1])]

    def _paragraph(self, id: str) -> str:
        """«§ 13 b», never broken across lines."""
        return f"§{NBSP}{self.handbook.paragraphs[id].number.replace(' ', NBSP)}"

    def form(self, id: str) -> Span:
        return self.to(f"skjema:{id}", self.handbook.forms[id].name)

    def workflow(self, id: str) -> Span:
        return self.to(f"prosedyre:{id}", self.handbook.workflows[id].name)

    def word(self, id: str) -> Span:
        return self.to(f"ord:{id}", self.handbook.words[id].word)

    def forms(self, ids: Iterable[str]) -> list[Span]:
        return joined([self.form(id) for id in ids])

    def parties(self, ids: Iterable[str]) -> list[Span]:
        """«Nærmeste leder, barnehagen → B3 og PPT → B33»."""
        return joined([self.party(id) for id in ids], last=" og ")
