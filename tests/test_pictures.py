"""A picture on a page: on the site and on paper, with its words, and only what was meant to be shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from handbook import binder, pages
from handbook.load import load
from handbook.problem import Problem
from tests.conftest import TODAY


@pytest.fixture
def kart(copy: Path) -> Path:
    """A picture of 300 × 200 pixels, shown in a paragraph and alone, with words and without."""
    file = copy / "content" / "bilder" / "kart.png"
    file.parent.mkdir()
    Image.new("RGB", (300, 200), "#0a5a66").save(file)
    shown = copy / "content" / "sider" / "meldeplikt.md"
    shown.write_text(
        shown.read_text("utf-8") + "\n![Kart over skolene](bilde:kart.png)\n\nHer: ![](bilde:kart.png)\n", "utf-8"
    )
    return file


@pytest.mark.slow
def test_it_is_shown_on_the_site_and_on_paper(copy: Path, kart: Path, tmp_path: Path) -> None:
    handbook, problems = load(copy, TODAY)
    assert handbook and [p.code for p in problems if p.code != "ubekreftet"] == ["bilde-uten-tekst"]
    pages.write(handbook, tmp_path / "docs")
    markdown = (tmp_path / "docs" / "sider" / "meldeplikt.md").read_text("utf-8")
    assert '<img src="../bilder/kart.png" alt="Kart over skolene" width="300" height="200" loading="lazy"' in markdown
    assert (tmp_path / "docs" / "bilder" / "kart.png").read_bytes() == kart.read_bytes()
    paths, problems = binder.build(handbook, tmp_path / "perm", ["side:meldeplikt"])
    assert problems == []
    with pikepdf.open(paths[0]) as document:
        described = [str(o.Alt) for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o]
    assert "Kart over skolene" in described


def mislabelled(kart: Path) -> None:
    Image.new("RGB", (1, 1)).save(kart, "JPEG")


def located(kart: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (2, 2)).save(_named(kart, "kart.jpg"), exif=exif)


def cut(kart: Path) -> None:
    kart.write_bytes(kart.read_bytes()[:200])


def heavy(kart: Path) -> None:
    kart.write_bytes(bytes(600_000))


def drawing(kart: Path) -> None:
    _named(kart, "kart.svg").write_text("<svg/>", "utf-8")


def link(kart: Path) -> None:
    kart.unlink()
    kart.symlink_to(__file__)


@pytest.mark.parametrize("spoil", [mislabelled, located, cut, heavy, drawing, link], ids=lambda spoil: spoil.__name__)
def test_what_must_not_be_shown_is_refused(copy: Path, kart: Path, spoil: Callable[[Path], None]) -> None:
    assert _refused(copy) == []
    spoil(kart)
    assert len(_refused(copy)) == 2


def _refused(root: Path) -> list[Problem]:
    return [p for p in load(root, TODAY)[1] if p.stops_build]


def _named(kart: Path, name: str) -> Path:
    """Another file, and the page shows that one."""
    page_file = kart.parents[1] / "sider" / "meldeplikt.md"
    page_file.write_text(page_file.read_text("utf-8").replace("bilde:kart.png", f"bilde:{name}"), "utf-8")
    return kart.with_name(name)
