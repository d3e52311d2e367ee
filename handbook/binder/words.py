"""The index of everyday words."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from handbook.binder.links import Links, Span
from handbook.derive import words
from handbook.language.norwegian import alphabetical
from handbook.model import Handbook

_ALIKE = 0.85


def index(handbook: Handbook, links: Links) -> list[dict[str, Any]]:
    """Everyday words with the articles they lead to, grouped by letter; no article twice for a word."""
    groups = []
    for letter in words.index(handbook):
        items = [(term, found) for term in letter.terms if (found := _found(term, links))]
        lines = [{"word": term.word, "numbers": list(found.values())} for term, found in _once(items)]
        groups.append({"letter": letter.letter, "items": lines})
    return [{"b": "Index", "groups": [group for group in groups if group["items"]]}]


def _once(items: list[tuple[words.Term, dict[str, Span]]]) -> list[tuple[words.Term, dict[str, Span]]]:
    """Of a word's forms and spellings that lead to no other articles, the one that is a name, or else the longest.

    Who types a word may misspell it, so the search knows them all; who turns pages sees them side by side.
    """
    kept: list[tuple[words.Term, dict[str, Span]]] = []
    for term, found in sorted(items, key=lambda item: (item[0].word[:1].islower(), -len(item[0].word))):
        if not any(found.keys() <= other.keys() and _alike(term.word, better.word) for better, other in kept):
            kept.append((term, found))
    return sorted(kept, key=lambda item: alphabetical(item[0].word))


def _alike(one: str, other: str) -> bool:
    """Nearly the same letters: «barnevernsvakt» and «Barnevernvakta»."""
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio() > _ALIKE


def _found(term: words.Term, links: Links) -> dict[str, Span]:
    """The numbers of the articles, each with its link: «→ A2, B4»."""
    found: dict[str, Span] = {}
    for entry in term.entries:
        key = f"{entry.kind}:{entry.id}"
        if key in links.plan.home:
            found.setdefault(links.plan.home[key].number, links.number(key))
    return found
