"""The website: Markdown files on disk → HTML. The only module that runs MkDocs."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

import yaml

from handbook.derive.addresses import address
from handbook.derive.feedback import feedback_address
from handbook.hours.acute import acute_numbers
from handbook.language import norwegian
from handbook.model import Handbook
from handbook.problem import Place, Problem, warning
from handbook.site import search
from handbook.site.archive import pack
from handbook.site.files import page_files
from handbook.site.languages import mark_links

__all__ = ["build", "pack"]

Nav = list[dict[str, Any]]

_TOOL = Path(__file__).resolve().parents[2]


def build(handbook: Handbook, docs: Path, nav: Nav, config: Path, site: Path) -> list[Problem]:
    """Builds `docs` into `site`. Writes the configuration to `config` first; what MkDocs warns of are problems."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build as run
    from mkdocs.config import load_config

    write_config(handbook, docs, nav, config, site)
    with _warnings() as heard, _build_date(handbook):
        run(load_config(str(config)))
    mark_links(handbook, site)
    return [warning("nettsted", Place("mkdocs.yml"), text) for text in heard] + search.install(handbook, site)


def write_config(handbook: Handbook, docs: Path, nav: Nav, config: Path, site: Path) -> None:
    """Writes a configuration that inherits mkdocs.yml: the handbook's own when it has one, otherwise ours."""
    settings = handbook.settings
    base = handbook.root if (handbook.root / "mkdocs.yml").is_file() else _TOOL
    theme = _theme(handbook)
    config.parent.mkdir(parents=True, exist_ok=True)
    data = {
        # The file is moved after the build, so these two are whole paths and the next two relative.
        "INHERIT": str(base / "mkdocs.yml"),
        # MkDocs prints these as they stand, so they are HTML already.
        "site_name": escape(settings.name),
        "site_description": escape(settings.subtitle),
        "site_url": settings.address.url if settings.address else "",
        "docs_dir": _from(config.parent, docs),
        "site_dir": _from(config.parent, site),
        "theme": {"custom_dir": str(theme)},
        **page_files(base / "mkdocs.yml", docs, theme),
        "extra": {"handbook": _frame(handbook), "search_worker": search.worker_address()},
        "nav": nav,
    }
    config.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8", newline="\n")


def _theme(handbook: Handbook) -> Path:
    """The handbook's own theme when it has one, otherwise ours."""
    own = handbook.root / "theme"
    return own if own.is_dir() else _TOOL / "theme"


def _frame(handbook: Handbook) -> dict[str, Any]:
    """What stands around every page: the acute band and the line at the bottom. HTML already, as above."""
    settings = handbook.settings
    return {
        "acute": [
            {"name": escape(n.label), "shown": n.phone.shown, "href": n.phone.tel,
             "spoken": escape(n.phone.call_name(n.label))}
            for n in acute_numbers(handbook)
        ],
        "acute_page": address("prosedyre", settings.acute.workflow),
        "municipality": escape(settings.municipality.name),
        "edition": escape(settings.edition.name),
        "date": norwegian.long_date(settings.edition.date),
        "edit": escape(f"{settings.edit_address.rstrip('/')}/") if settings.edit_address else "",
        "feedback": escape(feedback_address(handbook, "")),
    }  # fmt: skip


def _from(folder: Path, target: Path) -> str:
    return Path(os.path.relpath(target.resolve(), folder.resolve())).as_posix()


@contextmanager
def _build_date(handbook: Handbook) -> Iterator[None]:
    """The edition's date is the build's date, so that two builds give the same bytes."""
    day = handbook.settings.edition.date
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Collects what MkDocs says at warning level and above, and keeps it from the screen."""
    heard: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    logger, listener = logging.getLogger("mkdocs"), Listener(logging.WARNING)
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(listener)
    try:
        yield heard
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagate
