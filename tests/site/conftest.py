"""The miniature's site, built once for all the tests that read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook import pages, site
from handbook.model import Handbook


def build(handbook: Handbook, folder: Path) -> Path:
    """Builds a handbook's site below `folder`; returns the site. MkDocs has nothing to warn of."""
    nav = pages.write(handbook, folder / "docs")
    assert site.build(handbook, folder / "docs", nav, folder / "mkdocs.yml", folder / "site") == []
    return folder / "site"


@pytest.fixture(scope="session")
def built(miniature: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(miniature, tmp_path_factory.mktemp("nettsted"))
