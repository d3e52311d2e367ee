"""The binder's typeface, Source Sans, from a package: its files, and the characters it can draw."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

import font_source_sans_pro

WEIGHTS = ("Regular", "It", "Semibold", "SemiboldIt", "Bold")
_UPRIGHT = ("Regular", "Semibold", "Bold")


def font(weight: str) -> Path:
    """The OpenType file of a weight."""
    return Path(font_source_sans_pro.__file__).parent / "files" / f"SourceSansPro-{weight}.otf"


@cache
def drawable() -> frozenset[str]:
    """The characters that every upright weight has."""
    maps = (_character_map(font(weight).read_bytes()) for weight in _UPRIGHT)
    return frozenset(map(chr, frozenset.intersection(*maps)))


def _character_map(font: bytes) -> frozenset[int]:
    """The code points in an OpenType font's `cmap` table, format 12."""
    (tables,) = struct.unpack(">H", font[4:6])
    records = (struct.unpack(">4sIII", font[12 + 16 * i : 28 + 16 * i]) for i in range(tables))
    start = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    (subtables,) = struct.unpack(">H", font[start + 2 : start + 4])
    for i in range(subtables):
        (offset,) = struct.unpack(">I", font[start + 8 + 8 * i : start + 12 + 8 * i])
        table = start + offset
        if struct.unpack(">H", font[table : table + 2])[0] == 12:
            (groups,) = struct.unpack(">I", font[table + 12 : table + 16])
            spans = (struct.unpack(">III", font[table + 16 + 12 * g : table + 28 + 12 * g]) for g in range(groups))
            return frozenset(code for first, last, _ in spans for code in range(first, last + 1))
    raise ValueError("the font has no character map of format 12")
