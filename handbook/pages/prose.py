"""Author text in which the first use of each glossary word can be opened for an explanation.

A word whose explanation holds a telephone number leads to the glossary instead: a number is never hidden behind a
button, where a search on the page, a screen reader's list of links and a print would all miss it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from markupsafe import Markup

from handbook.articles.blocks import Told
from handbook.model import Word

_ENDINGS = ("", "en", "et", "a", "e", "er", "ene", "ens", "s", "n", "ne", "t", "r")
_TOKEN = re.compile(r"\w[\w-]*")
_MARK = re.compile(r"[.,;:!?)»…]+")


class Vocabulary:
    """The glossary's words in every form they may stand in."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = {word.id: word for word in words}
        self._exact: dict[str, Word] = {}
        self._bent: dict[str, Word] = {}
        for word in words:
            for text in (word.word, *word.synonyms, word.abbreviation or ""):
                # Short words and abbreviations are too like other words to be bent.
                if len(text) < 4 or text.isupper():
                    self._exact.setdefault(text, word)
                else:
                    for ending in _ENDINGS:
                        self._bent.setdefault(text.lower() + ending, word)
        self._lengths = _lengths((*self._exact, *self._bent))

    def find(self, text: str) -> Iterator[tuple[int, int, Word]]:
        """(start, end, word) of every use, from left to right; where several fit, the longest."""
        tokens = list(_TOKEN.finditer(text))
        i = 0
        while i < len(tokens):
            for length in self._lengths.get(tokens[i][0].lower(), ()):
                if i + length > len(tokens):
                    continue
                start, end = tokens[i].start(), tokens[i + length - 1].end()
                word = self._exact.get(text[start:end]) or self._bent.get(text[start:end].lower())
                if word:
                    yield start, end, word
                    i += length - 1
                    break
            i += 1


def _lengths(forms: Iterable[str]) -> dict[str, list[int]]:
    """First token of a form → how many tokens the forms that begin with it have, the longest first."""
    found: dict[str, set[int]] = defaultdict(set)
    for form in forms:
        tokens = _TOKEN.findall(form)
        if tokens:
            found[tokens[0].lower()].add(len(tokens))
    return {first: sorted(lengths, reverse=True) for first, lengths in found.items()}


class Prose:
    """Text of one page, in the order it is printed. `skip` are words the page itself is about; `entry` gives the
    address of a word's place in the glossary."""

    def __init__(
        self, vocabulary: Vocabulary, skip: frozenset[str] = frozenset(), entry: Callable[[str], str] = "#{}".format
    ) -> None:
        self._vocabulary = vocabulary
        self._entry = entry
        self._seen = set(skip)
        self.explained: dict[str, Word] = {}

    def __call__(self, text: str) -> Markup:
        """The text as HTML, with buttons for the words that have not stood on the page before."""
        parts: list[Markup] = []
        end = 0
        for start, stop, word in self._vocabulary.find(text):
            if word.id not in self._seen:
                self._seen.add(word.id)
                mark = _MARK.match(text, stop)
                shown = self._explained(word, text[start:stop])
                if mark:  # a button may be followed by a new line, and a mark never begins one
                    shown = Markup('<span class="keep">{}{}</span>').format(shown, mark[0])
                parts += [Markup.escape(text[end:start]), shown]
                end = mark.end() if mark else stop
        return Markup("").join([*parts, Markup.escape(text[end:])])

    def _explained(self, word: Word, text: str) -> Markup:
        if isinstance(word.explanation, Told):
            return Markup('<a class="word" href="{}">{}</a>').format(self._entry(word.id), text)
        self.explained[word.id] = word
        return _button(word, text)


def _button(word: Word, text: str) -> Markup:
    return Markup('<button class="word" type="button" popovertarget="ord-{}">{}</button>').format(word.id, text)
