"""Every telephone number on every page of the built site can be hit: `python -m checks.targets [FOLDER]`.

At 360 px with everything opened, with the clock at a Friday afternoon: a number outside running text is a target of 44 × 44 px
(WCAG 2.2, 2.5.5), and no mark (full stop, comma, dot between parts) stands alone at the start of a line. A number in the
middle of a sentence is as tall as its line. Exit status 1 when something is found.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from playwright.sync_api import Page

from checks.built import FOR_COORDINATORS, FRIDAY, PHONE, Built, check

LEAST = 44
# A number is in running text when its line says more than names and numbers: when a sentence stands around it.
SMALL = """(least) => {
  for (const fold of document.querySelectorAll("details")) { fold.removeAttribute("name"); fold.open = true; }
  const words = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll("a, small, .icon, .hidden").forEach((part) => part.remove());
    return copy.textContent.replace(/eller|utenom disse tidene:|får du ikke svar:|svarer ikke [\\p{L} -]+:|ring|sms/giu, "").match(/\\p{L}{2,}/gu)?.length ?? 0;
  };
  const inText = (link) => getComputedStyle(link).display === "inline" && words(link.closest("p, li, dd, td, th, div")) > 2;
  return [...document.querySelectorAll("a[href^='tel:'], a[href^='sms:']")].filter((link) => link.checkVisibility() && !inText(link))
    .map((link) => [link, link.getBoundingClientRect()]).filter(([, box]) => box.width && (box.height < least - 0.5 || box.width < least - 0.5))
    .map(([link, box]) => `${link.textContent.trim()} ${Math.round(box.width)} × ${Math.round(box.height)} px (${link.parentElement.className || link.parentElement.tagName})`);
}"""
ALONE = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.querySelector("article") ?? document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const { index } of node.data.matchAll(/[.,;:!?·»)…](?=\\s|$)/g)) {
      const before = index ? [node, index - 1] : null;
      range.setStart(node, index); range.setEnd(node, index + 1);
      const mark = range.getBoundingClientRect();
      if (!mark.width || !node.parentElement.checkVisibility()) continue;
      let last = null;
      if (before) { range.setStart(...before); range.setEnd(node, index); last = range.getBoundingClientRect(); }
      else {
        let sibling = node.previousSibling ?? node.parentElement.previousSibling;
        while (sibling && !sibling.textContent.trim()) sibling = sibling.previousSibling;
        if (!sibling) continue;
        range.selectNodeContents(sibling);
        const boxes = range.getClientRects();
        last = boxes[boxes.length - 1];
      }
      if (last?.width && mark.top > last.bottom - 4 && mark.left < last.left + 1) found.push(`«${node.data.slice(index, index + 20)}» begins a line`);
    }
  }
  return found;
}"""


def findings(page: Page, built: Built) -> Iterator[str]:
    """What is too small, or stands alone, on each page."""
    page.clock.set_fixed_time(FRIDAY)
    for name in built.names:
        page.goto(built.address + name)
        alone = [] if name in FOR_COORDINATORS else page.evaluate(ALONE)  # file names break where they must
        yield from (f"{name}: {text}" for text in (*page.evaluate(SMALL, LEAST), *alone))


if __name__ == "__main__":
    sys.exit(check(__doc__, findings, **PHONE))
