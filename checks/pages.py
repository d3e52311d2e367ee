"""Every page of the built site, from a server and from its folder, in Chromium: `python -m checks.pages [FOLDER]`.

At 320 px, which is a wide screen at 400 %: nothing scrolls sideways, moves when it is read (layout shift above 0.01,
where 0.1 counts as good; the columns of a long table may settle while it comes), breaks the rules of the
page (CSP), says anything in the console or is fetched from elsewhere. Exit status 1 when something does.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from checks import needs
from tests.browser.serving import serve
from tests.conftest import chromium_path

WATCH = """
window.seen = [];
window.moved = 0;
addEventListener("securitypolicyviolation", (event) => seen.push(`rule broken: ${event.violatedDirective} ${event.blockedURI}`));
new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { moved += value; }))
  .observe({ type: "layout-shift", buffered: true });
"""
FOUND = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done([
  ...seen,
  ...(moved > 0.01 ? [`moves: ${moved.toFixed(3)}`] : []),
  ...(document.documentElement.scrollWidth > innerWidth ? [`scrolls sideways: ${document.documentElement.scrollWidth} px`] : []),
  ...[...document.images].filter((image) => !image.naturalWidth).map((image) => `no picture: ${image.src}`),
]))))"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Every page, twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, default=Path("build/site"))
    options = parser.parse_args(arguments)
    needs.site(options.site)
    needs.chromium()
    names = [p.relative_to(options.site).as_posix() for p in sorted(options.site.rglob("*.html"))]
    found = 0
    with sync_playwright() as playwright, serve(options.site) as address:
        browser: Any = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 320, "height": 640})
        page.add_init_script(WATCH)
        for base in (address, f"{options.site.resolve().as_uri()}/"):
            for finding in _findings(page, base, names):
                found += 1
                print(finding, flush=True)
        kept = page.context.cookies()
        browser.close()
    print(f"{len(names)} pages, each from a server and from a folder, {found} findings, {len(kept)} cookies")
    return 1 if found or kept else 0


def _findings(page: Page, base: str, names: Sequence[str]) -> Iterator[str]:
    heard: list[str] = []
    page.on("console", lambda message: heard.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: heard.append(f"error: {error}"))
    page.on("request", lambda request: None if _own(request.url, base) else heard.append(f"fetched: {request.url}"))
    for name in names:
        if name == "404.html" and base.startswith("file:"):  # only a server shows it
            continue
        page.goto(base + name)
        for finding in [*page.evaluate(FOUND), *heard]:
            yield f"{base.partition(':')[0]} {name}: {finding}"
        heard.clear()


def _own(url: str, base: str) -> bool:
    return url.startswith((base, "data:", "blob:"))


if __name__ == "__main__":
    sys.exit(main())
