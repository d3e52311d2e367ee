"""Documents that lie beside the forms, under the name that a form gives them."""

from __future__ import annotations

from pathlib import Path

from handbook.model.sources import FOLDERS
from handbook.read.files import named


def attached(root: Path, name: str) -> Path | None:
    """The document with this name; None without it."""
    (folder,) = (root / path for path, source in FOLDERS.items() if source.name == "forms")
    return named(folder, name)
