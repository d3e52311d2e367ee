"""The one module that knows Typst: files in, PDF and page numbers out."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Any

import typst

from handbook.drawing import typeface
from handbook.language.norwegian import NBSP

_FONTS = "perm-skrift-"  # what the folder of fonts is called
_ABANDONED = 600  # seconds: hundreds of times as long as a run needs its folder
_KEPT = re.compile(r"§ |\b\d{2} \d{2} \d{2} \d{2}\b|\b\d{3} \d{2} \d{3}\b|\b116 \d{3}\b|\b\d{5} \d{3}\b|\b[Ss]teg \d")
STANDARDS: Any = ["a-2a", "ua-1"]


@dataclass(frozen=True)
class Printed:
    """A PDF and its pages: `labels[i]` is what is printed as the number of page i, empty for a page without."""

    pdf: bytes
    labels: tuple[str, ...]


class PressError(Exception):
    """Typst refused; the message is Typst's own."""


def press(template: str, sources: Mapping[str, bytes], day: date) -> Printed:
    """Set a template. `sources` are the data files, `day` the date that stands in the PDF."""
    inputs = _inputs(template, sources)
    stamp = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    try:
        pdf: Any = typst.Compiler(font_paths=_fonts()).compile(
            input=inputs, format="pdf", pdf_standards=STANDARDS, timestamp=stamp
        )
        return Printed(pdf, _labels(inputs))
    except typst.TypstError as refused:
        raise PressError(f"{refused.message} {' '.join(refused.hints or [])}".strip()) from refused


def pictures(template: str, sources: Mapping[str, bytes]) -> tuple[tuple[bytes, ...], tuple[str, ...]]:
    """Each page as an SVG drawing, and the pages' labels: what is seen on paper, and nothing of what only a PDF holds.

    Quick where the same has just been pressed: Typst remembers how it was laid out.
    """
    inputs = _inputs(template, sources)
    try:
        made: Any = typst.Compiler(font_paths=_fonts()).compile(input=inputs, format="svg")
        return tuple([made] if isinstance(made, bytes) else made), _labels(inputs)
    except typst.TypstError as refused:
        raise PressError(f"{refused.message} {' '.join(refused.hints or [])}".strip()) from refused


def set_with() -> str:
    """The program and the typeface that pages are set with: others give other pictures of the same words."""
    found = hashlib.sha256(b"".join(Path(file).read_bytes() for file in sorted(map(str, typeface.files()))))
    return f"Typst {version('typst')}, skrift {found.hexdigest()[:8]}"


def _inputs(template: str, sources: Mapping[str, bytes]) -> Any:
    return {**_templates(), **sources, "main.typ": f'#include "{template}.typ"'.encode()}


def _labels(inputs: Any) -> tuple[str, ...]:
    # A compiler forgets a dictionary of files after a query, so the query has its own; it is warm.
    pages = typst.Compiler(input=inputs, font_paths=_fonts()).query("<pages>", field="value", one=True)
    labels = {mark["page"]: mark["label"] for mark in json.loads(pages)}
    return tuple(labels[page] for page in sorted(labels))


def ready() -> None:
    """Read fonts and templates once, before several threads ask for them."""
    _fonts()
    _templates()


def source(value: Any) -> bytes:
    """A data file for the templates. No number is broken across lines: a paragraph's, a telephone's, a step's."""
    return _KEPT.sub(
        lambda match: match[0].replace(" ", NBSP), json.dumps(value, ensure_ascii=False, sort_keys=True)
    ).encode()


@cache
def _fonts() -> Any:
    """The weights in use. The package holds each twice, and Typst would take either, so it is shown a folder of its own.

    A font is read when it is first used: a few letters of each, and the folder may go, also if this run is killed. One
    that was killed within that second leaves its folder to a later run.
    """
    _clear()
    with TemporaryDirectory(prefix=_FONTS, ignore_cleanup_errors=True) as folder:  # Windows keeps what is held
        for file in typeface.files():
            shutil.copy(file, folder)
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[Path(folder)])
        letters = "".join(
            f'#text(font: "{f.family}", weight: {f.weight}, style: "{f.style.lower()}")[a]' for f in fonts.fonts()
        )
        typst.Compiler(font_paths=fonts).compile(input=letters.encode(), format="pdf")
    return fonts


def _clear() -> None:
    """Remove what killed runs left; a folder that is younger may be in use by another one."""
    for left in Path(gettempdir()).glob(f"{_FONTS}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                shutil.rmtree(left)


@cache
def _templates() -> dict[str, bytes]:
    folder = files("handbook.binder") / "typst"
    return {f.name: f.read_bytes() for f in folder.iterdir() if f.name.endswith(".typ")}
