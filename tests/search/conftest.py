"""The real site, built once, and the search engine as it was built into it."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook import pages, site
from handbook.model import Handbook
from tests.search.engine import Engine


@pytest.fixture(scope="session")
def built_site(real: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Kragerø's site: what staff search in. Its wording is not tested, only that the search finds its way in it."""
    folder = tmp_path_factory.mktemp("nettsted")
    nav = pages.write(real, folder / "docs")
    problems = site.build(real, folder / "docs", nav, folder / "mkdocs.yml", folder / "site")
    assert [p for p in problems if p.stops_build] == []
    return folder / "site"


@pytest.fixture(scope="session")
def engine(built_site: Path) -> Engine:
    """The worker of the built site, in a JavaScript engine that needs no browser."""
    (worker,) = (built_site / "assets" / "javascripts").glob("search.*.js")
    index = built_site / "search" / "search_index.js"
    return Engine(worker.read_text("utf-8"), index.read_text("utf-8"))
