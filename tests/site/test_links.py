"""Every link leads somewhere, and nothing is fetched from another host."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from handbook.derive.words import entries
from handbook.model import Handbook
from tests.site.reading import dead_links, read


def test_no_dead_links(built: Path) -> None:
    assert list(dead_links(built)) == []


def test_every_thing_has_its_page(built: Path, miniature: Handbook) -> None:
    for entry in entries(miniature):
        page, _, anchor = entry.address.partition("#")
        assert (built / page).is_file(), entry.address
        assert not anchor or anchor in read(built / page).values("id"), entry.address


def test_an_id_stands_once_on_a_page(built: Path) -> None:
    for page in built.rglob("*.html"):
        ids = read(page).values("id")
        assert sorted(set(ids)) == sorted(ids), page.name


def test_nothing_is_fetched_from_another_host(built: Path) -> None:
    for page in built.rglob("*.html"):
        for tag, attrs in read(page).tags:
            loads = [attrs.get("src"), attrs.get("href") if tag == "link" and attrs.get("rel") != "canonical" else None]
            own = "https://www.example.org/handbok/"
            assert not [url for url in loads if url and urlsplit(url).netloc and not url.startswith(own)], page.name
    styles = sorted((built / "assets").rglob("*.css"))
    assert styles, "the site has style sheets"
    for style in styles:
        assert not re.search(r"url\(\s*['\"]?https?:|@import", style.read_text("utf-8")), style.name
