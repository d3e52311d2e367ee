"""Compares this search with Material's own, Pagefind and MiniSearch on the same handbook. Prints Markdown; see README.md."""

from __future__ import annotations

import gzip
import json
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).parent)]

import sites  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from tests.conftest import chromium_path  # noqa: E402
from tests.search import quality  # noqa: E402

NAMES = {"own": "this search", "stock": "Material's own", "pagefind": "Pagefind", "minisearch": "MiniSearch"}
ROUNDS = 7


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing is printed."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder on a web server of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def started(browser: Browser, base: str, engine: str, data: dict[str, str]) -> tuple[Page, float]:
    """A page where the engine is ready, and the milliseconds it took."""
    page = browser.new_page()
    page.goto(base + "empty.html")
    page.set_content(
        f'<script src="{base}minisearch.js"></script><script data-base="{base}" src="{base}engines.js"></script>'
    )
    return page, page.evaluate("([engine, data]) => start(engine, data)", [engine, data])


def prepare(folder: Path, modules: Path, own: Path, stock: Path) -> dict[str, dict[str, str]]:
    """Lay everything under one web server; returns what each engine is started with."""
    (folder / "empty.html").write_text("<!doctype html>", "utf-8")
    for source, name in (
        (Path(__file__).parent / "engines.js", "engines.js"),
        (modules / "minisearch/dist/umd/index.js", "minisearch.js"),
    ):
        (folder / name).write_bytes(source.read_bytes())
    (own_worker,) = (own / "assets/javascripts").glob("search.*.js")
    (stock_worker,) = (stock / "assets/javascripts/workers").glob("search.*.min.js")
    docs = sites.pages_of()
    (folder / "own.json").write_text(json.dumps(sites.packed(docs)), "utf-8")
    (folder / "pages.json").write_text(json.dumps({"docs": docs}), "utf-8")
    (folder / "stock.json").write_text(json.dumps(sites.stock_index(stock)), "utf-8")
    return {
        "own": {"url": f"/own/{own_worker.relative_to(own).as_posix()}", "index": "own.json"},
        "stock": {"url": f"/stock/{stock_worker.relative_to(stock).as_posix()}", "index": "stock.json"},
        "minisearch": {"index": "pages.json"},
        "pagefind": {"url": "/stock/pagefind/pagefind.js"},
    }


def found(browser: Browser, base: str, engine: str, data: dict[str, str]) -> dict[str, str]:
    """Quality: for each set of queries, recall at 1 and 3, reciprocal rank and empty answers."""
    page, _ = started(browser, base, engine, data)
    cells = {}
    for name in quality.SETS:
        queries = quality.queries(name)
        answers = page.evaluate("(queries) => askAll(queries)", [q.text for q in queries])
        # Other engines know pages, not places on them: a page counts for every place it holds.
        given = dict(zip((q.text for q in queries), (a["found"] for a in answers), strict=True))
        if engine != "own":
            given = {text: [address.removeprefix("stock/") for address in list_] for text, list_ in given.items()}
            queries = [quality.Query(q.text, q.kind, frozenset(w.partition("#")[0] for w in q.wanted)) for q in queries]
        total, _ = quality.measure(queries, lambda text, given=given: given[text])  # type: ignore[misc]
        cells[name] = f"{total.recall_1:.0%} / {total.recall_3:.0%} / {total.reciprocal_rank:.2f} / {total.empty:.0%}"
    page.close()
    return cells


def first_result(browser: Browser, site: str) -> tuple[float, int]:
    """From opening the start page to the first result for a word typed at once: milliseconds; and bytes for search, gzipped."""
    context = browser.new_context()
    page = context.new_page()
    sizes: list[int] = []
    page.on("response", lambda r: sizes.append(len(gzip.compress(r.body()))) if _for_search(r.url) else None)
    before = time.perf_counter()
    page.goto(site + "index.html", wait_until="commit")
    page.wait_for_load_state("load")
    page.keyboard.press("/")
    page.keyboard.type("taushetsplikt")
    page.locator(".search-hit, .md-search-result__item").first.wait_for(timeout=60_000)
    spent = (time.perf_counter() - before) * 1000
    page.wait_for_load_state("networkidle")
    context.close()
    return spent, sum(sizes)


def _for_search(url: str) -> bool:
    return any(part in url for part in ("/search", "/workers/", "/lunr/", "pagefind", "minisearch"))


def speed(browser: Browser, base: str, folder: Path, modules: Path, data: dict[str, dict[str, str]]) -> None:
    """Time to make ready, and for a query, at 100, 1 000 and 5 000 pages."""
    print("\n| pages | engine | ready, ms | query, ms: median | nine of ten under |\n|---:|---|---:|---:|---:|")
    queries = [q.text for q in quality.queries("dev")]
    whole, stock = sites.pages_of(), sites.stock_index(folder / "stock")
    for count in (100, 1000, 5000):
        docs = sites.bigger(whole, count)
        (folder / "big-own.json").write_text(json.dumps(sites.packed(docs)), "utf-8")
        (folder / "big-pages.json").write_text(json.dumps({"docs": docs}), "utf-8")
        (folder / "big-stock.json").write_text(json.dumps(sites.as_stock(docs, stock["config"])), "utf-8")
        sites.as_html(docs, folder / f"big-{count}")
        sites.pagefind(modules, folder / f"big-{count}")
        big: dict[str, dict[str, Any]] = {
            "own": data["own"] | {"index": "big-own.json"},
            "stock": data["stock"] | {"index": "big-stock.json"},
            "minisearch": {"index": "big-pages.json"},
            "pagefind": {"url": f"/big-{count}/pagefind/pagefind.js"},
        }
        for engine in NAMES:
            page, ready = started(browser, base, engine, big[engine])
            times = sorted(a["ms"] for _ in range(2) for a in page.evaluate("(queries) => askAll(queries)", queries))
            print(
                f"| {count} | {NAMES[engine]} | {ready:.0f} | {median(times):.1f} | {times[len(times) * 9 // 10]:.0f} |",
                flush=True,
            )
            page.close()


def main() -> None:
    """Quality, bytes, time to the first result, and time by size; engine after engine in each round."""
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        modules = sites.packages(folder / "npm")
        own, stock = sites.build(folder)
        sites.pagefind(modules, stock)
        data = prepare(folder, modules, own, stock)
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox", "--disable-gpu"])
        with served(folder) as base:
            print("| engine | " + " | ".join(quality.SETS) + " |\n|---|" + "---|" * len(quality.SETS))
            for engine, name in NAMES.items():
                cells = found(browser, base, engine, data[engine])
                print(f"| {name} | " + " | ".join(cells.values()) + " |", flush=True)
            rounds = [{s: first_result(browser, f"{base}{s}/") for s in ("own", "stock")} for _ in range(ROUNDS)]
            print("\n| in the browser | first result, ms | bytes for search, gzipped |\n|---|---:|---:|")
            for name in ("own", "stock"):
                print(f"| {NAMES[name]} | {median(r[name][0] for r in rounds):.0f} | {rounds[0][name][1]:,} |")
            speed(browser, base, folder, modules, data)
        browser.close()


if __name__ == "__main__":
    main()
