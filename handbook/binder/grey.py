"""The grey variant, made from the finished PDF: to set every page once more would take ten times as long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO

import pikepdf

from handbook.binder.finish import saved

# Typst writes every colour as three parts of sRGB before `scn` (to fill) or `SCN` (to draw a line).
_COLOUR = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) (scn|SCN)\b")
_DANGER = (0xA8 / 255, 0x20 / 255, 0x1A / 255)  # `danger` in look.typ: black, for nothing is darker


def in_grey(pdf: bytes) -> bytes:
    """The same PDF in one colorant (DeviceGray), which a machine doesn't count as colour. Each grey has the luminance of
    its colour, so every contrast stays as it was measured, or better: what is for danger is black."""
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            for stream in (page.Contents, *_forms(page)):
                content = stream.read_bytes()
                if content:  # an empty stream can't be compressed
                    stream.write(_COLOUR.sub(_grey, content))
        return saved(document)


def _forms(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    """What is laid over the page: its stamp."""
    for drawn in page.resources.get("/XObject", pikepdf.Dictionary()).values():
        if drawn.get("/Subtype") == "/Form":
            yield drawn


def _grey(match: re.Match[bytes]) -> bytes:
    level = b"%.5g" % _level(*(float(part) for part in match.groups()[:3]))
    return level + (b" g" if match[4] == b"scn" else b" G")


@cache
def _level(red: float, green: float, blue: float) -> float:
    """The grey of the same relative luminance (WCAG 2), 0 to 1."""
    if max(abs(part - danger) for part, danger in zip((red, green, blue), _DANGER, strict=True)) < 0.003:
        return 0
    parts = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue))
    light = sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
