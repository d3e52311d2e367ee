"""The glossary, and the index of everyday words."""

from __future__ import annotations

from difflib import SequenceMatcher

from handbook.binder.blocks import Block, Span, doubt, joined, para, small
from handbook.binder.links import Links
from handbook.derive import words
from handbook.language.norwegian import alphabetical, sentence
from handbook.model import Glossary, Handbook, Settings, Word

_ALIKE = 0.85


def glossary(handbook: Handbook, glossary: Glossary, links: Links) -> list[Block]:
    """Every word with its explanation, in Norwegian order."""
    ordered = sorted(glossary.words, key=lambda w: alphabetical(w.word))
    return [{"b": "terms", "items": [_word(w, links) for w in ordered]}]


def _word(word: Word, links: Links) -> dict[str, object]:
    term: list[Span] = [sentence(word.word)]
    if word.abbreviation:
        term.append(f" ({word.abbreviation})")
    blocks = [para(word.explanation)]
    if word.synonyms:
        blocks.append(small("Også: ", ", ".join(word.synonyms)))
    see = [links.word(id) for id in word.see] + ([links.agency(word.agency)] if word.agency else [])
    see += [links.law(id) for id in word.law]
    if see:
        blocks.append(small("Se ", *joined(see)))
    return {"id": f"ord:{word.id}", "term": term, "x": [*blocks, *doubt(word)]}


def index(handbook: Handbook, settings: Settings, links: Links) -> list[Block]:
    """Everyday words with the articles they lead to, grouped by letter; no article twice for a word."""
    groups = []
    for letter in words.index(handbook):
        items = [(term, found) for term in letter.terms if (found := _found(term, links))]
        lines = [{"word": term.word, "x": joined(list(found.values()))} for term, found in _once(items)]
        groups.append({"letter": letter.letter, "items": lines})
    return [{"b": "index", "groups": [group for group in groups if group["items"]]}]


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
