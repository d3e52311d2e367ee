"""«Hvem ringer jeg nå?» in Chromium, with the clock set: nine moments, districts, no scripts, and time that passes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from checks.axe import findings
from handbook.hours.calendar import OSLO
from handbook.hours.route import answer
from tests.browser.serving import serve
from tests.hours.conftest import loaded
from tests.site.conftest import build

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
PAGE = "hvem-ringer-jeg.html"

# The nine moments of the page: what Sarpsborg's three windows, and a family centre in Vest, answer.
MOMENTS = {
    "weekday morning": ("2026-03-10T08:10", "69 10 83 00", "Åpent nå til 15.30", "22 22 22 32"),
    "lunch": ("2026-03-10T11:45", "69 10 83 00", "Åpent nå til 15.30", "22 22 22 32"),
    "15.29": ("2026-03-10T15:29", "69 10 83 00", "Åpent nå til 15.30", "22 22 22 32"),
    "15.31": ("2026-03-10T15:31", "482 80 211", "Åpent nå til 20.00", "482 80 211"),
    "evening": ("2026-03-10T20:00", "911 17 140", "Åpent nå til i morgen 07.30", "911 17 140"),
    "the night the clocks change": ("2027-03-28T03:00", "911 17 140", "Åpent nå til tirsdag 07.30", "911 17 140"),
    "Maundy Thursday": ("2027-03-25T16:40", "911 17 140", "Åpent nå til tirsdag 07.30", "911 17 140"),
    "17 May": ("2027-05-17T12:00", "911 17 140", "Åpent nå til i morgen 07.30", "911 17 140"),
    "Christmas Eve": ("2026-12-24T10:00", "911 17 140", "Åpent nå til mandag 07.30", "22 22 22 32"),
    "a Tuesday in July": ("2026-07-14T11:00", "69 10 83 00", "Åpent nå til 15.00", "22 22 22 32"),
}


@pytest.fixture(scope="session")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of the handbook with three windows, summer hours and three districts."""
    with serve(build(loaded("sarpsborg"), tmp_path_factory.mktemp("vinduer"))) as found:
        yield found


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of a handbook without districts, as Kragerø's: nobody is asked where they work."""
    handbook = loaded("vestmar")
    agencies = {
        id: replace(a, contacts=tuple(replace(c, districts=()) for c in a.contacts))
        for id, a in handbook.agencies.items()
    }
    handbook = replace(handbook, agencies=agencies, settings=replace(handbook.settings, districts=()))
    with serve(build(handbook, tmp_path_factory.mktemp("enkel"))) as found:
        yield found


def at(page: Any, wall: str, zone: str = "Europe/Oslo") -> None:
    """The page again, when clocks in a zone show this."""
    page.clock.set_fixed_time(datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone)))
    page.reload()


def best(page: Any) -> Any:
    return page.locator(".calls__best")


def spaced(text: str) -> str:
    """The text on one line, with ordinary spaces."""
    return " ".join(text.split())


@pytest.mark.parametrize("name", MOMENTS)
def test_the_right_number(open_page: Open, windows: str, name: str) -> None:
    wall, advice, status, family = MOMENTS[name]
    page = open_page(f"{windows}{PAGE}?tema=rad", width=360)
    at(page, wall)
    assert spaced(best(page).locator("a.phone").first.inner_text()) == f"Ring {advice}"
    assert status in spaced(best(page).inner_text())
    page.goto(f"{windows}{PAGE}?tema=foreldre&distrikt=vest")
    assert spaced(best(page).locator("a.phone").first.inner_text()) == f"Ring {family}"
    page.goto(windows + PAGE)
    assert best(page).locator("a.phone").first.get_attribute("href") == "tel:112", "danger first, at any time"


@pytest.mark.parametrize("name", MOMENTS)
def test_the_page_names_whom_the_proof_counts_on(open_page: Open, windows: str, name: str) -> None:
    """Whatever the coordinators write: the page names whom the proof counts on, and a confirmed number beside the rest."""
    wall, handbook = MOMENTS[name][0], loaded("sarpsborg")
    page = open_page(windows + PAGE, width=360)
    at(page, wall)
    for topic in handbook.settings.topics:
        page.locator(f"input[name=tema][value={topic.id}]").check(force=True)
        found = answer(handbook, topic, None, datetime.fromisoformat(wall))
        first = found.reached[0][0]
        button = best(page).locator("a.phone").first
        assert button.get_attribute("href") == first.phone.tel
        assert button.bounding_box()["height"] >= 48
        shown = spaced(best(page).inner_text())
        assert ("Ikke bekreftet" in shown) == (not first.confirmed)
        if not first.confirmed and found.safe:
            assert f"Sikkert nummer: {found.safe.agency.short_name or found.safe.agency.name}" in shown
            assert spaced(found.safe.phone.shown) in shown


