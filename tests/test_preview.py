"""The preview follows every save, tells open pages, survives every mistake and leaves what is published alone."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from handbook import preview
from handbook.cli import main
from handbook.preview.draft import Draft, News
from handbook.preview.server import OWN, Server
from handbook.publishing import PublishingError, hidden, locked
from handbook.site import offline
from handbook.site.engine import Engine
from tests.conftest import TODAY

pytestmark = pytest.mark.slow  # each test draws a site
PAGE = "instanser/politi.html"


@pytest.fixture
def draft(copy: Path, tmp_path: Path) -> Draft:
    """The miniature's site, drawn."""
    draft = Draft(copy, TODAY, tmp_path / "visning", tmp_path / "cache")
    assert update(draft)[-1].startswith("Bygget på")
    return draft


def update(draft: Draft, *stale: bool) -> list[str]:
    answers = iter(stale)
    return list(draft.update(lambda: next(answers, False)))


def edit(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def shown(draft: Draft, page: str) -> str:
    return (draft.shown / page).read_text("utf-8")


def drawn_by_a_build(root: Path, folder: Path) -> dict[str, bytes]:
    from handbook import pages, site
    from handbook.load import load

    handbook, _ = load(root, TODAY)
    assert handbook
    nav = pages.write(handbook, folder / "docs")
    site.build(handbook, folder / "docs", nav, folder / "mkdocs.yml", folder / "site")
    kept = (offline.WORKER, offline.MANIFEST)  # of which a draft has none
    return {name: content for name, content in files(folder / "site").items() if name not in kept}


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_save_draws_what_has_changed_and_the_page_looked_at_first(
    draft: Draft, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    real = Engine.draw
    monkeypatch.setattr(Engine, "draw", lambda self, page: (drawn.append(page), real(self, page))[1])
    draft.looked_at = PAGE
    before = draft.news(PAGE), draft.news("om.html")
    edit(copy, "agencies/politi.yml", "sammendrag: ", "sammendrag: Helt nytt. ")
    said = update(draft)
    assert drawn[0] == "instanser/politi.md" and len(drawn) < 10
    assert said[0].startswith(PAGE) and "Helt nytt." in shown(draft, PAGE)
    assert draft.news(PAGE).version == before[0].version + 1 and draft.news("om.html") == before[1]
    assert files(draft.shown) == drawn_by_a_build(copy, tmp_path / "bygg")


def test_a_page_more_and_a_page_less(draft: Draft, copy: Path, tmp_path: Path) -> None:
    """The menu changes, so every page does."""
    page = copy / "content" / "sider" / "meldeplikt.md"
    page.with_name("enda-en.md").write_text(page.read_text("utf-8").replace("tittel: ", "tittel: Enda en, "), "utf-8")
    update(draft)
    assert "Enda en" in shown(draft, "sider/enda-en.html") and "enda-en.html" in shown(draft, "om.html")
    page.with_name("enda-en.md").unlink()
    update(draft)
    assert not (draft.shown / "sider" / "enda-en.html").exists()
    assert files(draft.shown) == drawn_by_a_build(copy, tmp_path / "bygg")


def test_mistakes_are_told_and_end_nothing(draft: Draft, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(draft.shown)
    edit(copy, "agencies/politi.yml", "sammendrag: ", "sammendragg: ")
    (said,) = update(draft)
    assert "agencies/politi.yml" in said and "viser fortsatt det forrige" in said
    assert draft.news(PAGE).trouble == said and files(draft.shown) == before
    edit(copy, "agencies/politi.yml", "sammendragg: ", "sammendrag: ")
    monkeypatch.setattr("handbook.preview.draft.load", lambda *_: 1 / 0)
    (said,) = update(draft)
    assert "Noe gikk galt i selve programmet" in said and draft.news(PAGE).trouble == said
    monkeypatch.undo()
    update(draft)
    assert draft.news(PAGE).trouble == "" and files(draft.shown) == before


def test_the_newest_save_goes_first(draft: Draft, copy: Path) -> None:
    """What is saved meanwhile stops the drawing of the rest, and nothing of it is forgotten."""
    draft.looked_at = PAGE
    edit(copy, "content/handbok.yml", "navn: ", "navn: Nye ")
    update(draft, False, True)
    assert update(draft)[-1].startswith("Bygget på")
    assert "Nye " in shown(draft, "om.html") and "Nye " in shown(draft, PAGE)


@pytest.fixture
def server(draft: Draft) -> Iterator[Server]:
    server = Server(0, draft)
    yield server
    server.close()


def get(server: Server, path: str, host: str = "localhost") -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request("GET", path, headers={"Host": f"{host}:{server.port}"})
    answer = connection.getresponse()
    return answer.status, dict(answer.getheaders()), answer.read().decode("utf-8", "replace")


def test_pages_come_with_the_script_that_follows_them_and_files_as_they_are(server: Server, draft: Draft) -> None:
    status, headers, body = get(server, f"/{PAGE}?x=1")
    script = f'<script src="{OWN}follow.js" data-draft data-page="{PAGE}" data-version="1"></script>'
    assert status == 200 and body.replace(script, "") == shown(draft, PAGE) and script in body
    assert draft.looked_at == PAGE
    assert headers["Cache-Control"] == "no-store" and "default-src 'none'" in headers["Content-Security-Policy"]
    assert "follow.js" not in shown(draft, PAGE), "never in what would be published"
    assert 'data-page="index.html"' in get(server, "/")[2] and "EventSource" in get(server, f"{OWN}follow.js")[2]
    assert get(server, "/robots.txt")[2] == (draft.shown / "robots.txt").read_text("utf-8")


@pytest.mark.parametrize(
    "path", ["/%00", "/instanser/", "/../../handbok.yml", "/finnes-ikke.html", "/a%", "/" + "x" * 5000, "//etc/passwd"]
)
def test_what_is_not_there(server: Server, path: str, capfd: pytest.CaptureFixture[str]) -> None:
    status, _, body = get(server, path)
    assert status == 404 and "Siden finnes ikke" in body
    assert capfd.readouterr() == ("", "")


def test_only_this_machine_is_answered(server: Server) -> None:
    assert get(server, "/", host="localhost")[0] == get(server, "/", host="127.0.0.1")[0] == 200
    assert get(server, "/", host="onde.example.org")[0] == 421


def events(answer: http.client.HTTPResponse) -> Iterator[Any]:
    while line := answer.readline():
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))


def test_an_open_page_is_told(server: Server, draft: Draft, copy: Path, capfd: pytest.CaptureFixture[str]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    connection.request("GET", f"{OWN}hendelser?side={PAGE}&versjon=1", headers={"Host": "localhost"})
    heard = events(connection.getresponse())
    edit(copy, "agencies/politi.yml", "sammendrag: ", "sammendragg: ")
    update(draft)
    first = next(heard)
    assert first["version"] == 1 and "politi.yml" in first["trouble"]
    edit(copy, "agencies/politi.yml", "sammendragg: ", "sammendrag: Nytt. ")
    update(draft)
    assert next(news for news in heard if not news["trouble"] and news["version"] == 2)
    connection.close()
    draft._tell_trouble("noe")  # written to a reader who has left
    assert capfd.readouterr() == ("", "")


def test_a_page_that_is_behind_is_told_at_once(draft: Draft) -> None:
    assert draft.wait(PAGE, News(0), 60) == News(1)


def test_wrong_ports_are_refused_in_norwegian(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for port in ("99999", "-1", "0", "å"):
        with pytest.raises(SystemExit):
            main(["serve", "--root", str(copy), "--port", port])
        assert "er ikke en port" in capsys.readouterr().err


def test_a_port_in_use(draft: Draft, server: Server, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--root", str(copy), "--port", str(server.port)]) == 2
    assert "er i bruk" in capsys.readouterr().err


def test_one_preview_at_a_time(copy: Path) -> None:
    place = hidden(copy / "build")
    place.mkdir()
    with locked(place / "visning.lock", lambda: None), pytest.raises(PublishingError, match="allerede i gang"):
        preview.serve(copy, TODAY, 8000)


def test_what_is_published_stays(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The whole command, until it looks at the files for the second time."""
    looks = iter([{}, {}])
    monkeypatch.setattr(preview, "_state", lambda root: next(looks, None) if looks else {})

    def stop(_: float) -> None:
        raise KeyboardInterrupt

    # Its own clock only: others sleep too, while the site is drawn.
    monkeypatch.setattr(preview, "time", SimpleNamespace(sleep=stop, monotonic=time.monotonic))
    free = Server(0, Draft(copy, TODAY, copy.parent / "v", copy.parent / "c"))
    port = free.port
    free.close()
    assert preview.serve(copy, TODAY, port) == 0
    assert "Forhåndsvisning: http://localhost:" in capsys.readouterr().out
    assert not (copy / "build").exists() and (copy / ".build" / "visning" / "site" / "index.html").is_file()
