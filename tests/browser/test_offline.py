"""Without coverage, in a real browser: what is stored, when it is shown, how it is replaced, and how it is removed."""

from __future__ import annotations

import json
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from handbook.model import Handbook
from handbook.site import offline
from tests.browser.serving import Quiet
from tests.site.conftest import build

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
LINE = "[data-stored]"


@dataclass
class Net:
    """A server with the site below /handbok/, and the way to it: good, slow (4 s for a page), or gone."""

    folder: Path
    state: str = "good"
    asked: list[str] = field(default_factory=list)
    address: str = ""


class _Handler(Quiet):
    def __init__(self, net: Net, *arguments: Any) -> None:
        self.net = net
        super().__init__(*arguments, directory=str(net.folder))

    def do_GET(self) -> None:  # noqa: N802
        """What the state of the way allows."""
        self.net.asked.append(self.path)
        self.directory = str(self.net.folder)  # one connection may live longer than an edition
        if self.net.state == "gone":
            self.close_connection = True
            self.connection.close()
            return
        if self.net.state == "slow" and self.path.endswith((".html", "/")):
            time.sleep(4)
        super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def finish(self) -> None:
        """A connection that was cut has nothing left to send."""
        with suppress(OSError, ValueError):
            super().finish()


@pytest.fixture
def net(folder: Path) -> Iterator[Net]:
    made = Net(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, made))
    made.address = f"http://127.0.0.1:{server.server_address[1]}/handbok/"  # as a municipality's own address is
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def later(miniature: Handbook, tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Path]:
    """The next edition, with a worker and without."""
    police = replace(miniature.agencies["politi"], summary="Et nytt sammendrag.")
    changed = {**miniature.agencies, "politi": police}
    sites = {}
    for kept in (True, False):
        handbook = replace(miniature, agencies=changed, settings=replace(miniature.settings, offline=kept))
        sites[kept] = build(handbook, tmp_path_factory.mktemp("neste"))
    return sites


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens a page in a browser that may store. The console isn't read: a lost connection is told of there."""
    contexts = []

    def new(url: str) -> Any:
        context = browser.new_context(viewport={"width": 360, "height": 740})
        contexts.append(context)
        page = context.new_page()
        page.goto(url)
        return page

    yield new
    for context in contexts:
        assert context.cookies() == []
        context.close()


def until(page: Any, script: str, *arguments: Any) -> None:
    """Until a promise in the page comes to true; a page's own wait takes the promise itself for it."""
    for _ in range(150):
        if page.evaluate(script, *arguments):
            return
        page.wait_for_timeout(100)
    raise AssertionError(script)


EDITION = """async (name) => {
  const names = await caches.keys();
  const registration = await navigator.serviceWorker.getRegistration();
  return names.length === 1 && names[0].endsWith(name) && registration?.active?.state === "activated" && !registration.installing;
}"""
GONE = "async () => !(await caches.keys()).length && !(await navigator.serviceWorker.getRegistration())"


def wait_for_edition(page: Any, site: Path) -> None:
    """Until the worker of this site has stored all, and everything older is gone."""
    name = re.search('EDITION = "(.*?)"', (site / offline.WORKER).read_text("utf-8"))
    until(page, EDITION, name and name[1])


def test_what_is_stored_is_the_same_for_everybody(built: Path, miniature: Handbook) -> None:
    names = offline.stored(miniature, built)
    for name in ("index.html", "veiviser.html", "hvem-ringer-jeg.html", "prosedyrer/mistanke.html", "instanser/politi.html",
                 "skjema/undringsnotat.html", "uten-dekning.html", "assets/images/merke.svg"):  # fmt: skip
        assert name in names
    assert [n for n in names if n.startswith(("sider/", "perm/")) or n in ("ma-bekreftes.html", "lov.html")] == []
    assert any(n.startswith("assets/stylesheets/alle.") for n in names)
    assert any(n.startswith("assets/tider.js?") for n in names)


def test_a_phone_may_put_the_site_among_its_apps(visit: Open, net: Net, built: Path) -> None:
    from PIL import Image

    page = visit(net.address)
    wait_for_edition(page, built)
    devtools = page.context.new_cdp_session(page)
    found = devtools.send("Page.getAppManifest")
    assert found["errors"] == [] and found["url"] == f"{net.address}manifest.json"
    errors = devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert {error["errorId"] for error in errors} <= {"in-incognito"}
    for icon in json.loads(found["data"])["icons"]:
        with Image.open(built / icon["src"]) as image:
            assert f"{image.width}x{image.height}" == icon["sizes"]
            corner = image.convert("RGBA").getchannel("A").getpixel((0, 0))
            assert corner == (255 if icon["purpose"] == "maskable" else 0)