@pytest.mark.parametrize("wall", ["2026-03-10T08:10", "2026-12-24T10:00"])  # a short day, and the longest words for one
def test_the_answer_is_on_the_first_screen_of_a_phone(open_page: Open, plain: str, wall: str) -> None:
    page = open_page(plain + PAGE, width=360)
    at(page, wall)
    for topic in loaded("vestmar").settings.topics:
        page.goto(f"{plain}{PAGE}?tema={topic.id}")
        box = best(page).locator("a.phone").first.bounding_box()
        assert box["y"] + box["height"] < 640, topic.id


def test_who_answers_now_is_three_taps_away(open_page: Open, windows: str) -> None:
    page = open_page("about:blank", width=360, has_touch=True)
    page.clock.set_fixed_time(datetime.fromisoformat("2026-03-10T20:00:00+01:00"))  # when only those on duty answer
    page.goto(windows)
    page.get_by_role("link", name="Hvem ringer jeg nå?").tap()
    page.locator(".choice", has_text="Jeg trenger råd om et barn").tap()
    number = best(page).locator("a.phone").first
    assert spaced(number.inner_text()) == "Ring 911 17 140"
    box = number.bounding_box()
    assert box["height"] >= 48 and box["y"] + box["height"] < 740


def test_where_i_work_stands_in_the_address_and_nowhere_else(open_page: Open, windows: str) -> None:
    page = open_page(f"{windows}{PAGE}", width=360)
    at(page, "2026-03-10T09:00")
    assert page.get_by_label("Hvor jobber du?").is_hidden(), "asked only when it matters"
    page.get_by_label("Foreldrene trenger hjelp").check(force=True)
    assert "Velg hvor du jobber" in page.locator("[data-calls-answer]").inner_text()
    assert "Gjelder Øst." in best(page).inner_text()
    page.get_by_label("Hvor jobber du?").select_option(label="Vestby barnehage")
    assert page.url.endswith("?tema=foreldre&distrikt=vest")
    assert spaced(best(page).locator("a.phone").first.inner_text()) == "Ring 22 22 22 32"
    page.reload()
    assert spaced(best(page).locator("a.phone").first.inner_text()) == "Ring 22 22 22 32"
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert "vest" not in kept and "foreldre" not in kept


def test_unverified_unknown_and_closed_are_said(open_page: Open, windows: str) -> None:
    page = open_page(f"{windows}{PAGE}?tema=foreldre&distrikt=vest", width=360)
    at(page, "2026-03-10T15:10")
    assert "Ikke bekreftet. Sikkert nummer: Barneverntjenesten" in best(page).inner_text()
    page.goto(f"{windows}{PAGE}?tema=foreldre&distrikt=sentrum")
    text = spaced(page.locator("[data-calls-answer]").inner_text())
    assert "Kan også svare Familiesenteret Gjelder Sentrum. Tidene er ikke kjent." in text
    assert "Ikke åpent nå Helsestasjonen Stengt til torsdag 08.30" in text


def test_a_number_in_the_words_can_be_rung(open_page: Open, address: str) -> None:
    page = open_page(f"{address}{PAGE}?tema=rad", width=360)
    at(page, "2026-03-10T09:00")
    help = best(page).locator(".calls__help")
    assert spaced(help.inner_text()) == "Du kan drøfte uten å si navnet. Haster det, ring 112."
    link = help.locator("a")
    assert (link.inner_text(), link.get_attribute("href")) == ("112", "tel:112")
    assert link.get_attribute("aria-label") == "Ring 112 Politiet, 1 1 2"


def test_another_moment(open_page: Open, windows: str) -> None:
    page = open_page(f"{windows}{PAGE}?tema=rad")
    at(page, "2026-03-10T09:00")
    page.get_by_text("Vis for et annet tidspunkt").click()
    page.get_by_label("Dag og klokkeslett").fill("2027-03-25T16:40")
    page.get_by_label("Dag og klokkeslett").dispatch_event("change")
    assert page.url.endswith("?tema=rad&tid=2027-03-25T16%3A40")
    assert (
        spaced(page.locator("[data-calls-time]").inner_text()) == "Gjelder ikke nå, men torsdag 25. mars 2027 kl. 16.40"
    )
    assert "911 17 140" in spaced(best(page).inner_text())
    page.get_by_role("button", name="Vis nå").click()
    assert spaced(page.locator("[data-calls-time]").inner_text()) == "Nå er det tirsdag 10. mars kl. 09.00"
    assert page.url.endswith("?tema=rad")


