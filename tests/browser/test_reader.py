"""What a reader takes along and tells: shared, copied, and reported, also where there are no scripts and no e-mail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from handbook.model import Handbook
from tests.browser.serving import serve
from tests.site.conftest import build

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
STEPS, CARD = "prosedyrer/mistanke.html", "instanser/barnevern.html"
# A phone that can share, and tells what it was given.
SHARING = "window.shared = []; navigator.share = async (data) => { shared.push(data) }"
# The site hears every change of what is said; an empty word isn't read aloud.
HEARD = """window.heard = []; new MutationObserver(() => {
  const said = document.querySelector('.said').textContent; if (said) heard.push(said);
}).observe(document.querySelector('.said'), { childList: true })"""


def test_a_step_and_a_number_are_shared_as_the_phone_does(open_page: Open, address: str) -> None:
    page = open_page("about:blank", width=360, has_touch=True)
    page.add_init_script(SHARING)
    page.goto(f"{address}{STEPS}?jobber=barnehage")
    step = page.locator(".step[open]")
    button = step.get_by_role("button", name="Del steget")
    assert button.bounding_box()["height"] >= 44
    button.tap()
    id = step.locator(".step-body").get_attribute("id")
    (given,) = page.evaluate("shared")
    assert given["url"] == f"{address}{STEPS}#{id}", "without what the reader had chosen"
    assert given["title"] == f"{page.locator('h1').inner_text()}: {step.locator('h3').inner_text()}"
    page.goto(address + CARD)
    page.get_by_role("button", name="Del nummeret").first.tap()
    assert "22 22 22 21" in page.evaluate("shared")[0]["text"]
    page.emulate_media(media="print")
    assert page.locator(".take:visible, .tell:visible, .feedback:visible").count() == 0


def test_what_is_copied_is_said_once(open_page: Open, address: str) -> None:
    page = open_page(address + CARD, width=360, permissions=["clipboard-read", "clipboard-write"])
    page.bring_to_front()  # a page without focus may not write
    page.evaluate(HEARD)
    page.get_by_role("button", name="Kopier nummeret").first.click()
    status = page.get_by_role("status").last
    expect(status).to_have_text("22 22 22 21 er kopiert")
    assert page.evaluate("navigator.clipboard.readText()") == "22 22 22 21"
    page.wait_for_timeout(500)
    assert page.evaluate("heard") == ["22 22 22 21 er kopiert"]
    page.locator(".page-end").get_by_role("button", name="Kopier lenken").click()
    expect(status).to_have_text("Lenken er kopiert")
    assert page.evaluate("navigator.clipboard.readText()") == address + CARD


@pytest.mark.parametrize("scripts", [True, False])
def test_a_wrong_number_is_told_of_in_one_tap(open_page: Open, folder: Path, scripts: bool) -> None:
    page = open_page((folder / CARD).as_uri(), width=360, java_script_enabled=scripts)
    fold = page.locator(".contact .tell").first
    summary = fold.get_by_text("Meld feil ved dette nummeret")
    assert summary.bounding_box()["height"] >= 44
    summary.click()
    shown = fold.locator(".tell__text").inner_text().split("\n")
    assert shown[0] == "Side: Lillevik barneverntjeneste, https://www.example.org/handbok/instanser/barnevern.html"
    assert shown[1].startswith("Gjelder: telefonen til Lillevik barneverntjeneste (") and "22 22 22 21" in shown[2]
    assert "Fil: agencies/barnevern.yml" in shown and any(line.startswith("Eier: ") for line in shown)
    assert fold.get_by_text("handbok@example.org").is_visible() and fold.get_by_text("enkeltbarn").is_visible()
    letter = urlsplit(fold.get_by_role("link", name="Åpne i e-post").get_attribute("href"))
    assert (letter.scheme, letter.path) == ("mailto", "handbok@example.org")
    body = parse_qs(letter.query)["body"][0].split("\n")
    assert body[: len(shown)] == shown and "Ikke skriv noe om enkeltbarn." in body


def test_whether_it_was_found_is_asked_on_every_page(open_page: Open, address: str) -> None:
    page = open_page(f"{address}lov.html", width=360)
    group = page.get_by_role("group", name="Fant du det du lette etter?")
    group.get_by_text("Ja", exact=True).click()
    assert group.get_by_text("Det som hjalp:").is_visible()
    group.get_by_text("Nei", exact=True).click()
    assert group.get_by_text("Hva lette du etter, eller hva er feil?").is_visible()
    assert not group.get_by_text("Det som hjalp:").is_visible(), "one at a time"


def test_without_an_address_nothing_is_dead(open_page: Open, miniature: Handbook, tmp_path: Path) -> None:
    handbook = replace(miniature, settings=replace(miniature.settings, feedback_email=None))
    with serve(build(handbook, tmp_path)) as address:
        page = open_page(address + CARD, width=360)
        page.locator(".contact .tell summary").first.click()
        owner = handbook.party_name(handbook.settings.owner)
        assert page.get_by_text(f"Si det til: {owner}").first.is_visible()
        assert page.locator(".tell a").count() == 0
        page.goto(f"{address}om.html")
        assert page.get_by_text(f"Si det til: {owner}").first.is_visible()
