"""The binder as a PDF: numbered, linked, the same every time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from handbook import binder
from handbook.derive.binder_plan import plan
from handbook.load import load
from handbook.model import Handbook

pytestmark = pytest.mark.slow


def texts(pdf: Path) -> list[str]:
    """The words on each page, spaces evened out."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [" ".join(p.get_textpage().get_text_range().replace("\ufffe", "-").split()) for p in document]


def labels(document: pikepdf.Pdf) -> list[str]:
    return [document.pages[i].label for i in range(len(document.pages))]


def test_every_article_is_there(miniature: Handbook, pdf: Path) -> None:
    whole = "\n".join(texts(pdf))
    contents = plan(miniature)
    keys = set(contents.home)
    expected = {f"instans:{i}" for i in miniature.agencies} | {f"prosedyre:{i}" for i in miniature.workflows}
    expected |= {f"skjema:{i}" for i in miniature.forms} | {f"tiltak:{i}" for i in miniature.measures}
    expected |= {f"side:{i}" for i, p in miniature.pages.items() if p.printed} | {f"lov:{i}" for i in miniature.acts}
    assert expected <= keys
    for article in contents.articles.values():
        assert article.title in whole


def test_labels_are_the_printed_numbers(document: pikepdf.Pdf, pdf: Path) -> None:
    printed = 0
    for label, text in zip(labels(document), texts(pdf), strict=True):
        if "Nyeste utgave:" in text:
            printed += 1
            assert label in text.split()
    assert printed > 10


def links(document: pikepdf.Pdf) -> list[tuple[str, int]]:
    """(named destination or key, index of the page it is on) of every link inside the binder."""
    pages = {p.obj.objgen: i for i, p in enumerate(document.pages)}
    named = dict(pikepdf.NameTree(document.Root.Names.Dests).items())
    found = []
    for sheet in document.pages:
        for note in sheet.get("/Annots", []):
            target = note.get("/Dest", note.get("/A", {}).get("/D") if "/A" in note else None)
            if isinstance(target, pikepdf.String):
                place = named[str(target)]
                place = place.D if isinstance(place, pikepdf.Dictionary) else place
                found.append((str(target), pages[place[0].objgen]))
    return found


def test_references_lead_to_the_number_they_print(miniature: Handbook, document: pikepdf.Pdf) -> None:
    """Every link to an article, step or paragraph ends on a page of the sheets that hold what the key names."""
    numbers = {key: article.sheet for key, article in plan(miniature).home.items()}
    seen = labels(document)
    found = [(key, seen[page]) for key, page in links(document) if key in numbers]
    assert {key for key, _ in found} >= set(plan(miniature).articles)
    assert [(k, label) for k, label in found if not label.startswith(numbers[k] + "-")] == []


def test_same_bytes_twice(miniature: Handbook, pdf: Path, tmp_path: Path) -> None:
    paths, _ = binder.build(miniature, tmp_path)
    assert paths[0].read_bytes() == pdf.read_bytes()


CODE = ("#panic()", "$x$ *b* _e_ `r` #[x]", '"); #eval("1")', "<label> @ref \\ / // x")


def test_text_that_looks_like_code_stays_text(miniature: Handbook, tmp_path: Path) -> None:
    first = next(iter(miniature.agencies.values()))
    hostile = replace(first, summary=" ".join(CODE), keywords=CODE, approach=CODE)
    paths, problems = binder.build(replace(miniature, agencies={**miniature.agencies, first.id: hostile}), tmp_path)
    assert problems == []
    pages = texts(paths[0])
    for text in CODE:
        assert any(text in words for words in pages)


def test_typst_s_refusal_names_the_file_and_the_line(copy: Path, tmp_path: Path) -> None:
    """The check stops such characters; here they are let through, so that Typst itself meets them."""
    agency = copy / "agencies" / "politi.yml"
    agency.write_text(agency.read_text(encoding="utf-8").replace("sammendrag: ", "sammendrag: 漢字 "), encoding="utf-8")
    handbook, _ = load(copy, date(2026, 3, 10))
    assert handbook
    paths, problems = binder.build(handbook, tmp_path / "ut", ["instans:politi"])
    assert paths == []
    lines = agency.read_text(encoding="utf-8").split("\n")
    line = 1 + next(i for i, text in enumerate(lines) if "漢" in text)
    assert [(p.code, p.place.file, p.place.line) for p in problems] == [
        ("kan-ikke-settes", "agencies/politi.yml", line)
    ]


MARKDOWN = (
    "## Tittel\n\nTo  \nlinjer og *kursiv*, **halvfet** og mer.", "> Sitat\n>\n> - med\n> - punkter", "1. En\n2. To\n\n    > i punktet",
    "!!! warning \"Husk\"\n    Ring noen.", "| A | B |\n|---|---|\n| [**Politiet**](instans:politi) | [ute](https://www.politiet.no/) |",
    "Tittel\n---", "```\nkode\n```", "![bilde](https://www.politiet.no/a.png)", "---", "`kode`", "    kode",
)  # fmt: skip


