"""The glossary, and the index of everyday words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from handbook.binder.blocks import Block, Span, doubt, joined, para, small
from handbook.binder.links import Links
from handbook.derive.norwegian import alphabetical, first_letter, sentence
from handbook.model import Agency, Glossary, Handbook, Settings, Word


def glossary(handbook: Handbook, glossary: Glossary, links: Links) -> list[Block]:
    """Every word with its explanation, in Norwegian order."""
    words = sorted(glossary.words, key=lambda w: alphabetical(w.word))
    return [{"b": "terms", "items": [_word(w, links) for w in words]}]


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
    """Everyday words with the articles they lead to, grouped by first letter; no word and no article twice."""
    entries: dict[str, tuple[str, dict[str, Span]]] = {}
    for word, key in _entries(handbook, links):
        shown, found = entries.setdefault(word.casefold(), (word, {}))
        found.setdefault(links.plan.home[key].number, links.to(key, ""))
    groups: dict[str, list[dict[str, object]]] = defaultdict(list)
    for word in sorted(entries, key=alphabetical):
        shown, found = entries[word]
        groups[first_letter(word)].append({"word": shown, "x": joined(list(found.values()))})
    return [{"b": "index", "groups": [{"letter": letter, "items": items} for letter, items in groups.items()]}]


def _entries(handbook: Handbook, links: Links) -> Iterator[tuple[str, str]]:
    for article in links.plan.articles.values():
        if article.key.startswith("oversikt:"):
            continue
        if not article.key.startswith("arbeidssted:"):
            yield article.title, article.key
        for word in getattr(article.record, "keywords", ()):
            yield word, article.key
        if isinstance(article.record, Agency):
            agency = article.record
            names = (agency.name, agency.short_name, *agency.former_names, *agency.other_names)
            yield from ((name, article.key) for name in names if name)
    for meeting in handbook.plan.meetings:
        yield from ((word, f"mote:{meeting.id}") for word in (meeting.name, *meeting.keywords))
    for word in handbook.glossary.words:
        yield word.word, f"ord:{word.id}"
