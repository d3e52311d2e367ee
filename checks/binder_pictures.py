"""The README's picture of the binder, from the binder itself: `python -m checks.binder_pictures [PDF]`."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import typst

# What a page shows, and where in its article it stands (0 is the first page).
PAGES = (
    ("prosedyre:mistanke-om-vold", 0),
    ("prosedyre:mistanke-om-vold", 1),
    ("instans:barnevernstjenesten", 0),
)
_SHEET = """
#set page(width: auto, height: auto, margin: 6mm, fill: luma(88%))
#stack(dir: ltr, spacing: 6mm, ..{pages}.map(n => box(fill: white, image("binder.pdf", page: n, width: 96mm))))
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Writes pictures/binder.png."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pdf", nargs="?", type=Path, default=Path("build/perm/jeg-ser-deg.pdf"))
    parser.add_argument("--out", type=Path, default=Path("pictures/binder.png"))
    options = parser.parse_args(arguments)
    pages = [_first_page(options.pdf, key) + extra for key, extra in PAGES]
    source = _SHEET.replace("{pages}", f"({', '.join(map(str, pages))})")
    with TemporaryDirectory() as folder:
        (Path(folder) / "main.typ").write_text(source, "utf-8")
        shutil.copyfile(options.pdf, Path(folder) / "binder.pdf")
        typst.compile(Path(folder) / "main.typ", options.out, format="png", ppi=140)


def _first_page(pdf: Path, key: str) -> int:
    """The page, counted from 1, where an article begins."""
    with pikepdf.open(pdf) as document:
        place = pikepdf.NameTree(document.Root.Names.Dests)[key]
        target = place.D[0] if isinstance(place, pikepdf.Dictionary) else place[0]  # type: ignore[index]
        return next(i for i, page in enumerate(document.pages, 1) if page.obj.objgen == target.objgen)


if __name__ == "__main__":
    main()
