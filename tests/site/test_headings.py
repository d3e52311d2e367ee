"""Our pages are Markdown that any engine reads as we do: headings, and HTML that goes through."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import markdown  # type: ignore[import-untyped]
import pytest

from handbook import pages
from handbook.load import load
from handbook.site.headings import html

MINIATURE = Path(__file__).parents[1] / "miniature"


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    handbook, _ = load(MINIATURE, date(2026, 11, 21))
    assert handbook
    folder = tmp_path_factory.mktemp("docs")
    pages.write(handbook, folder)
    return folder


def test_python_markdown_makes_the_same_of_every_page(docs: Path) -> None:
    written = sorted(docs.rglob("*.md"))
    assert written
    for page in written:
        body = page.read_text("utf-8").split("---\n", 2)[2]
        theirs = markdown.Markdown(extensions=["attr_list", "toc"]).convert(body)
        assert _bare(html(body)[0]) == _bare(theirs), page.name


def _bare(text: str) -> list[str]:
    """Lines with something on them. In which order a heading's attributes stand is all the same."""
    return [
        re.sub(r"(?<=^<h\d)( [^>]*)(?=>)", lambda m: " ".join(["", *sorted(m[1].split(" "))]), line)
        for line in text.split("\n")
        if line
    ]


def test_a_heading_says_its_level_words_and_marks() -> None:
    made, found = html("# Frister\n\n## A &#60; B &#38; C { #a .numbered .lane-2 data-number=3 }\n\n<p>#1</p>\n")
    assert made == (
        '<h1 id="frister">Frister</h1>\n<h2 class="numbered lane-2" data-number="3" id="a">A &#60; B &#38; C</h2>\n<p>#1</p>'
    )
    assert [(h.level, h.id, h.words) for h in found] == [(1, "frister", "Frister"), (2, "a", "A &#60; B &#38; C")]


def test_a_heading_without_an_id_gets_one_that_is_free() -> None:
    made, _ = html('# Frister\n\n## Om { #frister }\n\n<p id="frister_1"></p>\n')
    assert made.startswith('<h1 id="frister_2">')
