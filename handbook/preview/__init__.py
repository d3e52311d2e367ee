"""`serve`: a preview on this machine that follows every save, and shows the page being looked at first."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from handbook.preview.draft import Draft
from handbook.preview.server import Server
from handbook.publishing import PublishingError, hidden, locked, make_hidden

_WATCHED = ("agencies", "workflows", "content", "theme", "mkdocs.yml")
_PAUSE = 0.2  # seconds between two looks at the files

State = dict[str, int]


def serve(root: Path, today: date, port: int) -> int:
    """Show the site on localhost, and draw it again whenever a file is saved. Ends with Ctrl+C.

    It has a folder of its own, so what is published stays as it is.
    """
    place = hidden(root / "build")
    make_hidden(place)
    with locked(place / "visning.lock", _already_serving):
        draft = Draft(root, today, place / "visning", place / "cache")
        try:
            server = Server(port, draft)
        except OSError:
            print(f"Porten {port} er i bruk. Prøv en annen: python3 build.py serve --port {port + 1}", file=sys.stderr)
            return 2
        try:
            _follow(root, draft, server)
        except KeyboardInterrupt:
            print("\nStoppet.")
        finally:
            server.close()
    return 0


def _follow(root: Path, draft: Draft, server: Server) -> None:
    before = _state(root)
    _say(draft.update(lambda: False))
    print(f"Forhåndsvisning: http://localhost:{server.port}/  Stopp med Ctrl+C.", flush=True)
    while True:
        now = _state(root)
        if now != before:
            before = now
            # What is saved while the rest is drawn stops it: the newest goes first.
            _say(draft.update(lambda: _state(root) != now))  # noqa: B023  (called before the next turn)
        time.sleep(_PAUSE)


def _say(told: Iterator[str]) -> None:
    for line in told:
        print(line, flush=True)


def _already_serving() -> None:
    raise PublishingError("En forhåndsvisning av denne håndboka er allerede i gang. Stopp den med Ctrl+C først.")


def _state(root: Path) -> State:
    """When each file was last saved."""
    files = (p for name in _WATCHED for p in ((root / name).rglob("*") if (root / name).is_dir() else [root / name]))
    return {str(path): saved for path in files if (saved := _saved(path))}


def _saved(path: Path) -> int:
    """Zero for what is no file, or is gone already: editors save by way of files that come and go."""
    try:
        return path.stat().st_mtime_ns if path.is_file() else 0
    except OSError:
        return 0
