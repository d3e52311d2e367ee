"""The same handbook under each engine: this search, Material's own, Pagefind and MiniSearch; and bigger ones for time."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import yaml

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
    assert not [p for p in site.build(handbook, folder / "docs", nav, folder / "mkdocs.yml", own) if p.stops_build]
    # Material with nothing of ours: its plugin, its templates, the same Markdown.
    settings = {
        "site_name": "Jeg ser deg", "docs_dir": str(folder / "docs"), "site_dir": str(stock), "use_directory_urls": False,
        "theme": {"name": "material", "language": "nb", "font": False}, "plugins": ["search"], "markdown_extensions": ["attr_list"],
        "nav": nav,
    }  # fmt: skip
    (folder / "stock.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "stock.yml")], check=True)
    return own, stock


def pages_of() -> list[Doc]:
    """What this search is made from: for MiniSearch, which gets the same, and for bigger sites."""
    handbook, _ = load(ROOT, date.today())
    assert handbook is not None
    return [dict(json.loads(json.dumps(page))) for page in search.searched(handbook)]


def packed(docs: list[Doc]) -> Doc:
    """The index of this search over pages."""
    handbook, _ = load(ROOT, date.today())
    assert handbook is not None
    return search.index(docs, search.search_words(handbook))


def stock_index(site: Path) -> Doc:
    """Material's own index."""
    return dict(json.loads((site / "search" / "search_index.json").read_text("utf-8")))


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
        doc["id"] = f"{turn}/{doc['id']}"
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
