"""The website: Markdown files on disk → HTML."""

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

from handbook.cache import Cache
from handbook.derive.addresses import address
from handbook.hours.acute import acute_numbers
from handbook.language import norwegian
from handbook.model import Handbook
from handbook.problem import Place, Problem, warning
from handbook.read.arms import size
from handbook.read.pictures import picture_file, read_picture
from handbook.site import offline, search
from handbook.site.archive import pack
from handbook.site.files import page_files
from handbook.site.languages import link_marker
from handbook.site.sizes import with_sizes

__all__ = ["Site", "build", "pack"]

Nav = list[dict[str, Any]]

_TOOL = Path(__file__).resolve().parents[2]


def build(
    handbook: Handbook, docs: Path, nav: Nav, config: Path, site: Path, cache: Cache | None = None
) -> list[Problem]:
    """Builds `docs` into `site`. Writes the configuration to `config` first; what MkDocs warns of are problems."""
    made = Site(handbook, docs, nav, config, site, cache)
    for page in made.pages():
        made.draw(page)
    return made.finish()


class Site:
    """A site that is being built: its pages can be drawn in any order, and again. Then it is finished.

    `before` is an earlier one of the same folders: with the same menu and settings its engine is used again.
    """

    def __init__(
        self,
        handbook: Handbook,
        docs: Path,
        nav: Nav,
        config: Path,
        site: Path,
        cache: Cache | None = None,
        before: Site | None = None,
    ) -> None:
        from handbook.site.engine import Engine  # only here: it takes a while to load

        write_config(handbook, docs, nav, config, site)
        self._handbook, self._docs, self._site, self._cache = handbook, docs, site, cache
        self._mark = link_marker(handbook)
        self._frame = [config.read_bytes(), (_base(handbook) / "mkdocs.yml").read_bytes(), *_contents(_theme(handbook))]
        self._heard: list[str] = []
        self.warm = before is not None and before._frame == self._frame
        with self._listening():
            self._engine: Engine = before._engine if before and self.warm else Engine(config)

    def pages(self) -> list[str]:
        """The Markdown files that become pages, below the folder of pages."""
        return self._engine.pages()

    def draw(self, page: str) -> Path:
        """Writes a page as its Markdown file now stands; returns where. What hasn't changed comes from the cache."""
        file = self._site / self._engine.address(page)
        html = self._cached(page) if self._cache else self._drawn(page)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(html)
        return file

    def finish(self, is_draft: bool = False) -> list[Problem]:
        """Everything that is no page, and the search; what there was to warn of. Nobody is to keep a draft on a phone."""
        with self._listening():
            self._engine.write_rest()
        problems = [warning("nettsted", Place("mkdocs.yml"), text) for text in self._heard]
        problems += search.install(self._handbook, self._site)
        if not is_draft:
            offline.install(self._handbook, self._site)
        return problems

    def _cached(self, page: str) -> bytes:
        assert self._cache
        key = self._cache.key([b"page", page.encode(), *self._frame, (self._docs / page).read_bytes()])
        found = self._cache.get(key)
        if found is not None:
            return found
        before = len(self._heard)
        made = self._drawn(page)
        if len(self._heard) == before:  # a warning must be heard again the next time
            self._cache.put(key, made)
        return made

    def _drawn(self, page: str) -> bytes:
        with self._listening():
            html = self._engine.draw(page)
        return with_sizes(self._mark(self._engine.address(page), html)).encode(errors="xmlcharrefreplace")

    @contextmanager
    def _listening(self) -> Iterator[None]:
        with _warnings(self._heard), _build_date(self._handbook):
            yield


def write_config(handbook: Handbook, docs: Path, nav: Nav, config: Path, site: Path) -> None:
    """Writes a configuration that inherits mkdocs.yml: the handbook's own when it has one, otherwise ours."""
    settings = handbook.settings
    base, theme = _base(handbook), _theme(handbook)
    config.parent.mkdir(parents=True, exist_ok=True)
    files = page_files(base / "mkdocs.yml", docs, theme)
    data = {
        # The file is moved after the build, so these two are whole paths and the next two relative.
        "INHERIT": str(base / "mkdocs.yml"),
        # MkDocs prints these as they stand, so they are HTML already.
        "site_name": escape(settings.name),
        "site_description": escape(settings.subtitle),
        "site_url": settings.address.url if settings.address else "",
        "docs_dir": _from(config.parent, docs),
        "site_dir": _from(config.parent, site),
        "theme": {"custom_dir": str(theme), **({"logo": f"bilder/{settings.logo}"} if settings.logo else {})},
        "extra_css": files.styles,
        "extra_javascript": files.scripts,
        "extra": {
            "handbook": _frame(handbook),
            "search_worker": search.worker_address(),
            "polyfills": files.polyfills,
            "palette": files.palette,
        },
        "nav": nav,
    }
    config.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8", newline="\n")


def _base(handbook: Handbook) -> Path:
    """Where the settings lie: the handbook's own when it has some, otherwise ours."""
    return handbook.root if (handbook.root / "mkdocs.yml").is_file() else _TOOL


def _contents(folder: Path) -> list[bytes]:
    """The name and content of every file in a folder."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return [part for p in files for part in (p.relative_to(folder).as_posix().encode(), p.read_bytes())]


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
        "offline": settings.offline,
        "logo_width": _logo_width(handbook),
        "workplaces": {place.id: place.name for place in settings.workplaces},
        "municipality": escape(settings.municipality.name),
        "edition": escape(settings.edition.name),
        "date": norwegian.long_date(settings.edition.date),
        "edit": escape(f"{settings.edit_address.rstrip('/')}/") if settings.edit_address else "",
    }  # fmt: skip


_LOGO_HEIGHT = 32  # px


def _logo_width(handbook: Handbook) -> int:
    """Of the arms, or of the handbook's own mark, as high as the mark."""
    name = handbook.settings.logo
    if name is None:
        return _LOGO_HEIGHT
    file = picture_file(handbook.root, name)
    found = None if name.endswith(".svg") else read_picture(file)
    width, height = (found.width, found.height) if found else size(file)
    return max(1, round(_LOGO_HEIGHT * width / height))


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
def _warnings(heard: list[str]) -> Iterator[None]:
    """Collects what MkDocs says at warning level and above, and keeps it from the screen."""

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    logger, listener = logging.getLogger("mkdocs"), Listener(logging.WARNING)
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(listener)
    try:
        yield
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagate
