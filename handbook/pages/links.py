"""Addresses on one page of the site: relative, so that they hold on a server and in a folder."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from handbook.articles import names
from handbook.articles.blocks import Link
from handbook.derive.addresses import address
from handbook.model import Handbook


@dataclass(frozen=True)
class Links:
    """Addresses as they are written on the page `here`."""

    handbook: Handbook
    here: str

    def href(self, kind: str, id: str) -> str:
        """The relative address of a thing; kinds as in `addresses.address`."""
        return self.path(address(kind, id))

    def to(self, key: str) -> str:
        """The relative address of what a link leads to."""
        kind, _, id = key.partition(":")
        return self.href(kind, id)

    def path(self, target: str) -> str:
        """A relative address of any file on the site."""
        page, mark, anchor = target.partition("#")
        if page == self.here and mark:
            return f"#{anchor}"
        return posixpath.relpath(page, posixpath.dirname(self.here) or ".") + mark + anchor

    def link(self, kind: str, id: str, text: str | None = None) -> Link:
        """A link with the thing's own name."""
        return names.link(self.handbook, f"{kind}:{id}", text)
