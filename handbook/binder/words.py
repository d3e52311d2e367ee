"""The glossary, and the index of everyday words."""

from __future__ import annotations

from handbook.binder.blocks import Block, Span, doubt, joined, para, small
from handbook.binder.links import Links
from handbook.derive import words
from handbook.derive.norwegian import alphabetical, sentence
from handbook.model import Glossary, Handbook, Settings, Word


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
        items = [{"word": term.word, "x": _found(term, links)} for term in letter.terms]
        groups.append({"letter": letter.letter, "items": [item for item in items if item["x"]]})
    return [{"b": "index", "groups": [group for group in groups if group["items"]]}]


def _found(term: words.Term, links: Links) -> list[Span]:
    """The numbers of the articles, each a link: «→ A2, B4»."""
    found: dict[str, Span] = {}
    for entry in term.entries:
        key = f"{entry.kind}:{entry.id}"
        if key in links.plan.home:
            found.setdefault(links.plan.home[key].number, links.number(key))
    return joined(list(found.values()))
