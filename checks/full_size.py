"""What shows only at full size, on the built site: `python -m checks.full_size [FOLDER]`. CI runs it on the real handbook.

Every link leads somewhere, every telephone number can be rung where it stands, every drawing fits on a page and no word
leaves its box even in a wider font, printed sheets keep to their pages, no page is too high for a phone, and the number to
ring stands on its first screen. A procedure is measured with each of its steps open. Exit status 1 when something doesn't.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO

import pikepdf
from playwright.sync_api import Page

from checks.built import FOR_COORDINATORS, FRIDAY, PHONE, Built, check
from handbook.drawing.diagram import A4_HEIGHT
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
# At 360 × 740, everything folded as it comes: a procedure with one step open, where its first step begins, any page at all.
PROCEDURE, FIRST_STEP, PAGE = 4500, 1000, 8000
# How high the page is with each step open in turn, or as it comes; and where the first step begins.
MEASURE = """() => {
  const steps = [...document.querySelectorAll("details.step")];
  const first = (steps[0]?.getBoundingClientRect().top ?? 0) + scrollY;
  const heights = (steps.length ? steps : [null]).map((step) => {
    if (step) step.open = true;
    return document.documentElement.scrollHeight;
  });
  return [heights, first];
}"""


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


def too_high(page: Page, built: Built) -> Iterator[str]:
    """Pages that ask for more scrolling than anybody has time for."""
    page.set_viewport_size(PHONE["viewport"])
    page.clock.set_fixed_time(FRIDAY)
    for name in built.names:
        if name in FOR_COORDINATORS:
            continue
        page.goto(built.address + name)
        heights, first = page.evaluate(MEASURE)
        most = PROCEDURE if name.startswith("prosedyrer/") else PAGE
        for step, height in enumerate(heights, 1):
            if height > most:
                where = f" with step {step} open" if len(heights) > 1 else ""
                yield f"{name}: {height:.0f} px high on a phone{where}, at most {most} wanted"
        if first > FIRST_STEP:
            yield f"{name}: the first step begins at {first:.0f} px"


def findings(page: Page, built: Built) -> Iterator[str]:
    yield from (f"leads nowhere: {link}" for link in dead_links(built.folder))
    yield from (f"can't be rung: {number}" for number in bare_numbers(built.folder))
    for name in built.matching("prosedyrer/*.html"):
        page.goto(built.address + name)
        if page.evaluate(HEIGHT) > A4_HEIGHT:
            yield f"{name}: the drawing is longer than a page"
        yield from (f"{name}: «{word}» leaves its box" for word in words_outside(page))
    for pattern, most in SHEETS.items():
        for name in built.matching(pattern):
            page.goto(built.address + name)
            if (count := sheets(page)) > most:
                yield f"{name}: {count} sheets when printed, at most {most} wanted"
    yield from too_high(page, built)
    topic, end = lowest_number(page, built.address)
    if end >= PHONE_HEIGHT:
        yield f"{CALLS}?tema={topic}: the number is below the first screen of a phone"


if __name__ == "__main__":
    sys.exit(check(__doc__, findings))
