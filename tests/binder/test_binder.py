"""The binder as a PDF: accessible, numbered, linked, the same every time."""

from __future__ import annotations

from pathlib import Path

import page
import pikepdf
import pypdfium2
import pytest

from handbook import binder
from handbook.binder.plan import plan
from handbook.model import Handbook

UA1 = page.ValidationProfile.PDF_UA_1


def texts(pdf: Path) -> list[str]:
    """The words on each page, spaces evened out."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [" ".join(p.get_textpage().get_text_range().replace("\ufffe", "-").split()) for p in document]


def labels(document: pikepdf.Pdf) -> list[str]:
    return [document.pages[i].label for i in range(len(document.pages))]


def test_is_accessible(pdf: Path) -> None:
    report = page.validate_pdf(pdf, profile=UA1)
    assert [f"{f.rule_id}: {f.message}" for f in report.failures] == []


def test_a_broken_copy_is_not_called_accessible(pdf: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(pdf) as document:
        del document.Root.Lang
        document.save(broken)
    assert not page.is_pdf_compliant(broken, profile=UA1)


def test_every_article_is_there(miniature: Handbook, pdf: Path) -> None:
    whole = "\n".join(texts(pdf))
    contents = plan(miniature)
    keys = set(contents.home)
    expected = {f"instans:{i}" for i in miniature.agencies} | {f"prosedyre:{i}" for i in miniature.workflows}
    expected |= {f"skjema:{i}" for i in miniature.forms} | {f"tiltak:{i}" for i in miniature.measures}
    expected |= {f"side:{i}" for i in miniature.pages} | {f"lov:{i}" for i in miniature.acts}
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
    """Every link to an article, step or paragraph ends on a page of the article that the key belongs to."""
    numbers = {key: article.number for key, article in plan(miniature).home.items()}
    seen = labels(document)
    found = [(key, seen[page]) for key, page in links(document) if key in numbers]
    assert {key for key, _ in found} >= set(plan(miniature).articles)
    assert [(k, label) for k, label in found if not label.startswith(numbers[k] + "-")] == []


def test_same_bytes_twice(miniature: Handbook, pdf: Path, tmp_path: Path) -> None:
    paths, _ = binder.build(miniature, tmp_path)
    assert paths[0].read_bytes() == pdf.read_bytes()


@pytest.mark.parametrize("text", ["#panic()", "$x$ *b* _e_ `r` #[x]", '"); #eval("1")', "<label> @ref \\ / // x"])
def test_text_that_looks_like_code_stays_text(miniature: Handbook, tmp_path: Path, text: str) -> None:
    from dataclasses import replace

    first = next(iter(miniature.agencies.values()))
    hostile = replace(first, summary=text, keywords=(text,), name=text)
    handbook = replace(miniature, agencies={**miniature.agencies, first.id: hostile})
    paths, problems = binder.build(handbook, tmp_path)
    assert problems == []
    assert sum(text in words for words in texts(paths[0])) >= 3
