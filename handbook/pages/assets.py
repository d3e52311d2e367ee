"""Files that lie beside the pages and come from the handbook: the municipality's colours."""

from __future__ import annotations

from pathlib import Path

from handbook.model import Handbook


def write_assets(handbook: Handbook, docs: Path) -> None:
    """Writes them below `docs`."""
    file = docs / "assets" / "farger.css"
    file.parent.mkdir(parents=True, exist_ok=True)
    colours = handbook.settings.colours
    file.write_text(
        "/* The municipality's accent, from content/handbok.yml. */\n"
        f":root {{ --accent-light: {colours.accent}; --accent-dark: {colours.accent_dark}; }}\n",
        encoding="utf-8", newline="\n",
    )  # fmt: skip
