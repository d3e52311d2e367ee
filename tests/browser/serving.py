"""A folder served at an address of this machine, for as long as a test needs it."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit


class Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for many files, as every real server has
    compressed = False
    headers_too: Mapping[str, str] = {}

    def translate_path(self, path: str) -> str:
        """Also answers under the folder that the handbook's own address has, as the page for missing pages expects."""
        found = Path(super().translate_path(path))
        _, below, inner = path.lstrip("/").partition("/")
        return str(found) if found.exists() or not below else super().translate_path(f"/{inner}")

    def send_head(self) -> BytesIO | BinaryIO | None:
        """The file, in fewer bytes where a real server would do the same."""
        path = Path(self.translate_path(urlsplit(self.path).path))
        if not self.compressed or path.suffix not in (".html", ".css", ".js", ".json", ".svg") or not path.is_file():
            return super().send_head()
        body = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def end_headers(self) -> None:
        for name, value in self.headers_too.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The page for missing pages, as web hosts send it."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def serve(folder: Path, compressed: bool = False, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """The address of the folder, ending with «/»."""
    kind = type("_Handler", (Quiet,), {"compressed": compressed, "headers_too": headers or {}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(kind, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
