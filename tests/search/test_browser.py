"""Searching as people do, in Chromium: on the web and by double-click, on a phone, with the keyboard alone."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser, Page, expect  # noqa: E402

pytestmark = pytest.mark.browser

BOX = "input.md-search__input"
NOTE = ".md-search-result__meta"
ITEMS = ".md-search-result__item"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing is printed between the tests."""


@pytest.fixture(scope="module")
def served(built: Path) -> Iterator[str]:
    """The site on a web server of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(built)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, built: Path, served: str) -> str:
    return served if request.param == "http" else f"{built.as_uri()}/"


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page of a given width; any error on it, or request to another host, fails the test."""
    contexts = []

    def opened(address: str, width: int = 360, base: str = "") -> Page:
        contexts.append(context := browser.new_context(viewport={"width": width, "height": 740}))
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: wrong.append(request.url) if _foreign(request.url) else None)
        page.goto(address)
        return page

    wrong: list[str] = []
    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


def _foreign(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:"))


def _type(page: Page, text: str) -> None:
    page.keyboard.press("/")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.type(text)
    _answered(page, text)


def _answered(page: Page, text: str) -> None:
    """Each letter draws the list anew: wait for the answer to the last."""
    expect(page.locator(f'{ITEMS} [data-search-for="{text}"]')).to_be_attached(timeout=20_000)


def test_finds_on_a_phone_with_the_keyboard_alone(open_page: Callable[..., Page], base: str) -> None:
    page = open_page(f"{base}instanser/barnevern.html")
    _type(page, "meldeplkt")  # with a slip of the finger
    expect(page.locator(ITEMS).first).to_contain_text("Meldeplikt")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"{ITEMS} a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sider/meldeplikt.html**")


def test_enter_goes_to_the_first(open_page: Callable[..., Page], base: str) -> None:
    page = open_page(f"{base}index.html", width=1280)
    _type(page, "barneverntjeneste")
    expect(page.locator(ITEMS).first).to_contain_text("Lillevik barneverntjeneste")
    page.keyboard.press("Enter")
    page.wait_for_url("**/instanser/barnevern.html**")


@pytest.mark.parametrize("typed", ["مساعدة العائلة", "العربية", "arabisk"])
def test_what_is_typed_in_another_script_is_found(open_page: Callable[..., Page], base: str, typed: str) -> None:
    page = open_page(f"{base}index.html")
    page.keyboard.press("/")
    page.locator(BOX).fill(typed)  # Chromium's keyboard has no such keys
    page.keyboard.press("Shift")
    _answered(page, typed)
    expect(page.locator(ITEMS).first).to_contain_text("للعائلة")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sider/for-familien-ar.html**")


def test_a_screen_reader_is_told_how_many(open_page: Callable[..., Page], base: str) -> None:
    page = open_page(f"{base}index.html")
    _type(page, "undringsnotat")
    expect(page.locator(ITEMS).first).to_contain_text("Undringsnotat")
    note = page.locator(NOTE).and_(page.get_by_role("status"))
    expect(note).to_have_text(re.compile(r"^\d+ treff$"))
    page.locator(BOX).fill("xyzzy")
    page.keyboard.press("Shift")
    _answered(page, "xyzzy")
    expect(note).to_have_text("Ingen treff. Her får du hjelp.")
    expect(page.locator(ITEMS)).to_have_count(3)


def test_numbers_are_links_to_tap(open_page: Callable[..., Page], base: str) -> None:
    page = open_page(f"{base}index.html")
    _type(page, "slått")
    call = page.locator(f"{ITEMS}:first-child a.search-call").first
    expect(call).to_contain_text("112")
    assert call.get_attribute("href") == "tel:112"
    box = call.bounding_box()
    assert box and box["height"] >= 44
    assert page.locator("a a").count() == 0


def test_a_link_opens_the_search(open_page: Callable[..., Page], served: str) -> None:
    page = open_page(f"{served}index.html?q=meldeplikt")
    _answered(page, "meldeplikt")
    expect(page.locator(ITEMS).first).to_contain_text("Meldeplikt")


def test_the_page_that_opens_is_not_marked(open_page: Callable[..., Page], served: str) -> None:
    """Marks around words broke headings and links that are laid out as columns."""
    page = open_page(f"{served}index.html", width=1280)
    _type(page, "meldeplikten")
    page.locator(f"{ITEMS} a").first.click()
    page.wait_for_url("**/sider/meldeplikt.html*")
    expect(page.locator("article mark, .md-content mark")).to_have_count(0)


def test_suggests_the_rest_of_the_word(open_page: Callable[..., Page], base: str) -> None:
    page = open_page(f"{base}index.html", width=1280)
    _type(page, "undringsno")
    expect(page.locator(".md-search__suggest")).to_have_text("undringsnotat")
    page.keyboard.press("ArrowRight")
    expect(page.locator(BOX)).to_have_value("undringsnotat")


def test_an_ordinary_visit_does_not_load_the_words(
    open_page: Callable[..., Page], served: str, browser: Browser
) -> None:
    page = open_page(f"{served}index.html")
    page.wait_for_load_state("networkidle")
    loaded = page.evaluate("performance.getEntriesByType('resource').map((r) => r.name)")
    assert not [name for name in loaded if "search_index.js" in name and not name.endswith(".json")]
    _type(page, "politi")
    expect(page.locator(ITEMS).first).to_contain_text("Politi")


def test_results_lead_to_the_place_itself(open_page: Callable[..., Page], base: str) -> None:
    page = open_page(f"{base}prosedyrer/akutt-fare.html", width=1280)
    _type(page, "barnevernsloven 13-2")
    expect(page.locator(ITEMS).first).to_contain_text("Barnevernsloven § 13-2")
    page.keyboard.press("Enter")
    page.wait_for_url("**/lov.html*#barnevernsloven-13-2")
    assert page.locator("#barnevernsloven-13-2").count() == 1


def test_help_is_there_when_the_net_is_gone(open_page: Callable[..., Page], served: str) -> None:
    page = open_page(f"{served}index.html")
    page.route("**/search_index.js", lambda route: route.abort())
    _type(page, "politi")
    expect(page.locator(NOTE)).to_have_text("Søket virker ikke nå. Her får du hjelp.")
    expect(page.locator(ITEMS)).to_have_count(3)
    page.unroute("**/search_index.js")
    page.keyboard.type(" ")
    page.keyboard.type("h")
    _answered(page, "politi h")
    expect(page.locator(NOTE)).to_contain_text("treff")
