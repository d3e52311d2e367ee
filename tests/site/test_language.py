"""Pages in other languages: what a screen reader is told, and which way they are read."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from handbook.articles.told import with_numbers
from handbook.model import Handbook
from handbook.site.languages import link_marker
from tests.site.conftest import build
from tests.site.reading import read

pytestmark = pytest.mark.slow

ARABIC = """\
اتصل بالشرطة على ring:politi/akutt. هاتف الطوارئ للأطفال هو ring:hjelpetelefon/barn، مجاني على مدار الساعة.

## ماذا يحدث بعد ذلك؟

| | الهاتف |
| --- | --- |
| [رعاية الطفل](ring:barnevern/rad) | +47 22 22 22 21 |
"""


@pytest.fixture(scope="session")
def arabic(miniature: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature's site with one more page, in Arabic."""
    page = replace(
        miniature.pages["meldeplikt"], id="for-foreldre-ar", title="هل أنت قلق على طفلك؟", language="ar",
        summary="بمن تتصل: ring:hjelpetelefon/barn", body=ARABIC,
    )  # fmt: skip
    handbook = replace(miniature, pages={**miniature.pages, page.id: page})
    return build(with_numbers(handbook), tmp_path_factory.mktemp("arabisk"))


def test_a_page_says_its_language_and_what_stands_around_it_is_norwegian(arabic: Path) -> None:
    tags = read(arabic / "sider" / "for-foreldre-ar.html").tags
    by_tag = {tag: attrs for tag, attrs in tags if tag in ("html", "body", "header", "footer")}
    assert by_tag["html"]["lang"] == "ar" and by_tag["body"]["dir"] == "rtl"
    norwegian = [attrs.get("class") or "" for _, attrs in tags if attrs.get("lang") == "nb"]
    for part in ("acute", "md-header", "md-tabs", "md-sidebar", "md-footer", "page-end", "page-foot"):
        assert [name for name in norwegian if name.split()[:1] == [part]], part
    skip = next(i for i, (_, attrs) in enumerate(tags) if attrs.get("class") == "md-skip")
    assert tags[skip + 1][1] == {"lang": "nb"}, "the words of the skip link"


def test_the_other_pages_stay_norwegian(arabic: Path) -> None:
    for name in ("index.html", "sider/meldeplikt.html", "404.html"):
        tags = read(arabic / name).tags
        assert [attrs["lang"] for tag, attrs in tags if tag == "html"] == ["nb"], name
        assert [attrs["dir"] for tag, attrs in tags if tag == "body"] == ["ltr"], name


def test_a_link_to_it_says_its_language(arabic: Path) -> None:
    for page in ("lov.html", "sider/meldeplikt.html", "sider/for-foreldre-ar.html"):  # in a text, and in the menu
        links = [
            a
            for tag, a in read(arabic / page).tags
            if tag == "a" and re.search(r"^(?!mailto:).*for-foreldre-ar\.html", a.get("href") or "")
        ]
        assert {a.get("lang") for a in links} == {"ar"}, page


def test_only_links_to_that_very_page_do(miniature: Handbook) -> None:
    """A page may be called the same as something else, here or elsewhere."""
    page = replace(miniature.pages["meldeplikt"], id="politi", language="ar")
    links = (
        '<a href="politi.html">1</a><a href="sider/politi.html#x">2</a><a href="https://example.no/politi.html">3</a>'
    )
    mark = link_marker(replace(miniature, pages={**miniature.pages, page.id: page}))
    html = links + '<a href="../sider/politi.html">4</a>'
    marked = [
        re.findall(r'<a lang="ar" href="([^"]+)"', mark(name, html)) for name in ("index.html", "instanser/om.html")
    ]
    assert marked == [["sider/politi.html#x"], ["../sider/politi.html"]]


def test_every_page_of_a_family_leads_to_the_others_by_their_own_names(arabic: Path) -> None:
    names = {"for-familien": "nb", "for-familien-nn": "nn", "for-familien-ar": "ar"}
    for page in names:
        tags = read(arabic / "sider" / f"{page}.html").tags
        start = next(i for i, (_, attrs) in enumerate(tags) if attrs.get("class") == "languages")
        line = [attrs for tag, attrs in tags[start : start + 10] if tag in ("a", "span")][:3]
        assert [a.get("lang") for a in line if "href" in a] == [names[other] for other in names if other != page]
        assert [a["href"] for a in line if "href" in a] == [f"{other}.html" for other in names if other != page]
        assert [a["aria-current"] for a in line if "href" not in a] == ["page"]


def test_norwegian_in_a_page_in_another_language_is_marked(arabic: Path) -> None:
    """What nobody has checked is said in both languages, and the paragraphs have Norwegian names."""
    page = read(arabic / "sider" / "for-familien-ar.html")
    assert "لم يراجع مترجم هذا النص بعد.Ikke bekreftet." in page.text
    doubt = next(i for i, (_, attrs) in enumerate(page.tags) if (attrs.get("class") or "").startswith("unverified"))
    assert {"lang": "nb", "dir": "ltr"} in [attrs for _, attrs in page.tags[doubt : doubt + 6]]
    heading = next(attrs for tag, attrs in page.tags if attrs.get("id") == "lovgrunnlag-for-siden")
    assert heading["lang"] == "nb"
    assert "dir" not in dict(read(arabic / "sider" / "for-familien.html").tags[doubt][1])


def test_numbers_in_links_keep_their_order_too(arabic: Path) -> None:
    text = read(arabic / "sider" / "for-familien-ar.html").text.replace("\N{NO-BREAK SPACE}", " ")
    assert text.count("\u206622 22 22 30\u2069") == 2


def test_numbers_keep_their_order_from_right_to_left(arabic: Path) -> None:
    text = read(arabic / "sider" / "for-foreldre-ar.html").text.replace("\N{NO-BREAK SPACE}", " ")
    assert "\u2066116 111\u2069" in text and "\u2066+47 22 22 22 21\u2069" in text
    assert "رعاية الطفل \u206622 22 22 21\u2069" in text
    assert "\u2066" not in read(arabic / "sider" / "meldeplikt.html").text


def test_a_number_in_another_language_is_called_what_it_shows(arabic: Path) -> None:
    """«Ring 112 Politiet» would be read by an Arabic voice; the mark after it is Norwegian, and says so."""
    tags = read(arabic / "sider" / "for-foreldre-ar.html").tags
    start = next(i for i, (tag, _) in enumerate(tags) if tag == "article")
    calls = [attrs for tag, attrs in tags[start:] if attrs.get("class") == "number" and tag == "a"]
    assert "tel:112" in [attrs["href"] for attrs in calls if "aria-label" not in attrs]
    marks = [attrs for tag, attrs in tags if tag == "small" and attrs.get("class") == "unsure"]
    assert marks and all(attrs["lang"] == "nb" and attrs["dir"] == "ltr" for attrs in marks)
