"""The glossary, as one article."""

from __future__ import annotations

from handbook.articles import names
from handbook.articles.blocks import Article, Glossary, Origin, Word
from handbook.language import norwegian
from handbook.model import Handbook
from handbook.model import Word as WordRecord


def article(handbook: Handbook) -> Article:
    """Every word with its explanation, in the order of the alphabet."""
    at = Origin("oversikt:ordliste", handbook.glossary)
    places = {word.id: i for i, word in enumerate(handbook.glossary.words)}
    ordered = sorted(handbook.glossary.words, key=lambda word: norwegian.alphabetical(word.word))
    words = tuple(word(handbook, item, at.at("ordliste", places[item.id])) for item in ordered)
    return Article(
        key=at.key,
        title=names.name(handbook, "oversikt", "ordliste"),
        summary="Ordene i håndboka, forklart.",
        owned=handbook.settings,
        file="content/ordliste.yml",
        blocks=(Glossary(at=at, words=words, letters=_letters(ordered)),),
    )


def _letters(words: list[WordRecord]) -> tuple[tuple[str, str], ...]:
    first: dict[str, str] = {}
    for record in words:
        first.setdefault(norwegian.first_letter(record.word), record.id)
    return tuple(first.items())


def word(handbook: Handbook, record: WordRecord, at: Origin) -> Word:
    """A word with its explanation and where it leads."""
    agency = [names.link(handbook, f"instans:{record.agency}")] if record.agency else []
    see = (names.link(handbook, f"ord:{id}") for id in record.see)
    return Word(
        at=at,
        key=f"ord:{record.id}",
        id=record.id,
        word=norwegian.sentence(record.word),
        abbreviation=record.abbreviation,
        explanation=record.explanation,
        synonyms=record.synonyms,
        see=(*agency, *see),
        laws=names.citations(handbook, record.law),
        doubt=names.doubt(at, record),
    )
