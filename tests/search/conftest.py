"""The miniature's site, built once, with the search engine in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.model import Handbook
from tests.site.conftest import build


@pytest.fixture(scope="session")
def built_site(miniature: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(miniature, tmp_path_factory.mktemp("nettsted"))
