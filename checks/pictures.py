"""The pictures in the README, made from the built site and the prints it offers: `python -m checks.pictures [FOLDER]`."""

from __future__ import annotations

import argparse
import base64
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image
from playwright.sync_api import sync_playwright

from checks import needs
from handbook.derive.downloads import PLACE
from tests.browser.serving import serve
from tests.conftest import chromium_path

# (page, width, height, scheme), side by side.
VIEWS = (
    ("index.html", 1280, 860, "light"),
    ("prosedyrer/mistanke-om-vold.html", 400, 860, "light"),
    ("instanser/barnevernstjenesten.html", 400, 860, "dark"),
)
# (print, page), side by side: of a core binder, and a meeting's booklet.
PAPER = (("kjerne/barnehage.pdf", 2), ("kjerne/barnehage.pdf", 12), ("moter/evalueringsmote.pdf", 0))
PAPER_HEIGHT = 690  # pixels


def main(arguments: Sequence[str] | None = None) -> None:
    """Writes pictures/site.png, and pictures/binder.png where the site offers prints."""
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
    if (options.site / PLACE).is_dir():
        paper = _paper(options.site / PLACE).quantize(128)  # drawings and letters need few colours
        paper.save(options.out.with_name("binder.png"), optimize=True)


def _paper(prints: Path) -> Image.Image:
    """Pages of paper beside each other, on the ground that the site's pages stand on."""
    pages = []
    for name, page in PAPER:
        with pypdfium2.PdfDocument(prints / name) as document:
            drawn = document[page].render(scale=2).to_pil().convert("RGB")
        pages.append(drawn.resize((drawn.width * PAPER_HEIGHT // drawn.height, PAPER_HEIGHT), Image.Resampling.LANCZOS))
    sheet = Image.new("RGB", (sum(p.width for p in pages) + 24 * (len(pages) + 1), PAPER_HEIGHT + 48), "#f7f5f0")
    left = 24
    for page in pages:
        sheet.paste(page, (left, 24))
        left += page.width + 24
    return sheet


def _shot(browser: Any, address: str, width: int, height: int, scheme: str) -> str:
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce")
    page.goto(address)
    picture = base64.b64encode(page.screenshot()).decode()
    page.close()
    return picture


if __name__ == "__main__":
    main()
