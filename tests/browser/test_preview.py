"""In a browser the preview fetches a page again when it has been drawn anew, and shows what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from handbook.preview.draft import Draft
from handbook.preview.server import Server
from tests.conftest import TODAY


def test_a_page_follows_what_is_saved(copy: Path, tmp_path: Path, open_page: Callable[..., Any]) -> None:
    draft = Draft(copy, TODAY, tmp_path / "visning", tmp_path / "cache")
    list(draft.update(lambda: False))
    server = Server(0, draft)
    try:
        page = open_page(f"http://127.0.0.1:{server.port}/instanser/politi.html", keeps=True)
        file = copy / "agencies" / "politi.yml"
        right = file.read_text("utf-8")
        file.write_text(right.replace("sammendrag: ", "sammendragg: ", 1), "utf-8")
        list(draft.update(lambda: False))
        page.locator("[role=alert]", has_text="politi.yml").wait_for()
        file.write_text(right.replace("sammendrag: ", "sammendrag: Helt nytt. ", 1), "utf-8")
        list(draft.update(lambda: False))
        page.get_by_text("Helt nytt.").first.wait_for()
        assert page.locator("[role=alert]").count() == 0
        page.wait_for_timeout(1500)
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((found) => found.length)") == 0
        assert page.locator("link[rel=manifest]").count() == 0
    finally:
        server.close()
