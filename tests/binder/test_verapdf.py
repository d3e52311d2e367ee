"""veraPDF, which did not make the binder and knows every rule of both standards, finds nothing wrong with it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from handbook import binder
from handbook.load import load
from handbook.model import Handbook
from tests.binder.breaking import BREAKS
from tests.conftest import TODAY, second_opinion
from tests.test_pictures import kart  # noqa: F401  (a fixture)

pytestmark = pytest.mark.slow
second_opinion("jpype")
Failures = Callable[..., object]


@pytest.fixture(scope="session")
def failures() -> Failures:
    """The failed rules of a PDF, by PDF/UA-1 unless another standard is named. Skipped without Java, never under CI."""
    from checks.verapdf import has_java, validate  # only here: it loads Java's library

    if not has_java():
        if os.environ.get("CI"):
            pytest.fail("Java is missing, and CI never skips veraPDF")
        pytest.skip("no Java on this machine")
    return lambda path, standard="PDF/UA-1": validate(path, standard).failures


@pytest.mark.parametrize("standard", ["PDF/UA-1", "PDF/A-2a"])
def test_no_rule_fails(failures: Failures, pdf: Path, standard: str) -> None:
    from checks.verapdf import validate

    verdict = validate(pdf, standard)
    assert verdict.rules > 100 and verdict.checks > 50_000
    assert verdict.failures == {}


def test_no_part_fails(failures: Failures, pdf: Path) -> None:
    """The whole binder is done above; the variants of it, and every part. Pages laid out for folding are for a print
    shop alone, and have no tags."""
    parts = [path for path in sorted(pdf.parent.rglob("*.pdf")) if path != pdf and "utskutt" not in path.name]
    assert len(parts) > 3
    assert [path.name for path in parts if failures(path)] == []


def test_an_article_alone_is_accessible(failures: Failures, miniature: Handbook, tmp_path: Path) -> None:
    paths, _ = binder.build(miniature, tmp_path, ["barnevern", "undring", "side:meldeplikt"])
    assert len(paths) == 3 and [path.name for path in paths if failures(path)] == []


def test_a_picture_is_accessible(failures: Failures, copy: Path, kart: Path, tmp_path: Path) -> None:  # noqa: F811
    handbook, _ = load(copy, TODAY)
    assert handbook
    (path,), _ = binder.build(handbook, tmp_path, ["side:meldeplikt"])
    assert failures(path) == {}


@pytest.mark.parametrize("damage", BREAKS, ids=lambda damage: damage.__name__)
def test_a_broken_copy_is_caught(
    failures: Failures, miniature: Handbook, pdf: Path, tmp_path: Path, damage: Callable[[pikepdf.Pdf], None]
) -> None:
    """A short article with headings, links, a table and a drawing: each break finds what it breaks."""
    (whole,), _ = binder.build(miniature, tmp_path, ["undring"])
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(whole) as document:
        damage(document)
        document.save(broken)
    assert failures(broken) or failures(broken, "PDF/A-2a")


def test_syntax_and_fonts(pdf: Path) -> None:
    """As qpdf and pdffonts see it: nothing to repair, every font inside the file."""
    for path in pdf.parent.rglob("*.pdf"):
        with pikepdf.open(path) as document:
            assert document.check_pdf_syntax() == []
            fonts = [
                o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
            ]
            assert fonts and all({"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts)
