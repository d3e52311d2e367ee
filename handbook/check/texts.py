"""Every piece of text that people have written, with its place: values in YAML and lines of Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import NamedTuple

from handbook.check.walk import values_in
from handbook.dictionary.field import Scalar
from handbook.model import Handbook, Page, Record
from handbook.model.sources import tops
from handbook.problem import Place


class Text(NamedTuple):  # quicker to make than a dataclass, and there are tens of thousands
    """A text. `key` is the field it stands in, or «tekst» for a line of Markdown; `place` where it begins."""

    text: str
    key: str
    top: object
    locate: Callable[[], Place]

    @property
    def place(self) -> Place:
        """Where it begins. Found only when asked for: most texts have nothing wrong with them."""
        return self.locate()

    def at(self, offset: int, length: int) -> Place:
        """The place of a piece of it; of its beginning where the text is broken over several lines."""
        place = self.place
        if place.length >= offset + length or self.key == "tekst":
            return Place(place.file, place.line, place.column + offset, length)
        return place


@dataclass(frozen=True)
class _File:
    texts: tuple[Text, ...]

    @cached_property
    def written(self) -> str:
        return "\n".join(text.text for text in self.texts)

    @cached_property
    def each_folded(self) -> tuple[str, ...]:
        return tuple(text.text.lower() for text in self.texts)

    @cached_property
    def folded(self) -> str:
        return "\n".join(self.each_folded)


def texts_with(handbook: Handbook, words: Iterable[str]) -> Iterator[Text]:
    """Every text in the handbook that holds one of the words, which are in small letters.

    A file is asked about all of them, and its texts about those that it holds.
    """
    for file in _files(handbook):
        there = [word for word in words if word in file.folded]
        if there:
            for text, folded in zip(file.texts, file.each_folded, strict=True):
                if any(word in folded for word in there):
                    yield text


def texts(handbook: Handbook, worth: Callable[[str], object]) -> Iterator[Text]:
    """Every text in the handbook that is `worth` a closer look, which is told from its small letters.

    Whole files are asked about first, then each text: looking closer at everything would take most of the time.
    """
    for file in _files(handbook):
        if worth(file.folded):
            both = zip(file.texts, file.each_folded, strict=True)
            yield from (text for text, folded in both if worth(folded))


def texts_as_written(handbook: Handbook, worth: Callable[[str], object]) -> Iterator[Text]:
    """The same, where capital letters tell."""
    for file in _files(handbook):
        if worth(file.written):
            yield from (text for text in file.texts if worth(text.text))


@lru_cache(maxsize=1)
def _files(handbook: Handbook) -> tuple[_File, ...]:
    return tuple(_File(tuple(_written(handbook, top))) for top in tops(handbook))


def _written(handbook: Handbook, top: Record) -> Iterator[Text]:
    for value in values_in(handbook, top):
        if isinstance(value.kind, Scalar) and isinstance(value.value, str) and not value.kind.choices:
            yield Text(value.value, value.field.key, top, partial(value.record.place, *value.path))
    if isinstance(top, Page):
        yield from lines(top)


def lines(page: Page) -> Iterator[Text]:
    """The lines of a page's Markdown."""
    for number, line in enumerate(page.body.split("\n"), page.body_line):
        if line.strip():
            yield Text(line, "tekst", page, partial(Place, page.file, number, 1, len(line)))


def outside_quotes(text: str) -> str:
    """The text with everything inside «…», "…" and Markdown's `…` blanked, letter by letter, and quoted lines too."""
    if text.lstrip().startswith(">"):
        return " " * len(text)
    return re.sub(r"«[^«»]*»|\"[^\"]*\"|“[^“”]*”|`[^`]*`", lambda m: " " * len(m[0]), text)
