"""The README's picture of the binder, from the binder itself: `python -m checks.binder_pictures [PDF]`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image

from checks import needs

# An article, and which of its pages (0 is the first).
PAGES = (("prosedyre:mistanke-om-vold", 0), ("prosedyre:mistanke-om-vold", 1), ("instans:barnevernstjenesten", 0))
_GAP, _BACKGROUND = 24, "#e0e0e0"


def main(arguments: Sequence[str] | None = None) -> None:
    """Writes pictures/binder.png."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pdf", nargs="?", type=Path, default=Path("build/perm/jeg-ser-deg.pdf"))
    parser.add_argument("--out", type=Path, default=Path("pictures/binder.png"))
    options = parser.parse_args(arguments)
    needs.file(options.pdf, "Make it first: python3 build.py binder")
    with pypdfium2.PdfDocument(options.pdf) as document:
        pages = [document[_first_page(options.pdf, key) + more].render(scale=0.9).to_pil() for key, more in PAGES]
    width, height = pages[0].size
    sheet = Image.new("RGB", (len(pages) * (width + _GAP) + _GAP, height + 2 * _GAP), _BACKGROUND)
    for i, page in enumerate(pages):
        sheet.paste(page, (_GAP + i * (width + _GAP), _GAP))
    sheet.quantize(96).save(options.out, optimize=True)  # half the size, and nobody sees it


def _first_page(pdf: Path, key: str) -> int:
    """The page where an article begins, counted from 0."""
    with pikepdf.open(pdf) as document:
        place = pikepdf.NameTree(document.Root.Names.Dests)[key]
        target = place.D[0] if isinstance(place, pikepdf.Dictionary) else place[0]  # type: ignore[index]
        return next(i for i, page in enumerate(document.pages) if page.obj.objgen == target.objgen)


if __name__ == "__main__":
    main()
