"""Links, images and lines in Markdown. Each pattern stops at the next bracket, so that it never looks at a line twice:
a line of a hundred thousand brackets takes no longer than any other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handbook.model import Page

_TARGET = r"(?P<target>(?:[^()\s]|\([^()\s]*\))*)"
_LINK = re.compile(
    rf"\]\({_TARGET}(?:\s[^()]*)?\)"  # [words](target "title")
    r"|^ {0,3}\[[^\[\]]+\]:\s*(?P<below>\S+)"  # [name]: target
    r"|<(?P<bare>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*)>",  # <target>
)
_WORDS = re.compile(r"(!?)\[([^\[\]]*)\]\((?:[^()]|\([^()]*\))*\)")


@dataclass(frozen=True)
class Target:
    """What a link leads to, and where in the line that stands."""

    text: str
    offset: int


@dataclass(frozen=True)
class Words:
    """A link or an image as it is written, from `start` to `end` in its line, and the words it has."""

    is_image: bool
    words: str
    start: int
    end: int


def targets(line: str) -> Iterator[Target]:
    """Everything that a line links to, in each of the three ways Markdown has; a picture is no link."""
    pictures = [words for words in linked_words(line) if words.is_image]
    for match in _LINK.finditer(line):
        group = match.lastgroup or "target"
        if not any(picture.start < match.start() < picture.end for picture in pictures):
            yield Target(match[group], match.start(group))


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
