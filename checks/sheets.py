"""How the built binder uses its paper: pages, sheets, and how full they are. Run by hand after `build.py binder`.

A page is as full as its lowest mark inside the margins is far down; a back without text is counted apart. Ends with 1
when a limit of `LIMITS` is passed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from handbook.binder.prints import CORE

PERM = Path("build/perm")
EMPTY = "Denne siden er tom"
_SCALE = 0.5  # pixels a point: a hairline is still seen
_MARGINS = (24 / 210, 27 / 297, 192 / 210, 268 / 297)  # left, top, right, foot of the text, as parts of the page
_WHITE = 245
_THIN = 0.5  # of a page, both sides together
_SMALL_PARTS = (0.1, 0.25, 1 / 3)


@dataclass(frozen=True)
class Limits:
    """Fewest and most sheets, and how many of a hundred may be thin."""

    sheets: tuple[int, int]
    thin: float


WHOLE = "jeg-ser-deg.pdf"
LIMITS = {WHOLE: Limits((1, 175), 3), CORE: Limits((55, 65), 3)}


@dataclass(frozen=True)
class Page:
    """What is printed as its number, and how full it is, 0 to 1; nothing on it but that it is empty: 0."""

    label: str
    full: float


def pages(pdf: Path) -> list[Page]:
    """Every page of a PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [Page(document.get_page_label(i), _full(page)) for i, page in enumerate(document)]


def _full(page: pypdfium2.PdfPage) -> float:
    if page.get_textpage().get_text_range().strip() in ("", EMPTY):
        return 0
    drawn = page.render(scale=_SCALE, grayscale=True).to_pil()
    width, height = drawn.size
    left, top, right, foot = (part * (width, height)[i % 2] for i, part in enumerate(_MARGINS))
    body = drawn.crop((round(left), round(top), round(right), round(foot)))
    marks = body.point(lambda value: 0 if value > _WHITE else 255).getbbox()
    return marks[3] / body.size[1] if marks else 0


def sheets(found: Sequence[Page]) -> list[tuple[Page, ...]]:
    """Front and back of each sheet."""
    return [tuple(found[i : i + 2]) for i in range(0, len(found), 2)]


def report(found: Sequence[Page]) -> Iterator[str]:
    """The figures of one print, in lines."""
    leaves = sheets(found)
    blank = [page for page in found if not page.full]
    thin = [leaf for leaf in leaves if sum(page.full for page in leaf) < _THIN]
    yield f"  {len(found)} sider, {len(leaves)} ark, {len(blank)} blanke baksider"
    used = sum(page.full for page in found)
    yield f"  fylt {used / len(found):.1%} av alle sider, {used / max(1, len(found) - len(blank)):.1%} av dem med tekst"
    counts = ((part, sum(0 < page.full < part for page in found)) for part in _SMALL_PARTS)
    yield "  sider under " + ", ".join(f"{part:.0%}: {count}" for part, count in counts)
    names = ", ".join(leaf[0].label for leaf in thin)
    yield f"  ark under en halv side: {len(thin)} ({len(thin) / len(leaves):.1%}) {names}".rstrip()


def chapters(found: Sequence[Page]) -> Iterator[str]:
    """Pages and fill of each letter."""
    letters = dict.fromkeys(page.label[:1] for page in found)
    for letter in letters:
        of = [page for page in found if page.label[:1] == letter]
        yield f"    {letter}: {len(of)} sider, fylt til {sum(page.full for page in of):.1f}"


def faults(name: str, found: Sequence[Page]) -> Iterator[str]:
    """Which limits a print passes."""
    limits = LIMITS.get(name) or LIMITS.get(name.partition("/")[0])
    if limits:
        leaves = sheets(found)
        low, high = limits.sheets
        if not low <= len(leaves) <= high:
            yield f"{name}: {len(leaves)} ark, skulle vært {low}–{high}"
        thin = 100 * sum(sum(page.full for page in leaf) < _THIN for leaf in leaves) / len(leaves)
        if thin > limits.thin:
            yield f"{name}: {thin:.1f} % tynne ark, skulle vært høyst {limits.thin:g} %"


def main() -> int:
    """Report on the PDFs named, or on the whole binder and the core binders."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("pdf", nargs="*", type=Path)
    options.add_argument("--chapters", action="store_true")
    given = options.parse_args()
    files = given.pdf or [PERM / WHOLE, *sorted((PERM / CORE).glob("*.pdf"))]
    if not all(file.is_file() for file in files):
        print("Bygg permen først: python3 build.py binder", file=sys.stderr)
        return 2
    wrong: list[str] = []
    for file in files:
        found = pages(file)
        name = str(file.relative_to(PERM)) if file.is_relative_to(PERM) else file.name
        print(name, *report(found), *(chapters(found) if given.chapters else ()), sep="\n")
        wrong += faults(name, found)
    print(*wrong, sep="\n", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
