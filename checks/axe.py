"""axe-core on every page of the built site, at 360 and 1280 px, light and dark: `python -m checks.axe [FOLDER]`.

Also on what a page shows only when it is opened: hidden text, explanations of words, the menu and the search. What stands
around the article is looked at on one page of each folder. Prints every finding with the page and the element; exit status 1 when there is one.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, sync_playwright

from checks import needs
from tests.browser.serving import serve
from tests.conftest import chromium_path

VIEWS = tuple((width, scheme) for width in (360, 1280) for scheme in ("light", "dark"))
# All that axe has on by itself (WCAG 2.0–2.2 A and AA, and best practice), and what it keeps off: WCAG 2.2's size of
# targets, and the rules it calls experimental.
MORE = ("target-size", "label-content-name-mismatch", "td-has-header", "table-fake-caption", "css-orientation-lock")
_OPTIONS = {"resultTypes": ["violations"], "rules": {rule: {"enabled": True} for rule in MORE}}
# What can differ between light and dark: the page is the same.
_COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}
_FRAME = (".md-banner", ".md-header", ".md-tabs", ".md-sidebar", ".md-footer", ".search-dialog")
AXE_VERSION = AXE_SCRIPT[:40].split()[2]  # «/*! axe v4.12.1»
_ALONE = ("404.html", "uten-dekning.html")  # pages without menu and search
_RESULT = ".search-dialog [role=option]"
# Of folds with a name the browser keeps one open.
_UNFOLD = """document.querySelectorAll('article details').forEach((one) => {
  one.removeAttribute('name')
  one.open = true
})"""


def findings(
    page: Page, views: Sequence[tuple[int, str]] = VIEWS, seen: Counter[str] | None = None, frame: bool = True
) -> Iterator[str]:
    """What axe finds on the page that is open, in each view, with or without what stands around the article; `seen` counts
    what was looked at.

    Folded text is looked at unfolded: it holds the same, and more.
    """
    page.evaluate(AXE_SCRIPT)
    page.evaluate(_UNFOLD)
    place = "html" if frame else {"include": [["html"]], "exclude": [[part] for part in _FRAME]}
    for view in _views(page, views):
        yield from _run(page, view, seen, place, again=_again(view, views))
        if page.locator("[popover]").count():
            page.locator("[popover]").first.evaluate("one => one.showPopover()")
            yield from _run(page, f"{view} explanation", seen, "[popover]:popover-open", again=_again(view, views))
            page.locator("[popover]").first.evaluate("one => one.hidePopover()")


def _again(view: str, views: Sequence[tuple[int, str]]) -> bool:
    """Whether this is the dark view of a width that is looked at in light too."""
    width, scheme = view.split()
    return scheme == "dark" and (int(width), "light") in views


def frame_findings(page: Page, seen: Counter[str] | None = None) -> Iterator[str]:
    """What axe finds in the menu and in the search with results, opened on the page that is open."""
    page.evaluate(AXE_SCRIPT)
    for view in _views(page, VIEWS):
        with _search(page):
            yield from _run(page, f"{view} search", seen, ".search-dialog")
        button = page.locator(".header-button__drawer")
        if button.count() and button.is_visible():
            button.click()
            page.wait_for_timeout(50)
            yield from _run(page, f"{view} menu", seen, ".md-sidebar--primary")
            page.keyboard.press("Escape")


def _views(page: Page, views: Sequence[tuple[int, str]]) -> Iterator[str]:
    for width, scheme in views:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.wait_for_timeout(50)
        yield _named((width, scheme))


def _named(view: tuple[int, str]) -> str:
    return f"{view[0]} {view[1]}"


def _run(page: Page, view: str, seen: Counter[str] | None, place: Any, again: bool = False) -> Iterator[str]:
    if seen is not None:
        seen["views" if view in map(_named, VIEWS) else "opened"] += 1
    options = _COLOURS if again else _OPTIONS
    for rule in page.evaluate(f"axe.run({json.dumps(place)}, {json.dumps(options)})")["violations"]:
        for node in rule["nodes"]:
            yield f"{view} {rule['id']}: {node['target']} {node['failureSummary'].splitlines()[-1].strip()}"


@contextmanager
def _search(page: Page) -> Iterator[None]:
    """The search, open, with danger, agencies and pages found."""
    page.locator("[data-search-open]").click()
    page.locator("#search-field").fill("barnet blir slått, ring barnevernet")
    page.locator(_RESULT).first.wait_for()
    page.keyboard.press("ArrowDown")
    yield
    page.keyboard.press("Escape")


def main(arguments: Sequence[str] | None = None) -> int:
    """Every page, or those whose address holds a word; one browser for each core."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, default=Path("build/site"))
    parser.add_argument("--only", default="", help="only pages whose address holds this")
    options = parser.parse_args(arguments)
    needs.site(options.site)
    needs.chromium()
    names = [p.relative_to(options.site).as_posix() for p in sorted(options.site.rglob("*.html"))]
    names = [name for name in names if options.only in name]
    whole = [name for name in names if name not in _ALONE]
    framed = set({Path(name).parent: name for name in reversed(whole)}.values())  # one page of each folder
    started = time.monotonic()
    seen: Counter[str] = Counter()
    with serve(options.site) as address, ProcessPoolExecutor(mp_context=get_context("spawn")) as workers:
        few = [names[i : i + 8] for i in range(0, len(names), 8)]
        for found, counted in workers.map(_look, repeat(address), few, repeat(framed)):
            seen += counted
            print(*found, sep="\n", end="\n" * bool(found), flush=True)
            print(f"… {seen['pages']} of {len(names)} pages", file=sys.stderr, flush=True)
    print(
        f"axe-core {AXE_VERSION}: {seen['pages']} pages, {seen['views']} views, {seen['opened']} times something opened, "
        f"{seen['findings']} findings, {(time.monotonic() - started) / 60:.0f} minutes"
    )
    return 1 if seen["findings"] else 0


def _look(address: str, names: Sequence[str], framed: AbstractSet[str]) -> tuple[list[str], Counter[str]]:
    """What axe finds on some of the pages, and how much it looked at. Runs in a process of its own."""
    seen: Counter[str] = Counter(pages=len(names))
    found = []
    with sync_playwright() as playwright:
        browser: Any = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        page = browser.new_page(reduced_motion="reduce")
        page.set_default_timeout(120_000)
        for name in names:
            page.goto(address + name)
            whole = name in framed
            new = [*findings(page, seen=seen, frame=whole), *(frame_findings(page, seen) if whole else ())]
            found += [f"{name}: {finding}" for finding in new]
        browser.close()
    seen["findings"] = len(found)
    return found, seen


if __name__ == "__main__":
    sys.exit(main())
