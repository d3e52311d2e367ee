"""The municipality's arms: in the header instead of the mark, and only when they are a picture and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.load import load
from tests.conftest import TODAY
from tests.site.conftest import build
from tests.site.reading import read

SHIELD = '<svg xmlns="http://www.w3.org/2000/svg" {} viewBox="0 0 40 50"><path d="M0 0h40v30l-20 20L0 30z" fill="#0a5a66"/>{}</svg>'


def drawn(copy: Path, svg: str) -> list[str]:
    """The problems of a handbook whose arms are this drawing."""
    (copy / "content" / "bilder").mkdir(exist_ok=True)
    (copy / "content" / "bilder" / "vapen.svg").write_text(svg, "utf-8")
    file = copy / "content" / "handbok.yml"
    text = file.read_text("utf-8")
    if "\nlogo: " not in text:
        file.write_text(f"{text}\nlogo: vapen.svg\n", "utf-8")
    return [f"{p.code} {p.place.file}: {p.message}" for p in load(copy, TODAY)[1] if p.code != "ubekreftet"]


@pytest.mark.slow
def test_the_arms_take_the_place_of_the_mark(copy: Path, tmp_path: Path) -> None:
    assert drawn(copy, SHIELD.format("", "")) == []
    handbook, _ = load(copy, TODAY)
    assert handbook
    site = build(handbook, tmp_path)
    for page, source in (("index.html", "bilder/vapen.svg"), ("instanser/politi.html", "../bilder/vapen.svg")):
        images = [a for tag, a in read(site / page).tags if tag == "img" and "vapen" in (a.get("src") or "")]
        assert images and {(a["src"], a["width"], a["height"], a["alt"]) for a in images} == {(source, "26", "32", "")}
    assert (site / "bilder" / "vapen.svg").is_file()
    assert '"bilder/vapen.svg"' in (site / "uten-dekning.js").read_text("utf-8"), "also without coverage"


@pytest.mark.parametrize(
    "svg",
    [
        SHIELD.format("", "<script>alert(1)</script>"),
        SHIELD.format('onload="alert(1)"', ""),
        SHIELD.format("", '<use href="https://example.org/x.svg#a"/>'),
        SHIELD.format("", '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>'),
        SHIELD.format("", "<style>@import 'https://example.org/x.css';</style>"),
        SHIELD.format("", '<rect fill="url(https://example.org/x#a)"/>'),
        SHIELD.format("", '<image href="data:image/png;base64,AA"/>'),
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + SHIELD.format("", "&a;"),
        '<?xml-stylesheet href="x.css"?>' + SHIELD.format("", ""),
        '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 50"><path',
        "<html></html>",
    ],
)
def test_a_drawing_that_is_more_than_a_drawing_is_refused(copy: Path, svg: str) -> None:
    (found,) = drawn(copy, svg)
    assert found.startswith("ubrukelig-bilde content/handbok.yml: Bildet «vapen.svg» kan ikke vises: ")


def test_arms_that_are_not_there(copy: Path) -> None:
    drawn(copy, SHIELD.format("", ""))
    (copy / "content" / "bilder" / "vapen.svg").rename(copy / "content" / "bilder" / "vaapen.svg")
    (problem,) = [p for p in load(copy, TODAY)[1] if p.code != "ubekreftet"]
    assert (problem.code, problem.hint) == ("ukjent-bilde", "Mente du «vaapen.svg»?")
