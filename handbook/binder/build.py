"""From handbook to PDF: plan, write, set, finish."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from handbook.binder.articles import sources
from handbook.binder.book import book
from handbook.binder.codes import qr
from handbook.binder.finish import finish
from handbook.binder.links import Links
from handbook.binder.plan import plan
from handbook.binder.press import press, source
from handbook.model import Handbook
from handbook.problem import Problem

NAME = "jeg-ser-deg.pdf"


def build(handbook: Handbook, out: Path, only: Sequence[str] = ()) -> tuple[list[Path], list[Problem]]:
    """Set the binder and write it to the folder `out`; returns the files, and what print can't show."""
    contents = plan(handbook)
    links = Links(handbook, contents, frozenset(contents.articles))
    files, problems = sources(contents.articles.values(), links)
    if problems:
        return [], problems
    files["book.json"] = source(book(handbook, links))
    if handbook.settings.address:
        files["cover.svg"] = qr(handbook.settings.address.url)
    printed = press(files, handbook.settings.edition.date)
    out.mkdir(parents=True, exist_ok=True)
    path = out / NAME
    path.write_bytes(finish(printed.pdf, printed.labels))
    return [path], []
