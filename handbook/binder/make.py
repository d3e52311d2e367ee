"""From handbook to PDF: what is written (`sources.py`) is set, stamped and joined.

Every article is set alone, on sheets of its own with numbers of its own; the binder is these parts joined. So what
hasn't changed comes from the cache, and several are set at once: Typst lets go of Python's lock while it works.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

from handbook.binder import pocket, prints
from handbook.binder.acroform import with_fields
from handbook.binder.book import FRONT, chapter_key
from handbook.binder.finish import finish
from handbook.binder.grey import in_grey
from handbook.binder.join import Elsewhere, Part, join
from handbook.binder.links import Links
from handbook.binder.press import PressError, Printed, pictures, press, ready
from handbook.binder.prints import Print, binder_title
from handbook.binder.refusal import refused
from handbook.binder.sheets import Sheet, packed, sheets_of, unpacked
from handbook.binder.sources import Sources, all_sources, binder_links, with_book
from handbook.binder.stamps import Stamped, lay_over, ledger, overlay
from handbook.binder.swap import book as swap_book
from handbook.binder.swap import swap
from handbook.binder.valid import book as valid_book
from handbook.cache import Cache
from handbook.derive.binder_plan import plan
from handbook.model import Handbook
from handbook.problem import Problem

Made = tuple[list[Path], list[Problem]]


@dataclass(frozen=True)
class Pressed:
    """What is set alone, finished; in a binder with the sheets it is, as they are without stamps."""

    pdf: bytes
    sheets: tuple[Sheet, ...] = ()


def build(
    handbook: Handbook, out: Path, only: Sequence[str] = (), also: Sequence[str] = (), cache: Cache | None = None
) -> Made:
    """Set the binder and its parts, or only the articles named, into the folder `out`.

    Returns the files made, the whole binder first, and what print can't show; then nothing is made.
    """
    with Setting(handbook, only, also, cache) as setting:
        return setting.save(out)


class Setting:
    """A binder that is being set in other threads from the moment this is made; `save` waits for it."""

    def __init__(
        self, handbook: Handbook, only: Sequence[str] = (), also: Sequence[str] = (), cache: Cache | None = None
    ) -> None:
        self._handbook, self._cache, self._plan = handbook, cache, plan(handbook)
        self._items, self._unknown = (
            prints.chosen(self._plan, only) if only else (prints.wanted(handbook, self._plan, also), [])
        )
        self._begun: dict[bytes, Future[Pressed]] = {}
        self._pool = ThreadPoolExecutor(os.cpu_count())
        ready()
        self._parts = {item: [] if item.grey else list(self._begin(item)) for item in self._items}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._pool.shutdown(wait=kind is None, cancel_futures=True)

    def save(self, out: Path) -> Made:
        """Wait for what is being set, join it, and write the files."""
        problems = [*self._unknown, *self._refusals()]
        if problems:
            return [], problems
        made: dict[str, bytes] = {}
        for item in self._items:
            if item.grey:
                pdf: bytes | None = self._in_grey(made[prints.whole(self._handbook).file])
            elif item.imposed:
                pdf = pocket.imposed(self._joined([Part(future.result().pdf) for _, future in self._parts[item]]))
            else:
                pdf = self._made(item)
            if pdf is not None:
                made[item.file] = pdf
        return [_save(out / file, pdf) for file, pdf in made.items()], []

    def _made(self, item: Print) -> bytes | None:
        """The finished PDF; None for sheets to swap when there are none."""
        done = [(sources, future.result()) for sources, future in self._parts[item]]
        stamped = tuple(ledger(self._handbook).stamped(sheet for _, made in done for sheet in made.sheets))
        parts = [Part(made.pdf, sources.chapter) for sources, made in done]
        if not stamped:
            return self._joined(parts)
        links = binder_links(self._handbook, self._plan, item)
        name = binder_title(self._handbook, item.core) if item.core else ""
        if item.swap:
            found = swap(self._handbook.editions[item.swap], item.core, stamped)
            if not found.actions:
                return None
            whole = binder_title(self._handbook, item.core)
            instruction = self._set(with_book("filing", swap_book(links, whole, found, stamped)))
            kept = [] if found.whole else [*self._only(done, found.names)]
            valid = [] if found.whole else [self._valid(links, name, stamped, 2)]
            return self._joined([Part(instruction.pdf), *valid, *kept], links.web)
        valid_sheets = self._valid(links, name, stamped, item.sides)
        return self._joined([valid_sheets] if item.valid else [parts[0], valid_sheets, *parts[1:]])

    def _valid(self, links: Links, name: str, stamped: Sequence[Stamped], sides: int) -> Part:
        return Part(self._set(with_book("valid", valid_book(links, name, stamped, sides))).pdf)

    def _only(self, done: Sequence[tuple[Sources, Pressed]], names: Collection[str]) -> Iterator[Part]:
        """What some sheets are parts of, with the pages of those alone."""
        for sources, made in done:
            wanted = [i for i, sheet in enumerate(made.sheets) if sheet.name in names]
            if wanted:
                yield Part(made.pdf, sources.chapter, tuple(page for i in wanted for page in (2 * i, 2 * i + 1)))

    def _begin(self, item: Print) -> Iterator[tuple[Sources, Future[Pressed]]]:
        """Write the sources of a print one by one, and let each be set while the next is written; what several prints
        have alike is set once."""
        for sources in all_sources(self._handbook, self._plan, item):
            digest = sources.digest
            if digest not in self._begun:
                self._begun[digest] = self._pool.submit(self._set, sources)
            yield sources, self._begun[digest]

    def _set(self, sources: Sources) -> Pressed:
        day = self._handbook.settings.edition.date
        boxes = [asdict(box) for box in sources.boxes]
        about = json.dumps([sources.template, day.isoformat(), boxes, sources.sheets is not None])
        given = [about.encode(), *sources.content]

        def make() -> bytes:
            printed = press(sources.template, sources.files, day)
            if sources.sheets is None:
                finished = finish(printed.pdf, printed.labels)
                return with_fields(finished, {box.key: box for box in sources.boxes}) if sources.boxes else finished
            return packed(printed, sheets_of(*pictures(sources.template, sources.sheets)))

        made = self._kept([b"part", *given], make)
        return self._stamped(sources, *unpacked(made)) if sources.sheets is not None else Pressed(made)

    def _stamped(self, sources: Sources, printed: Printed, sheets: tuple[Sheet, ...]) -> Pressed:
        """The sheets with their stamps and bars, which may be others than when the sheets were set."""
        over = overlay(self._handbook, tuple(ledger(self._handbook).stamped(sheets)), printed.labels)

        def make() -> bytes:
            book = json.loads(sources.files["book.json"])
            stamped = lay_over(printed.pdf, over, book, self._handbook.settings.edition.date)
            return finish(stamped, printed.labels)

        return Pressed(self._kept([b"stamped", printed.pdf, *over.given()], make), sheets)

    def _refusals(self) -> Iterator[Problem]:
        for item, parts in self._parts.items():
            for sources, future in parts:
                refusal = future.exception()
                if isinstance(refusal, PressError):
                    yield refused(self._handbook, sources.about, item.title, refusal)
                elif refusal:
                    raise refusal

    def _joined(self, parts: Sequence[Part], elsewhere: Elsewhere | None = None) -> bytes:
        names = {key: f"{article.number} {article.title}" for key, article in self._plan.home.items()}
        names |= FRONT | {chapter_key(c): f"{c.letter} {c.title}" for c in self._plan.chapters}
        given = json.dumps([names, [(part.chapter, part.pages) for part in parts], elsewhere is not None])
        pdfs = (part.pdf for part in parts)
        return self._kept([b"join", given.encode(), *pdfs], lambda: join(parts, names, elsewhere))

    def _in_grey(self, pdf: bytes) -> bytes:
        return self._kept([b"grey", pdf], lambda: in_grey(pdf))

    def _kept(self, made_of: Sequence[bytes], make: Callable[[], bytes]) -> bytes:
        """From the cache, or made and put there."""
        if self._cache is None:
            return make()
        key = self._cache.key(made_of)
        found = self._cache.get(key)
        if found is None:
            found = make()
            self._cache.put(key, found)
        return found


def bound_sheets(handbook: Handbook) -> dict[str, tuple[Sheet, ...]]:
    """Binder → its sheets in order: the whole one («»), and each workplace's core binder."""
    ready()
    contents = plan(handbook)
    wanted = {item.core: list(all_sources(handbook, contents, item)) for item in prints.bound(handbook, contents)}
    begun: dict[bytes, Future[tuple[Sheet, ...]]] = {}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for made in (made for parts in wanted.values() for made in parts):
            if made.digest not in begun:
                begun[made.digest] = pool.submit(_sheets_of, made)
    return {
        core: tuple(sheet for made in parts for sheet in begun[made.digest].result()) for core, parts in wanted.items()
    }


def _sheets_of(made: Sources) -> tuple[Sheet, ...]:
    return sheets_of(*pictures(made.template, made.sheets or {}))


def _save(path: Path, pdf: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pdf)
    return path
