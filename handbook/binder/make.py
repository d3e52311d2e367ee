"""From handbook to PDF: plan, write, set, finish."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from handbook.binder import prints
from handbook.binder.articles import Written, write_all
from handbook.binder.book import book
from handbook.binder.finish import finish
from handbook.binder.grey import in_grey
from handbook.binder.links import Links
from handbook.binder.press import PressError, press, source
from handbook.binder.prints import BINDER, Print
from handbook.binder.refusal import refused
from handbook.derive.binder_plan import Plan, plan
from handbook.drawing.qr import qr
from handbook.model import Handbook
from handbook.problem import Problem


def build(handbook: Handbook, out: Path, only: Sequence[str] = ()) -> tuple[list[Path], list[Problem]]:
    """Set the binder and its parts, or only the articles named, into the folder `out`.

    Returns the files made, the whole binder first, and what print can't show; then nothing is made.
    """
    contents = plan(handbook)
    wanted, unknown = prints.chosen(contents, only) if only else (prints.every(handbook, contents), [])
    problems = list(unknown)
    made: dict[str, bytes] = {}
    written: dict[tuple[str, ...], Written] = {}
    for item in wanted:
        if problems:
            break
        keys = _articles(item, contents)
        written[keys] = written.get(keys) or write_all(keys, Links(handbook, contents, frozenset(keys)))
        made[item.file], wrong = (in_grey(made[BINDER.file]), []) if item.grey else set_one(item, written[keys])
        problems += wrong
    return ([], problems) if problems else ([_save(out / file, pdf) for file, pdf in made.items()], [])


def set_one(item: Print, written: Written) -> tuple[bytes, list[Problem]]:
    """One finished PDF; Typst's refusal as problems that name the file."""
    files = {**written.files, "book.json": source(book(written.links, item))}
    address = written.links.web(item.keys[0]) if item.poster and item.keys else None
    if address:
        files["poster.svg"] = qr(address)
    day = written.links.handbook.settings.edition.date
    try:
        printed = press(item.template, files, day)
    except PressError as refusal:
        return b"", refused(written, item, refusal)
    return finish(printed.pdf, printed.labels, names(written.links.plan)), []


def _articles(item: Print, contents: Plan) -> tuple[str, ...]:
    """The articles whose text the print holds; a poster has none."""
    if item.poster:
        return ()
    return item.keys if item.keys is not None else tuple(contents.articles)


def names(contents: Plan) -> dict[str, str]:
    """What a reader hears for a link: «B4 Barnevernvakta»."""
    return {key: f"{article.number} {article.title}" for key, article in contents.home.items()}


def _save(path: Path, pdf: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pdf)
    return path
