"""What all pages promise: rules that hold, little to fetch, nothing that moves, the keyboard, a folder, no scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from handbook.site import pack
from tests.browser.conftest import KINDS
from tests.browser.serving import serve

pytestmark = pytest.mark.browser
Open = Callable[..., Any]

WATCH = """
window.seen = { broken: [], moved: [] };
addEventListener("securitypolicyviolation", (event) => seen.broken.push(`${event.violatedDirective} ${event.blockedURI}`));
new PerformanceObserver((list) => list.getEntries().forEach((entry) => entry.sources.forEach(({ node }) =>
  seen.moved.push(`${entry.value.toFixed(3)} ${node?.nodeName} ${node?.className}`)))).observe({ type: "layout-shift", buffered: true });
"""
FETCHED = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .map((entry) => [new URL(entry.name).pathname, entry.encodedBodySize])"""
DRAWN = (
    """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))"""
)
LOST = """() => [...document.images].filter((image) => !image.naturalWidth).map((image) => image.src)"""
MOVING = """() => [...document.querySelectorAll("*")].filter((element) => ["transitionDuration", "animationDuration"]
  .some((name) => getComputedStyle(element)[name].split(", ").some((time) => parseFloat(time) > 0.001))).length"""


@pytest.fixture
def watched(open_page: Open) -> Callable[..., Any]:
    """A page that notes what the rules stop and what moves."""

    def new(url: str, **options: Any) -> Any:
        page = open_page("about:blank", **options)
        page.add_init_script(WATCH)
        page.goto(url)
        return page

    return new


