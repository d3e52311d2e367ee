"""What is told quickly from single characters and words never says no where a closer look would find something."""

from __future__ import annotations

import re

from email_validator import validate_email
from hypothesis import given
from hypothesis import strategies as st

from handbook.check import contacts, identity, leftovers, mail, privacy
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


_EMPTY = re.compile(r"^[ \t]*#.*$|^---[ \t]*$", re.MULTILINE)


@given(
    st.lists(st.sampled_from(["\n", " ", "\t", "#", "# ord", "---", "-", "x", "\u00a0", "\x0c"]), max_size=8).map(
        "".join
    )
)
def test_a_file_is_empty_when_nothing_but_comments_stands_in_it(text: str) -> None:
    assert bool(source._EMPTY.match(text)) == (not _EMPTY.sub("", text).strip())


# Digits in runs and alone, letters taken for them, and what may stand between: also what the pattern jumps over as a whole.
_DIGITS = st.sampled_from(["1", "14", "031512", "2015", "l", "O", " ", "-", ".", "\n", "*", "](", "](1)", "<b>", "&#49;", "&", "(pnr", "nr", "a", "\u200b"])  # fmt: skip


@given(st.lists(_DIGITS, max_size=30).map("".join))
def test_a_number_is_looked_for_from_its_first_digit_only(text: str) -> None:
    anywhere = re.compile(identity._ZONE.pattern.replace(r"(?<!\d\d)", "", 1))
    assert anywhere.pattern != identity._ZONE.pattern
    assert [m.span() for m in identity._ZONE.finditer(text)] == [m.span() for m in anywhere.finditer(text)]


def test_what_they_have_in_common_is_in_all_of_them() -> None:
    for whole, common in ((mail._SPELT_WITH, mail._IN_COMMON), (privacy._NAME_OF, privacy._IN_COMMON)):
        assert all(any(part in word for part in common) for word in whole)


@given(st.from_regex(contacts._ORDINARY_MAIL, fullmatch=True))
def test_an_ordinary_address_is_one_to_the_library_too(address: str) -> None:
    validate_email(address, check_deliverability=False)  # raises when it isn't
