"""What shows only at full size, on the built site: `python -m checks.full_size [FOLDER]`. CI runs it on the real handbook.

Every link leads somewhere, every telephone number can be rung where it stands, every drawing fits on a page and no word
leaves its box even in a wider font, printed sheets keep to their pages, no page is too high for a phone, and the number to
ring stands on its first screen. Exit status 1 when something doesn't.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
from playwright.sync_api import Page, sync_playwright

from checks import needs
from handbook.drawing.diagram import A4_HEIGHT
from tests.browser.serving import serve
from tests.conftest import chromium_path
from tests.site.reading import bare_numbers, dead_links

# Texts of a drawing that leave their box, or the drawing.
OUTSIDE = """() => [...document.querySelectorAll('.diagram text')].filter((text) => {
  const box = text.closest('a')?.querySelector('rect')?.getBBox() ?? text.ownerSVGElement.viewBox.baseVal
  const words = text.getBBox()
  return words.x < box.x || words.x + words.width > box.x + box.width + 0.5
}).map((text) => text.textContent)"""
HEIGHT = "Math.max(0, ...[...document.querySelectorAll('svg.diagram')].map((svg) => svg.viewBox.baseVal.height))"
# The most sheets of A4 that a page may take: the whole guide, a workplace with front and back, an agency.
SHEETS = {"veiviser.html": 1, "jobber-i/*.html": 2, "instanser/*.html": 4}
CALLS = "hvem-ringer-jeg.html"
PHONE_HEIGHT = 640
# At 360 × 740, everything folded as it comes: a procedure with its first step open, where that step begins, any page at all.
PROCEDURE, FIRST_STEP, PAGE = 4500, 1000, 8000
FOR_COORDINATORS = ("felt.html", "feilmeldinger.html", "ma-bekreftes.html")
MEASURE = """() => [document.documentElement.scrollHeight, (document.querySelector(".step")?.getBoundingClientRect().top ?? 0) + scrollY]"""


def words_outside(page: Page) -> list[str]:
    """Words that leave their box on the page that is open, in the reader's font and in one much wider."""
    found = []
    for family in ("sans-serif", "monospace"):
        page.evaluate(
            "family => document.querySelectorAll('.diagram').forEach((one) => { one.style.fontFamily = family })",
            family,
        )
        found += page.evaluate(OUTSIDE)
    return found  # fmt: skip


def sheets(page: Page) -> int:
    """How many sheets of A4 the page that is open takes."""
    with pikepdf.open(BytesIO(page.pdf(format="A4"))) as pdf:
        return len(pdf.pages)


def lowest_number(page: Page, address: str) -> tuple[str, float]:
    """The topic of «Hvem ringer jeg nå?» whose number stands lowest, and how far down its button ends."""
    page.set_viewport_size({"width": 360, "height": PHONE_HEIGHT})
    page.goto(address + CALLS)
    topics = page.locator("input[name=tema]").evaluate_all("all => all.map((one) => one.value)")
    ends = {}
    for topic in topics:
        page.goto(f"{address}{CALLS}?tema={topic}")
        box = page.locator(".calls__best a.phone").first.bounding_box()
        ends[topic] = box["y"] + box["height"] if box else float("inf")
    return max(ends.items(), key=lambda item: item[1])


def too_high(page: Page, address: str, names: Sequence[str]) -> Iterator[str]:
    """Pages that ask for more scrolling than anybody has time for."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.clock.set_fixed_time("2026-11-27T15:40:00Z")  # Friday 16.40, when offices are closed
    for name in names:
        page.goto(address + name)
        height, first = page.evaluate(MEASURE)
        most = PROCEDURE if name.startswith("prosedyrer/") else PAGE
        if height > most:
            yield f"{name}: {height:.0f} px high on a phone, at most {most} wanted"
        if first > FIRST_STEP:
            yield f"{name}: the first step begins at {first:.0f} px"


def findings(site: Path) -> Iterator[str]:
    yield from (f"leads nowhere: {link}" for link in dead_links(site))
    yield from (f"can't be rung: {number}" for number in bare_numbers(site))
    with sync_playwright() as playwright, serve(site) as address:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        page = browser.new_page()
        for path in sorted(site.glob("prosedyrer/*.html")):
            page.goto(f"{address}prosedyrer/{path.name}")
            if page.evaluate(HEIGHT) > A4_HEIGHT:
                yield f"prosedyrer/{path.name}: the drawing is longer than a page"
            yield from (f"prosedyrer/{path.name}: «{word}» leaves its box" for word in words_outside(page))
        for pattern, most in SHEETS.items():
            for path in sorted(site.glob(pattern)):
                name = path.relative_to(site).as_posix()
                page.goto(address + name)
                if (count := sheets(page)) > most:
                    yield f"{name}: {count} sheets when printed, at most {most} wanted"
        names = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
        yield from too_high(page, address, [name for name in names if name not in FOR_COORDINATORS])
        topic, end = lowest_number(page, address)
        if end >= PHONE_HEIGHT:
            yield f"{CALLS}?tema={topic}: the number is below the first screen of a phone"
        browser.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """1 when something is found, 2 without a site or a browser."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, default=Path("build/site"))
    site = parser.parse_args(arguments).site
    needs.site(site)
    needs.chromium()
    count = 0
    for count, finding in enumerate(findings(site), 1):  # noqa: B007
        print(finding, flush=True)
    print(f"Full size: {count} findings")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
