"""axe-core on every page of the built site, at 360 and 1280 px, light and dark: `python -m checks.axe [FOLDER]`.

Prints every finding with the page and the element; exit status 1 when there is one.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from tests.browser.serving import serve
from tests.conftest import chromium_path

VIEWS = tuple((width, scheme) for width in (360, 1280) for scheme in ("light", "dark"))


def findings(page: Page, views: Sequence[tuple[int, str]] = VIEWS) -> Iterator[str]:
    """What axe finds on the page that is open, in each view."""
    for width, scheme in views:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.wait_for_timeout(50)
        for rule in Axe().run(page).response["violations"]:
            for node in rule["nodes"]:
                yield f"{width} {scheme} {rule['id']}: {node['target']} {node['failureSummary'].splitlines()[-1].strip()}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Every page, or those whose address holds a word."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, default=Path("build/site"))
    parser.add_argument("--only", default="", help="only pages whose address holds this")
    options = parser.parse_args(arguments)
    names = [p.relative_to(options.site).as_posix() for p in sorted(options.site.rglob("*.html"))]
    names = [name for name in names if options.only in name]
    found = 0
    with sync_playwright() as playwright, serve(options.site) as address:
        browser: Any = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        page = browser.new_page(reduced_motion="reduce")
        for name in names:
            page.goto(address + name)
            for finding in findings(page):
                found += 1
                print(f"{name}: {finding}", flush=True)
        browser.close()
    print(f"{len(names)} pages, {len(names) * len(VIEWS)} views, {found} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
