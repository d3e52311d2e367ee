"""The bar at the bottom of a phone, with the clock set: the number that answers now for the open step, and 112."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from checks.axe import findings
from tests.browser.serving import serve
from tests.browser.test_calls import at, spaced
from tests.hours.conftest import loaded
from tests.site.conftest import build

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
STEPS = "prosedyrer/mistanke.html"


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of the handbook with three windows and summer hours."""
    with serve(build(loaded("sarpsborg"), tmp_path_factory.mktemp("stripe"))) as found:
        yield found


def bar(page: Any) -> str:
    return spaced(page.locator(".bar__call").inner_text())


def test_the_bar_names_who_answers_now(open_page: Open, windows: str) -> None:
    page = open_page(f"{windows}instanser/barnevern.html", width=360)
    at(page, "2026-03-10T11:45")
    assert bar(page) == "Ring 69 10 83 00 Barneverntjenesten · åpent nå til 15.30"
    at(page, "2026-03-10T15:31")
    assert bar(page) == "Ring 482 80 211 Barneverntjenesten · åpent nå til 20.00"
    danger = page.locator(".bar__danger")
    assert danger.get_attribute("href") == "tel:112"
    for link in (danger, page.locator(".bar__number")):
        box = link.bounding_box()
        assert box["height"] >= 56 and box["y"] + box["height"] <= 740


def test_the_open_step_decides(open_page: Open, address: str) -> None:
    """Step 1 names nobody; step 2 child welfare, whose number nobody has confirmed."""
    page = open_page(address + STEPS, width=360)
    at(page, "2026-03-10T11:45")
    page.locator(".step > summary", has_text="Drøft med barnevernet").click()
    expect(page.locator(".bar__call")).to_contain_text("22 22 22 21")
    assert bar(page) == "Ring 22 22 22 21 Barnevern · ikke bekreftet nummer"
    at(page, "2026-03-10T18:00")
    page.locator(".step > summary", has_text="Drøft med barnevernet").click()
    assert bar(page) == "Ring 02800 Politiet · åpent nå"
    assert page.locator(".bar__call").get_attribute("aria-live") == "polite"


def test_a_closed_phone_is_quiet_and_the_open_one_is_the_button(open_page: Open, windows: str) -> None:
    page = open_page(f"{windows}instanser/barnevern.html")
    at(page, "2026-03-10T11:45")
    card = page.locator("[data-contact='barnevern/0']")
    rows, fill = card.locator(".call"), "element => getComputedStyle(element).backgroundColor"
    number = card.locator("[data-own] a.phone")
    assert rows.first.get_attribute("data-own") is not None, "it answers, so it stands first"
    filled = number.evaluate(fill)
    at(page, "2026-03-10T23:00")
    assert number.evaluate(fill) == "rgba(0, 0, 0, 0)" != filled
    assert rows.last.get_attribute("data-own") is not None, "a closed number is the last to try"
    assert card.locator(".call.is-open a.phone").first.evaluate(fill) == filled, "who answers instead"
    page.set_viewport_size({"width": 360, "height": 740})
    assert card.locator(".call.is-open a.phone").first.evaluate(fill) != filled, "on a phone the bar is the button"
    assert bar(page).startswith("Ring 911 17 140")


def test_without_scripts_the_bar_holds_what_always_answers(open_page: Open, address: str) -> None:
    page = open_page(address + STEPS, width=360, java_script_enabled=False)
    assert bar(page) == "Ring 02800 Politiet · hele døgnet"
    assert page.locator(".bar__danger").get_attribute("href") == "tel:112"


@pytest.mark.parametrize("name", [STEPS, "veiviser.html", "instanser/barnevern.html"])
def test_the_bar_covers_nothing(open_page: Open, address: str, name: str) -> None:
    page = open_page(address + name, width=360)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    top = page.locator(".bar").bounding_box()["y"]
    last = page.locator(".md-footer").bounding_box()
    assert last["y"] + last["height"] <= top
    page.set_viewport_size({"width": 320, "height": 256})  # 400 % zoom of 1280 × 1024
    assert page.locator(".bar").evaluate("bar => getComputedStyle(bar).position") == "static"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_danger_is_as_red_in_the_dark(open_page: Open, address: str) -> None:
    fill = "element => getComputedStyle(element).backgroundColor"
    seen = {
        open_page(address + STEPS, width=360, color_scheme=scheme).locator(place).first.evaluate(fill)
        for scheme in ("light", "dark")
        for place in (".bar__danger", ".acute__numbers a")
    }
    assert seen == {"rgb(168, 32, 26)"}


def test_the_bar_is_accessible(open_page: Open, address: str) -> None:
    assert list(findings(open_page(address + STEPS, width=360), ((360, "light"), (360, "dark"), (1280, "dark")))) == []
