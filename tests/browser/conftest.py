"""The miniature's site on a server and in a folder, and a page that remembers what went wrong on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.serving import serve

# One page of each kind.
KINDS = (
    "index.html", "veiviser.html", "veiviser/hva-har-du-sett.html", "hvem-ringer-jeg.html", "prosedyrer.html",
    "prosedyrer/mistanke.html", "instanser.html", "instanser/barnevern.html", "jobber-i/barnehage.html",
    "skjema/undringsnotat.html", "tiltak/samtale.html", "moter/samarbeid.html", "nivaer.html", "frister.html", "moteplan.html", "lov.html",
    "ordliste.html", "stikkord.html", "ma-bekreftes.html", "om.html", "hva-er-nytt.html", "sider/meldeplikt.html",
    "sider/for-familien-ar.html", "404.html",
)  # fmt: skip


@pytest.fixture(scope="session")
def folder(built: Path) -> Path:
    return built


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    with serve(folder) as found:
        yield found


# The theme's library says so when a page's clock is moved while one of its timers is on the way.
THEMES_TIMER = "executing a cancelled action"


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens a page of its own. When the test ends, the console was silent and nothing was asked of another host."""
    contexts, wrong = [], []

    def new(url: str, width: int = 1280, keeps: bool = False, **options: Any) -> Any:
        """With `keeps` the site may be stored for reading without coverage, which takes a while."""
        context = browser.new_context(viewport={"width": width, "height": 740}, reduced_motion="reduce", **options)
        contexts.append(context)
        if not keeps:
            context.add_init_script("delete Navigator.prototype.serviceWorker")
        page = context.new_page()
        page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: None if str(error) == THEMES_TIMER else wrong.append(str(error)))
        page.on("request", lambda request: None if _own(request.url) else wrong.append(request.url))
        page.goto(url)
        return page

    yield new
    for context in contexts:
        assert context.cookies() == []
        context.close()
    assert wrong == []


def _own(url: str) -> bool:
    return url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:"))
