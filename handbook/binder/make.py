"""From handbook to PDF: plan, write, set, join.

Every article is set alone, on sheets of its own with numbers of its own; the binder is these parts joined. So what
hasn't changed comes from the cache, and several are set at once: Typst lets go of Python's lock while it works.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Self

from handbook.binder import booklets, forms, handouts, pocket, prints
from handbook.binder.acroform import Box, with_fields
from handbook.binder.articles import data_files
from handbook.binder.book import (
    FRONT,
    Book,
    asking_book,
    chapter_key,
    dividers_book,
    front_book,
    poster_book,
    sheets_book,
    single_title,
    spine_book,
    telephones_book,
    wall_book,
    whole_title,
)
from handbook.binder.finish import finish
from handbook.binder.grey import in_grey
from handbook.binder.join import Bookmark, Elsewhere, Part, join
from handbook.binder.links import Links, lacks
from handbook.binder.press import PressError, Printed, pictures, press, ready, source
from handbook.binder.prints import Print
from handbook.binder.refusal import refused
from handbook.binder.sheets import Sheet, packed, sheets_of, unpacked
from handbook.binder.stamps import Stamped, lay_over, ledger, overlay
from handbook.binder.swap import book as swap_book
from handbook.binder.swap import swap
from handbook.binder.valid import book as valid_book
from handbook.cache import Cache
from handbook.derive.binder_plan import AGENCIES, Article, Plan, plan
from handbook.drawing.qr import qr
from handbook.model import Handbook, Page
from handbook.problem import Problem

Made = tuple[list[Path], list[Problem]]


@dataclass(frozen=True)
class Sources:
    """What is set alone: a template, its data files, and the articles to blame when Typst refuses."""

    template: str
    files: dict[str, bytes]
    about: tuple[Article, ...] = ()
    chapter: Bookmark | None = None  # below which it stands in the PDF's bookmarks
    boxes: tuple[Box, ...] = ()  # to fill in on a screen
    sheets: Mapping[str, bytes] | None = None  # in a binder: the data files of the sheets that it is, on both sides


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
        links = _links(self._handbook, self._plan, item)
        name = _binder_title(self._handbook, item) if item.core else ""
        if item.swap:
            found = swap(self._handbook.editions[item.swap], item.core, stamped)
            if not found.actions:
                return None
            whole = _binder_title(self._handbook, item)
            instruction = self._set(_with_book("filing", swap_book(links, whole, found, stamped)))
            kept = [] if found.whole else [*self._only(done, found.names)]
            valid = [] if found.whole else [self._valid(links, name, stamped, 2)]
            return self._joined([Part(instruction.pdf), *valid, *kept], links.web)
        valid_sheets = self._valid(links, name, stamped, item.sides)
        return self._joined([valid_sheets] if item.valid else [parts[0], valid_sheets, *parts[1:]])

    def _valid(self, links: Links, name: str, stamped: Sequence[Stamped], sides: int) -> Part:
        return Part(self._set(_with_book("valid", valid_book(links, name, stamped, sides))).pdf)

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
            digest = _key(sources)
            if digest not in self._begun:
                self._begun[digest] = self._pool.submit(self._set, sources)
            yield sources, self._begun[digest]

    def _set(self, sources: Sources) -> Pressed:
        day = self._handbook.settings.edition.date
        files, boxes = _parts(sources.files), [asdict(box) for box in sources.boxes]
        about = json.dumps([sources.template, day.isoformat(), boxes, sources.sheets is not None])
        given = [about.encode(), *files, *_parts(sources.sheets or {})]

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


def _parts(files: Mapping[str, bytes]) -> list[bytes]:
    """Names and contents of the data files, in a fixed order."""
    return [part for name in sorted(files) for part in (name.encode(), files[name])]


def sheets(handbook: Handbook) -> dict[str, tuple[Sheet, ...]]:
    """Binder → its sheets in order: the whole one («»), and each workplace's core binder."""
    ready()
    contents = plan(handbook)
    wanted = {item.core: list(all_sources(handbook, contents, item)) for item in prints.bound(handbook, contents)}
    begun: dict[bytes, Future[tuple[Sheet, ...]]] = {}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for made in (made for parts in wanted.values() for made in parts):
            key = _key(made)
            if key not in begun:
                begun[key] = pool.submit(_sheets_of, made)
    return {
        core: tuple(sheet for made in parts for sheet in begun[_key(made)].result()) for core, parts in wanted.items()
    }


def _sheets_of(made: Sources) -> tuple[Sheet, ...]:
    return sheets_of(*pictures(made.template, made.sheets or {}))


def _key(sources: Sources) -> bytes:
    """The same for parts that several prints have alike."""
    given = [
        sources.template,
        repr(sources.boxes),
        *map(repr, _parts(sources.files)),
        *map(repr, _parts(sources.sheets or {})),
    ]
    return hashlib.sha256(json.dumps(given).encode()).digest()


