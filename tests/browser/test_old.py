"""An old browser loses comfort, never text or a way on: no `:has()`, popover, `::details-content`, `<details name>`, `<dialog>`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.ageing import grow_old, known_style

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
PAGES = (
    "index.html", "veiviser.html", "veiviser/hva-har-du-sett.html", "prosedyrer/mistanke.html", "instanser/barnevern.html",
    "nivaer.html", "frister.html", "hvem-ringer-jeg.html", "sider/meldeplikt.html", "ordliste.html",
)  # fmt: skip
STEPS = "prosedyrer/mistanke.html"

# Every text that comes into sight while all that can be opened by hand is opened, one after the other.
READ = """async () => {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const seen = new Set();
  const look = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.data.trim(), parent = walker.currentNode.parentElement;
      if (text && parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) seen.add(text);
    }
  };
  const tried = new Set();
  for (;;) {
    look();
    const next = [...document.querySelectorAll("article summary, article [popovertarget], article [data-popovertarget]")]
      .find((one) => !tried.has(one) && one.checkVisibility());
    if (!next) return [...seen];
    tried.add(next);
    if (!next.parentElement.open) next.click();
    await drawn();
  }
}"""
# What a print of the page would lack: text in a fold that isn't shown, and its summary is no text of its own.
UNPRINTED = """() => { dispatchEvent(new Event("beforeprint"));
  return [...document.querySelectorAll("article details > :not(summary, .more__label)")].filter((one) => one.textContent.trim()
    && !one.checkVisibility() && !one.closest(".jump, .tell, .feedback, .page-foot, .calls, .take"))
    .map((one) => one.outerHTML.slice(0, 100)); }"""


@pytest.fixture
def old(open_page: Open) -> Iterator[Callable[..., Any]]:
    """A page in such a browser."""

    opened = []

    def new(url: str, **options: Any) -> Any:
        page = open_page("about:blank", **options)
        opened.append(page)
        grow_old(page)
        page.goto(url)
        return page

    yield new
    for page in opened:
        page.unroute_all(behavior="ignoreErrors")  # an answer may be on its way


def test_a_rule_goes_with_the_one_selector_that_is_not_known() -> None:
    css = "a, b:has(i) { top: 0 } @media print { p { top: 0 } q:has(i) { top: 0 } } @supports not selector(:popover-open) { u { top: 0 } }"
    assert "".join(known_style(css).split()) == "@mediaprint{p{top:0}}u{top:0}"


@pytest.mark.parametrize("width", [360, 1280])
def test_all_text_can_be_read_and_printed(open_page: Open, old: Open, address: str, width: int) -> None:
    new, page = open_page("about:blank", width=width), old("about:blank", width=width)
    for name in PAGES:
        new.goto(address + name)
        page.goto(address + name)
        assert set(new.evaluate(READ)) - set(page.evaluate(READ)) == set(), name
        new.emulate_media(media="print")
        page.emulate_media(media="print")
        assert set(page.evaluate(UNPRINTED)) - set(new.evaluate(UNPRINTED)) == set(), name
        new.emulate_media(media="screen")
        page.emulate_media(media="screen")


def test_links_open_what_they_lead_to_and_one_step_is_open(old: Open, address: str) -> None:
    page = old(address + STEPS, width=360)
    opened = page.locator(".step[open]")
    page.locator(".step > summary", has_text="Send melding").click()
    expect(opened).to_have_count(1)
    # Chromium opens the fold that a link leads into; without that, the address changes and nothing else.
    page.evaluate("history.pushState(null, '', '#steg-drofte'); dispatchEvent(new HashChangeEvent('hashchange'))")
    expect(opened).to_have_count(1)
    expect(page.locator("#steg-drofte")).to_be_visible()
    page.get_by_role("button", name="Vis alle").click()
    expect(opened).to_have_count(page.locator(".step").count())
    page.goto(f"{address}instanser/barnevern.html")
    page.evaluate("history.pushState(null, '', '#oppgaver'); dispatchEvent(new HashChangeEvent('hashchange'))")
    expect(page.locator("#oppgaver")).to_be_visible()


def test_a_word_leads_to_its_explanation(old: Open, address: str) -> None:
    page = old(f"{address}instanser/barnevern.html", width=360)
    page.get_by_role("button", name="meldeplikten").click()
    expect(page.get_by_text("Plikten til å melde fra til barnevernet.")).to_be_in_viewport()


def test_the_search_leads_to_every_word(old: Open, address: str) -> None:
    page = old(address, width=360)
    page.get_by_label("Hva lurer du på?").fill("blåmerker")
    page.get_by_role("button", name="Søk", exact=True).click()
    page.get_by_role("link", name="M", exact=True).click()
    page.get_by_role("link", name="Mistanke om vold").first.click()
    page.locator("[data-search-open]").click()
    expect(page.get_by_role("link", name="B", exact=True)).to_be_visible()


def test_the_chosen_topic_is_marked_and_the_bar_covers_nothing(old: Open, address: str) -> None:
    page = old(f"{address}hvem-ringer-jeg.html", width=360)
    page.locator(".choice").last.click()
    chosen = page.locator(".choice input:checked")
    assert chosen.evaluate("one => getComputedStyle(one).opacity") == "1"
    assert chosen.bounding_box()["width"] >= 16
    for name in (STEPS, "veiviser.html", "instanser/barnevern.html"):
        page.goto(address + name)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        end = page.locator(".md-footer").bounding_box()
        assert end["y"] + end["height"] <= page.locator(".bar").bounding_box()["y"], name
