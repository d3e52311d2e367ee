"""What is told quickly from single characters and words never says no where a closer look would find something."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from handbook.check import leftovers
from handbook.language.readability import LONG, lix, sentences, words
from handbook.read import layout, source
from handbook.read.characters import first_invisible, is_ordinary, normalised

_PIECES = st.sampled_from(
    ["\n", " ", "- ", "? ", "-", "–", "•", "---", "...", "& ", "*", "!", "\t", "ord", "barnet", "o\u0338", "\u00a0", "\u200b",
     "\u2800", "²", "\x54ODO", "Tbd", "Lorem  Ipsum", "???", "????", "Utkast ", "[Navn på", "[sett inn", "]", ".", ":", "12", "f.eks.",
     "osv.", "snakker", "barnevernet", "?", "é", "e\u0301", "Å"]
)  # fmt: skip
TEXTS = st.lists(_PIECES, max_size=25).map("".join)
_ODD = re.compile(r"[&*!]|^---|^\.\.\.|^ *(?:- +)*\? ", re.MULTILINE)
_LAYOUT = re.compile(r"\t|^[ ]*[–—•·●▪]|^[ ]*-[^\s\-\d.]", re.MULTILINE)


@given(TEXTS)
def test_a_quick_look_misses_nothing(text: str) -> None:
    assert source._is_odd(text) == bool(_ODD.search(text))
    assert layout._is_worth_a_look(text) or not _LAYOUT.search(text)
    assert any(word in text.lower() for word in leftovers._IN_A_NOTE) or not leftovers._NOTE.search(text)


@given(TEXTS)
def test_an_ordinary_text_is_as_it_will_be_read(text: str) -> None:
    assert not is_ordinary(text) or (normalised(text) == text and first_invisible(text) is None)


@given(st.lists(TEXTS, max_size=6))
def test_the_index_of_all_texts_is_that_of_their_sentences(texts: list[str]) -> None:
    texts = [*texts, "Dette er en setning som barnehagen skrev. " * 10]
    found = sentences(texts)
    lengths = [len(word) for sentence in found for word in words(sentence)]
    assert lix(texts) == len(lengths) / len(found) + 100 * sum(length >= LONG for length in lengths) / len(lengths)
