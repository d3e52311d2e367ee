"""`fix numbers`: every number that stands as digits in a text becomes the reference to type, where it stands.

Nothing else in a file is touched: comments, quotes, line breaks and order stay. A file is written only when it reads as
before with just the numbers replaced, and all files or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Any

import yaml

from handbook.check.phones import Bare, bare_numbers
from handbook.model import Handbook
from handbook.read.rewrite import Refused, replace_files, unpacked
from handbook.read.source import FRONT_MATTER

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True)
class Change:
    """A number that was mended: where it stood, as it was written, and what stands there now."""

    file: str
    line: int
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.before} → {self.after}"


def write_references(root: Path, handbook: Handbook) -> tuple[list[Change], list[str]]:
    """Mend the files below `root`, of which `handbook` was read as it is written; returns the changes, in the order of
    the files, and the files that were left as they are because a number in them could not be found again. Raises
    `Refused` when a file was changed meanwhile."""
    wrong = sorted((bare for bare in bare_numbers(handbook) if bare.mended), key=_file)
    made: dict[Path, tuple[bytes, bytes]] = {}
    changes: list[Change] = []
    left: list[str] = []
    for name, found in groupby(wrong, key=_file):
        bares = list(found)
        before = (root / name).read_bytes()
        after = _mended(before, name, bares)
        if after is None:
            left.append(name)
        else:
            made[root / name] = (before, after)
            changes += (_change(bare) for bare in bares)
    replace_files(made)
    return changes, left


def _file(bare: Bare) -> str:
    return bare.text.place.file


def _change(bare: Bare) -> Change:
    start, end = bare.span
    return Change(_file(bare), bare.text.place.line, bare.text.text[start:end], bare.mended or "")


def _mended(data: bytes, name: str, bares: Sequence[Bare]) -> bytes | None:
    """The file with its numbers replaced; None when it can't be given back as it was but for them."""
    try:
        text, packed = unpacked(data, name)
    except Refused:
        return None
    new = _replaced(text, bares, is_page=name.endswith(".md"))
    return None if new is None else packed(new)


def _replaced(text: str, bares: Sequence[Bare], is_page: bool) -> str | None:
    scalars = list(_scalars(text, is_page))
    ends = {begin: end for begin, end, _ in scalars}
    expected = {begin: value for begin, _, value in scalars}
    lines = _line_starts(text)
    edits: list[tuple[int, int, str]] = []
    for found, group in groupby(bares, key=lambda bare: bare.text):
        inside = list(group)
        begin = lines[found.place.line - 1] + found.place.column - 1
        is_markdown = is_page and begin not in ends
        for bare in inside:
            span = bare.span if is_markdown else _span(bare, text[begin : ends.get(begin, begin)])
            if span is None:
                return None
            edits.append((begin + span[0], begin + span[1], bare.mended or ""))
        if not is_markdown:
            expected[begin] = _text_after(found.text, inside)
    new = _edited(text, edits)
    read = [value.strip() for _, _, value in _scalars(new, is_page)]
    return new if read == [value.strip() for value in expected.values()] else None


def _edited(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    for begin, end, new in sorted(edits, reverse=True):
        text = text[:begin] + new + text[end:]
    return text


def _span(bare: Bare, scalar: str) -> tuple[int, int] | None:
    """Where the number stands in its scalar, in which a folded text has a line break for a space. The same figures may
    stand before it as something else: «etter § 112, ring 112»."""
    written = re.compile(r"(?<!\d)" + r"\s+".join(map(re.escape, bare.written.split(" "))) + r"(?!\d)")
    earlier = sum(match.start() < bare.start for match in written.finditer(bare.text.text))
    match = next(islice(written.finditer(scalar), earlier, None), None)
    return match.span() if match else None


def _text_after(text: str, bares: Iterable[Bare]) -> str:
    return _edited(text, ((bare.start, bare.end, bare.mended or "") for bare in bares))


def _scalars(text: str, is_page: bool) -> Iterator[tuple[int, int, str]]:
    """(start, end, value) of every scalar, with its quotes, in a YAML file or in the fields above a page's text."""
    front = FRONT_MATTER.match(text) if is_page else None
    lines = _line_starts(text)
    for event in yaml.parse("\n" + front[1] if front else text, Loader=_Loader):
        if isinstance(event, yaml.ScalarEvent):
            begin: Any = event.start_mark
            end: Any = event.end_mark
            yield lines[begin.line] + begin.column, lines[end.line] + end.column, event.value


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]
