"""The miniature's binder, set once for all the tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from handbook import binder
from handbook.derive.downloads import EXTRAS
from handbook.model import Handbook


@pytest.fixture(scope="session")
def pdf(miniature: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole binder of the miniature."""
    paths, problems = binder.build(miniature, tmp_path_factory.mktemp("perm"), also=EXTRAS)
    assert problems == []
    return paths[0]


@pytest.fixture(scope="session")
def document(pdf: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(pdf) as opened:
        yield opened
