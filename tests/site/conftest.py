"""A handbook's site, as the site's tests build it."""

from __future__ import annotations

from pathlib import Path

from handbook import pages, site
from handbook.model import Handbook


def build(handbook: Handbook, folder: Path) -> Path:
    """Builds a handbook's site below `folder`; returns the site. MkDocs has nothing to warn of."""
    nav = pages.write(handbook, folder / "docs")
    assert site.build(handbook, folder / "docs", nav, folder / "mkdocs.yml", folder / "site") == []
    return folder / "site"
