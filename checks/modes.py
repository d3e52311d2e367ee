"""Every page of the built site as some readers have it: `python -m checks.modes [FOLDER]`.

In the reader's own colours (forced colours) each fold, button and choice is drawn with a line or a sign, and no filled sign
has the colour of the ground. Without scripts nothing that can be pressed is dead, every fold can be opened and the numbers
stand there. Without coverage what is promised to be read (`site/offline.py`) opens, says when it was fetched, and every
other page says what to do. Exit status 1 when something is found.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Browser, Page

from checks.built import PHONE, Built, check
from tests.browser.test_quality import DEAD, WORKS

WORKER = "uten-dekning.js"
UNSEEN = """() => {
  const canvas = getComputedStyle(document.documentElement).backgroundColor;
  const drawn = (element, part) => {
    const { backgroundColor, borderTopWidth, maskImage, clipPath, display, textDecorationLine } = getComputedStyle(element, part);
    const sign = (maskImage !== "none" || clipPath !== "none") && display !== "none" && backgroundColor !== canvas;
    return sign || (!part && (parseFloat(borderTopWidth) > 0 || textDecorationLine.includes("underline")));
  };
  const visible = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  return [
    ...visible("article summary").filter((one) => !["::before", "::after"].some((part) => drawn(one, part)) && !drawn(one)
      && ![...one.querySelectorAll(".icon")].some((icon) => drawn(icon))).map((one) => `fold without a sign: ${one.textContent.trim()}`),
    ...visible("article .icon").filter((one) => getComputedStyle(one).backgroundColor === canvas).map((one) => `sign not seen: ${one.className}`),
    ...visible("article :is(a.phone, a.button, .choice, .outcome), .bar a, .acute__numbers a").filter((one) => !drawn(one)
      && ![...one.querySelectorAll("*")].some((part) => drawn(part))).map((one) => `no line around: ${one.textContent.trim()}`),
  ];
}"""
# Text that nobody can come to: when all that can be pressed is open, a fold whose line isn't there to be pressed.
SHUT = """() => {
  const closed = () => [...document.querySelectorAll("article details:not([open])")]
    .filter((fold) => !fold.parentElement.closest("details:not([open])"));
  const pressed = (fold) => fold.querySelector(":scope > summary").checkVisibility();
  for (let next = closed().filter(pressed); next.length; next = closed().filter(pressed)) {
    for (const fold of next) { fold.removeAttribute("name"); fold.open = true; }
  }
  return closed().filter((fold) => fold.checkVisibility()
    && [...fold.children].some((one) => one.localName !== "summary" && !one.checkVisibility() && one.textContent.trim()))
    .map((fold) => `can't be opened: ${fold.textContent.trim().slice(0, 60)}`);
}"""
NUMBERS = "document.querySelectorAll(\"a[href^='tel:']\").length"
ALONE = ("404.html", "uten-dekning.html")


def _opened(browser: Browser, **options: Any) -> Page:
    context = browser.new_context(**{**PHONE, **options})
    context.add_init_script("delete Navigator.prototype.serviceWorker")
    return context.new_page()


def own_colours(browser: Browser, built: Built) -> Iterator[str]:
    page = _opened(browser, forced_colors="active")
    for name in built.names:
        page.goto(built.address + name)
        yield from (f"own colours {name}: {text}" for text in page.evaluate(UNSEEN))
    page.context.close()


def without_scripts(browser: Browser, built: Built) -> Iterator[str]:
    page = _opened(browser, java_script_enabled=False)
    for name in built.names:
        page.goto(built.address + name)
        yield from (f"without scripts {name}: dead: {text}" for text in page.evaluate(DEAD, WORKS))
        yield from (f"without scripts {name}: {text}" for text in page.evaluate(SHUT))
        if name not in ALONE and not page.evaluate(NUMBERS):
            yield f"without scripts {name}: no number"
    page.context.close()


def without_coverage(browser: Browser, built: Built) -> Iterator[str]:
    """What the worker holds, read with the net switched off."""
    worker = built.folder / WORKER
    if not worker.is_file():  # the handbook has switched it off
        return
    stored = set(re.findall(r'"([\w/.-]+\.html)"', worker.read_text("utf-8")))
    context = browser.new_context(**PHONE)
    page = context.new_page()
    page.goto(built.address + "index.html")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")  # all of it is stored by then
    page.reload()
    context.set_offline(True)
    for name in built.names:
        page.goto(built.address + name)
        kept = page.locator("[data-stored]:not([hidden])").count() > 0
        if name in stored and name not in ALONE and not kept:
            yield f"without coverage {name}: promised, and not there"
        if not page.evaluate(NUMBERS):
            yield f"without coverage {name}: no number to ring"
    context.close()


def findings(page: Page, built: Built) -> Iterator[str]:
    browser = page.context.browser
    assert browser is not None
    for mode in (own_colours, without_scripts, without_coverage):
        yield from mode(browser, built)


if __name__ == "__main__":
    sys.exit(check(__doc__, findings))
