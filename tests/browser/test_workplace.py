"""Where the reader works, in the address: lists follow it, links keep it, and nothing is stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import expect

from checks.axe import findings
from handbook.model import Handbook
from tests.browser.serving import serve
from tests.site.conftest import build

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def two(miniature: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The miniature with a second workplace, first in the list, whose procedures use no form."""
    (place,) = miniature.settings.workplaces
    other = replace(place, id="skole", name="skole")
    handbook = replace(miniature, settings=replace(miniature.settings, workplaces=(other, place)))
    with serve(build(handbook, tmp_path_factory.mktemp("steder"))) as found:
        yield found


def test_lists_follow_the_address_and_links_keep_it(open_page: Open, two: str) -> None:
    page = open_page(f"{two}skjema.html?jobber=skole", width=360)
    line = page.locator(".workplace")
    assert line.inner_text() == "Viser for skole · vis alt"
    forms = page.locator("[data-for]")
    shown = [form.is_visible() for form in forms.all()]
    assert shown == [form.get_attribute("data-for") == "" for form in forms.all()] and not all(shown)
    page.locator(".md-path").get_by_role("link", name="Start").click()
    page.wait_for_url(f"{two}index.html?jobber=skole")
    assert page.evaluate("handbookWorkplace.name") == "skole"
    page.goto(f"{two}index.html?jobber=barnehage")
    assert page.locator(".chips li").first.inner_text() == "Barnehage", "its own door first, and no door gone"
    assert page.locator(".chips li:visible").count() == 2
    page.goto(f"{two}skjema.html?jobber=barnehage")
    page.get_by_role("link", name="vis alt").click()
    page.wait_for_url(f"{two}skjema.html")
    assert page.locator(".workplace").is_hidden()
    assert page.locator("[data-for]:visible").count() == len(shown)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_no_number_is_hidden_by_it(open_page: Open, two: str) -> None:
    page = open_page(f"{two}hvem-ringer-jeg.html", width=360)
    count = page.locator("#numre + div .rows > li").count()
    page.goto(f"{two}hvem-ringer-jeg.html?jobber=skole")
    assert page.locator("#numre + div .rows > li:not([hidden])").count() == count > 0


@pytest.mark.parametrize("address_of", ["skjema.html?jobber=ukjent", "skjema.html?jobber=__proto__"])
def test_an_unknown_workplace_is_no_workplace(open_page: Open, two: str, address_of: str) -> None:
    page = open_page(two + address_of)
    assert page.locator(".workplace").is_hidden() and page.evaluate("handbookWorkplace.id") is None
    assert page.locator("[data-for][hidden]").count() == 0
    assert page.locator("a[href*='jobber=']").count() == 0


@pytest.mark.parametrize("name", ["nivaer.html", "frister.html", "prosedyrer.html"])
def test_a_choice_shows_what_is_for_one_workplace_and_counts_it(open_page: Open, two: str, name: str) -> None:
    """A list on a phone, chips on a wide screen, the address: three ways to the same choice."""
    page = open_page(f"{two}{name}", width=360)
    items, shown = page.locator("[data-for]"), page.locator("[data-for]:not([hidden])")
    all_of_them = items.count()
    others = items.evaluate_all(
        "all => all.filter(one => one.dataset.for && !one.dataset.for.includes('skole')).length"
    )
    assert others > 0, "something to hide"
    status = page.locator("[data-filter-count]")
    page.get_by_label("Vis for").select_option("skole")
    expect(shown).to_have_count(all_of_them - others)
    assert status.inner_text().startswith(f"Viser {all_of_them - others} av {all_of_them} ")
    assert page.url == f"{two}{name}?jobber=skole"
    for group in page.locator("[data-group]").all():
        left = group.locator("[data-for]:not([hidden])").count()
        assert group.evaluate("one => one.hidden") == (left == 0), "a group without any is gone"
        for count in group.locator(":scope > summary[data-count], :scope > summary [data-count]").all():
            assert left == 0 or (count.text_content() or "").split()[0] == str(left)
    assert page.locator(".workplace").is_hidden(), "the choice itself says it"
    assert "jobber=skole" in (page.locator(".md-path a").first.get_attribute("href") or "")
    page.set_viewport_size({"width": 1280, "height": 740})
    assert page.get_by_role("combobox", name="Vis for").is_hidden()
    assert page.get_by_role("radio", name="Skole", exact=True).is_checked()
    page.get_by_role("radio", name="Alle").focus()
    page.keyboard.press("Space")
    expect(shown).to_have_count(all_of_them)
    assert page.url == f"{two}{name}" and status.inner_text() == ""
    assert "jobber" not in (page.locator(".md-path a").first.get_attribute("href") or "")
    page.goto(f"{two}{name}?jobber=barnehage")
    assert page.get_by_role("radio", name="Barnehage").is_checked()
    assert list(findings(page, ((360, "light"), (1280, "dark")))) == []
