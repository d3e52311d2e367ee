"""`serve`: a preview on this machine that follows every save."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from handbook import outputs
from handbook.load import load
from handbook.publishing import hidden, make_hidden
from handbook.report import report, summary

_WATCHED = ("agencies", "workflows", "content", "theme", "mkdocs.yml")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """The person wants to see the build, not every request."""


def serve(root: Path, today: date, port: int) -> int:
    """Build the site, show it on localhost, and build again whenever a file is saved. Ends with Ctrl+C."""
    folder = hidden(root / "build") / "visning"
    make_hidden(folder.parent)
    site = folder / "site"
    _rebuild(root, today, folder)
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Quiet, directory=str(site)))
    except OSError:
        print(f"Porten {port} er i bruk. Prøv en annen: python3 build.py serve --port {port + 1}", file=sys.stderr)
        return 2
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Forhåndsvisning: http://localhost:{port}/  Stopp med Ctrl+C.", flush=True)
    try:
        for _ in _saves(root):
            _rebuild(root, today, folder)
    except KeyboardInterrupt:
        server.shutdown()
        print("\nStoppet.")
    return 0


def _rebuild(root: Path, today: date, folder: Path) -> None:
    started = time.monotonic()
    handbook, problems = load(root, today)
    if handbook is None or any(p.stops_build for p in problems):
        print(
            report([p for p in problems if p.stops_build], root, "tekst")
            + "Forhåndsvisningen viser fortsatt det forrige.",
            flush=True,
        )
        return
    shutil.rmtree(fresh := folder / "ny", ignore_errors=True)
    late = outputs.draw_pages(handbook, fresh).finish()
    if any(p.stops_build for p in late):
        print(report(late, root, "tekst"), flush=True)
        return
    shutil.rmtree(folder / "site", ignore_errors=True)
    (fresh / "site").rename(folder / "site")
    print(f"Bygget på {time.monotonic() - started:.1f} s. {summary(problems, built=True)}", flush=True)


def _saves(root: Path) -> Iterator[None]:
    before = _state(root)
    while True:
        time.sleep(0.5)
        now = _state(root)
        if now != before:
            before = now
            yield


def _state(root: Path) -> tuple[tuple[str, int], ...]:
    files = (p for name in _WATCHED for p in ((root / name).rglob("*") if (root / name).is_dir() else [root / name]))
    return tuple(sorted((str(p), p.stat().st_mtime_ns) for p in files if p.is_file()))
