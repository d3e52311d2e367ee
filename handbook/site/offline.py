"""Reading without coverage: the service worker with its list of files, and what makes the site one of a phone's apps.

The set is the same for every reader, and holds nothing about what a reader has opened. What a page of the set needs
(styles, scripts, drawings) is read from the page itself, so the list can't be forgotten when the theme changes.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from handbook.derive.addresses import OVERVIEWS, START, address
from handbook.model import Handbook
from handbook.site import search

WORKER = "uten-dekning.js"
MANIFEST = "manifest.json"  # not .webmanifest, which older servers don't know and refuse
OTHERWISE = "uten-dekning.html"
_SOURCES = Path(__file__).resolve().parents[2] / "theme" / "assets" / "javascripts" / "offline"
_OVERVIEWS = ("veiviser", "hvem-ringer-jeg", "prosedyrer", "instanser", "skjema", "sok")
_ICONS = (
    ("assets/images/ikon-192.png", 192, "any"),
    ("assets/images/ikon-512.png", 512, "any"),
    ("assets/images/ikon-hel-512.png", 512, "maskable"),
)

# What a page has the browser fetch as it is read.
_TAG = re.compile(r"<(?:link|script|img)\b[^>]*>")
_ADDRESS = re.compile(r'\b(?:href|src)="([^"#]+)"')
_IN_STYLE = re.compile(r"""\burl\(["']?(?!data:)([^"')]+)""")
_NOT_FETCHED = ('rel="canonical"', 'rel="next"', 'rel="prev"')


def install(handbook: Handbook, site: Path) -> None:
    """Write the worker, and what a phone needs to know, into the finished site. Where the handbook wants no worker,
    what removes an earlier one lies in its place."""
    if handbook.settings.offline:
        (site / MANIFEST).write_text(_manifest(handbook, site), "utf-8", newline="\n")
        (site / WORKER).write_text(worker(handbook, site), "utf-8", newline="\n")
    else:
        (site / WORKER).write_text((_SOURCES / "remover.js").read_text("utf-8"), "utf-8", newline="\n")


def worker(handbook: Handbook, site: Path) -> str:
    """The script: which edition this is, its files with the beginnings of their digests, and what is done with them."""
    files = {name: _digest((site / name.partition("?")[0]).read_bytes()) for name in stored(handbook, site)}
    listed = json.dumps(files, ensure_ascii=False, separators=(",\n", ":"))
    program = (_SOURCES / "worker.js").read_text("utf-8")
    return f'"use strict";\nconst EDITION = "{_digest((listed + program).encode())}";\nconst FILES = {listed};\n\n{program}'


def stored(handbook: Handbook, site: Path) -> list[str]:
    """Addresses below the start page of everything that is stored, sorted: pages, and what they are shown with."""
    pages = [name for name in _pages(handbook) if (site / name).is_file()]
    guide = [p.relative_to(site).as_posix() for p in site.glob("veiviser/*.html")]
    parts = {part for page in (*pages, *guide) for part in _parts(site, page)}
    found = {*pages, *guide, *parts, search.INDEX, search.worker_address(), MANIFEST}
    return sorted(name for name in found if (site / name.partition("?")[0]).is_file())


def _pages(handbook: Handbook) -> Iterator[str]:
    yield from (START, OTHERWISE, *(address("oversikt", id) for id in _OVERVIEWS))
    for kind, items in (
        ("prosedyre", handbook.workflows), ("instans", handbook.agencies), ("skjema", handbook.forms)
    ):  # fmt: skip
        yield from (address(kind, id) for id in items)


def _parts(site: Path, page: str) -> Iterator[str]:
    """The files a page is shown with, as it names them (with what tells their contents apart), seen from the start page."""
    for tag in _TAG.findall((site / page).read_text("utf-8")):
        for name in _ADDRESS.findall(tag) if not any(mark in tag for mark in _NOT_FETCHED) else ():
            part = _from_start(page, unescape(name))
            yield part
            if part.endswith(".css") and (site / part).is_file():
                style = (site / part).read_text("utf-8")
                yield from (_from_start(part, inner) for inner in _IN_STYLE.findall(style))


def _from_start(page: str, name: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), name))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def _manifest(handbook: Handbook, site: Path) -> str:
    """What a phone calls the site, and shows it as. With «minimal-ui» there is a way back, and an address to share."""
    settings = handbook.settings
    data = {
        "id": "./",
        "name": f"{settings.name}, {settings.municipality.name}",
        "short_name": settings.name,
        "description": settings.subtitle,
        "lang": "nb",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": "#ffffff",
        "icons": [
            {"src": name, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for name, size, purpose in _ICONS
            if (site / name).is_file()
        ],
        "shortcuts": [
            {"name": "Er et barn i fare nå?", "url": address("prosedyre", settings.acute.workflow)},
            {"name": OVERVIEWS["hvem-ringer-jeg"], "url": address("oversikt", "hvem-ringer-jeg")},
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
