"""QR codes as SVG: black on white, no margin of their own."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import segno


@cache  # the binder, its variants and its parts ask for the same ones
def qr(text: str) -> bytes:
    """An SVG that holds `text`; medium error correction survives a coffee stain."""
    out = BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", border=0, xmldecl=False, svgns=True, omitsize=True)
    return out.getvalue()
