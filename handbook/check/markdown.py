"""Links, images and lines in Markdown. The pattern stops at the next bracket, so that it never looks at a line twice:
a line of a hundred thousand brackets takes no longer than any other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from handbook.language.markdown import line_of, nodes_of
from handbook.model import Page
from handbook.problem import Place
from handbook.read.source import text_place

_WORDS = re.compile(r"(!?)\[([^\[\]]*)\]\((?:[^()]|\([^()]*\))*\)")


@dataclass(frozen=True)
class Target:
    """What a link leads to, and where that stands."""

    text: str
    place: Place


@dataclass(frozen=True)
class Words:
    """A link or an image as it is written, from `start` to `end` in its line, and the words it has."""

    is_image: bool
    words: str
    start: int
    end: int


def targets(page: Page) -> Iterator[Target]:
    """Everything that a page links to, in each of the ways Markdown has: as the outputs read it, so nothing is missed."""
    looked: dict[int, tuple[str, int]] = {}  # the first line of a block → the text from there on, and how far we are
    for node in nodes_of(page.body, "link"):
        href, line = unquote(str(node.attrs["href"])), line_of(node)
        text, start = looked.get(line) or ("\n".join(page.body.split("\n")[line:]), 0)
        found = text.find(href, start)
        looked[line] = (text, max(start, found + len(href)) if found >= 0 else start)
        if found < 0:  # written otherwise, or by reference further up
            yield Target(href, Place(page.file, page.body_line + line))
        else:
            yield Target(href, text_place(page.file, text, found, len(href) or 1, page.body_line + line))


def linked_words(line: str) -> Iterator[Words]:
    """The words of a line's links, and of its images."""
    for match in _WORDS.finditer(line):
        yield Words(match[1] == "!", match[2], match.start(), match.end())


def without_links(line: str) -> str:
    """The line as it reads: of a link, its words."""
    return _WORDS.sub(r"\2", line)


def outside_code(page: Page) -> Iterator[tuple[int, str]]:
    """The lines of a page with their numbers in the file, without those in a block of code."""
    fenced = False
    for number, line in enumerate(page.body.split("\n"), page.body_line):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif not fenced:
            yield number, line
