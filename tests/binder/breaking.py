"""Eight ways to break an accessible PDF. A checker that lets one of them through can't be trusted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf


def no_language(document: Pdf) -> None:
    del document.Root.Lang


def not_marked(document: Pdf) -> None:
    document.Root.MarkInfo = Dictionary(Marked=False)


def no_title_in_the_window(document: Pdf) -> None:
    document.Root.ViewerPreferences = Dictionary(DisplayDocTitle=False)


def no_metadata(document: Pdf) -> None:
    del document.Root.Metadata


def picture_without_words(document: Pdf) -> None:
    figure = next(e for e in _elements(document) if e.get("/S") == "/Figure")
    del figure.Alt


def skipped_heading(document: Pdf) -> None:
    heading = next(e for e in _elements(document) if e.get("/S") in ("/H1", "/H2"))
    heading.S = Name.H6


def link_without_words(document: Pdf) -> None:
    note = next(n for page in document.pages for n in page.get("/Annots", ()) if n.Subtype == "/Link")
    del note.Contents


def font_left_out(document: Pdf) -> None:
    for item in document.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == "/FontDescriptor":
            for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                if key in item:
                    del item[key]


BREAKS: tuple[Callable[[Pdf], None], ...] = (
    no_language, not_marked, no_title_in_the_window, no_metadata, picture_without_words, skipped_heading,
    link_without_words, font_left_out,
)  # fmt: skip


def _elements(document: Pdf) -> Iterator[Object]:
    """The elements of the structure tree, in reading order."""
    stack: list[Object] = [document.Root.StructTreeRoot]
    while stack:
        element = stack.pop()
        yield element
        kids = element.get("/K")
        kids = list(kids) if isinstance(kids, Array) else [kids]
        stack += [kid for kid in reversed(kids) if isinstance(kid, pikepdf.Dictionary)]
