"""Every page of the built site, from a server and from its folder, in Chromium: `python -m checks.pages [FOLDER]`.

At 320 px, which is a wide screen at 400 %: nothing scrolls sideways, moves when it is read (layout shift), breaks the rules
of the page (CSP), says anything in the console or is fetched from elsewhere. Exit status 1 when something does.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from playwright.sync_api import Page

from checks.built import Built, check

WATCH = """
window.seen = [];
window.moved = 0;
addEventListener("securitypolicyviolation", (event) => seen.push(`rule broken: ${event.violatedDirective} ${event.blockedURI}`));
new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { moved += value; }))
  .observe({ type: "layout-shift", buffered: true });
"""
FOUND = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done([
  ...seen,
  ...(moved > 0 ? [`moves: ${moved.toFixed(4)}`] : []),
  ...(document.documentElement.scrollWidth > innerWidth ? [`scrolls sideways: ${document.documentElement.scrollWidth} px`] : []),
  ...[...document.images].filter((image) => !image.naturalWidth).map((image) => `no picture: ${image.src}`),
]))))"""


def findings(first: Page, built: Built) -> Iterator[str]:
    """Every page, twice."""
    for base in (built.address, f"{built.folder.resolve().as_uri()}/"):
        page = first.context.new_page()
        page.add_init_script(WATCH)
        yield from _findings(page, base, built.names)
        page.close()
    yield from (f"cookie: {cookie}" for cookie in first.context.cookies())


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
    sys.exit(check(__doc__, findings, viewport={"width": 320, "height": 640}))
