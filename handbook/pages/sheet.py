"""One page of the site before it is written: where it lies, what it is called, and what its template prints."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from handbook.language.scripts import direction
from handbook.model import Owned

_NUMBER = re.compile(r"\+?\d[\d \u00a0.–/-]*\d")  # a number of several parts, such as a telephone's

View = dict[str, Any]  # what one template prints, by name


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """`address` is the page's own («instanser/bup.html»); `view` holds everything the template prints.

    `source` is the file it was made from; `hide` names what Material leaves out (toc, navigation, footer);
    `excluded` keeps the page out of the engine's own index; `skip_words` are glossary words the page is about.
    """

    address: str
    title: str
    summary: str
    template: str
    view: Mapping[str, Any]
    owned: Owned | None = None
    source: str | None = None
    language: str = "nb"
    kind: str = "oversikt"
    hide: Sequence[str] = ()
    excluded: bool = False
    skip_words: frozenset[str] = frozenset()

    @property
    def direction(self) -> str:
        """Which way the page's language is read."""
        return direction(self.language)

    def shown(self, text: str) -> str:
        """Text as it is read on this page: from right to left, «116 111» would be shown as «111 116»."""
        return _NUMBER.sub("\u2066\\g<0>\u2069", text) if self.direction == "rtl" else text

    @property
    def file(self) -> str:
        """The Markdown file the page is written to, below the folder of pages."""
        return self.address.removesuffix(".html") + ".md"
