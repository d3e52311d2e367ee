"""Addresses on one page of the site: relative, so that they hold on a server and in a folder."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache

from handbook.articles import names
from handbook.articles.blocks import Link
from handbook.derive.addresses import address
from handbook.model import Handbook


@lru_cache(maxsize=4096)  # the same few pages are linked to from everywhere
def relative(page: str, folder: str) -> str:
    """The address of a page seen from a folder, both below the start page."""
    return posixpath.relpath(f"/{page}", f"/{folder}")


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
        return relative(page, posixpath.dirname(self.here)) + mark + anchor

    def link(self, kind: str, id: str, text: str | None = None) -> Link:
        """A link with the thing's own name."""
        return names.link(self.handbook, f"{kind}:{id}", text)
