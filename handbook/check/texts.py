"""Every piece of text that people have written, with its place: values in YAML and lines of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.check.walk import values
from handbook.model import Handbook, Page
from handbook.problem import Place
from handbook.read import kinds


@dataclass(frozen=True)
class Text:
    """A text. `key` is the field it stands in, or «tekst» for a line of Markdown; `place` where it begins."""

    text: str
    key: str
    place: Place
    top: object

    def at(self, offset: int, length: int) -> Place:
        """The place of a piece of it; of its beginning where the text is broken over several lines."""
        if self.place.length >= offset + length or self.key == "tekst":
            return Place(self.place.file, self.place.line, self.place.column + offset, length)
        return self.place


def texts(handbook: Handbook) -> Iterator[Text]:
    """Every text in the handbook."""
    for value in values(handbook):
        if isinstance(value.kind, kinds.Scalar) and isinstance(value.value, str) and value.kind.choices is None:
            yield Text(value.value, value.field.key, value.record.place(*value.path), value.top)
    for page in handbook.pages.values():
        yield from lines(page)


def lines(page: Page) -> Iterator[Text]:
    """The lines of a page's Markdown."""
    for number, line in enumerate(page.body.split("\n"), page.body_line):
        if line.strip():
            yield Text(line, "tekst", Place(page.file, number, 1, len(line)), page)


def outside_quotes(text: str) -> str:
    """The text with everything inside «…», "…" and Markdown's `…` blanked, letter by letter, and quoted lines too."""
    if text.lstrip().startswith(">"):
        return " " * len(text)
    return re.sub(r"«[^»]*»|\"[^\"]*\"|“[^”]*”|`[^`]*`", lambda m: " " * len(m[0]), text)
