"""What stands on the pages, and how it is written."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from dataclasses import replace
from pathlib import Path

import pytest

from handbook import pages
from handbook.model import Handbook
from tests.site.conftest import build
from tests.site.reading import read

HOSTILE = "<script>alert(1)</script> {{ x }} {% y %} [x](javascript:alert(2)) # | *a* _b_ `c` &amp; \"'\n\n- 1. a\n## b"
SHOWN = re.sub(r"\s+", " ", HOSTILE)


def test_each_page_has_one_title_and_no_skipped_level(built: Path) -> None:
    for page in built.rglob("*.html"):
        levels = [level for level, _ in read(page).headings]
        assert levels[:1] == [1] and levels.count(1) == 1, page.name
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), page.name


def test_no_script_or_style_is_written_in_a_page(built: Path) -> None:
    for page in built.rglob("*.html"):
        for tag, attrs in read(page).tags:
            assert not [name for name in attrs if name.startswith("on") or name == "style"], (page.name, tag, attrs)
            assert tag != "style" or page.name in ("404.html", "uten-dekning.html"), page.name
            assert tag != "script" or attrs.get("src") or attrs.get("type") == "application/json", page.name


def test_the_page_and_the_server_state_the_same_rules(built: Path) -> None:
    (head,) = (a["content"] for t, a in read(built / "index.html").tags if a.get("http-equiv"))
    headers = (built / "_headers").read_text("utf-8")
    assert head and f"Content-Security-Policy: {head}; frame-ancestors" in headers


def test_the_page_for_what_is_missing_needs_nothing_beside_it(built: Path) -> None:
    """It is read at any address, also where the theme's files aren't found; its style is named in the rules."""
    html = (built / "404.html").read_text("utf-8")
    (style,) = re.findall("<style>(.*?)</style>", html, re.DOTALL)
    name = f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"
    assert name in html and name in (built / "_headers").read_text("utf-8")
    page = read(built / "404.html")
    assert page.values("src") == [] and not [tag for tag, _ in page.tags if tag in ("link", "script", "img", "svg")]
    assert [a for a in page.values("href") if not a.startswith(("tel:", "https://www.example.org/handbok/"))] == []


def test_the_rules_stand_before_everything_they_are_for(built: Path) -> None:
    """A browser keeps to them from where they stand."""
    for page in built.rglob("*.html"):
        inside = page.read_text("utf-8").partition("<head>")[2].lstrip()
        assert inside.startswith('<meta http-equiv="Content-Security-Policy"'), page.name


def test_the_acute_band_stands_on_every_page(built: Path) -> None:
    for page in built.rglob("*.html"):
        assert "tel:112" in read(page).values("href"), page.name


def test_an_agency_lists_its_duties_and_a_paragraph_its_uses(built: Path) -> None:
    agency = read(built / "instanser" / "barnevern.html")
    assert "../prosedyrer/mistanke.html#steg-melde" in agency.values("href")
    laws = read(built / "lov.html")
    assert {"instanser/barnevern.html", "prosedyrer/mistanke.html"} <= set(laws.values("href"))


def test_a_word_is_explained_where_it_first_stands(built: Path) -> None:
    page = read(built / "instanser" / "barnevern.html")
    assert page.values("popovertarget").count("ord-meldeplikt") == 1
    assert "ord-meldeplikt" in page.values("id")
    assert "ord-undring" not in read(built / "ordliste.html").values("popovertarget")


def test_what_is_not_confirmed_is_marked(built: Path) -> None:
    assert "Ikke bekreftet. Nummeret står ulikt to steder." in _text(built / "instanser" / "barnevern.html")
    assert "Nummeret står ulikt to steder." in _text(built / "ma-bekreftes.html")


@pytest.mark.slow
def test_text_reaches_the_page_only_as_text(miniature: Handbook, tmp_path: Path) -> None:
    site = build(_hostile(miniature), tmp_path)
    for page in sorted(site.rglob("*.html")):
        html = read(page)
        for tag, attrs in html.tags:
            assert tag != "script" or attrs.get("src") or attrs.get("type") == "application/json", page.name
            assert not (attrs.get("href") or "").startswith("javascript:"), page.name
        assert "alert(1)" not in "".join(t for t, a in html.tags), page.name
    for name in ("instanser/barnevern.html", "prosedyrer/mistanke.html", "index.html", "sider/meldeplikt.html"):
        assert _text(site / name).count(SHOWN) >= 2, name
    agency = read(site / "instanser" / "barnevern.html")
    assert agency.headings[0][1].startswith(SHOWN[:60])


def _hostile(handbook: Handbook) -> Handbook:
    """The miniature with the worst a file could hold, in every kind of place."""
    agency = handbook.agencies["barnevern"]
    agency = replace(
        agency,
        name=HOSTILE,
        short_name=None,
        summary=HOSTILE,
        approach=(HOSTILE, HOSTILE),
        contacts=(replace(agency.contacts[0], about=HOSTILE, unverified=HOSTILE), *agency.contacts[1:]),
    )
    workflow = handbook.workflows["mistanke"]
    step = workflow.steps[0]
    step = replace(
        step, name=HOSTILE, what=(HOSTILE, HOSTILE), outcomes=(replace(step.outcomes[0], condition=HOSTILE),)
    )
    workflow = replace(workflow, name=HOSTILE, purpose=HOSTILE, steps=(step, *workflow.steps[1:]))
    page = handbook.pages["meldeplikt"]
    page = replace(
        page, title=HOSTILE, summary=HOSTILE, body=f"{page.body}\n\n<img src=x onerror=alert(3)>\n\n{HOSTILE}"
    )
    return replace(
        handbook,
        settings=replace(handbook.settings, name=HOSTILE, subtitle=HOSTILE),
        agencies={**handbook.agencies, "barnevern": agency},
        workflows={**handbook.workflows, "mistanke": workflow},
        pages={"meldeplikt": page},
    )


@pytest.mark.slow
def test_a_page_links_to_its_file_when_there_is_somewhere_to_edit(
    miniature: Handbook, built: Path, tmp_path: Path
) -> None:
    settings = replace(miniature.settings, edit_address="https://example.org/rediger")
    site = build(replace(miniature, settings=settings), tmp_path)
    for page, file in (
        ("instanser/barnevern", "agencies/barnevern.yml"),
        ("prosedyrer/mistanke", "workflows/mistanke.yml"),
        ("sider/meldeplikt", "content/sider/meldeplikt.md"),
        ("lov", "content/lovverk.yml"),
        ("moteplan", "content/moteplan.yml"),
    ):
        assert f"https://example.org/rediger/{file}" in read(site / f"{page}.html").values("href"), page
    assert not [v for v in read(built / "instanser" / "barnevern.html").values("href") if v.endswith(".yml")]


def test_a_table_holds_no_empty_header_and_no_style(miniature: Handbook, tmp_path: Path) -> None:
    page = replace(miniature.pages["meldeplikt"], body="| | Når |\n| :-- | --: |\n| Du | Samme dag |\n")
    pages.write(replace(miniature, pages={page.id: page}), tmp_path)
    text = (tmp_path / "sider" / "meldeplikt.md").read_text("utf-8")
    assert "<td></td><th>Når</th>" in text and "style=" not in text
    assert '<th scope="row">Du</th><td>Samme dag</td>' in text


def test_a_form_that_is_a_file_can_be_downloaded(miniature: Handbook, tmp_path: Path) -> None:
    file = tmp_path / "content" / "skjema" / "notat.docx"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"innhold")
    form = replace(miniature.forms["samtykke"], file="notat.docx")
    forms = {**miniature.forms, form.id: form}
    pages.write(replace(miniature, root=tmp_path, forms=forms), tmp_path / "docs")
    assert (tmp_path / "docs" / "skjema" / "notat.docx").read_bytes() == b"innhold"
    assert 'href="notat.docx"' in (tmp_path / "docs" / "skjema" / "samtykke.md").read_text("utf-8")


def _text(page: Path) -> str:
    return re.sub(r"\s+", " ", read(page).text)
