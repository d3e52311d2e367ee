"""The rows of text on each sheet of the newest edition, kept so that what has changed since can be marked in the margin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from handbook.model.sources import EDITIONS

KeptRows = Mapping[tuple[str, str], Sequence[str]]  # number and digest of a sheet → digests of its rows
_LENGTH = 4  # letters of a row's digest


def rows_file(root: Path, edition: str) -> Path:
    """Where they are kept. Only the newest edition has them; older ones are in git."""
    return root / EDITIONS.path / f"{edition}.rader.txt"


def kept_rows(root: Path, edition: str) -> KeptRows:
    """The rows of an edition; nothing where the file is gone or is another: then no bars are drawn."""
    try:
        lines = [line.split(" ") for line in rows_file(root, edition).read_text("utf-8").splitlines()]
    except (OSError, ValueError):
        return {}
    return {
        (line[0], line[1]): [line[2][i : i + _LENGTH] for i in range(0, len(line[2]), _LENGTH)]
        for line in lines
        if len(line) == 3
    }


def written_rows(rows: KeptRows) -> str:
    """The same as text, a line for each sheet."""
    return "".join(f"{name} {digest} {''.join(letters)}\n" for (name, digest), letters in rows.items())
