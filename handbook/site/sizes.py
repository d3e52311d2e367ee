"""Drawings say how large they are, also where the style sheet doesn't come: a bad line, a page for what is missing."""

from __future__ import annotations

import re

_DRAWING = re.compile(r'<svg (?![^>]*\bwidth=)([^>]*\bviewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*)>')


def with_sizes(html: str) -> str:
    """The page with the size of each drawing's own grid, in pixels, where it says none."""
    return _DRAWING.sub(r'<svg width="\2" height="\3" \1>', html)