@pytest.fixture(scope="session")
def unpacked(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip for a shared drive, unpacked in a folder whose name is as people name folders."""
    place = tmp_path_factory.mktemp("Felles område")
    with ZipFile(pack(folder, place / "nettsted.zip")) as archive:
        archive.extractall(place)
    return place / "jeg-ser-deg"


def test_the_zip_holds_the_site_and_nothing_for_a_server(folder: Path, unpacked: Path) -> None:
    left_out = {p.name for p in folder.rglob("*")} - {p.name for p in unpacked.rglob("*")}
    assert left_out == {
        "404.html", "_headers", "robots.txt", "sitemap.xml", "sitemap.xml.gz", "manifest.json", "uten-dekning.html", "uten-dekning.js"
    }  # fmt: skip


def test_every_page_opens_from_the_zip(watched: Open, unpacked: Path) -> None:
    page = watched("about:blank")
    for name in KINDS:
        if name == "404.html":  # only a server shows it
            continue
        page.goto((unpacked / name).as_uri())
        assert page.evaluate("seen.broken") == [] and page.evaluate(LOST) == [], name
        assert page.evaluate("getComputedStyle(document.querySelector('.acute')).display") == "flex", name
        assert page.evaluate(MOVING) == 0, f"{name}: something moves though the reader asked for stillness"


@pytest.mark.parametrize("place", ["server", "folder"])
def test_contacts_and_meetings_can_be_saved(open_page: Open, address: str, unpacked: Path, place: str) -> None:
    base = address if place == "server" else f"{unpacked.as_uri()}/"
    for name, begins in (("instanser/barnevern.html", "BEGIN:VCARD"), ("moteplan.html", "BEGIN:VCALENDAR")):
        page = open_page(base + name)
        for fold in page.locator("details.part:has(a[download]) > summary").all():
            fold.click()
        with page.expect_download() as saved:
            page.locator("a[download]:visible").first.click()
        assert Path(saved.value.path()).read_text("utf-8").startswith(begins)


def test_the_rules_hold_as_a_server_sends_them(watched: Open, folder: Path) -> None:
    sent = dict(re.findall(r"^  ([\w-]+): (.+)$", (folder / "_headers").read_text("utf-8"), re.MULTILINE))
    assert "Content-Security-Policy" in sent
    with serve(folder, headers=sent) as address:
        page = watched(address)
        page.get_by_label("Hva lurer du på?").press_sequentially("meldeplikt")
        page.locator(".search-hit__link").first.wait_for()
        assert page.evaluate("seen.broken") == []
        for name in KINDS:
            page.goto(address + name)
            assert page.evaluate("seen.broken") == [], name


def test_a_rule_that_is_broken_is_noticed(browser: Any, address: str) -> None:
    """What the tests above rest on."""
    page = browser.new_page()
    page.add_init_script(WATCH)
    page.goto(f"{address}om.html")
    page.evaluate("document.head.append(Object.assign(document.createElement('style'), { textContent: 'p {}' }))")
    assert page.evaluate("seen.broken") == ["style-src-elem inline"]
    page.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_little_is_fetched_and_nothing_moves(watched: Open, folder: Path, width: int) -> None:
    with serve(folder, compressed=True) as address:
        page = watched("about:blank", width=width)
        for name in KINDS:
            page.goto(address + name, wait_until="networkidle" if name == "index.html" else "load")
            page.evaluate(DRAWN)
            fetched = page.evaluate(FETCHED)
            if name == "index.html":
                assert sum(size for _, size in fetched) < 200_000, fetched
                assert len(fetched) <= 20, fetched
            assert not [path for path, _ in fetched if path.endswith("search_index.js")], name
            assert page.evaluate("seen.moved") == [], name


FOCUS = """() => {
  const element = document.activeElement, style = getComputedStyle(element);
  if (element === document.body) return null;
  const shown = element.matches("input[type=radio], .md-toggle") ? getComputedStyle(element.closest("label") ?? element) : style;
  const box = element.getBoundingClientRect();
  const points = [0.1, 0.5, 0.9].map((part) => [box.left + box.width / 2, box.top + part * box.height])
    .concat([[box.left + 2, box.top + box.height / 2]]);
  const free = points.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || top.contains(element) || top.closest("label")?.contains(element));
  });
  element.dataset.reached = "";
  return { name: element.outerHTML.slice(0, 90), outline: shown.outlineStyle !== "none" && parseFloat(shown.outlineWidth) >= 2, free };
}"""
UNREACHED = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter((element) =>
  !("reached" in element.dataset) && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  && element.tabIndex >= 0 && !element.disabled && element.type !== "radio").map((element) => element.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("name", ["index.html", "prosedyrer/mistanke.html", "hvem-ringer-jeg.html", "moteplan.html"])
def test_the_keyboard_alone_reaches_everything_in_sight(open_page: Open, address: str, name: str) -> None:
    for width in (360, 1280):
        page = open_page(address + name, width=width)
        for seen in _tabs(page):
            assert seen["outline"], f"{width}: no focus to see on {seen['name']}"
            assert seen["free"], f"{width}: hidden while it has the focus: {seen['name']}"
        assert page.evaluate(UNREACHED) == [], width


def _tabs(page: Any) -> Iterator[dict[str, Any]]:
    """What each press of Tab comes to, until the end of the page."""
    for _ in range(400):
        page.keyboard.press("Tab")
        seen = page.evaluate(FOCUS)
        if seen is None:
            return
        yield seen
    raise AssertionError("the keyboard is caught")


def test_the_skip_link_comes_first_and_leads_to_the_content(open_page: Open, address: str) -> None:
    page = open_page(f"{address}instanser/barnevern.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Gå til innhold"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('article')")


def test_the_search_gives_the_focus_back(open_page: Open, address: str) -> None:
    page = open_page(f"{address}om.html", width=360)
    button = page.get_by_role("button", name="Søk")
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("melde")
    page.locator(".search-hit__link").first.wait_for()
    page.keyboard.press("Escape")
    assert button.evaluate("element => element === document.activeElement")


DEAD = """(works) => [...document.querySelectorAll("button, input, select, label[for], [aria-live]")].filter((element) =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.matches(works)
  && element.getBoundingClientRect().right > 0).map((element) => element.outerHTML.slice(0, 120))"""
# What works without scripts: the form that leads to A–Å, explanations, folds, fields to fill in, who is at a meeting, and
# the menu.
WORKS = (
    ".search-start *, [popovertarget], summary, .md-nav *, [for=__drawer], [data-bar-call], .form-part *, .attendant *, "
    "[aria-labelledby^=del-], [aria-label][name^=del-]"
)


@pytest.mark.parametrize("width", [360, 1280])
def test_without_scripts_nothing_is_dead(open_page: Open, address: str, width: int) -> None:
    """What can be pressed works without scripts: the form that leads to A–Å, explanations, folds, and the menu."""
    page = open_page("about:blank", width=width, java_script_enabled=False)
    for name in KINDS:
        page.goto(address + name)
        assert page.evaluate(DEAD, WORKS) == [], name


def test_a_missing_page_helps_wherever_it_was(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    for missing in ("borte.html", "handbok/instanser/borte.html", "handbok/a/b/c/borte.html"):
        answer = page.goto(address + missing)
        assert answer.status == 404
        assert page.evaluate("getComputedStyle(document.querySelector('.acute ul')).display") == "flex", missing
        assert page.get_by_role("link", name="Ring 112 Politiet, 1 1 2").is_visible()
        link = page.get_by_role("link", name="Hvem ringer jeg nå?")
        assert link.get_attribute("href") == "https://www.example.org/handbok/hvem-ringer-jeg.html"
    page.close()


def test_the_readers_own_colours_keep_what_is_told_by_colour(open_page: Open, address: str) -> None:
    page = open_page(f"{address}hvem-ringer-jeg.html", width=360, forced_colors="active")
    look = """element => { const style = getComputedStyle(element); return [style.borderTopWidth, style.backgroundColor] }"""
    assert page.locator(".calls__best a.phone").first.evaluate(look)[0] == "2px"
    chosen = page.locator(".choice:has(:checked)").evaluate(look)[1]
    assert chosen != page.locator(".choice:not(:has(:checked))").first.evaluate(look)[1]
    canvas = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert page.locator("article .icon").first.evaluate(look)[1] != canvas
