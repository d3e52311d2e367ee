"""Numbers in running text: none stands on a page without being one to ring, and all follow the contact they are of."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from handbook import exports
from handbook.load import load
from handbook.model import Handbook
from handbook.site.search import searched
from tests.conftest import MINIATURE, TODAY
from tests.site.conftest import build
from tests.site.reading import bare_numbers, read

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """The miniature after the police have got another emergency number."""
    root = Path(shutil.copytree(MINIATURE, tmp_path_factory.mktemp("flyttet") / "handbok"))
    file = root / "agencies" / "politi.yml"
    text = file.read_text("utf-8")
    assert text.count('telefon: "112"') == 1
    file.write_text(text.replace('telefon: "112"', "telefon: 22 22 22 77"), "utf-8")
    handbook, problems = load(root, TODAY)
    assert handbook is not None and {p.code for p in problems} == {"ubekreftet"}, "nothing else had to be changed"
    return handbook


def test_no_number_on_the_site_is_only_text(built: Path) -> None:
    assert list(bare_numbers(built)) == []


def test_a_number_that_is_only_text_is_noticed(built: Path, tmp_path: Path) -> None:
    page = (built / "sider" / "for-familien.html").read_text("utf-8")
    for bare in (
        "112",
        "22 22 22 30",
        "22\N{NO-BREAK SPACE}22\N{NO-BREAK SPACE}22\N{NO-BREAK SPACE}31",
        "98 76 54 32",
        "116 123",
    ):
        (tmp_path / "x.html").write_text(page.replace("</article>", f"<p>Ring {bare}.</p></article>"), "utf-8")
        assert [found.partition(" in ")[0] for found in bare_numbers(tmp_path)][:1] == [
            f"x.html: {bare.replace(chr(160), ' ')}"
        ]
    (tmp_path / "x.html").write_text(
        page.replace("</article>", "<p>§ 112, 963 946 902 og 12 112 kr.</p></article>"), "utf-8"
    )
    assert list(bare_numbers(tmp_path)) == []


def test_every_page_follows_the_number(built: Path, moved: Handbook, tmp_path: Path) -> None:
    after = build(moved, tmp_path / "site")
    shown = [path.relative_to(built) for path in built.rglob("*.html") if "tel:112" in path.read_text("utf-8")]
    assert len(shown) > 20
    for name in shown:
        assert "tel:+4722222277" in (after / name).read_text("utf-8"), name
    editors = {"felt.html", "feilmeldinger.html"}
    for path in after.rglob("*.html"):
        if path.name not in editors:
            page = read(path)
            assert "112" not in page.text and "tel:112" not in page.values("href"), path.name
    assert list(bare_numbers(after)) == []


def test_what_is_searched_and_exported_follows(miniature: Handbook, moved: Handbook, tmp_path: Path) -> None:
    for handbook, there, gone in ((miniature, "ring 112", "22 22 22 77"), (moved, "ring 22 22 22 77", "112")):
        found = json.dumps(searched(handbook), ensure_ascii=False).replace("\N{NO-BREAK SPACE}", " ")
        assert there in found and gone not in found
        exports.write(handbook, tmp_path / gone)
        data = (tmp_path / gone / "handbok.json").read_text("utf-8").replace("\N{NO-BREAK SPACE}", " ")
        assert there in data and gone not in data and "ring:" not in data
