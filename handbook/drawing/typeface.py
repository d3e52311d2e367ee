"""The typefaces of print, from packages: their files, and the characters they can draw. The binder is set in Source
Sans, which has Latin, Greek and Cyrillic letters; a handout in Arabic in IBM Plex Sans Arabic beside it."""

from __future__ import annotations

import struct
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import font_source_sans_pro
import fontpkg_ibm_plex_sans_arabic

if TYPE_CHECKING:
    from PIL import ImageFont

WEIGHTS = ("Regular", "It", "Semibold", "SemiboldIt", "Bold")
_UPRIGHT = ("Regular", "Semibold", "Bold")
_ITALIC = ("It", "SemiboldIt")
ARABIC_WEIGHTS = ("Regular", "SemiBold", "Bold")


def font(weight: str) -> Path:
    """The OpenType file of a weight."""
    return Path(font_source_sans_pro.__file__).parent / "files" / f"SourceSansPro-{weight}.otf"


def arabic_font(weight: str) -> Path:
    """The same of the Arabic typeface, which has no slanting letters: Arabic has none."""
    return Path(fontpkg_ibm_plex_sans_arabic.__file__).parent / "files" / f"IBMPlexSansArabic-{weight}.ttf"


def files() -> tuple[Path, ...]:
    """Every weight in use, of all typefaces."""
    return (*map(font, WEIGHTS), *map(arabic_font, ARABIC_WEIGHTS))


@cache
def drawable_in_handouts() -> frozenset[str]:
    """The characters that a handout can be set with."""
    maps = (_character_map(arabic_font(weight).read_bytes()) for weight in ARABIC_WEIGHTS)
    return drawable() | frozenset(map(chr, frozenset.intersection(*maps)))


@cache
def drawable(italic: bool = False) -> frozenset[str]:
    """The characters that every upright weight has, small and capital; with `italic`, that the slanting ones have too.

    A mark that combines with the letter before it is left out: where there is no letter composed of the two, Typst
    finds no glyph in some weights.
    """
    maps = (_character_map(font(weight).read_bytes()) for weight in (*_UPRIGHT, *(_ITALIC if italic else ())))
    found = frozenset(map(chr, frozenset.intersection(*maps)))
    return frozenset(c for c in found if not unicodedata.combining(c) and found.issuperset(c.upper()))


@dataclass(frozen=True)
class Shape:
    """What a PDF says of a font that it holds whole, in thousandths of the size: the `outlines` are its CFF table."""

    outlines: bytes
    box: tuple[int, ...]
    ascent: int
    descent: int
    capitals: int
    drawn: ImageFont.FreeTypeFont

    def width(self, letter: str) -> int:
        """How far a letter moves the next one."""
        return round(self.drawn.getlength(letter))


def shape(weight: str) -> Shape:
    """The shape of a weight of the binder's typeface, whose letters are drawn on a square of 1 000."""
    from PIL import ImageFont  # only here: a check measures no letters

    drawn = ImageFont.truetype(font(weight), 1000, layout_engine=ImageFont.Layout.BASIC)
    tables = _tables(font(weight).read_bytes())
    box = struct.unpack(">4h", tables[b"head"][36:44])
    heights = tables[b"OS/2"]
    ascent, descent = struct.unpack(">2h", heights[68:72])
    (capitals,) = struct.unpack(">h", heights[88:90])
    return Shape(outlines=tables[b"CFF "], box=box, ascent=ascent, descent=descent, capitals=capitals, drawn=drawn)


def _tables(font: bytes) -> dict[bytes, bytes]:
    """The tables of an OpenType font, by their tags."""
    (tables,) = struct.unpack(">H", font[4:6])
    records = (struct.unpack(">4sIII", font[12 + 16 * i : 28 + 16 * i]) for i in range(tables))
    return {tag: font[offset : offset + length] for tag, _, offset, length in records}


def _character_map(font: bytes) -> frozenset[int]:
    """The code points in an OpenType font's `cmap` table: of format 12, or of format 4 in a font without that."""
    cmap = _tables(font)[b"cmap"]
    (subtables,) = struct.unpack(">H", cmap[2:4])
    found = {}
    for i in range(subtables):
        (offset,) = struct.unpack(">I", cmap[8 + 8 * i : 12 + 8 * i])
        table = cmap[offset:]
        found[struct.unpack(">H", table[:2])[0]] = table
    return _segments_of_32_bits(found[12]) if 12 in found else _segments_of_16_bits(found[4])


def _segments_of_32_bits(table: bytes) -> frozenset[int]:
    (groups,) = struct.unpack(">I", table[12:16])
    spans = (struct.unpack(">III", table[16 + 12 * g : 28 + 12 * g]) for g in range(groups))
    return frozenset(code for first, last, _ in spans for code in range(first, last + 1))


def _segments_of_16_bits(table: bytes) -> frozenset[int]:
    """A code's glyph is its own number plus a shift, or stands in a list; glyph 0 is the one for what is missing."""
    (length,) = struct.unpack(">H", table[2:4])
    words = struct.unpack(f">{length // 2}H", table[: length // 2 * 2])
    count = words[3] // 2
    ends, starts = words[7 : 7 + count], words[8 + count : 8 + 2 * count]
    shifts, offsets = words[8 + 2 * count : 8 + 3 * count], words[8 + 3 * count : 8 + 4 * count]
    found = set()
    for i, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            where = 8 + 3 * count + i + offsets[i] // 2 + code - first
            glyph = words[where] if offsets[i] else code
            if glyph and (glyph + shifts[i]) & 0xFFFF:
                found.add(code)
    return frozenset(found)
