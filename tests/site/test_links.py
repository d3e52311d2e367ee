"""Every link leads somewhere, and nothing is fetched from another host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from handbook.derive.words import entries
from handbook.model import Handbook
from tests.site.conftest import build
from tests.site.reading import read


def _dead(site: Path) -> Iterator[str]:
    """The links within the site whose page, file or place on the page doesn't exist."""
    pages = {path.relative_to(site).as_posix(): read(path) for path in sorted(site.rglob("*.html"))}
    ids = {name: set(page.values("id")) for name, page in pages.items()}
    for name, page in pages.items():
        if name == "404.html":  # its links begin with the handbook's own address
            continue
        for link in page.values("href", "src", "action"):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (site / name).parent.joinpath(unquote(parts.path)).resolve() if parts.path else site / name
            key = target.relative_to(site.resolve()).as_posix() if parts.path else name
            if not target.is_file() or (parts.fragment and key in ids and unquote(parts.fragment) not in ids[key]):
                yield f"{name}: {link}"


def test_no_dead_links(built: Path) -> None:
    assert list(_dead(built)) == []


@pytest.mark.slow
def test_no_dead_links_at_full_size(real: Handbook, tmp_path: Path) -> None:
    assert list(_dead(build(real, tmp_path))) == []


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
    for style in built.rglob("handbok*/*.css"):
        assert not re.search(r"url\(\s*['\"]?https?:|@import", style.read_text("utf-8")), style.name
