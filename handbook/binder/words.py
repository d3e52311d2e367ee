"""The index of print: nouns and names, each with the article where one acts first. The site's own is longer, for there
it costs nothing to hold every phrase that somebody may type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from handbook.binder.links import Links
from handbook.derive.words import entries, is_latin
from handbook.language.norwegian import alphabetical, first_letter, sentence
from handbook.model import Handbook

# Where one acts stands first. Words of the glossary are left out: that is in alphabetical order itself.
_KINDS = ("prosedyre", "instans", "side", "skjema", "tiltak", "mote", "oversikt", "lov", "arbeidssted")
_KEYWORDS = 3  # of an article, the first that are there: coordinators write the likeliest first
_MOST = 6  # names and keywords of one article
_WORDS = 2  # in a name, and one in a keyword; what is longer is a search phrase
_ALIKE = 0.8
_NO_NOUN = re.compile(
    r"(hva|hvem|hvor|hvordan|hvorfor|når|kan|får|skal|må|er|har|vil|jeg|du|vi|de|den|det|han|hun|ikke|ingen|noe|noen|for|fra|til|med|om|på|i|av|å|"
    r"barn|barnet|barna|mamma|pappa|ring|ringe|snakke|skrive|melde|sende|søke|finne|si)\b",
    re.I,
)


@dataclass(frozen=True)
class _Line:
    word: str
    rank: int  # 0: a title, 1: another name, 2: a keyword
    keys: tuple[str, ...]


def index(handbook: Handbook, links: Links) -> list[dict[str, Any]]:
    """Words with the articles they lead to, grouped by letter, the first number where one acts."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for line in _apart(_lines(handbook, links)):
        numbers = {links.plan.home[key].number: links.number(key) for key in line.keys}
        item = {"word": line.word, "numbers": list(numbers.values())}
        groups.setdefault(first_letter(line.word), []).append(item)
    return [{"b": "Index", "groups": [{"letter": letter, "items": items} for letter, items in groups.items()]}]


def _lines(handbook: Handbook, links: Links) -> list[_Line]:
    """Every word once, with all the articles it leads to."""
    found: dict[str, dict[tuple[int, int, str], str]] = {}
    for kind, key, rank, word in _words(handbook):
        if key in links.plan.home:
            found.setdefault(word.casefold(), {})[(_KINDS.index(kind), rank, key)] = word
    return [_line(places) for places in found.values()]


def _line(places: dict[tuple[int, int, str], str]) -> _Line:
    """A title as it is written, before a name and a keyword."""
    best = min(places, key=lambda place: (place[1], place[0]))
    return _Line(places[best], best[1], tuple(key for _, _, key in sorted(places)))


def _words(handbook: Handbook) -> Iterator[tuple[str, str, int, str]]:
    """Kind, key, rank and word. Of the law only the acts, whose paragraphs stand in order."""
    for act in handbook.laws.acts:
        yield "lov", f"lov:{act.id}", 0, sentence(act.short_name)
    for entry in entries(handbook):
        if entry.kind not in _KINDS or entry.kind == "lov" or entry.language != "nb":
            continue
        key = f"{entry.kind}:{entry.id}"
        title = f"{entry.title}, jeg jobber i" if entry.kind == "arbeidssted" else entry.title
        yield entry.kind, key, 0, title
        names = [name for name in entry.names if _is_noun(name, _WORDS)]
        yield from ((entry.kind, key, 1, name) for name in names)
        if entry.kind not in ("arbeidssted", "mote"):
            nouns = [word for word in entry.keywords if _is_noun(word, 1)]
            yield from ((entry.kind, key, 2, word) for word in nouns[: min(_KEYWORDS, max(0, _MOST - len(names)))])


def _is_noun(word: str, most: int) -> bool:
    """What may stand in an index: no phrase that somebody types."""
    return len(word.split()) <= most and not _NO_NOUN.match(word) and not word.isdecimal() and is_latin(word)


def _apart(lines: list[_Line]) -> list[_Line]:
    """Of words that are nearly the same and lead nowhere else, one: a title, or else the shortest."""
    kept: list[_Line] = []
    for line in sorted(lines, key=lambda line: (line.rank, len(line.word), line.word)):
        if not any(set(line.keys) <= set(other.keys) and _alike(line.word, other.word) for other in kept):
            kept.append(line)
    return sorted(kept, key=lambda line: alphabetical(line.word))


def _alike(one: str, other: str) -> bool:
    """«habiliteringen» and «habiliteringstjenesten», «barnevernsvakt» and «Barnevernvakta», «SLT» and «SLT-modellen»."""
    a, b = sorted((one.casefold(), other.casefold()), key=len)
    begins = b.startswith((f"{a}-", f"{a} ")) or (len(a) > 4 and b.startswith(a[:-2]))
    return begins or SequenceMatcher(None, a, b).ratio() > _ALIKE
