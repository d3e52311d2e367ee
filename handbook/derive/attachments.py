"""Documents that lie beside the forms, under the name that a form gives them."""

from __future__ import annotations

from pathlib import Path

from handbook.model.sources import FOLDERS
from handbook.read.characters import normalised


def attached(root: Path, name: str) -> Path | None:
    """The file with this name, however its letters are composed on the disk (macOS parts «å» in two); None without it.

    A shortcut to somewhere else is no document.
    """
    (folder,) = (root / path for path, source in FOLDERS.items() if source.name == "forms")
    return next(
        (p for p in sorted(folder.iterdir()) if normalised(p.name) == name and p.is_file() and not p.is_symlink()), None
    )
