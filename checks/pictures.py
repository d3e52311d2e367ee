"""The pictures in the README, made from the built site: `python -m checks.pictures [FOLDER]`."""

from __future__ import annotations

import argparse
import base64
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from checks import needs
from tests.browser.serving import serve
from tests.conftest import chromium_path

# (page, width, height, scheme), side by side.
VIEWS = (
    ("index.html", 1280, 860, "light"),
    ("prosedyrer/mistanke-om-vold.html", 400, 860, "light"),
    ("instanser/barnevernstjenesten.html", 400, 860, "dark"),
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Writes pictures/site.png."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, default=Path("build/site"))
    parser.add_argument("--out", type=Path, default=Path("pictures/site.png"))
    options = parser.parse_args(arguments)
    needs.site(options.site)
    needs.chromium()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, serve(options.site) as address:
        browser: Any = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        shots = [_shot(browser, address + page, *view) for page, *view in VIEWS]
        sheet = browser.new_page(
            viewport={"width": sum(v[1] for v in VIEWS) // 2 + 64, "height": 462}, device_scale_factor=1.5
        )
        images = "".join(
            f'<img src="data:image/png;base64,{shot}" style="width:{width // 2}px;border:1px solid #d9d5cb;border-radius:8px">'
            for shot, (_, width, _, _) in zip(shots, VIEWS, strict=True)
        )
        sheet.set_content(f'<body style="margin:16px;display:flex;gap:16px;background:#f7f5f0">{images}')
        sheet.screenshot(path=options.out)
        browser.close()


def _shot(browser: Any, address: str, width: int, height: int, scheme: str) -> str:
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce")
    page.goto(address)
    picture = base64.b64encode(page.screenshot()).decode()
    page.close()
    return picture


if __name__ == "__main__":
    main()
