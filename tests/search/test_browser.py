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

OPTION = ".search-dialog [role=option]"


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

    def opened(address: str, width: int = 360, scripts: bool = True) -> Page:
        contexts.append(
            context := browser.new_context(viewport={"width": width, "height": 740}, java_script_enabled=scripts)
        )
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


def _field(page: Page) -> playwright.sync_api.Locator:
    return page.get_by_role("combobox", name="Søk i håndboka")


def test_the_keyboard_alone_from_the_first_letter_to_the_page_and_back(
    open_page: Callable[..., Page], base: str
) -> None:
    page = open_page(f"{base}instanser/barnevern.html")
    page.keyboard.press("/")
    field = _field(page)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("meldeplkt")  # with a slip of the finger
    expect(page.locator(OPTION).first).to_contain_text("Meldeplikt")
    expect(field).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.keyboard.press("ArrowDown")
    expect(field).to_be_focused()  # the focus stays where letters go; what is chosen is told by its id
    chosen = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    expect(chosen).to_have_attribute("aria-selected", "true")
    expect(chosen).to_contain_text("Meldeplikt")
    page.keyboard.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Lukk")).to_be_focused()
    page.keyboard.press("Tab")
    if not page.locator(OPTION).first.evaluate("one => one === document.activeElement"):
        page.keyboard.press("Tab")  # what scrolls may be reached by itself
    expect(page.locator(OPTION).first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sider/meldeplikt.html")
    page.go_back()
    expect(_field(page)).to_have_value("meldeplkt")
    expect(page.locator(OPTION).first).to_contain_text("Meldeplikt")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Søk").first).to_be_focused()
    page.reload()
    expect(_field(page)).to_be_hidden()  # what was closed stays closed


def test_enter_gives_an_address_that_can_be_shared_and_gone_back_to(open_page: Callable[..., Page], base: str) -> None:
    page = open_page(f"{base}index.html", width=1280)
    page.get_by_label("Hva lurer du på?").press_sequentially("undringsnotat")  # the field on the start page hands over
    expect(page.locator(OPTION).first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sok.html#q=undringsnotat")
    results = page.locator("[data-search-results]")
    first = results.get_by_role("link").first
    expect(first).to_be_visible()
    expect(page.get_by_role("heading", level=2, name="Mest aktuelt")).to_be_visible()
    page.get_by_role("searchbox", name="Søk i håndboka").fill("barneverntjeneste")
    page.wait_for_url("**/sok.html#q=barneverntjeneste")
    expect(first).to_contain_text("Lillevik barneverntjeneste")
    first.click()
    page.wait_for_url("**/instanser/barnevern.html")
    page.go_back()
    expect(first).to_contain_text("Lillevik barneverntjeneste")
    shared = open_page(page.url, width=360)
    expect(shared.locator("[data-search-results] a").first).to_contain_text("Lillevik barneverntjeneste")
    shared.emulate_media(media="print")
    expect(shared.locator("[data-search-results] a").first).to_be_visible()


def test_danger_comes_first_with_numbers_to_tap(open_page: Callable[..., Page], base: str) -> None:
    page = open_page(f"{base}index.html")
    page.get_by_role("button", name="Søk").first.click()
    _field(page).fill("slått")
    group = page.get_by_role("group", name="Kan barnet være i fare nå? Ring.")
    call = group.get_by_role("option").first
    expect(call).to_contain_text("112")
    assert call.get_attribute("href") == "tel:112" and page.locator(OPTION).first.get_attribute("href") == "tel:112"
    box = call.bounding_box()
    assert box and box["height"] >= 44
    note = page.get_by_role("status").and_(page.locator(".search-note"))
    expect(note).to_have_text("Kan barnet være i fare nå? Ring. 1 treff")
    expect(group.get_by_role("option", name=re.compile("Dette gjør du"))).to_be_visible()
    assert page.locator("a a").count() == 0
    _field(page).fill("slått i barnehagen")
    expect(note).to_have_text("Kan barnet være i fare nå? Ring. Treffene under kan passe.")


def test_a_screen_reader_is_told_how_sure_and_how_many(open_page: Callable[..., Page], base: str) -> None:
    page = open_page(f"{base}index.html")
    page.keyboard.press("/")
    _field(page).fill("undringsnotat")
    note = page.locator(".search-note").and_(page.get_by_role("status"))
    expect(note).to_have_text(re.compile(r"^\d+ treff$"))
    _field(page).fill("xyzzy")
    expect(note).to_have_text("Ingen treff. Her får du hjelp.")
    expect(page.locator(OPTION)).to_have_count(3)
    _field(page).fill("🙂")
    expect(page.locator(OPTION)).to_have_count(3)
    _field(page).fill("")
    expect(page.locator(OPTION)).to_have_count(0)
    expect(_field(page)).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("typed", ["العربية", "arabisk", "كرة"])
def test_what_is_typed_in_another_script_is_found(open_page: Callable[..., Page], base: str, typed: str) -> None:
    page = open_page(f"{base}index.html")
    page.keyboard.press("/")
    _field(page).fill(typed)
    first = page.locator(OPTION).first
    expect(first).to_contain_text("للعائلة")
    expect(first.locator("[lang=ar]")).to_be_visible()
    first.click()
    page.wait_for_url("**/sider/for-familien-ar.html")


def test_the_workplace_in_the_address_goes_with_the_reader(open_page: Callable[..., Page], base: str) -> None:
    page = open_page(f"{base}index.html?jobber=barnehage")
    page.keyboard.press("/")
    _field(page).fill("meldeplikt")
    page.locator(OPTION).first.click()
    page.wait_for_url("**/*.html?jobber=barnehage*")


def test_an_ordinary_visit_loads_neither_engine_nor_words(open_page: Callable[..., Page], served: str) -> None:
    page = open_page(f"{served}index.html")
    page.wait_for_load_state("networkidle")
    seen = "performance.getEntriesByType('resource').map((r) => r.name).filter((name) => /search(_index|[.][0-9a-f]{8})/.test(name)).length"
    assert page.evaluate(seen) == 0
    page.keyboard.press("/")
    _field(page).fill("politi")
    expect(page.locator(OPTION).first).to_contain_text("Politi")
    assert page.evaluate(seen) == 2


def test_help_is_named_when_the_net_is_gone(open_page: Callable[..., Page], served: str) -> None:
    page = open_page(f"{served}index.html")
    page.route("**/search_index.js", lambda route: route.abort())
    page.keyboard.press("/")
    _field(page).fill("politi")
    note = page.locator(".search-note")
    expect(note).to_contain_text("Søket virker ikke nå.")
    page.unroute("**/search_index.js")
    _field(page).fill("politie")
    expect(note).to_contain_text("treff")


def test_without_scripts_the_words_from_a_to_aa_are_there(open_page: Callable[..., Page], base: str) -> None:
    page = open_page(f"{base}index.html", scripts=False)
    page.locator("[data-search-open]").click()
    page.wait_for_url("**/sok.html")
    page.get_by_role("link", name="M", exact=True).click()
    page.wait_for_url("**/stikkord.html#bokstav-m")
    page = open_page(f"{base}index.html", scripts=False)
    page.get_by_label("Hva lurer du på?").fill("noe som ingen server skal se")
    page.get_by_role("button", name="Søk").click()
    page.wait_for_url("**/sok.html?")
