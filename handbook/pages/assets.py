"""Files that lie beside the pages and come from the handbook: the municipality's colours and the lanes'."""

from __future__ import annotations

from pathlib import Path

from handbook.derive.lanes import COLOURS
from handbook.model import Handbook


def write_assets(handbook: Handbook, docs: Path) -> None:
    """Writes them below `docs`."""
    file = docs / "assets" / "farger.css"
    file.parent.mkdir(parents=True, exist_ok=True)
    colours = handbook.settings.colours
    lanes = [
        f".lane-{i} {{ --lane-light: {light}; --lane-dark: {dark}; }}\n" for i, (light, dark) in enumerate(COLOURS)
    ]  # fmt: skip
    text = f":root {{ --accent-light: {colours.accent}; --accent-dark: {colours.accent_dark}; }}\n" + "".join(lanes)
    file.write_text(text, encoding="utf-8", newline="\n")
