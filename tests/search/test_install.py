"""The engine in the built site: one small script, few words, and addresses that are there."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from pathlib import Path

import pytest
import quickjs

from handbook.model import Handbook
from handbook.site import search
from tests.search import engine

THEME = Path(__file__).resolve().parents[2] / "theme"


def _index(site: Path) -> dict:
    text = (site / search.INDEX).read_text("utf-8")
    return json.loads(text.removeprefix("var handbookWords = ").removesuffix(";"))


def test_the_worker_is_one_small_script() -> None:
    script = search.worker()
    assert len(gzip.compress(script.encode())) < 21_000
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
    assert written - {"box"} == set(search.MODULES)


def test_nothing_is_fetched_from_another_host() -> None:
    sources = "".join(path.read_text("utf-8") for path in (THEME / "assets" / "javascripts").rglob("*.js"))
    assert re.findall(r"https?://[^\s\"'`]+", sources) == []


def test_every_address_is_a_place_on_the_site(built: Path) -> None:
    addresses = engine.built(built).known
    html = {path: (built / path).read_text("utf-8") for path in {a.partition("#")[0] for a in addresses}}
    lost = [a for a in addresses if "#" in a and f'id="{a.partition("#")[2]}"' not in html[a.partition("#")[0]]]
    assert addresses and lost == []


def test_the_index_unpacks_to_what_the_pages_say(built: Path, miniature: Handbook) -> None:
    """The browser's own unpacking, against the model: each word of the index is one that its pages say."""
    pages = search.searched(miniature)
    said = [
        f"{p['title']} {p['text']} {' '.join(x['title'] + ' ' + x['text'] for x in p['parts'])}".lower() for p in pages
    ]
    code = search.worker().replace(
        "globalThis.handbookSearch = {", "globalThis.unpack = unpacked; globalThis.handbookSearch = {"
    )
    context = quickjs.Context()
    context.eval(code)
    context.set("index", json.dumps(_index(built)))
    found = json.loads(context.eval("JSON.stringify(unpack(JSON.parse(index)))"))
    assert [page["title"] for page in found["pages"]] == [page["title"] for page in pages]
    assert len(found["words"]) > 20
    for word, places in found["words"]:
        for number, level in places:
            assert word[:4] in said[number] and level in (0, 1, 2), (word, pages[number]["title"])


def test_the_theme_builds_no_search_of_its_own(built: Path) -> None:
    """Its box is not on the pages, and its index is never made."""
    assert {path.name for path in (built / "search").iterdir()} == {"search_index.js"}
    assert "md-search" not in (built / "index.html").read_text("utf-8")


def test_a_page_that_was_not_built_stops_the_build(tmp_path: Path, miniature: Handbook) -> None:
    (problem,) = search.install(miniature, tmp_path)
    assert problem.code == "soket-passer-ikke" and problem.stops_build and "som ikke er bygd" in problem.message
    assert not list(tmp_path.iterdir())
