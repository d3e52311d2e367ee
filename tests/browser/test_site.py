"""The site as people use it: on a phone, from a folder, without scripts, with the keyboard, on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from playwright.sync_api import expect

from checks.axe import findings
from checks.full_size import sheets, words_outside
from handbook.model import Handbook
from tests.browser.conftest import KINDS
from tests.browser.test_calls import at

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


# The acute band with so many numbers, and where they stand.
BAND = """count => {
  const list = document.querySelector('.acute__numbers')
  while (list.children.length < count) list.append(list.children[0].cloneNode(true))
  while (list.children.length > count) list.lastElementChild.remove()
  list.querySelectorAll('.acute__name').forEach((name, i) => {
    name.textContent = ['Politiet', 'Ambulanse', 'Alarmtelefonen', 'Legevakta', 'Barnevernvakta'][i]
  })
  return [...list.querySelectorAll('a')].map((link) => link.getBoundingClientRect().toJSON())
}"""


@pytest.mark.parametrize("name", KINDS)
def test_a_page_is_silent_and_accessible_and_never_scrolls_sideways(open_page: Open, address: str, name: str) -> None:
    page = open_page(address + name, width=360)
    found = list(findings(page, ((360, "light"), (1280, "dark"))))
    assert found == []
    page.set_viewport_size({"width": 320, "height": 640})  # 400 % zoom on a wide screen
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_number_of_child_welfare_is_three_taps_away(open_page: Open, address: str) -> None:
    page = open_page(address, width=360, has_touch=True)
    page.get_by_role("link", name="Finn en instans").tap()
    page.get_by_role("link", name="Lillevik barneverntjeneste").tap()
    number = page.get_by_role("link", name="Ring 22 22 22 21 Barnevern").first
    assert number.get_attribute("href") == "tel:+4722222221"
    box = number.bounding_box()
    assert box["height"] >= 48 and box["y"] + box["height"] < 740, "large enough, and on the first screen"


@pytest.mark.parametrize("family", ["sans-serif", "monospace"])  # as wide as a reader's font may be, and wider
@pytest.mark.parametrize("width", [320, 360])
def test_the_acute_numbers_can_be_hit_on_a_phone(open_page: Open, address: str, family: str, width: int) -> None:
    """For two to five numbers: rows of equal length, and low."""
    page = open_page(f"{address}lov.html", width=width, has_touch=True)
    page.evaluate("family => document.body.style.setProperty('--sans', family)", family)
    page.evaluate("family => document.body.style.setProperty('--md-text-font-family', family)", family)
    for count in (5, 4, 3, 2):
        boxes = page.evaluate(BAND, count)
        rows = [[box for box in boxes if box["top"] == top] for top in sorted({box["top"] for box in boxes})]
        assert [len(row) for row in rows] in ([count], [2, 2], [3, 2]), (count, boxes)
        assert all(box["height"] >= 44 and box["width"] >= 44 and box["right"] <= width for box in boxes)
        assert boxes[-1]["bottom"] <= 130


def test_the_guide_leads_to_the_right_step(open_page: Open, address: str) -> None:
    page = open_page(address, width=360)
    page.get_by_role("link", name="Jeg er bekymret for et barn").click()
    page.get_by_role("link", name="Nei", exact=True).click()
    page.get_by_role("link", name="Tegn på vold").click()
    assert page.url.endswith("prosedyrer/mistanke.html#steg-drofte")
    step = page.locator(".step:has(#steg-drofte)")
    assert _on_screen(page, step.locator("summary").first) and step.get_attribute("open") is not None
    assert (step.locator("a.phone").first.get_attribute("href") or "").startswith("tel:")
    page.go_back()
    page.get_by_role("link", name="Tilbake til forrige spørsmål").click()
    assert page.get_by_text("Er barnet i fare nå?").first.is_visible()


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_search_from_the_start_page(open_page: Open, address: str, folder: Path, scheme: str) -> None:
    page = open_page(address if scheme == "http" else (folder / "index.html").as_uri())
    page.get_by_label("Hva lurer du på?").press_sequentially("meldeplikt")
    result = page.locator(".search-hit__link").first
    result.wait_for()
    result.click()
    page.get_by_role("heading", name="Meldeplikt", level=1).wait_for()


def test_no_word_of_a_drawing_leaves_its_box(open_page: Open, address: str, miniature: Handbook) -> None:
    """Also in a font much wider than the lines were broken for. `checks.full_size` asks the same of the real handbook."""
    page = open_page("about:blank")
    for id in miniature.workflows:
        page.goto(f"{address}prosedyrer/{id}.html")
        page.evaluate("document.querySelectorAll('.part').forEach((part) => { part.open = true })")
        assert page.locator("svg.diagram text").count() and words_outside(page) == [], id


@pytest.mark.parametrize("scripts", [True, False])
def test_what_can_wait_is_folded_and_opens_on_paper(open_page: Open, folder: Path, scripts: bool) -> None:
    page = open_page((folder / "instanser" / "barnevern.html").as_uri(), width=360, java_script_enabled=scripts)
    duty = page.locator(".duty li").first.get_by_role("link")
    assert not duty.is_visible()
    page.locator(".part:has(#oppgaver) > summary").click()
    page.locator(".duty summary").first.click()
    assert duty.is_visible()
    page.reload()
    page.emulate_media(media="print")
    assert duty.is_visible() and not page.locator(".duty summary").first.is_visible()
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 740})
    page.locator(".part:has(#oppgaver) > summary").click()
    assert duty.is_visible() and not page.locator(".duty summary").first.is_visible()


def test_a_long_page_says_where_to_on_a_phone(open_page: Open, address: str) -> None:
    page = open_page(f"{address}feilmeldinger.html", width=360, has_touch=True)
    page.get_by_text("På denne siden").last.tap()
    link = page.get_by_role("navigation", name="Hopp til").get_by_role("link").last
    link.tap()
    assert _on_screen(page, page.get_by_role("heading", name=link.inner_text(), exact=True, level=2))
    page.set_viewport_size({"width": 1280, "height": 740})
    assert not page.get_by_role("navigation", name="Hopp til").is_visible(), "Material's own list stands there"


def _on_screen(page: Any, element: Any) -> bool:
    box = element.bounding_box()
    return box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"]


def test_a_table_that_is_cut_says_so_until_its_end_was_seen(open_page: Open, address: str) -> None:
    page = open_page(f"{address}prosedyrer/mistanke.html", width=360)
    page.locator(".part", has=page.locator(".matrix")).locator(":scope > summary").first.click()
    page.evaluate("document.querySelectorAll('.part').forEach((part) => { part.open = true })")
    table = page.locator(".table-scroll", has=page.locator(".matrix"))
    table.evaluate("one => { one.querySelector('table').style.minWidth = '600px' }")
    hint = table.get_by_text("Rull sidelengs")
    expect(hint).to_be_visible()
    table.evaluate("one => one.scrollTo(one.scrollWidth, 0)")
    expect(hint).to_have_count(0)
    table.evaluate("one => one.scrollTo(0, 0)")
    expect(hint).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 740})
    expect(hint).to_have_count(0)


def test_the_year_wheel_leads_to_its_meetings_on_a_phone(open_page: Open, address: str) -> None:
    page = open_page(f"{address}moteplan.html", width=360)
    wheel = page.locator(".wheel").bounding_box()
    assert wheel["width"] > 300 and wheel["x"] >= 0 and wheel["x"] + wheel["width"] <= 360
    for i in range(page.locator(".year__meetings li").count()):
        item = page.locator(".year__meetings li").nth(i)
        name, number = item.get_by_role("link").inner_text(), item.locator(".disc").inner_text()
        fold = page.locator(".part", has=page.get_by_role("heading", name=name, exact=True))
        assert fold.locator(".disc").inner_text() == number
        item.get_by_role("link").click()
        assert page.locator("h1").inner_text() == name
        page.go_back()
    at(page, "2026-03-10T12:00")
    page.reload()
    assert [one.get_attribute("data-month") for one in page.locator(".wheel .is-now").all()] == ["3"]
    assert page.locator(".year__meetings .is-now").count() == 1


def test_without_scripts(open_page: Open, folder: Path) -> None:
    page = open_page((folder / "index.html").as_uri(), width=360, java_script_enabled=False)
    page.get_by_label("Hva lurer du på?").fill("blåmerker")
    page.get_by_role("button", name="Søk", exact=True).click()
    page.get_by_role("link", name="M", exact=True).click()
    page.get_by_role("heading", name="Stikkord A–Å", level=1).wait_for()
    page.get_by_role("link", name="Mistanke om vold").first.click()
    page.get_by_role("button", name="uro").first.wait_for(state="detached")
    assert page.get_by_role("heading", name="Sørg for at barnet er trygt").is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_one_step_is_open_and_an_outcome_opens_its_step(open_page: Open, address: str, scripts: bool) -> None:
    page = open_page(f"{address}prosedyrer/mistanke.html", width=360, java_script_enabled=scripts)
    assert _open_steps(page) == [1]
    assert page.locator(".step").first.bounding_box()["y"] < 1000
    page.get_by_role("link", name="Steg 2: Drøft med barnevernet").click()
    assert _open_steps(page) == [2]
    assert _on_screen(page, page.locator(".step:has(#steg-drofte) > summary"))
    page.locator(".step > summary", has_text="Send melding").click()
    assert _open_steps(page) == [3]
    page.goto(f"{address}prosedyrer/akutt-fare.html")
    page.goto(f"{address}prosedyrer/mistanke.html#steg-snakke")
    assert _open_steps(page) == [4]


def _open_steps(page: Any) -> list[int]:
    """The numbers of the steps whose text can be seen."""
    steps = page.locator(".step").all()
    return [number for number, step in enumerate(steps, 1) if step.locator(".step-body").is_visible()]


def test_all_steps_can_be_shown_and_paper_has_them_all(open_page: Open, address: str) -> None:
    page = open_page(f"{address}prosedyrer/mistanke.html", width=360)
    page.emulate_media(media="print")
    assert _open_steps(page) == [1, 2, 3, 4]
    assert page.get_by_text("Deles med").first.is_visible(), "what is folded in a step, too"
    assert page.get_by_text("Et barn forteller om vold").is_visible()
    page.emulate_media(media="screen")
    assert _open_steps(page) == [1]
    page.get_by_role("button", name="Vis alle 4").click()
    assert _open_steps(page) == [1, 2, 3, 4]
    page.get_by_role("button", name="Vis ett steg om gangen").click()
    assert _open_steps(page) == [1]
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".step[open]").count() == 4, "also where the style sheet can't open what is folded"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert _open_steps(page) == [1]


def test_the_first_link_leads_to_the_title(open_page: Open, address: str) -> None:
    page = open_page("about:blank")
    for name in KINDS:
        if name != "404.html":
            page.goto(address + name)
            skip = page.locator(".md-skip").get_attribute("href")
            assert page.locator(f"h1[id='{(skip or '#')[1:]}']").count() == 1, name


def test_what_is_folded_can_be_seen_in_the_readers_own_colours(open_page: Open, address: str) -> None:
    page = open_page(f"{address}prosedyrer/mistanke.html", width=360, forced_colors="active")
    drawn = "(element, part) => getComputedStyle(element, part).backgroundColor"
    canvas = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    for fold, part in ((".part > summary", "::before"), (".step > summary", "::after")):
        assert page.locator(fold).first.evaluate(drawn, part) != canvas, fold


def test_a_word_opens_without_scripts_and_closes_with_the_keyboard(open_page: Open, folder: Path) -> None:
    page = open_page((folder / "instanser" / "barnevern.html").as_uri())
    word = page.get_by_role("button", name="meldeplikten")
    word.focus()
    page.keyboard.press("Enter")
    explanation = page.get_by_text("Plikten til å melde fra til barnevernet.")
    assert explanation.is_visible()
    page.keyboard.press("Escape")
    assert not explanation.is_visible()


def test_the_menu_opens_and_closes_with_the_keyboard(open_page: Open, address: str) -> None:
    page = open_page(address, width=360)
    button = page.get_by_role("button", name="Meny")
    link = page.locator(".md-sidebar--primary").get_by_role("link", name="Oppslag")
    assert not link.is_visible()
    button.focus()
    page.keyboard.press("Enter")
    link.wait_for()
    page.keyboard.press("Escape")
    link.wait_for(state="hidden")
    assert button.evaluate("element => element === document.activeElement")


def test_focus_can_be_seen(open_page: Open, address: str) -> None:
    page = open_page(f"{address}instanser/barnevern.html")
    for _ in range(12):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(({outlineStyle, outlineWidth}) => [outlineStyle, outlineWidth])(getComputedStyle(document.activeElement))"
        )
        assert style[0] != "none" and float(style[1].removesuffix("px")) >= 2


@pytest.mark.parametrize(("day", "overdue"), [("2026-09-01", False), ("2026-09-02", True)])
def test_a_page_says_when_its_verification_is_overdue(open_page: Open, address: str, day: str, overdue: bool) -> None:
    page = open_page("about:blank")
    page.clock.set_fixed_time(datetime.fromisoformat(day))
    page.goto(f"{address}instanser/barnevern.html")
    assert page.get_by_text("Kontrollen er over tiden").is_visible() == overdue


def test_a_printed_agency_is_a_clean_sheet(open_page: Open, address: str) -> None:
    page = open_page(f"{address}instanser/barnevern.html")
    with pikepdf.open(BytesIO(page.pdf(format="A4"))) as pdf:
        assert len(pdf.pages) <= 2
    page.emulate_media(media="print")
    assert page.get_by_text("Utskriften gjelder til 1. september 2026").is_visible()
    assert page.locator(
        "p.print-only", has_text="https://www.example.org/handbok/instanser/barnevern.html"
    ).is_visible()
    for gone in (".md-header", ".md-banner", ".md-sidebar", ".md-footer"):
        assert not page.locator(gone).first.is_visible(), gone


def test_sheets_fit_their_pages(open_page: Open, address: str) -> None:
    """The whole guide is one page, a workplace has a front and a back. `checks.full_size` prints the longest ones."""
    page = open_page("about:blank")
    for name, most in {"veiviser.html": 1, "jobber-i/barnehage.html": 2}.items():
        page.goto(address + name)
        assert sheets(page) <= most, name


def test_light_or_dark_is_the_readers_choice(open_page: Open, address: str) -> None:
    """First as the machine is set, also when that changes; then light and dark, by the keyboard, kept on every page."""
    page = open_page(address)
    drawn = "[document.body.dataset.mdColorScheme, document.querySelector('meta[name=color-scheme]').content]"
    assert page.evaluate(drawn) == ["default", "light"]
    page.emulate_media(color_scheme="dark")
    page.wait_for_selector("[data-md-color-scheme=slate]")
    assert page.evaluate(drawn) == ["slate", "dark"]

    page.locator("[data-palette]:visible").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(drawn) == ["default", "light"], "the reader's own choice"
    page.emulate_media(color_scheme="light")
    page.keyboard.press("Enter")
    page.goto(f"{address}om.html")
    assert page.evaluate(drawn) == ["slate", "dark"]
    page.locator("[data-palette]:visible").click()
    assert page.evaluate(drawn) == ["default", "light"], "as the machine is set again"


def test_only_the_readers_theme_is_remembered(open_page: Open, address: str) -> None:
    page = open_page(address)
    page.locator("[data-palette]:visible").click()
    page.goto(f"{address}om.html")
    assert [key.rpartition(".")[2] for key in page.evaluate("Object.keys(localStorage)")] == ["__palette"]
    assert page.evaluate("sessionStorage.length") == 0


# The left edge of each digit of a number on the page, as drawn.
DIGITS = """number => {
  const walker = document.createTreeWalker(document.querySelector('.md-content'), NodeFilter.SHOW_TEXT)
  const found = []
  while (walker.nextNode()) {
    const text = walker.currentNode.data
    for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
      found.push([...number].map((_, i) => {
        const range = document.createRange()
        range.setStart(walker.currentNode, at + i)
        range.setEnd(walker.currentNode, at + i + 1)
        return range.getBoundingClientRect().left
      }))
    }
  }
  return found
}"""
EDGES = """() => {
  const box = document.querySelector('.md-content .admonition')
  const list = document.querySelector('.languages ul').getBoundingClientRect()
  const first = document.querySelector('.languages li').getBoundingClientRect()
  return {
    right: getComputedStyle(box).borderRightWidth, left: getComputedStyle(box).borderLeftWidth,
    fromRight: list.right - first.right, fromLeft: first.left - list.left,
  }
}"""


@pytest.mark.parametrize("width", [360, 1280])
def test_an_arabic_page_is_read_from_the_right_and_its_numbers_from_the_left(
    open_page: Open, address: str, width: int
) -> None:
    page = open_page(f"{address}sider/for-familien-ar.html", width=width)
    assert page.evaluate("[document.documentElement.lang, getComputedStyle(document.body).direction]") == ["ar", "rtl"]
    numbers = page.evaluate(DIGITS, "22\N{NO-BREAK SPACE}22\N{NO-BREAK SPACE}22\N{NO-BREAK SPACE}30")
    assert len(numbers) == 2 and all(places == sorted(places) for places in numbers)
    edges = page.evaluate(EDGES)
    assert edges["right"] == "4px" and edges["left"] == "0px"
    assert edges["fromRight"] < 1 < edges["fromLeft"]
    assert page.locator(".acute").evaluate("band => band.closest('[lang]').lang") == "nb"


def test_the_languages_of_a_page_are_two_taps_away_and_lead_back(open_page: Open, address: str) -> None:
    page = open_page(address, width=360, has_touch=True)
    page.locator(".hero__parents").get_by_role("link", name="العربية").tap()
    page.wait_for_url("**/sider/for-familien-ar.html")
    page.locator(".languages").get_by_role("link", name="Norsk (bokmål)").tap()
    page.wait_for_url("**/sider/for-familien.html")
    sizes = page.locator(".languages a").evaluate_all("links => links.map(l => l.getBoundingClientRect().height)")
    assert min(sizes) >= 40
