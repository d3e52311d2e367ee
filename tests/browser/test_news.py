"""«Hva er nytt» and the marks that lead there, on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from handbook.model import Handbook
from tests.browser.serving import serve
from tests.site.conftest import build


@pytest.fixture(scope="module")
def news_address(told: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(Path(build(told, tmp_path_factory.mktemp("nytt")))) as found:
        yield found


@pytest.mark.parametrize("path", ["hva-er-nytt.html", "prosedyrer/henvise.html", "instanser/barnevern.html"])
def test_pages_with_news_fit_a_phone_and_everybody(path: str, news_address: str, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{news_address}/{path}", width=360)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_what_is_old_is_struck_out_and_nobody_can_ring_it(news_address: str, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{news_address}/hva-er-nytt.html", width=360)
    old = page.locator("s", has_text="21")
    expect(old).to_have_count(1)
    assert old.evaluate("element => element.closest('a')") is None
    assert page.locator("meta[name='format-detection']").get_attribute("content") == "telephone=no"


def test_a_mark_leads_to_what_is_changed(news_address: str, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{news_address}/prosedyrer/henvise.html", width=360)
    page.locator(".step[open] .changed a").click()
    expect(page.locator("#utgave-2026-2")).to_be_in_viewport()


def test_only_what_is_new_since_an_edition(news_address: str, open_page: Callable[..., Any]) -> None:
    """The choice after an edition shows what is newer than it, says how much, and gives everything back."""
    page = open_page(f"{news_address}/hva-er-nytt.html", width=360)
    choice, newer, older = (
        page.get_by_role("combobox", name="Siden"),
        page.locator("#etter-2026-2"),
        page.locator("#utgave-2026-2"),
    )
    assert choice.locator("option").all_inner_texts() == ["Alle utgavene", "Siden utgave 2026-2"]
    choice.select_option(label="Siden utgave 2026-2")
    expect(older).to_be_hidden()
    expect(newer).to_be_visible()
    count, every = newer.locator(".news__line").count(), page.locator(".news__line").count()
    assert 0 < count < every
    expect(page.get_by_role("status").filter(has_text="Viser")).to_have_text(f"Viser {count} av {every} endringer.")
    page.get_by_label("Vis for").select_option("barnehage")
    expect(older).to_be_hidden()  # both choices hold
    choice.select_option("")
    page.get_by_label("Vis for").select_option("")
    expect(older).to_be_visible()


def test_only_what_a_workplace_meets(news_address: str, open_page: Callable[..., Any]) -> None:
    page = open_page(f"{news_address}/hva-er-nytt.html?jobber=barnehage", width=360)
    expect(page.locator("select[name='jobber']")).to_have_value("barnehage")
    expect(page.locator(".news__line").first).to_be_visible()
