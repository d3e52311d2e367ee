"""The same handbook under each engine: this search, Material's own, Pagefind and MiniSearch; and bigger ones for time."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

from handbook import pages, site
from handbook.load import load
from handbook.site import search

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
Doc = dict[str, Any]


def build(folder: Path) -> tuple[Path, Path]:
    """This site, and the same site with Material's own search."""
    handbook, _ = load(ROOT, date.today())
    assert handbook is not None
    own, stock = folder / "own", folder / "stock"
    nav = pages.write(handbook, folder / "docs")
    with mock.patch.object(search, "install", lambda *_: []):
        site.build(handbook, folder / "docs", nav, folder / "mkdocs.yml", stock)
    shutil.copytree(stock, own)
    assert search.install(handbook, own) == []
    (worker,) = (stock / "assets/javascripts/workers").glob("search.*.min.js")
    for page in stock.rglob("*.html"):
        html = page.read_text("utf-8").replace(search.worker_address(), worker.relative_to(stock).as_posix())
        page.write_text(re.sub(r'<script src="[^"]*search/results\.js"></script>', "", html), "utf-8")
    return own, stock


def index(site: Path) -> Doc:
    """What lies in a site's search index."""
    script = site / "search" / "search_index.js"
    text = script.read_text("utf-8")
    return dict(json.loads(text[text.index("{") :]))


def pagefind(modules: Path, site: Path) -> None:
    """Index a folder of pages with Pagefind, from the packages in `modules`."""
    command = ["node", str(modules / "pagefind" / "lib" / "runner" / "bin.cjs"), "--site", str(site)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def packages(folder: Path) -> Path:
    """Fetch Pagefind and MiniSearch with npm."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["npm", "init", "-y"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["npm", "install", "--silent", "pagefind@1", "minisearch@7"], cwd=folder, check=True)
    return folder / "node_modules"


def bigger(docs: list[Doc], count: int) -> list[Doc]:
    """`count` pages made of `docs`, one word in twenty made new, so that the vocabulary grows as on a real site."""
    dice = random.Random(1)
    parts = ("sol", "fjell", "vann", "tre", "hus", "skog", "dal", "elv", "stein", "lys", "ring", "bakke")
    made: list[Doc] = []
    sources = [doc for doc in docs if "#" not in doc["location"]]
    while len(made) < count:
        turn = len(made) // len(sources)
        source = json.dumps(sources[len(made) % len(sources)], ensure_ascii=False)
        if turn:
            source = re.sub(
                r"[a-zæøå]{5,}(?=[ .,])",
                lambda m: dice.choice(parts) + dice.choice(parts) + m[0] if dice.random() < 0.05 else m[0],
                source,
            )
        doc = json.loads(source.replace('"location": "', f'"location": "{turn}/'))
        made.append(doc)
    return made


def as_html(docs: list[Doc], folder: Path) -> None:
    """Pages for Pagefind, which reads HTML."""
    for doc in docs:
        path = folder / doc["location"]
        path.parent.mkdir(parents=True, exist_ok=True)
        text = " ".join([doc["text"], *(part["text"] for part in doc["parts"])])
        path.write_text(
            f'<html lang="nb"><title>{doc["title"]}</title><body><h1>{doc["title"]}</h1><p>{text}</p></body></html>',
            "utf-8",
        )


def as_stock(docs: list[Doc], config: Doc) -> Doc:
    """The same pages as Material's search plugin would have written them."""
    sections = [{"location": d["location"], "title": d["title"], "text": d["text"]} for d in docs]
    return {"config": config, "docs": sections + [part for d in docs for part in d["parts"]]}
