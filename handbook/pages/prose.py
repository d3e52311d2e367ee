"""Author text in which the first use of each glossary word can be opened for an explanation."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from markupsafe import Markup

from handbook.model import Handbook, Word

_ENDINGS = "(?:en|et|a|e|er|ene|ens|s|n|ne|t)?"


class Prose:
    """Text of one page, in the order it is printed. `used` are the words that were explained on it."""

    def __init__(self, handbook: Handbook, skip: frozenset[str] = frozenset()) -> None:
        self._handbook = handbook
        self.used: dict[str, Word] = {word: handbook.words[word] for word in skip if word in handbook.words}
        self._skip = skip

    def __call__(self, text: str) -> Markup:
        """The text as HTML, with buttons for the words that have not stood on the page before."""
        pattern, words = _vocabulary(self._handbook.glossary.words)
        if pattern is None:
            return Markup.escape(text)
        parts: list[Markup] = []
        end = 0
        for match in pattern.finditer(text):
            word = words[match.lastgroup or ""]
            if word.id in self.used:
                continue
            self.used[word.id] = word
            parts += [Markup.escape(text[end : match.start()]), _button(word, match[0])]
            end = match.end()
        return Markup("").join([*parts, Markup.escape(text[end:])])

    @property
    def explained(self) -> list[Word]:
        """The words to explain at the end of the page."""
        return [word for id, word in self.used.items() if id not in self._skip]


def _button(word: Word, text: str) -> Markup:
    return Markup('<button class="word" type="button" popovertarget="ord-{}">{}</button>').format(word.id, text)


@cache
def _vocabulary(words: tuple[Word, ...]) -> tuple[re.Pattern[str] | None, dict[str, Word]]:
    """One pattern for all the words, the longest first; each alternative's group names its word."""
    forms = sorted(chain.from_iterable(_forms(word) for word in words), key=lambda form: -len(form[0]))
    if not forms:
        return None, {}
    groups = {f"w{i}": word for i, (_, word) in enumerate(forms)}
    body = "|".join(f"(?P<w{i}>{pattern})" for i, (pattern, _) in enumerate(forms))
    return re.compile(rf"(?<![\w-])(?:{body})(?![\w-])"), groups


def _forms(word: Word) -> list[tuple[str, Word]]:
    """A word with its Norwegian endings, with a small or capital first letter; an abbreviation as it stands."""
    found = []
    for text in (word.word, *word.synonyms):
        first = re.escape(text[0].lower())
        capital = re.escape(text[0].upper())
        if text.isupper() or len(text) < 4:
            found.append((re.escape(text), word))
        else:
            found.append((f"[{first}{capital}]{re.escape(text[1:])}{_ENDINGS}", word))
    if word.abbreviation:
        found.append((re.escape(word.abbreviation), word))
    return found
