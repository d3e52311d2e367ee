"""A municipality's arms, as a drawing (SVG): only shapes, and nothing that acts or is fetched."""

from __future__ import annotations

import re
from pathlib import Path
from xml.parsers import expat

_SVG = "http://www.w3.org/2000/svg"
# What a drawing is made of. Whatever else a program leaves there, it can save the drawing without.
_SHAPES = frozenset(
    [
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "defs",
        "use",
        "symbol",
        "clipPath",
        "mask",
        "linearGradient",
        "radialGradient",
        "stop",
        "title",
        "desc",
        "style",
    ]
)
_FETCHED = re.compile(r"@import|url\(\s*(?!['\"]?\s*#)|javascript:|expression\(", re.IGNORECASE)
_NUMBER = re.compile(r"\s*([\d.]+)(?:px)?\s*")


class UnfitDrawingError(Exception):
    """Says in Norwegian why a drawing can't be used."""


def size(path: Path) -> tuple[float, float]:
    """Width and height of a drawing that holds nothing but shapes. Raises UnfitDrawingError."""
    found: list[tuple[float, float]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not found and (space, local) != (_SVG, "svg"):
            raise UnfitDrawingError("filen er ikke en SVG-tegning.")
        if space != _SVG or local not in _SHAPES:
            raise UnfitDrawingError(f"den inneholder noe annet enn former («{local}»).")
        for key, value in attributes.items():
            attribute = key.rpartition(" ")[2].lower()
            if attribute.startswith("on") or _FETCHED.search(value):
                raise UnfitDrawingError(f"den kan gjøre noe av seg selv («{attribute}»).")
            if attribute == "href" and not value.startswith("#"):
                raise UnfitDrawingError("den viser til noe utenfor seg selv.")
        if not found:
            found.append(_size(attributes))

    def text(content: str) -> None:
        if _FETCHED.search(content):
            raise UnfitDrawingError("den henter noe utenfra.")

    def refuse(*_: object) -> None:
        raise UnfitDrawingError("den har egne tegnkoder (ENTITY) eller instruksjoner.")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True  # a word may not be hidden by being cut in two
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = refuse
    parser.ProcessingInstructionHandler = refuse
    try:
        parser.Parse(path.read_bytes(), True)
    except (expat.ExpatError, OSError) as mistake:
        raise UnfitDrawingError("filen er ikke en hel SVG-tegning.") from mistake
    return found[0]


def _size(attributes: dict[str, str]) -> tuple[float, float]:
    """From the drawing's own grid, else from the size it says."""
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    numbers = box[2:] if len(box) == 4 else [attributes.get("width", ""), attributes.get("height", "")]
    matches = [_NUMBER.fullmatch(number) for number in numbers]
    try:
        width, height = (float(match[1]) for match in matches if match)
    except ValueError:
        width = height = 0.0
    if not (width > 0 and height > 0):
        raise UnfitDrawingError("den sier ikke hvor stor den er (viewBox).")
    return width, height
