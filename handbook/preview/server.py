"""The preview's server: this machine only, with the headers of a real host, and news for the pages that are open."""

from __future__ import annotations

import json
import posixpath
import threading
from dataclasses import asdict
from functools import partial
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from handbook.preview.draft import Draft, News

OWN = "/.visning/"  # what no page of the site can be called
_SCRIPT = Path(__file__).with_name("follow.js")
_BEAT = 15.0  # seconds between two signs of life, so that a page that is gone is noticed
_HOSTS = ("localhost", "127.0.0.1")
_NOT_YET = "<!doctype html><html lang=nb><meta charset=utf-8><title>Et øyeblikk</title><body><p>Siden lages.</p></body>".encode()
# Those of theme/_headers; nothing is kept, since the next save may change it.
_HEADERS = (
    ("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
     "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"),
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)  # fmt: skip


class Server:
    """Serves a draft from a thread of its own until it is closed."""

    def __init__(self, port: int, draft: Draft) -> None:
        self._server = _Loopback(("127.0.0.1", port), partial(_Handler, draft=draft))
        self.port = int(self._server.server_address[1])
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop answering."""
        self._server.shutdown()
        self._server.server_close()


class _Loopback(ThreadingHTTPServer):
    allow_reuse_address = False  # or Windows lets two previews have one port
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader who leaves is no mistake."""


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, draft: Draft) -> None:
        self._draft = draft
        super().__init__(*arguments, directory=str(draft.shown))  # type: ignore[arg-type]

    def log_message(self, format: str, *args: object) -> None:
        """The person wants to see the build, not every request."""

    def do_GET(self) -> None:
        """A file of the site, the script that follows it, or what there is to tell."""
        url = urlsplit(self.path)
        if self.headers.get("Host", "").partition(":")[0] not in _HOSTS:  # another site's page in the same browser
            self._send(b"", "text/plain", HTTPStatus.MISDIRECTED_REQUEST)
        elif url.path == f"{OWN}hendelser":
            self._tell(parse_qs(url.query))
        elif url.path == f"{OWN}follow.js":
            self._send(_SCRIPT.read_bytes(), "text/javascript; charset=utf-8")
        else:
            self._send_file(posixpath.normpath(unquote(url.path)).strip("/.") or "index.html")

    def do_HEAD(self) -> None:
        """Nobody needs it here."""
        self._send(b"", "text/plain", HTTPStatus.METHOD_NOT_ALLOWED)

    def _send_file(self, name: str) -> None:
        """A file, read whole while nobody writes; a page with the script that follows it."""
        is_page = name.endswith(".html")
        with self._draft.files:
            body = _content(Path(self.translate_path(f"/{name}")))
            found = body is not None
            if is_page:
                self._draft.looked_at = name
            if body is None:
                body = _content(self._draft.shown / "404.html") or _NOT_YET
        if is_page or not found:
            body = _with_script(body, name, self._draft.news(name))
        kind = self.guess_type(name) if found else "text/html"
        self._send(body, kind, HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)

    def _send(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in _HEADERS:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _tell(self, query: dict[str, list[str]]) -> None:
        """Server-sent events, for as long as the page is open."""
        page, version = query.get("side", [""])[0], query.get("versjon", ["0"])[0]
        seen = News(int(version) if version.isdecimal() else 0)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        while True:
            news = self._draft.wait(page, seen, _BEAT)
            line = ":\n\n" if news == seen else f"data: {json.dumps(asdict(news))}\n\n"
            self.wfile.write(line.encode())
            self.wfile.flush()
            seen = news


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except (OSError, ValueError):  # a name that no file can have
        return None


def _with_script(body: bytes, page: str, news: News) -> bytes:
    """The page as it will be published, and before its end the script that follows it."""
    script = (
        f'<script src="{OWN}follow.js" data-draft data-page="{escape(page)}" data-version="{news.version}"></script>'
    )
    before, end, after = body.rpartition(b"</body>")
    return (before if end else after) + script.encode() + (end + after if end else b"")