def all_sources(handbook: Handbook, contents: Plan, item: Print) -> Iterator[Sources]:
    """The parts of a print, in order."""
    if item.handout:
        yield _handout(Links(handbook, contents, frozenset(), numbered=False), handbook.pages[item.handout])
    elif item.form:
        yield _form(Links(handbook, contents, frozenset()), item.form)
    elif item.meeting:
        links = Links(handbook, contents, frozenset())
        yield _with_book("meeting", booklets.book(links, handbook.meetings[item.meeting]))
    elif item.folded:
        yield _pocket(Links(handbook, contents, frozenset()))
    elif item.spine:
        yield _with_book("spine", spine_book(Links(handbook, contents, frozenset()), item.title))
    elif item.asks:
        yield _with_book("asking", asking_book(Links(handbook, contents, frozenset()), item.title))
    elif item.wall and item.keys:
        yield _wall(Links(handbook, contents, frozenset()), item.keys[0], item.wall, item.title)
    elif item.poster and item.keys:
        links = Links(handbook, contents, frozenset())
        yield _poster(links, item.keys[0], item.poster, item.title)
    elif item.dividers:
        yield _with_book("divider", dividers_book(Links(handbook, contents, frozenset()), item.title))
    elif item.core:
        title = single_title(handbook, _binder_title(handbook, item))
        yield from _binder(_links(handbook, contents, item), title, item)
    elif item.keys is None:
        yield from _binder(_links(handbook, contents, item), whole_title(handbook), item)
    else:
        links = Links(handbook, contents, frozenset(item.keys))
        for key in item.keys:
            yield _sheets(links, [contents.articles[key]], single_title(handbook, item.title), item.sides)


def _links(handbook: Handbook, contents: Plan, item: Print) -> Links:
    """Those of a binder."""
    if not item.core:
        return Links(handbook, contents, frozenset(contents.articles))
    agencies = {f"instans:{id}" for id in handbook.agencies}  # they stand on the telephone list
    return Links(handbook, contents, frozenset({*(item.keys or ()), *agencies}), part=True)


def _binder_title(handbook: Handbook, item: Print) -> str:
    """What the binder is called, also in what is only a part of it."""
    return f"Kjerneperm for {handbook.workplaces[item.core].name}" if item.core else "Hele permen"


def _binder(links: Links, title: str, item: Print) -> Iterator[Sources]:
    """The first pages, and the sheets of each chapter."""
    # Only the first part's title is the document's; the others bear one that is the same in every selection.
    whole, address = whole_title(links.handbook), links.handbook.settings.address
    name = _binder_title(links.handbook, item) if item.core else ""
    files = {"cover.svg": qr(address.url)} if address else {}
    yield _bound(lambda sides: _with_book("first", front_book(links, title, sides, name), files), item.sides)
    for chapter in links.plan.chapters:
        bookmark = (chapter_key(chapter), f"{chapter.letter} {chapter.title}")
        if links.part and chapter.letter == AGENCIES:
            made = _bound(lambda sides: _with_book("telephones", telephones_book(links, whole, sides)), item.sides)
            yield replace(made, chapter=bookmark)
            continue
        for articles in chapter.sheets:
            if links.holds(articles[0].key):
                made = _bound(partial(_sheets, links, articles, whole, bound=True), item.sides)
                yield replace(made, chapter=bookmark)


def _bound(make: Callable[[int], Sources], sides: int) -> Sources:
    """A part of a binder. Its sheets have two sides; printed on one, each page is stamped as the sheet it belongs to."""
    made = make(sides)
    return replace(made, sheets=made.files if sides == 2 else make(2).files)


def _sheets(links: Links, articles: Sequence[Article], title: str, sides: int, bound: bool = False) -> Sources:
    files = {name: file for article in articles for name, file in data_files(article, links).items()}
    book = source(sheets_book(links, articles, title, sides, bound, any(map(lacks, files.values()))))
    return Sources("excerpt", {**files, "book.json": book}, tuple(articles))


def _poster(links: Links, key: str, paper: str, title: str) -> Sources:
    address = links.web(key)
    made = _with_book("poster", poster_book(links, key, paper, title), {"poster.svg": qr(address)} if address else {})
    return replace(made, about=_article(links, key))


def _wall(links: Links, key: str, paper: str, title: str) -> Sources:
    address = links.web(key)
    template = "cards" if paper == "kort" else "wall"
    made = _with_book(template, wall_book(links, key, paper, title), {"poster.svg": qr(address)} if address else {})
    return replace(made, about=_article(links, key))


def _pocket(links: Links) -> Sources:
    address = links.handbook.settings.address
    return _with_book("pocket", pocket.book(links), {"poster.svg": qr(address.url)} if address else {})


def _article(links: Links, key: str) -> tuple[Article, ...]:
    return (links.plan.articles[key],) if key in links.plan.articles else ()


def _handout(links: Links, page: Page) -> Sources:
    made = {
        name: file if isinstance(file, bytes) else source(file) for name, file in handouts.files(links, page).items()
    }
    about = Article(key=f"side:{page.id}", number="", title=page.title, record=page)
    return Sources("handout", made, (about,))


def _form(links: Links, id: str) -> Sources:
    made = forms.sheet(links, links.handbook.forms[id])
    return replace(_with_book("form", made.book), about=(links.plan.articles[f"skjema:{id}"],), boxes=made.boxes)


def _with_book(template: str, book: Book, files: Mapping[str, bytes] | None = None) -> Sources:
    return Sources(template, {**(files or {}), "book.json": source(book)})


def _save(path: Path, pdf: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pdf)
    return path
