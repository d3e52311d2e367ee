"""Mistakes made in a copy of the miniature, and reports of them that stay the same when another line there moves.

An edit is {file, find, replace} | {file, write} | {file, bytes, zeros} | {file, latin1} | {file, to} | {file, delete}.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from handbook.problem import Problem
from handbook.report import report

Edit = dict[str, Any]


@dataclass(frozen=True)
class Edited:
    """The lines that an edit wrote, first and last; the last comes before the first when it only took something out."""

    file: str
    first: int
    last: int


def edits_of(case: Path) -> list[Edit]:
    """What a case changes, from its edit.yml."""
    edits: list[Edit] = yaml.safe_load((case / "edit.yml").read_text("utf-8"))
    return edits


def apply_all(root: Path, edits: Sequence[Edit]) -> list[Edited]:
    """Make all the edits; returns where the text of each stands when all are made."""
    done: list[Edited] = []
    for edit in edits:
        before = _lines(root / edit["file"])
        new = apply(root, edit)
        grown = len(_lines(root / edit["file"])) - len(before)
        below = [e.file == new.file and e.first > new.first for e in done]
        done = [Edited(e.file, e.first + grown, e.last + grown) if b else e for e, b in zip(done, below, strict=True)]
        done.append(new)
    return done


def apply(root: Path, edit: Edit) -> Edited:
    """Make one edit; returns where its text stands."""
    path = root / edit["file"]
    if edit.get("delete"):
        path.unlink()
        return Edited(edit["file"], 1, 0)
    if "to" in edit:
        (root / edit["to"]).parent.mkdir(parents=True, exist_ok=True)
        path.rename(root / edit["to"])
        return Edited(edit["to"], 1, len(_lines(root / edit["to"])))
    path.parent.mkdir(parents=True, exist_ok=True)
    if "find" not in edit:
        path.write_bytes(_content(edit))
        return Edited(edit["file"], 1, len(_lines(path)))
    text = path.read_text("utf-8")
    assert text.count(edit["find"]) == 1, f"{edit['find']!r} stands {text.count(edit['find'])} times in {path.name}"
    path.write_text(text.replace(edit["find"], edit["replace"]), "utf-8")
    first = text[: text.index(edit["find"])].count("\n") + 1
    return Edited(edit["file"], first, first + len(edit["replace"].splitlines()) - 1)


def _content(edit: Edit) -> bytes:
    if "bytes" in edit:
        return bytes.fromhex(edit["bytes"]) + bytes(edit.get("zeros", 0))
    return bytes(edit["latin1"], "latin-1") if "latin1" in edit else bytes(edit["write"], "utf-8")


def _lines(path: Path) -> list[str]:
    return path.read_bytes().decode("utf-8", "replace").split("\n") if path.exists() else []


def relative_report(problems: Sequence[Problem], root: Path, edited: Sequence[Edited]) -> str:
    """The report as a person sees it, but for the numbers of lines.

    «+2» is the second line that an edit wrote. A line elsewhere is known by what stands on it, which the excerpt
    shows: «…», or «…3» when it is the third in its file with that text. A place that is wrong by a line changes both.
    """
    shown: list[str] = []
    file, number, of = "", 0, _Numbers(root, "", ())
    for line in report(problems, root, "tekst").splitlines():
        head = re.match(r"(.+?):(\d+):(?=\d+: (?:feil|varsel): )", line)
        excerpt = re.match(r" *(\d+) \|", line)
        if head:
            file, number = head[1], int(head[2])
            of = _Numbers(root, file, edited)
            line = f"{file}:{of.relative(number)}:{line[head.end() :]}"
        elif excerpt:
            assert int(excerpt[1]) == number, "the excerpt is of the line that is named"
            line = f"{of.relative(number):>3} |{line[excerpt.end() :]}"
        shown.append(re.sub(r"(?<=linje )\d+", of.told, line))
    return "".join(f"{line}\n" for line in shown)


class _Numbers:
    """The numbers of lines in a file that was edited, as `relative_report` writes them."""

    def __init__(self, root: Path, file: str, edited: Sequence[Edited]) -> None:
        self._lines = _lines(root / file) if file else []
        self._edited = [e for e in edited if e.file == file]

    def relative(self, number: int) -> str:
        own = next((e for e in self._edited if e.first <= number <= e.last), None)
        if own:
            return f"+{number - own.first + 1}"
        if number > len(self._lines):  # a file that should have been there
            return str(number)
        alike = [i for i, line in enumerate(self._lines, 1) if line == self._lines[number - 1]]
        return "…" if len(alike) == 1 else f"…{alike.index(number) + 1}"

    def told(self, match: re.Match[str]) -> str:
        """A line that a message names has no excerpt: one that no edit wrote is given with its text."""
        number = int(match[0])
        relative = self.relative(number)
        return f"{relative} [{self._lines[number - 1].strip()}]" if relative.startswith("…") else relative