def test_the_answer_follows_the_clock(open_page: Open, windows: str) -> None:
    page = open_page(f"{windows}{PAGE}?tema=rad")
    page.route("**/bundle.*.js", lambda route: route.fulfill(body=""))  # the theme's own timers can't be driven
    page.clock.install(time=datetime(2026, 3, 10, 15, 28, 30, tzinfo=OSLO))
    page.reload()
    best(page).evaluate("element => { element.kept = true }")
    page.clock.run_for(60_000)
    assert spaced(page.locator("[data-calls-time]").inner_text()).endswith("15.29")
    assert best(page).evaluate("element => element.kept"), "the same answer is not read aloud again"
    page.clock.run_for(60_000)
    assert spaced(best(page).locator("a.phone").first.inner_text()) == "Ring 482 80 211"
    assert page.locator("[data-calls-answer]").get_attribute("aria-live") == "polite"


def test_clocks_in_other_countries_do_not_matter(open_page: Open, windows: str) -> None:
    page = open_page(f"{windows}{PAGE}?tema=rad", timezone_id="America/Los_Angeles")
    at(page, "2026-03-10T15:31")
    assert "482 80 211" in spaced(best(page).inner_text())


def test_an_edition_that_is_too_old_says_so(open_page: Open, windows: str) -> None:
    page = open_page(f"{windows}{PAGE}?tema=rad")
    at(page, "2035-03-10T15:31")
    assert "for gammel" in page.locator("[data-calls-answer]").inner_text()
    assert best(page).count() == 0


def test_cards_and_steps_say_whether_somebody_answers(open_page: Open, windows: str) -> None:
    page = open_page(f"{windows}instanser/barnevern.html", width=360)
    at(page, "2026-07-14T14:59")
    status = page.locator("[data-status='barnevern/0']")
    assert status.inner_text().strip() == "Åpent nå til 15.00"
    at(page, "2026-07-14T15:00")
    assert spaced(status.inner_text()) == "Stengt til i morgen 07.30"
    page.goto(f"{windows}prosedyrer/akutt-fare.html")
    assert "Stengt til i morgen 07.30" in page.locator("[data-status='barnevern/0']").first.inner_text()


def test_without_scripts_the_table_stands(open_page: Open, windows: str) -> None:
    page = open_page(windows + PAGE, width=360, java_script_enabled=False)
    assert page.locator("[data-calls]").is_hidden()
    row = page.locator(".call-table tbody", has_text="Jeg trenger råd om et barn")
    text = spaced(row.inner_text())
    assert "07.30–15.30 Barneverntjenesten 69 10 83 00" in text and "20.00–24.00 Barneverntjenesten 911 17 140" in text
    assert "1. mai–1. september, hverdager" in text and "Julaften" in text
    page.goto(f"{windows}instanser/barnevern.html")
    assert page.locator("[data-status]").first.is_hidden()


def test_from_a_folder_by_keyboard(open_page: Open, tmp_path: Path) -> None:
    page = open_page((build(loaded("vestmar"), tmp_path) / PAGE).as_uri())
    page.get_by_label("Jeg trenger råd om et barn").focus()
    page.keyboard.press("ArrowDown")
    assert page.url.endswith("?tema=helse")
    assert "116 117" in spaced(best(page).inner_text())


def test_every_state_is_accessible(open_page: Open, windows: str) -> None:
    page = open_page(f"{windows}{PAGE}?tema=foreldre&distrikt=vest&tid=2026-03-10T15:10", width=360)
    assert list(findings(page, ((360, "light"), (1280, "dark")))) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_nothing_moves_when_the_words_come(open_page: Open, plain: str) -> None:
    page = open_page(plain + PAGE, width=360)
    page.add_init_script(
        "window.moved = []; new PerformanceObserver((list) => list.getEntries().forEach((entry) => entry.sources.forEach("
        "(source) => moved.push(source.node?.className)))).observe({ type: 'layout-shift', buffered: true })"
    )
    at(page, "2027-03-25T16:40")
    for name in (PAGE, f"{PAGE}?tema=rad", *(f"instanser/{id}.html" for id in loaded("vestmar").agencies)):
        page.goto(plain + name, wait_until="networkidle")
        assert page.evaluate("moved") == [], name
