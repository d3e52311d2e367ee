"""A picture on a page: on the site and on paper, with its words, and only what was meant to be shown."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from handbook import binder, pages
from handbook.load import load
from handbook.problem import Problem
from handbook.read.pictures import published, read_picture
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


def capitals(kart: Path) -> None:
    kart.rename(_named(kart, "kart.PNG"))


def phone(kart: Path) -> None:
    kart.rename(_named(kart, "kart.heic"))


def located_in_xmp(kart: Path) -> None:
    information = PngInfo()
    information.add_itxt("XML:com.adobe.xmp", '<rdf:Description exif:GPSLatitude="59,0.1N"/>')
    Image.new("RGB", (2, 2)).save(kart, pnginfo=information)


@pytest.mark.parametrize(
    "spoil",
    [mislabelled, located, located_in_xmp, cut, heavy, drawing, capitals, phone, link],
    ids=lambda spoil: spoil.__name__,
)
def test_what_must_not_be_shown_is_refused(copy: Path, kart: Path, spoil: Callable[[Path], None]) -> None:
    assert _refused(copy) == []
    spoil(kart)
    assert len(_refused(copy)) == 2


NUMBER = "01015450068"  # made for tests: a right checksum, born in 1954


def _png_text(kart: Path) -> None:
    information = PngInfo()
    information.add_text("Comment", f"Gjelder {NUMBER}", zip=True)
    Image.new("RGB", (2, 2)).save(kart, pnginfo=information)


def _exif(kart: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = f"Gjelder {NUMBER}"
    Image.new("RGB", (2, 2)).save(kart, exif=exif)


def _windows_title(kart: Path) -> None:
    exif = Image.Exif()
    exif[0x9C9B] = NUMBER.encode("utf-16-le")
    Image.new("RGB", (2, 2)).save(kart, exif=exif)


def _after_the_end(kart: Path) -> None:
    kart.write_bytes(kart.read_bytes() + f"Gjelder {NUMBER}".encode())


@pytest.mark.parametrize("put", [_png_text, _exif, _windows_title, _after_the_end], ids=lambda put: put.__name__)
def test_a_number_inside_a_picture_is_found(copy: Path, kart: Path, put: Callable[[Path], None]) -> None:
    put(kart)
    assert [p.code for p in _refused(copy)] == ["fodselsnummer"]


@pytest.mark.parametrize("ending", [".png", ".jpg"])
def test_only_the_picture_is_published(ending: str, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Telefonen til Kari", 6  # lies on its side
    picture = Image.new("RGB", (30, 20), "white")
    picture.paste("black", (0, 0, 30, 4))
    file = tmp_path / f"bilde{ending}"
    picture.save(file, exif=exif, comment="Hilsen Kari", icc_profile=b"Kari" * 40)
    file.write_bytes(file.read_bytes() + b"Kari etter slutten")
    data = published(file)
    assert b"Kari" not in data
    with Image.open(io.BytesIO(data)) as shown:
        assert shown.size == (20, 30) == (read_picture(file).width, read_picture(file).height)  # type: ignore[union-attr]
        assert shown.convert("L").getpixel((18, 15)) < 60  # the black edge is on the right
        assert not shown.getexif() and set(shown.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}


def test_a_photo_that_stands_upright_keeps_its_pixels(tmp_path: Path) -> None:
    file = tmp_path / "bilde.jpg"
    Image.linear_gradient("L").save(file, comment="Hilsen Kari", progressive=True)
    with Image.open(file) as before, Image.open(io.BytesIO(published(file))) as after:
        assert before.tobytes() == after.tobytes() and "comment" not in after.info


def _refused(root: Path) -> list[Problem]:
    return [p for p in load(root, TODAY)[1] if p.stops_build]


def _named(kart: Path, name: str) -> Path:
    """Another file, and the page shows that one."""
    page_file = kart.parents[1] / "sider" / "meldeplikt.md"
    page_file.write_text(page_file.read_text("utf-8").replace("bilde:kart.png", f"bilde:{name}"), "utf-8")
    return kart.with_name(name)
