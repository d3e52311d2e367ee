"""What only an output can find is a problem with a place like any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook import pages, site
from handbook.cli import main
from handbook.load import load
from handbook.model import Handbook
from handbook.problem import Place, warning
from handbook.site.search import install
from tests.conftest import TODAY

pytestmark = pytest.mark.slow

DATE = ("--date", "2026-03-10")


def test_an_article_that_does_not_exist(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["binder", "--root", str(copy), *DATE, "--only", "finnes-ikke"]) == 1
    assert "[ukjent-artikkel]" in capsys.readouterr().out


def test_what_the_site_engine_warns_of(miniature: Handbook, tmp_path: Path) -> None:
    nav = pages.write(miniature, tmp_path / "docs")
    problems = site.build(
        miniature, tmp_path / "docs", [*nav, {"Borte": "finnes-ikke.md"}], tmp_path / "mkdocs.yml", tmp_path / "site"
    )
    assert {p.code for p in problems} == {"nettsted"} and "finnes-ikke.md" in problems[0].message


def test_a_warning_from_an_output_is_shown_and_counted(
    copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        site.search, "install", lambda *_: [warning("nettsted", Place("mkdocs.yml"), "En lenke er borte.")]
    )
    known = [p.place.file for p in load(copy, TODAY)[1]]
    main(["site", "--root", str(copy), *DATE])
    out = capsys.readouterr().out
    assert "mkdocs.yml:1:1: varsel: En lenke er borte." in out
    assert f"{len(known) + 1} varsler i {len(set(known)) + 1} filer" in out


def test_a_hit_without_a_page(miniature: Handbook, tmp_path: Path) -> None:
    nav = pages.write(miniature, tmp_path / "docs")
    assert site.build(miniature, tmp_path / "docs", nav, tmp_path / "mkdocs.yml", tmp_path / "site") == []
    (tmp_path / "site" / "om.html").unlink()
    problems = install(miniature, tmp_path / "site")
    assert [(p.code, p.severity) for p in problems] == [("soket-passer-ikke", "feil")] and "om.html" in problems[
        0
    ].message
