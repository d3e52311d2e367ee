"""What every page loads, in few requests: all style sheets as one file, and addresses that change with the content.

A browser may keep a file for days. With the content's digest in its address, a page never shows the hours or the
style of another edition.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Files = list[str]
_PALETTE = "assets/javascripts/palette.js"


@dataclass(frozen=True)
class PageFiles:
    """The addresses of what every page loads. `palette` runs before the page is drawn, `polyfills` before the scripts."""

    styles: Files
    scripts: Files
    polyfills: Files
    palette: str


def page_files(base: Path, docs: Path, theme: Path) -> PageFiles:
    """The settings for style sheets and scripts: those of the configuration `base`, as the pages are to load them.

    Writes the joined style sheet below `docs`. What is not a file of ours, such as an address, stays as it is written.
    """
    from mkdocs.utils.yaml import yaml_load

    with base.open(encoding="utf-8") as file:
        settings: dict[str, Any] = yaml_load(file)
    return PageFiles(
        styles=_joined(settings.get("extra_css", []), docs, theme),
        scripts=[_marked(str(name), docs, theme) for name in settings.get("extra_javascript", [])],
        polyfills=[_marked(str(name), docs, theme) for name in settings.get("extra", {}).get("polyfills", [])],
        palette=_marked(_PALETTE, docs, theme),
    )


def _joined(names: Sequence[str], docs: Path, theme: Path) -> Files:
    """One style sheet of those that are ours, in their order, and the rest as they are."""
    found = {name: path for name in names if (path := _find(name, docs, theme))}
    text = "".join(f"/* {name} */\n{path.read_text('utf-8')}" for name, path in found.items())
    address = f"assets/stylesheets/alle.{_digest(text.encode())}.css"
    (docs / address).parent.mkdir(parents=True, exist_ok=True)
    (docs / address).write_text(text, encoding="utf-8", newline="\n")
    return [address, *(name for name in names if name not in found)]


def _marked(name: str, docs: Path, theme: Path) -> str:
    path = _find(name, docs, theme)
    return f"{name}?{_digest(path.read_bytes())}" if path else name


def _find(name: str, docs: Path, theme: Path) -> Path | None:
    """A file of the pages, or of the theme; the pages' own goes first, as in MkDocs."""
    return next((folder / name for folder in (docs, theme) if (folder / name).is_file()), None)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:8]
