"""What today's outputs say, in tests/expected/: every page, every printed article, every file that is exported.

A change in what readers meet is a difference there, to be read before it is committed.
`python3 build.py test tests/test_expected.py --bless` writes the files anew and removes those that are no longer made.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from handbook import binder
from handbook.derive.binder_plan import plan
from handbook.derive.downloads import EXTRAS
from handbook.exports import SBOM
from handbook.model import Handbook
from tests.conftest import ROOT
from tests.golden import differences, paper, web


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--bless"))


@pytest.fixture(scope="session")
def build(whole: Path) -> Path:
    """What the whole tool made of the miniature."""
    return whole / "build"


def test_every_page_of_the_site(build: Path, bless: bool) -> None:
    site = build / "site"
    seen = {f"{page.relative_to(site)}.txt": web.article_text(page) for page in site.rglob("*.html")}
    size = re.compile(r"(PDF, [^)\n]*)\b\d+ kB")  # moves with the layout
    seen = {name: size.sub(r"\1… kB", text) for name, text in seen.items()}
    assert differences("site", seen, bless=bless) == ""


def test_every_printed_article(build: Path, miniature: Handbook, bless: bool) -> None:
    keys = {article.number: article.key.replace(":", "-") for article in plan(miniature).articles.values()}
    seen: dict[str, str] = {}
    for label, text in paper.texts(build / "perm" / "lillevik-handboka.pdf").items():
        name = keys.get(label) or ("dividers" if label.isupper() else "front")
        seen[f"{name}.txt"] = seen.get(f"{name}.txt", "") + text
    assert differences("perm", seen, bless=bless) == ""


def test_every_poster_and_card(miniature: Handbook, tmp_path: Path, bless: bool) -> None:
    """Also those that are made on demand."""
    perm = tmp_path
    assert binder.build(miniature, perm, also=EXTRAS)[1] == []
    seen = {f"{pdf.relative_to(perm)}.txt": "".join(paper.texts(pdf).values()) for pdf in _prints(perm)}
    assert differences("prints", seen, bless=bless) == ""


def _prints(perm: Path) -> Iterable[Path]:
    """What is no part of the binder. Posters are the same in both sizes, the pocket booklet however its pages are laid
    out. What is read from right to left is left out, since pdfium gives its words in another order on each line
    (tests/binder/test_handouts.py looks where they stand)."""
    alike = ("lillevik-handboka*.pdf", "*-a3.pdf", "*-ar.pdf", "*-utskutt.pdf")
    return (pdf for pdf in perm.rglob("*.pdf") if not any(pdf.match(pattern) for pattern in alike))


def test_every_export(build: Path, bless: bool) -> None:
    folder = build / "eksport"
    assert (folder / SBOM).read_bytes() == (
        ROOT / "handbook" / "exports" / SBOM
    ).read_bytes()  # which has a test of its own
    files = (p for p in folder.rglob("*") if p.is_file() and p.suffix != ".zip" and p.name != SBOM)
    seen = {str(p.relative_to(folder)): _text(p) for p in files}
    assert differences("eksport", seen, bless=bless) == ""


def test_every_card_and_calendar_of_the_site(build: Path, bless: bool) -> None:
    site = build / "site"
    seen = {str(p.relative_to(site)): _text(p) for suffix in ("vcf", "ics") for p in site.rglob(f"*.{suffix}")}
    assert differences("cards", seen, bless=bless) == ""


def test_what_the_pages_share(build: Path, bless: bool) -> None:
    """The menu and what else stands around an article, what can be searched, the hours, and which files are made."""
    site = build / "site"
    seen = {
        "frame.txt": web.frame_text(site / "prosedyrer" / "mistanke.html"),
        "search.json": _json(site / "search" / "search_index.js"),
        "hours.json": _json(site / "assets" / "tider.js"),
        "files.txt": "".join(f"{name}\n" for name in sorted(_files(build))),
    }
    assert differences("shared", seen, bless=bless) == ""


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")  # as it is, line ends and byte order mark too


def _json(script: Path) -> str:
    """The data of a script that sets one value, a line for each item."""
    data = json.loads(script.read_text("utf-8").partition(" = ")[2].rstrip().rstrip(";"))
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _files(build: Path) -> Iterable[str]:
    """Everything that is made, but for the theme's own."""
    for output in ("site", "perm", "eksport"):
        for path in (build / output).rglob("*"):
            if path.is_file() and "assets" not in path.parts:
                yield str(path.relative_to(build))
    with zipfile.ZipFile(build / "eksport" / "nettsted.zip") as packed:
        yield from (f"nettsted.zip/{name}" for name in packed.namelist() if "assets" not in name)