def test_without_coverage_what_is_stored_is_read_and_says_so(visit: Open, net: Net, built: Path) -> None:
    page = visit(f"{net.address}instanser/barnevern.html")
    expect(page.locator(LINE)).to_be_hidden()
    wait_for_edition(page, built)
    net.state = "gone"
    today = page.evaluate("new Date().toLocaleDateString('nb-NO', { day: 'numeric', month: 'long', year: 'numeric' })")
    for name in (
        "instanser/barnevern.html",
        "prosedyrer/mistanke.html#steg-drofte",
        "skjema/undringsnotat.html",
        "?jobber=barnehage",
    ):
        page.goto(net.address + name)
        expect(page.locator(LINE)).to_have_text(f"Nettet svarer ikke. Du leser en lagret kopi, hentet {today}.")
        assert page.evaluate("getComputedStyle(document.querySelector('.acute')).display") == "flex", "with its style"
    page.goto(f"{net.address}prosedyrer/mistanke.html")
    assert "Ring nå" in page.locator("[data-bar-when]").text_content(), "the bar knows the clock"
    page.goto(f"{net.address}lov.html")
    assert page.get_by_role("heading", level=1).inner_text() == "Siden er ikke lagret på telefonen"
    page.get_by_role("link", name="Hvem ringer jeg nå?").click()
    expect(page.locator(LINE)).to_be_visible()
    net.state = "good"
    page.reload()
    expect(page.locator(LINE), "with coverage every page comes from the net").to_be_hidden()


def test_a_slow_net_gives_what_is_stored(visit: Open, net: Net, built: Path) -> None:
    page = visit(net.address)
    wait_for_edition(page, built)
    net.state = "slow"
    page.goto(f"{net.address}prosedyrer/akutt-fare.html")
    expect(page.locator(LINE)).to_be_visible()
    page.goto(f"{net.address}lov.html")
    assert page.locator("h1").inner_text() == "Lover" and page.locator(LINE).is_hidden(), (
        "what isn't stored is waited for"
    )


def test_a_new_edition_takes_the_place_of_the_old_one(
    visit: Open, net: Net, built: Path, later: dict[bool, Path]
) -> None:
    page = visit(net.address)
    wait_for_edition(page, built)
    before = len(net.asked)
    net.folder = later[True]
    page.goto(f"{net.address}skjema.html")
    wait_for_edition(page, later[True])
    again = [path for path in net.asked[before:] if path.startswith("/handbok/prosedyrer/")]
    assert again == [], "what is as it was, is not fetched again"
    net.state = "gone"
    page.goto(f"{net.address}instanser/politi.html")
    expect(page.locator(LINE)).to_be_visible()
    assert page.get_by_text("Et nytt sammendrag.").count()


def test_two_editions_are_never_stored_as_one(
    visit: Open, net: Net, built: Path, later: dict[bool, Path], tmp_path: Path
) -> None:
    """A server in the middle of being changed: the worker of the new edition, and pages of the old one."""
    page = visit(net.address)
    wait_for_edition(page, built)
    net.folder = Path(shutil.copytree(built, tmp_path / "halvveis"))
    shutil.copy(later[True] / offline.WORKER, net.folder)
    page.goto(f"{net.address}skjema.html")
    worker, politi = "/handbok/uten-dekning.js", "/handbok/instanser/politi.html"
    while net.asked.count(worker) < 2 or net.asked.count(politi) < 2:  # the new worker has asked for what changed
        page.wait_for_timeout(100)
    until(page, "navigator.serviceWorker.getRegistration().then((r) => !r.installing && !r.waiting)")
    net.state = "gone"
    page.goto(f"{net.address}instanser/politi.html")
    expect(page.locator(LINE)).to_be_visible()
    assert page.get_by_text("Et nytt sammendrag.").count() == 0


def test_a_handbook_that_wants_nothing_stored_removes_it(
    visit: Open, net: Net, built: Path, later: dict[bool, Path]
) -> None:
    page = visit(net.address)
    wait_for_edition(page, built)
    net.folder = later[False]
    page.goto(f"{net.address}skjema.html")
    until(page, GONE)
    page.goto(net.address)
    page.wait_for_timeout(1500)
    assert page.evaluate("navigator.serviceWorker.getRegistration().then(Boolean)") is False
    assert page.locator("link[rel=manifest]").count() == 0


def test_nothing_is_stored_from_a_folder(open_page: Open, folder: Path) -> None:
    page = open_page((folder / "index.html").as_uri(), keeps=True)
    page.wait_for_timeout(1500)
    assert page.locator("link[rel=manifest]").count() == 0
