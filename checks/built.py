"""What checks of the built site share: the folder to look at, a browser, a line for each finding, and how they end."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from checks import needs
from tests.browser.serving import serve
from tests.conftest import chromium_path

FRIDAY = "2026-11-27T15:40:00Z"  # 16.40 in Oslo, when offices are closed
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}}
FOR_COORDINATORS = ("felt.html", "feilmeldinger.html", "ma-bekreftes.html")


@dataclass(frozen=True)
class Built:
    """A built site, where it is served, and what the address of a page must hold to be looked at."""

    folder: Path
    address: str
    only: str = ""

    @cached_property
    def names(self) -> list[str]:
        """Every page, as its address on the site."""
        return self.matching("**/*.html")

    def matching(self, pattern: str) -> list[str]:
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.glob(pattern))
        return sorted(name for name in found if self.only in name)


def check(
    doc: str | None,
    findings: Callable[[Page, Built], Iterator[str]],
    arguments: Sequence[str] | None = None,
    **page: Any,
) -> int:
    """Prints what is found in the folder that is named, in a page with these options.

    1 when something is found; ends with 2 without a site or a browser.
    """
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("site", nargs="?", type=Path, default=Path("build/site"))
    parser.add_argument("--only", default="", help="only pages whose address holds this")
    options = parser.parse_args(arguments)
    folder: Path = options.site
    needs.site(folder)
    needs.chromium()
    count = 0
    with sync_playwright() as playwright, serve(folder) as address:
        browser: Any = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        built = Built(folder, address, options.only)
        for count, finding in enumerate(findings(browser.new_context(**page).new_page(), built), 1):  # noqa: B007
            print(finding, flush=True)
        browser.close()
    print(f"{len(built.names)} pages, {count} findings")
    return 1 if count else 0