@pytest.mark.parametrize("markdown", MARKDOWN)
def test_what_the_check_lets_through_can_be_printed(copy: Path, tmp_path: Path, markdown: str) -> None:
    file = next((copy / "content").rglob("meldeplikt.md"))
    before = file.read_text("utf-8").rstrip("\n")
    file.write_text(f"{before}\n\n{markdown}\n", "utf-8")
    handbook, problems = load(copy, date(2026, 3, 10))
    assert handbook
    refused = [p.place.line for p in problems if p.stops_build]
    if MARKDOWN.index(markdown) > 5:
        assert refused == [before.count("\n") + 3]
        return
    assert not refused
    paths, problems = binder.build(handbook, tmp_path / "ut", ["side:meldeplikt"])
    words = "".join("".join(texts(paths[0])).split())
    assert problems == [] and all(
        word in words for word in re.findall(r"[A-ZÅa-zæøå]{5,}", re.sub(r"\(.*?\)|!!! \w+", "", markdown))
    )


def test_a_page_for_the_site_only_is_left_out_and_linked_to(copy: Path, tmp_path: Path) -> None:
    file = next((copy / "content").rglob("meldeplikt.md"))
    text = file.read_text("utf-8").replace("kapittel:", "i_permen: nei\nkapittel:", 1) + "\nمرحبا\n"
    file.with_name("for-foreldre.md").write_text(text.replace("tittel: ", "tittel: Til foreldre, "), "utf-8")
    file.write_text(file.read_text("utf-8") + "\nSe [Til foreldre](side:for-foreldre).\n", "utf-8")
    handbook, problems = load(copy, date(2026, 3, 10))
    assert handbook and not [p for p in problems if p.stops_build]
    paths, problems = binder.build(handbook, tmp_path / "ut")
    assert problems == [] and "side:for-foreldre" not in plan(handbook).articles
    with pikepdf.open(paths[0]) as document:
        targets = [
            str(a.A.URI) for page in document.pages for a in page.get("/Annots", []) if "/URI" in a.get("/A", {})
        ]
    assert any(target.endswith("sider/for-foreldre.html") for target in targets)


def test_only_gives_each_article_alone_with_the_same_numbers(miniature: Handbook, tmp_path: Path) -> None:
    paths, problems = binder.build(miniature, tmp_path, ["barnevern", "undring", "side:meldeplikt"])
    assert problems == []
    assert sorted(p.name for p in paths) == ["instans-barnevern.pdf", "prosedyre-undring.pdf", "side-meldeplikt.pdf"]
    for path in paths:
        key = path.stem.replace("-", ":", 1)
        with pikepdf.open(path) as document:
            assert {label.split("-")[0] for label in labels(document)} == {plan(miniature).articles[key].number}


def test_only_refuses_what_is_not_there(miniature: Handbook, tmp_path: Path) -> None:
    paths, problems = binder.build(miniature, tmp_path, ["finnes-ikke"])
    assert paths == [] and [p.code for p in problems] == ["ukjent-artikkel"]
    assert problems[0].message == "Permen har ingen artikkel som heter «finnes-ikke»."


def test_one_sided_has_no_blank_pages(pdf: Path) -> None:
    pages = texts(pdf.with_name("lillevik-handboka-ensidig.pdf"))
    assert len(pages) < len(texts(pdf)) and all(pages)


def test_the_grey_variant_has_no_colour(pdf: Path) -> None:
    with pypdfium2.PdfDocument(pdf.with_name("lillevik-handboka-gra.pdf")) as document:
        for sheet in document:
            pixels = bytes(sheet.render(scale=0.5, prefer_bgrx=True).buffer)
            assert pixels[0::4] == pixels[1::4] == pixels[2::4]


def test_nothing_is_smaller_than_eight_points(pdf: Path) -> None:
    smallest = min(
        (size, path.name, character) for path in pdf.parent.rglob("*.pdf") for size, character in sizes(path)
    )
    assert smallest[0] >= 8, smallest


def sizes(path: Path) -> Iterator[tuple[float, str]]:
    """The size of every letter as it is printed, in points. Between words from right to left pdfium has spaces of its own."""
    with pypdfium2.PdfDocument(path) as document:
        for sheet in document:
            text = sheet.get_textpage()
            matrix = raw.FS_MATRIX()
            for i in range(text.count_chars()):
                character = chr(raw.FPDFText_GetUnicode(text, i))
                made_up = raw.FPDFText_IsGenerated(text, i) or character.isspace()
                if not made_up and raw.FPDFText_GetMatrix(text, i, matrix):
                    size = raw.FPDFText_GetFontSize(text, i) * (matrix.c**2 + matrix.d**2) ** 0.5
                    yield round(size, 2), character
