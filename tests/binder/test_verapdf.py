"""veraPDF, which did not make the binder and knows every rule of both standards, finds nothing wrong with it."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from tests.binder.breaking import BREAKS, not_marked


@pytest.mark.parametrize("standard", ["PDF/UA-1", "PDF/A-2a"])
def test_no_rule_fails(pdf: Path, standard: str) -> None:
    from checks.verapdf import validate  # only here: it starts a Java machine

    verdict = validate(pdf, standard)
    assert verdict.rules > 100 and verdict.checks > 50_000
    assert verdict.failures == {}


def test_a_broken_copy_is_caught(pdf: Path, tmp_path: Path) -> None:
    """One of the eight ways; `python -m checks.verapdf` tries them all."""
    from checks.verapdf import validate

    assert not_marked in BREAKS
    part, broken = pdf.with_name("lommekort.pdf"), tmp_path / "broken.pdf"
    with pikepdf.open(part) as document:
        not_marked(document)
        document.save(broken)
    assert validate(part, "PDF/UA-1").failures == {}
    assert "6.2-1" in validate(broken, "PDF/UA-1").failures


def test_syntax_and_fonts(pdf: Path) -> None:
    """As qpdf and pdffonts see it: nothing to repair, every font inside the file."""
    for path in pdf.parent.rglob("*.pdf"):
        with pikepdf.open(path) as document:
            assert document.check_pdf_syntax() == []
            fonts = [
                o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
            ]
            assert fonts and all({"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts)
