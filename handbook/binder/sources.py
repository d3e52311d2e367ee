"""What each print is set from: its parts in order, each a template with its data files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from handbook.binder import booklets, forms, handouts, pocket
from handbook.binder.acroform import Box
from handbook.binder.articles import data_files
from handbook.binder.book import (
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
from handbook.binder.join import Bookmark
from handbook.binder.links import Links, lacks
from handbook.binder.press import source
from handbook.binder.prints import Print, binder_title
from handbook.derive.binder_plan import AGENCIES, Article, Plan
from handbook.drawing.qr import qr
from handbook.model import Handbook, Page


@dataclass(frozen=True)
class Sources:
    """What is set alone: a template, its data files, and the articles to blame when Typst refuses."""

    template: str
    files: dict[str, bytes]
    about: tuple[Article, ...] = ()
    chapter: Bookmark | None = None  # below which it stands in the PDF's bookmarks
    boxes: tuple[Box, ...] = ()  # to fill in on a screen
    sheets: Mapping[str, bytes] | None = None  # in a binder: the data files of the sheets that it is, on both sides

    @property
    def content(self) -> list[bytes]:
        """Names and contents of its data files, in a fixed order."""
        return [*_content(self.files), *_content(self.sheets or {})]

    @property
    def digest(self) -> bytes:
        """The same for parts that several prints have alike."""
        given = [self.template, repr(self.boxes), *map(repr, self.content)]
        return hashlib.sha256(json.dumps(given).encode()).digest()


def _content(files: Mapping[str, bytes]) -> list[bytes]:
    return [part for name in sorted(files) for part in (name.encode(), files[name])]


def all_sources(handbook: Handbook, contents: Plan, item: Print) -> Iterator[Sources]:
    """The parts of a print, in order."""
    if item.handout:
        yield _handout(Links(handbook, contents, frozenset(), numbered=False), handbook.pages[item.handout])
    elif item.form:
        yield _form(Links(handbook, contents, frozenset()), item.form)
    elif item.meeting:
        links = Links(handbook, contents, frozenset())
        yield with_book("meeting", booklets.book(links, handbook.meetings[item.meeting]))
    elif item.folded:
        yield _pocket(Links(handbook, contents, frozenset()))
    elif item.spine:
        yield with_book("spine", spine_book(Links(handbook, contents, frozenset()), item.title))
    elif item.asks:
        yield with_book("asking", asking_book(Links(handbook, contents, frozenset()), item.title))
    elif item.wall and item.keys:
        yield _wall(Links(handbook, contents, frozenset()), item.keys[0], item.wall, item.title)
    elif item.poster and item.keys:
        links = Links(handbook, contents, frozenset())
        yield _poster(links, item.keys[0], item.poster, item.title)
    elif item.dividers:
        yield with_book("divider", dividers_book(Links(handbook, contents, frozenset()), item.title))
    elif item.core:
        title = single_title(handbook, binder_title(handbook, item.core))
        yield from _binder(binder_links(handbook, contents, item), title, item)
    elif item.keys is None:
        yield from _binder(binder_links(handbook, contents, item), whole_title(handbook), item)
    else:
        links = Links(handbook, contents, frozenset(item.keys))
        for key in item.keys:
            yield _sheets(links, [contents.articles[key]], single_title(handbook, item.title), item.sides)


def binder_links(handbook: Handbook, contents: Plan, item: Print) -> Links:
    """Those of a binder."""
    if not item.core:
        return Links(handbook, contents, frozenset(contents.articles))
    agencies = {f"instans:{id}" for id in handbook.agencies}  # they stand on the telephone list
    return Links(handbook, contents, frozenset({*(item.keys or ()), *agencies}), part=True)


def _binder(links: Links, title: str, item: Print) -> Iterator[Sources]:
    """The first pages, and the sheets of each chapter."""
    # Only the first part's title is the document's; the others bear one that is the same in every selection.
    whole, address = whole_title(links.handbook), links.handbook.settings.address
    name = binder_title(links.handbook, item.core) if item.core else ""
    files = _code("cover.svg", address.url if address else None)
    yield _bound(lambda sides: with_book("first", front_book(links, title, sides, name), files), item.sides)
    for chapter in links.plan.chapters:
        bookmark = (chapter_key(chapter), f"{chapter.letter} {chapter.title}")
        if links.part and chapter.letter == AGENCIES:
            made = _bound(lambda sides: with_book("telephones", telephones_book(links, whole, sides)), item.sides)
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
    made = with_book("poster", poster_book(links, key, paper, title), _code("poster.svg", links.web(key)))
    return replace(made, about=_article(links, key))


def _wall(links: Links, key: str, paper: str, title: str) -> Sources:
    template = "cards" if paper == "kort" else "wall"
    made = with_book(template, wall_book(links, key, paper, title), _code("poster.svg", links.web(key)))
    return replace(made, about=_article(links, key))


def _pocket(links: Links) -> Sources:
    address = links.handbook.settings.address
    return with_book("pocket", pocket.book(links), _code("poster.svg", address.url if address else None))


def _code(file: str, address: str | None) -> dict[str, bytes]:
    """A QR code; nothing where there is no address yet."""
    return {file: qr(address)} if address else {}


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
    return replace(with_book("form", made.book), about=(links.plan.articles[f"skjema:{id}"],), boxes=made.boxes)


def with_book(template: str, book: Book, files: Mapping[str, bytes] | None = None) -> Sources:
    return Sources(template, {**(files or {}), "book.json": source(book)})
