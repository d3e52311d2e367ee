"""LIX, the Scandinavian readability index, on the Norwegian scale (Björnsson 1968).

LIX = words / sentences + 100 × long words / words. A word is a run of letters, with hyphens and apostrophes
inside it; a number is a word too. A long word has more than six letters. A sentence ends at «.», «!», «?» or
«:» followed by white space or the end, and at the end of every list item, heading and paragraph. A full stop
after a number («3. mars») or in a common abbreviation («f.eks.», «bl.a.») ends no sentence.

Norwegian scale: below 30 very easy, 30–40 easy, 40–50 medium, 50–60 hard, above 60 very hard.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+")
_SHORTENED = (
    "f.eks.",
    "bl.a.",
    "m.m.",
    "o.l.",
    "osv.",
    "jf.",
    "nr.",
    "kl.",
    "ca.",
    "evt.",
    "dvs.",
    "pkt.",
    "mv.",
    "tlf.",
    "bvl.",
    "bhl.",
)
_NO_END = re.compile(rf"(?<=\d)\.(?=\s)|\b(?:{'|'.join(map(re.escape, _SHORTENED))})", re.IGNORECASE)
_AFTER_NUMBER = re.compile(r"\d\.\s")
_END = re.compile(r"[.!?:](?=\s|$)")
LONG = 7
FEWEST = 60  # words below which the index says nothing


def sentences(texts: Sequence[str]) -> list[str]:
    """The sentences of a number of paragraphs, list items and headings."""
    found = []
    for text in texts:
        found += [s for s in (part.strip() for part in _END.split(_without_other_stops(text))) if _WORD.search(s)]
    return found


def _without_other_stops(text: str) -> str:
    """The text without the full stops that end no sentence. Most texts have none, which is quick to see."""
    if "." not in text[:-1]:
        return text
    folded = text.lower()
    if any(word in folded for word in _SHORTENED) or _AFTER_NUMBER.search(text):
        return _NO_END.sub(lambda m: m[0].replace(".", ""), text)
    return text


def words(text: str) -> list[str]:
    """The words of a text."""
    return _WORD.findall(text)


def lix(texts: Sequence[str]) -> float | None:
    """The index of a page; None when it has fewer than FEWEST words."""
    whole = "!\n".join(map(_without_other_stops, texts))
    lengths = list(map(len, words(whole)))
    if len(lengths) < FEWEST:
        return None
    ends = sum(1 for part in _END.split(whole) if _WORD.search(part))
    long = sum(map(LONG.__le__, lengths))
    return len(lengths) / ends + 100 * long / len(lengths)
