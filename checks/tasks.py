"""Twelve tasks of a worried reader, done on the built site of Kragerø's handbook: `python -m checks.tasks [FOLDER]`.

In Chromium at 360 × 800, with the clock at a Friday at 16.40. Each begins on the start page and goes the way a reader would.
Printed as a table: how many taps, where what is looked for ends on the page it stands on, and whether that is on the first
screen. Exit status 1 when a task leads elsewhere, takes more taps, or shows what is looked for below its bound.
`--pictures FOLDER` keeps the last screen of each.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Page, sync_playwright

from checks import needs
from checks.built import FRIDAY
from tests.browser.serving import serve
from tests.conftest import chromium_path

WIDTH, HEIGHT = 360, 800
_WAIT = 10_000  # milliseconds, on a busy machine

Way = Callable[[Page], int]  # does something, and returns how many taps it took


def tap(words: str) -> Way:
    """Follow the first link or button that is called so."""

    def way(page: Page) -> int:
        page.locator("article, .search-dialog").locator("a, button, label").filter(has_text=words).locator(
            "visible=true"
        ).first.click(timeout=_WAIT)
        return 1

    return way


def search(words: str, number: int = 1) -> Way:
    """Open the search, write the words, and follow a result by its number among the pages."""

    def way(page: Page) -> int:
        page.locator("[data-search-open]").click(timeout=_WAIT)
        page.locator("#search-field").fill(words)
        page.locator(".search-dialog [role=option][href*='.html']").nth(number - 1).click(timeout=_WAIT)
        return 2

    return way


@dataclass(frozen=True)
class Task:
    """Where the way must lead, what is looked for there, and how far down that may end; `calls` when it is then rung."""

    name: str
    what: str
    ways: tuple[Way, ...]
    page: str
    goal: str
    taps: int
    most: int = HEIGHT
    calls: bool = False


_BAR = ".bar [data-bar-call]"
TASKS = (
    Task("1a", "Blåmerker, via «Hvem ringer jeg nå?»: nummeret som svarer", (tap("Hvem ringer jeg nå?"), tap("Jeg trenger råd om et barn")),
         "hvem-ringer-jeg.html", ".calls__best.is-open a.phone, .calls__best a.phone", 3, calls=True),
    Task("1b", "Det samme via veiviseren", (tap("Jeg er bekymret for et barn"), tap("Noe må løses i dag"), tap("Jeg har sett skader")),
         "prosedyrer/mistanke-om-vold.html", _BAR, 4, calls=True),
    Task("1c", "Det samme via søk: «blåmerker»", (search("blåmerker", 2),), "prosedyrer/mistanke-om-vold.html", _BAR, 3, calls=True),
    Task("2", "Far er beruset ved henting: 112", (tap("Den som henter, virker ruset"),), "prosedyrer/ruspavirket-ved-henting.html",
         ".bar a[href='tel:112']", 2, calls=True),
    Task("3", "Trenger jeg samtykke for å ringe PPT?", (search("må jeg ha samtykke for å ringe ppt"),), "instanser/ppt.html",
         ".consents > li >> nth=0", 2, 1200),
    Task("4", "Lederen sier nei til å melde: første steg", (search("lederen sier nei til å melde"),), "prosedyrer/uenighet-med-leder.html",
         ".step >> nth=0 >> summary", 2, 1000),
    Task("5", "BUP har avslått: plan B", (search("bup avslo henvisningen"),), "prosedyrer/henvisning-bup.html",
         ".step >> nth=-1 >> summary", 2, 4500),
    Task("6", "Undringsnotat på papir", (search("skriv ut undringsnotat"),), "skjema/undringsnotat.html", "a[href$='.pdf']", 3, calls=True),
    Task("7", "Pliktene i en barnehage", (tap("Barnehage"),), "jobber-i/barnehage.html", ".plain-duties", 1, 660),
    Task("8", "Hva skjer etter meldingen?", (search("hva skjer etter at jeg har meldt"),), "sider/etter-meldingen.html", "article table", 2, 1600),
    Task("9", "En forelder som leser ukrainsk: nødnummeret", (search("українська"),), "sider/for-foreldre-uk.html",
         "article .sheet a[href='tel:112']", 3, 1000, calls=True),
    Task("10", "PPT: veien inn, og nummer", (search("ppt telefon"),), "instanser/ppt.html", ".contacts .contact >> nth=0", 2),
    Task("11", "Hva er nytt", (tap("Alle endringene"),), "hva-er-nytt.html", "article h2 >> nth=0", 1),
    Task("12", "Ressursteam på torsdag: møtepakka", (search("ressursteam", 3),), "moter/ressursteam-barnehage.html",
         "a[href$='.pdf']", 3, 1000, calls=True),
)  # fmt: skip


def done(page: Page, address: str, task: Task) -> tuple[str, str]:
    """The task's line in the table, and what is wrong with it, if anything."""
    page.goto(f"{address}index.html")
    try:
        taps = sum(way(page) for way in task.ways) + task.calls
        page.wait_for_url(f"{address}{task.page}*", timeout=_WAIT)
        found = page.locator(task.goal).locator("visible=true").first
        found.wait_for(timeout=_WAIT)
    except Error as error:
        return (
            f"| {task.name} | {task.what} | – | – | – |",
            f"{page.url.removeprefix(address)}: {error.message.splitlines()[0]}",
        )
    # What is fixed to the screen ends there; all else where it stands on the page.
    end: float = found.evaluate("""(element) => {
      const fixed = element.closest(".bar") && getComputedStyle(element.closest(".bar")).position === "fixed";
      return element.getBoundingClientRect().bottom + (fixed ? 0 : scrollY);
    }""")
    height: int = page.evaluate("document.documentElement.scrollHeight")
    line = f"| {task.name} | {task.what} | {taps} | {end:.0f} | {height} |"
    if taps > task.taps:
        return line, f"{taps} taps, at most {task.taps} wanted"
    return line, f"ends at {end:.0f} px, at most {task.most} wanted" if end > task.most else ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Every task, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, default=Path("build/site"))
    parser.add_argument("--pictures", type=Path, help="a folder for a picture of each task's last screen")
    options = parser.parse_args(arguments)
    needs.site(options.site)
    needs.chromium()
    wrong = []
    print("| # | task | taps | ends at (px) | height of the page |\n| --- | --- | --- | --- | --- |")
    with sync_playwright() as playwright, serve(options.site) as address:
        browser: Any = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        for task in TASKS:
            page = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce").new_page()
            page.clock.set_fixed_time(FRIDAY)
            line, fault = done(page, address, task)
            print(line, flush=True)
            wrong += [f"{task.name}: {fault}"] if fault else []
            if options.pictures:
                page.screenshot(path=options.pictures / f"{task.name}.png")
            page.context.close()
        browser.close()
    print(*wrong, sep="\n", end="\n" * bool(wrong))
    print(f"{len(TASKS)} tasks, {len(wrong)} that don't hold")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
