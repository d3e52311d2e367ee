"""The site as it would be, in a folder of its own. What is looked at is drawn first, and only what has changed."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handbook import failure, manifest, pages
from handbook.cache import Cache
from handbook.load import load
from handbook.model import Handbook
from handbook.pages.assets import write_assets
from handbook.pages.navigation import navigation
from handbook.pages.sheet import Sheet
from handbook.problem import Problem
from handbook.report import report, summary
from handbook.site import Site


@dataclass(frozen=True)
class News:
    """What an open page is told: how many times it has been drawn, and what is wrong with what was saved."""

    version: int
    trouble: str = ""


class Draft:
    """Files that a server shows. Whoever reads or writes them holds the lock `files`."""

    def __init__(self, root: Path, today: date, folder: Path, cache: Path) -> None:
        self._root, self._today, self._folder = root, today, folder
        self._cache = Cache(cache, manifest.program())
        self._site: Site | None = None
        self._drawn: dict[str, str] = {}  # the text that each page was last drawn from
        self._versions: dict[str, int] = {}
        self._trouble = ""
        self._told = threading.Condition()
        self.files = threading.RLock()
        self.looked_at = "index.html"
        shutil.rmtree(folder, ignore_errors=True)  # what an earlier preview left
        self.shown.mkdir(parents=True, exist_ok=True)  # Windows keeps a folder that a window shows

    @property
    def shown(self) -> Path:
        """The folder that is shown."""
        return self._folder / "site"

    def news(self, page: str) -> News:
        """How it stands with a page."""
        return News(self._versions.get(page, 0), self._trouble)

    def wait(self, page: str, seen: News, seconds: float) -> News:
        """How it stands with a page as soon as that is something else than what was seen, or after a while."""
        with self._told:
            self._told.wait_for(lambda: self.news(page) != seen, seconds)
            return self.news(page)

    def update(self, stale: Callable[[], bool]) -> Iterator[str]:
        """Draw what was saved, and yield what the person at the keyboard is told.

        It stops when `stale` says that something newer has been saved. No mistake ends it, neither in the content nor
        in the program: what was shown before is shown, with what is wrong.
        """
        started = time.monotonic()
        try:
            handbook, problems = load(self._root, self._today)
            wrong = [p for p in problems if p.stops_build]
            if handbook is None or wrong:
                yield self._refuse(wrong)
                return
            for page in self._draw(handbook, stale):
                yield f"{page} kan ses etter {time.monotonic() - started:.1f} s."
            if not stale():
                yield f"Bygget på {time.monotonic() - started:.1f} s. {summary(problems, built=True)}"
        except Exception as mistake:
            yield self._tell_trouble(failure.told(mistake, ["serve"]))

    def _draw(self, handbook: Handbook, stale: Callable[[], bool]) -> Iterator[str]:
        """Draw the page being looked at, yield its address, and then draw all others."""
        made = pages.sheets(handbook)
        site, write = self._prepare(handbook, made), pages.writer(handbook, self._docs)
        self._tell_trouble("")
        for sheet in sorted(made, key=lambda sheet: sheet.address != self.looked_at):
            if stale():
                return
            if self._draw_one(site, sheet, write(sheet)) and sheet.address == self.looked_at:
                yield sheet.address
        with self.files:
            problems = site.finish(is_draft=True)
        if problems:
            self._refuse(problems)

    def _draw_one(self, site: Site, sheet: Sheet, text: str) -> bool:
        """Draw a page and tell whoever looks at it; False when it is as it was."""
        if self._drawn.get(sheet.file) == text:
            return False
        with self.files:
            site.draw(sheet.file)
        self._drawn[sheet.file] = text
        with self._told:
            self._versions[sheet.address] = self._versions.get(sheet.address, 0) + 1
            self._told.notify_all()
        return True

    def _prepare(self, handbook: Handbook, made: list[Sheet]) -> Site:
        """The site with its menu and settings; pages that are no longer there are gone from it."""
        nav = navigation(handbook, made)
        with self.files:
            write_assets(handbook, self._docs)
            self._keep_only(made)
            write = pages.writer(handbook, self._docs)
            for sheet in made:  # the engine looks for the files that its menu names
                if not (self._docs / sheet.file).is_file():
                    write(sheet)
            config = self._folder / "mkdocs.yml"
            self._site = Site(handbook, self._docs, nav, config, self.shown, self._cache, self._site)
        if not self._site.warm:
            self._drawn.clear()
        return self._site

    def _keep_only(self, made: list[Sheet]) -> None:
        for address in self._versions.keys() - {sheet.address for sheet in made}:
            (self.shown / address).unlink(missing_ok=True)
            (self._docs / address).with_suffix(".md").unlink(missing_ok=True)
            del self._versions[address]

    def _refuse(self, problems: Sequence[Problem]) -> str:
        text = report(problems, self._root, "tekst")
        return self._tell_trouble(text + "Forhåndsvisningen viser fortsatt det forrige.")

    def _tell_trouble(self, text: str) -> str:
        with self._told:
            self._trouble = text
            self._told.notify_all()
        return text

    @property
    def _docs(self) -> Path:
        return self._folder / "docs"
