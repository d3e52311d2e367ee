"""A folder served at an address of this machine, for as long as a test needs it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Quiet(SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        """Also answers under the folder that the handbook's own address has, as the page for missing pages expects."""
        found = Path(super().translate_path(path))
        inner = path.lstrip("/").partition("/")[2]
        return str(found) if found.exists() or not inner else super().translate_path(f"/{inner}")

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address of the folder, ending with «/»."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
