"""The vocabulary between Python and the templates: blocks and spans as plain JSON.

A span is a string or a dictionary with the key «s», a block a dictionary with the key «b».
Author text travels as JSON strings only, so nothing an author writes can become Typst code.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from handbook.language.norwegian import sentence
from handbook.model import Unconfirmed

Span = str | dict[str, Any]
Block = dict[str, Any]


def para(*spans: Span) -> Block:
    return {"b": "p", "x": list(spans)}


def lead(text: str) -> Block:
    """The one sentence under the title, larger than the rest."""
    return {"b": "lead", "x": [text]}


def small(*spans: Span) -> Block:
    return {"b": "small", "x": list(spans)}


def bullets(items: Iterable[Span | Sequence[Span]]) -> Block:
    return {"b": "ul", "items": [[para(*_spans(item))] for item in items]}


def short_bullets(items: Sequence[str]) -> Block:
    """Bullets side by side in two halves when all of them are short, otherwise one below the other."""
    if len(items) < 4 or max(map(len, items)) > 52:
        return bullets(items)
    half = (len(items) + 1) // 2
    return {"b": "pair", "x": [[bullets(items[:half])], [bullets(items[half:])]]}


def numbered(items: Iterable[Span | Sequence[Span]]) -> Block:
    return {"b": "ol", "start": 1, "items": [[para(*_spans(item))] for item in items]}


# About a third of a page. A section shorter than that is moved whole to the next page.
_SHORT = 900


def section(title: str, *blocks: Block, id: str | None = None) -> Block:
    """A heading in the hanging column with its text beside it; never broken across pages when it is short."""
    return {"b": "section", "title": title, "x": list(blocks), "id": id, "keep": _length(blocks) < _SHORT}


def wide(title: str, *blocks: Block, id: str | None = None) -> Block:
    """A heading above blocks that need the full width."""
    return {"b": "wide", "title": title, "x": list(blocks), "id": id}


def table(widths: Sequence[int], head: Sequence[str], rows: Iterable[Sequence[Span | Sequence[Span]]]) -> Block:
    """A table whose first column names the row. A width of 0 is as wide as its text, others are shares."""
    cells = [[{"x": _spans(cell)} for cell in row] for row in rows]
    return {"b": "table", "columns": list(widths), "head": [[h] for h in head], "rows": cells}


def rows(*items: tuple[str, Sequence[Block]]) -> list[Block]:
    """Small labels with their text beside them. A label without text is left out; without any, nothing."""
    filled = [{"label": label, "x": list(x)} for label, x in items if x]
    return [{"b": "rows", "items": filled}] if filled else []


def pills(*texts: str) -> Block:
    """Level, urgency and the like; the first stands out."""
    return {"b": "pills", "items": [{"text": text, "strong": i == 0} for i, text in enumerate(texts)]}


def named(*spans: Span) -> list[Span]:
    """Spans as a line of their own, with a capital first: «Nærmeste leder og styrer»."""
    first, *rest = spans
    return [sentence(first) if isinstance(first, str) else first, *rest]


def fine(*blocks: Block) -> Block:
    """Blocks in small letters: what is looked up, not read."""
    return {"b": "fine", "x": list(blocks)}


def strong(*spans: Span) -> Span:
    return {"s": "strong", "x": list(spans)}


def quiet(*spans: Span) -> Span:
    return {"s": "quiet", "x": list(spans)}


def keep(text: str) -> Span:
    """Text that is never broken across lines: numbers, times, paragraphs of law."""
    return {"s": "keep", "x": text}


def url(address: str) -> Span:
    """A web address, printed as one reads it and linked as one types it."""
    return {"s": "url", "url": address, "x": address.removeprefix("https://").removeprefix("http://").rstrip("/")}


MARK: Span = {"s": "mark"}


def doubt(record: Unconfirmed) -> list[Block]:
    """The mark «Ikke bekreftet» with its reason; nothing when the record is confirmed."""
    if not record.unverified:
        return []
    return [{"b": "Doubt", "why": record.unverified, "ask": record.ask}]


def joined(items: Sequence[Span], separator: str = ", ", last: str | None = None) -> list[Span]:
    """Spans with separators between: «a, b og c» with `last=" og "`."""
    out: list[Span] = []
    for i, item in enumerate(items):
        if i:
            out.append(last if last and i == len(items) - 1 else separator)
        out.append(item)
    return out


def _length(value: Any) -> int:
    """How much there is to read, in characters; a list item weighs at least a line."""
    if isinstance(value, str):
        return len(value)
    if isinstance(value, dict):
        return max(_length(list(value.values())), 40 if value.get("b") == "p" else 0)
    return sum(_length(v) for v in value) if isinstance(value, (list, tuple)) else 0


def _spans(item: Span | Sequence[Span]) -> list[Span]:
    return [item] if isinstance(item, (str, dict)) else list(item)
