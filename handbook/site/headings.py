"""The Markdown of our pages → HTML: headings, and between them HTML that goes through as it stands.

Any Markdown program makes the same of it, but has to take every tag apart first: most of the time a site takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import chain, count

from markdown.extensions.toc import slugify  # type: ignore[import-untyped]

_HEADING = re.compile(r"(#{1,6}) (.*?)(?: \{ (.*) \})?")

_ID = re.compile(r'(?<= id=")[^"]+(?=")|(?<= \{ #)[^ }]+')
_NO_LETTERS = "_1"  # the id of a title that has none of the letters an id is made of


@dataclass(frozen=True)
class Heading:
    """A heading of a page: its level from 1, its words as HTML, its id and other attributes.

    One without an id (a page's title) gets it from its words, as Python-Markdown does.
    """

    level: int
    words: str
    attributes: tuple[tuple[str, str], ...]

    @property
    def id(self) -> str:
        """What a link to it is called."""
        return dict(self.attributes)["id"]

    @property
    def html(self) -> str:
        """The element."""
        marks = "".join(f' {name}="{value}"' for name, value in self.attributes)
        return f"<h{self.level}{marks}>{self.words}</h{self.level}>"


def html(markdown: str) -> tuple[str, list[Heading]]:
    """The page's HTML, and its headings in order."""
    found: list[Heading] = []
    lines: list[str] = []
    taken = set(_ID.findall(markdown))
    for line in markdown.split("\n"):
        heading = _heading(line, taken)
        if heading:
            found.append(heading)
        if line:
            lines.append(heading.html if heading else line)
    return "\n".join(lines), found


def _heading(line: str, taken: set[str]) -> Heading | None:
    match = _HEADING.fullmatch(line)
    if match is None:
        return None
    level, words, marks = match.groups("")
    return Heading(len(level), words, tuple(_attributes(marks or f"#{_free(words, taken)}")))


def _free(words: str, taken: set[str]) -> str:
    """An id made of the words that nothing else on the page has, in the way of Python-Markdown."""
    made = slugify(unescape(words), "-") or _NO_LETTERS
    found = next(id for id in chain([made], (f"{made}_{number}" for number in count(1))) if id not in taken)
    taken.add(found)
    return found


def _attributes(marks: str) -> Iterator[tuple[str, str]]:
    """«#id .class name=value» as attributes, the classes together."""
    classes = [mark[1:] for mark in marks.split() if mark.startswith(".")]
    if classes:
        yield "class", " ".join(classes)
    yield from ((name, value) for name, is_one, value in (mark.partition("=") for mark in marks.split()) if is_one)
    yield from (("id", mark[1:]) for mark in marks.split() if mark.startswith("#"))
