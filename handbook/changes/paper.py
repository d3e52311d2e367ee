"""What became of each sheet, edition by edition; and the rows of text that stand on those of the newest one, kept so that
what has changed since can be marked in the margin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from handbook.model import Handbook
from handbook.model.sources import EDITIONS

KeptRows = Mapping[tuple[str, str], Sequence[str]]  # number and digest of a sheet → digests of its rows
ROW_LETTERS = 4  # of a row's digest


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
        (line[0], line[1]): [line[2][i : i + ROW_LETTERS] for i in range(0, len(line[2]), ROW_LETTERS)]
        for line in lines
        if len(line) == 3
    }


def written_rows(rows: KeptRows) -> str:
    """The same as text, a line for each sheet."""
    return "".join(f"{name} {digest} {''.join(letters)}\n" for (name, digest), letters in rows.items())


@dataclass
class History:
    """A sheet by its number. `now`: digest → the edition in which it last changed, of what is valid, in any binder.
    `then`: digest → the edition that replaced it. `gone`: the edition in which the number was retired."""

    now: dict[str, str] = field(default_factory=dict)
    then: dict[str, str] = field(default_factory=dict)
    gone: str = ""


def histories(handbook: Handbook) -> dict[str, History]:
    """Number → what became of the sheet, for every sheet that was in an edition; those of the newest first, in order."""
    found: dict[str, History] = {}
    if handbook.archive:
        for sheet in handbook.archive[0].sheets:
            found.setdefault(sheet.name, History()).now.setdefault(sheet.digest, sheet.edition)
    for newer, older in pairwise(handbook.archive):
        there = {(sheet.name, sheet.digest) for sheet in newer.sheets}
        names = {name for name, _ in there}
        for sheet in older.sheets:
            history = found.setdefault(sheet.name, History())
            if (sheet.name, sheet.digest) not in there and sheet.digest not in history.now:
                history.then.setdefault(sheet.digest, newer.id)
            if sheet.name not in names and not history.now:
                history.gone = history.gone or newer.id
    return found
