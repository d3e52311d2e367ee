"""What every test can ask for: the miniature handbook, a copy of it to break, and a browser."""

from __future__ import annotations

import importlib
import os
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from handbook.cli import main  # noqa: E402
from handbook.load import load  # noqa: E402
from handbook.model import Handbook  # noqa: E402

MINIATURE = ROOT / "tests" / "miniature"
TODAY = date(2026, 3, 10)


# No test depends on how busy the machine is.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write what is seen as what is expected")
    parser.addoption("--whole", action="store_true", help="tests/hours: every day of two years, not a sample of them")


# What takes long, by what a test asks for: a built site, a set binder, all outputs, a browser.
MARKED_BY = {"built": "slow", "editions": "slow", "pdf": "slow", "whole": "slow", "browser": "browser"}


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """So the fast part needs no list. A file that takes long for another reason says `pytestmark = pytest.mark.slow`."""
    for item in items:
        for fixture, mark in MARKED_BY.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(mark)


@pytest.fixture(scope="session")
def miniature() -> Handbook:
    handbook, problems = load(MINIATURE, TODAY)
    assert handbook is not None and {p.code for p in problems} == {"ubekreftet"}
    return handbook


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the miniature that a test may change."""
    return Path(shutil.copytree(MINIATURE, tmp_path / "handbok"))


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the miniature with all its outputs in build/, made by the command, once."""
    root = Path(shutil.copytree(MINIATURE, tmp_path_factory.mktemp("hel") / "handbok"))
    assert main(["--root", str(root), "--date", TODAY.isoformat()]) == 0
    return root


def change(root: Path, file: str, old: str, new: str) -> None:
    """Write something else in a file of a handbook."""
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


COPIES = """\
permer:
  - sted: Rådhuset, andre etasje
    ansvarlig: leder
    utgave: 2026-1
  - {sted: Personalrommet, ansvarlig: styrer, kjerneperm: barnehage, utgave: 2026-1, satt_inn: 2026-03-11}
"""


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Edition 1; then a new deadline, a new number and something reviewed: 2; then consent is asked for less often."""
    root = Path(shutil.copytree(MINIATURE, tmp_path_factory.mktemp("utgaver") / "handbok"))

    def freeze(name: str, day: str) -> None:
        assert main(["--root", str(root), "--date", day, "new", "edition", name, "--likevel"]) == 0

    freeze("2026-1", "2026-03-10")
    (root / "content/permer.yml").write_text(COPIES, "utf-8")
    change(root, "workflows/henvise.yml", "innen: 10 virkedager", "innen: 5 virkedager")
    change(root, "agencies/barnevern.yml", "telefon: 22 22 22 21", "telefon: 22 22 22 99")
    change(root, "agencies/politi.yml", "sist_kontrollert: 2026-03-01", "sist_kontrollert: 2026-04-01")
    freeze("2026-2", "2026-04-10")
    change(root, "agencies/ppt.yml", "kreves: ja, fra: Foreldrene", "kreves: noen ganger, fra: Foreldrene")
    change(root, "agencies/barnehage.yml", 'fra: "07:00"', 'fra: "06:30"')
    return root


@pytest.fixture(scope="session")
def told(editions: Path) -> Handbook:
    handbook, _ = load(editions, date(2026, 4, 11))
    assert handbook
    return handbook


@pytest.fixture(scope="session")
def built(miniature: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature's site, built once for all the tests that read, serve or search it."""
    from tests.site.conftest import build  # only here: the site's engine takes longer to load than a test

    return build(miniature, tmp_path_factory.mktemp("nettsted"))


def second_opinion(module: str) -> Any:
    """A program that judges ours (`requirements-ci.in`). Skipped on a laptop without it, never under CI."""
    return importlib.import_module(module) if os.environ.get("CI") else pytest.importorskip(module)


def chromium_path() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Chromium, driven by Playwright. Skipped on a laptop without it, never under CI."""
    path = chromium_path()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing, and CI never skips the browser tests")
        pytest.skip("no Chromium on this machine")
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=flags)
        yield chromium
        chromium.close()
