"""The engine in the built site: one small script, an address that fits every place, and a stop when the theme changes."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from handbook.model import Handbook
from handbook.site import search

THEME = Path(__file__).resolve().parents[2] / "theme"


def _index(site: Path) -> dict:
    text = (site / "search" / "search_index.js").read_text("utf-8")
    return json.loads(text.removeprefix("var __index = "))


def test_the_worker_is_one_small_script() -> None:
    script = search.worker()
    assert len(gzip.compress(script.encode())) < 10_500
    assert not re.search(r"^\s*(import|export)\b", script, re.MULTILINE)
    names = re.findall(r"^(?:const|function|class) (\w+)", script, re.MULTILINE)
    assert [name for name, times in Counter(names).items() if times > 1] == []


@pytest.mark.parametrize(
    "source",
    ['import {\n  a,\n  b,\n} from "./x.js"\nlet c\n', 'import { a } from "./x.js"\nlet c\n', 'import "./x.js"\n// why\nlet c\n',
     "export let c\n", "let c\nexport { c }\n", "let c\nexport {\n  c,\n}\n"],
)  # fmt: skip
def test_a_module_is_unwrapped_however_it_is_written(source: str) -> None:
    """Formatters break long imports over lines; nothing of them may be left in a script."""
    assert search._unwrapped(source) == "let c\n"


def test_every_module_is_in_the_worker() -> None:
    written = {path.stem for path in (THEME / "assets" / "javascripts" / "search").glob("*.js")}
    assert written - {"results"} == set(search.MODULES)


def test_nothing_is_fetched_from_another_host() -> None:
    sources = "".join(path.read_text("utf-8") for path in (THEME / "assets" / "javascripts").rglob("*.js"))
    assert re.findall(r"https?://[^\s\"'`]+", sources) == []


def test_every_address_is_a_place_on_the_site(built: Path) -> None:
    pages = _index(built)["docs"]
    addresses = [p["location"] for p in pages] + [part["location"] for p in pages for part in p["parts"]]
    html = {path: (built / path).read_text("utf-8") for path in {a.partition("#")[0] for a in addresses}}
    lost = [a for a in addresses if "#" in a and f'id="{a.partition("#")[2]}"' not in html[a.partition("#")[0]]]
    assert lost == []


def test_the_words_wait_until_something_is_typed(built: Path) -> None:
    settings = json.loads((built / "search" / "search_index.json").read_text("utf-8"))
    assert settings["docs"] == []
    assert len(gzip.compress((built / "search" / "search_index.js").read_bytes())) < 200_000


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    """A copy of the site as MkDocs left it, with only two pages to open."""
    for name in ("index.html", "om.html"):
        shutil.copy(built / name, tmp_path)
    (tmp_path / "assets" / "javascripts").mkdir(parents=True)
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_index.json").write_text('{"config": {"lang": ["no"]}, "docs": []}', "utf-8")
    return tmp_path


def _empty(handbook: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handbook.derive.words.entries", lambda _: ())


def test_fits_the_theme_as_it_is(site: Path, miniature: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    _empty(miniature, monkeypatch)
    assert search.install(miniature, site) == []
    assert (site / search.worker_address()).read_text("utf-8") == search.worker()


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        ("om.html", '"search": "', '"searchWorker": "', "temaet legger ikke inn søket på om.html"),
        ("index.html", search.worker_address(), "assets/javascripts/workers/search.a1b2c3d4.min.js", "på index.html"),
        ("search/search_index.json", None, None, "finner ikke search/search_index.json"),
    ],
)
def test_a_changed_theme_stops_the_build_and_says_why(
    site: Path,
    miniature: Handbook,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    before: str | None,
    after: str,
    said: str,
) -> None:
    _empty(miniature, monkeypatch)
    path = site / file
    if before is None:
        path.unlink()
    else:
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after), "utf-8")
    (problem,) = search.install(miniature, site)
    assert problem.code == "soket-passer-ikke" and problem.stops_build and said in problem.message
    assert not (site / search.worker_address()).exists()


def test_a_page_that_was_not_built_stops_the_build(site: Path, miniature: Handbook) -> None:
    (problem,) = search.install(miniature, site)
    assert "søket finner ikke " in problem.message
