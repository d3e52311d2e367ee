"""The grey variant, made from the finished PDF: to set every page once more would take ten times as long."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO

import pikepdf

# Typst writes every colour as three parts of sRGB before `scn` (to fill) or `SCN` (to draw a line).
_COLOUR = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) (scn|SCN)\b")


def in_grey(pdf: bytes) -> bytes:
    """The same PDF with each colour as a grey of the same luminance, so every contrast stays as it was measured."""
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            page.Contents.write(_COLOUR.sub(_grey, page.Contents.read_bytes()))
        out = BytesIO()
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        return out.getvalue()


def _grey(match: re.Match[bytes]) -> bytes:
    level = b"%.5g" % _level(*(float(part) for part in match.groups()[:3]))
    return b" ".join((level, level, level, match[4]))


@cache
def _level(red: float, green: float, blue: float) -> float:
    """The grey of the same relative luminance (WCAG 2), 0 to 1."""
    parts = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue))
    light = sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
