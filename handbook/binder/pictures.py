"""Pictures on paper: how large, and as drawings around them, for among Typst's files all must be text."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from handbook.model import Handbook
from handbook.read.pictures import TYPES, Picture, picture_file, published, read_picture

_DOTS_PER_MM = 150 / 25.4  # fewer look coarse


def width(handbook: Handbook, name: str) -> int:
    """How wide the pixels of a picture reach in print, in millimetres."""
    return max(1, round(_read(picture_file(handbook.root, name)).width / _DOTS_PER_MM))


def drawing(handbook: Handbook, name: str) -> bytes:
    """An SVG that holds nothing but the picture."""
    path = picture_file(handbook.root, name)
    found = _read(path)
    data = f"data:image/{TYPES[path.suffix].lower()};base64,{b64encode(published(path)).decode()}"
    size = f'width="{found.width}" height="{found.height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="{data}"/></svg>'.encode()


def _read(path: Path) -> Picture:
    found = read_picture(path)
    assert found, "the check reads every picture"
    return found
