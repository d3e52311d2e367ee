"""Finished parts → one PDF: pages, tags, bookmarks and destinations, and links between the parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Object, OutlineItem, Pdf, String

from handbook.binder.finish import saved
from handbook.binder.taking import keep, level_headings

INSIDE = "perm:"  # what the templates write before the key of a link inside the binder


Bookmark = tuple[str, str]  # the key of a place, and its title
Elsewhere = Callable[[str], str | None]  # where a link leads when its key isn't in the document


@dataclass(frozen=True)
class Part:
    """A finished PDF. Its bookmarks stand below that of its chapter, which leads to the first part that names it. `pages`
    are those that are taken, all when None."""

    pdf: bytes
    chapter: Bookmark | None = None
    pages: tuple[int, ...] | None = None


def join(parts: Sequence[Part], names: Mapping[str, str], elsewhere: Elsewhere | None = None) -> bytes:
    """One document; its title and metadata are those of the first part. Same input, same bytes.

    `names` are what a reader hears for each key that a link may lead to.
    """
    with ExitStack() as stack:
        whole, *rest = [stack.enter_context(pikepdf.open(BytesIO(part.pdf))) for part in parts]
        for document, part in zip((whole, *rest), parts, strict=True):
            if part.pages is not None:
                keep(document, part.pages)
        bookmarks = [_bookmarks(document) for document in (whole, *rest)]
        starts = [0, *(_append(whole, document) for document in rest)]
        if rest:
            _name_chapters(whole, zip(parts, starts, strict=True))
            _sort_names(whole)
            _write_bookmarks(whole, zip(parts, bookmarks, starts, strict=True))
        if any(part.pages is not None for part in parts):
            level_headings(whole)
        _lead_inside(whole, names, elsewhere)
        if parts[-1].chapter:  # a whole binder: its bookmarks are the way around in it
            whole.Root.PageMode = Name.UseOutlines
        return saved(whole)


def _append(whole: Pdf, part: Pdf) -> int:
    """The part's pages go last, and its trees after the whole's; returns the number of its first page."""
    start, number = len(whole.pages), int(whole.Root.StructTreeRoot.ParentTreeNextKey)
    for page in part.pages:
        whole.pages.append(page)
        added = whole.pages[-1]
        _move(added.obj, "/StructParents", number)
        for note in added.get("/Annots", ()):
            _move(note, "/StructParent", number)
    # Pages first: what is copied now leads to their copies.
    trees = Dictionary(Tags=part.Root.StructTreeRoot, Labels=part.Root.PageLabels, Names=part.Root.get("/Names"))
    copied = whole.copy_foreign(part.make_indirect(trees))
    _add_tags(whole.Root.StructTreeRoot, copied.Tags, number)
    for index, label in NumberTree(copied.Labels).items():
        whole.Root.PageLabels.Nums.extend(Array([index + start, label]))
    if "/Names" in copied:
        whole.Root.Names.Dests.Names.extend(_entries(copied.Names.Dests))
    return start


def _move(holder: Object, key: str, by: int) -> None:
    if key in holder:
        holder[key] = int(holder[key]) + by


def _add_tags(whole: Object, part: Object, number: int) -> None:
    """The part's elements go into the whole's one document element, its numbers after those of the whole."""
    (document,), (added,) = whole.K, part.K
    for element in added.K:
        element.P = document
    document.K.extend(added.K)
    for key, value in NumberTree(part.ParentTree).items():
        whole.ParentTree.Nums.extend(Array([key + number, value]))
    whole.ParentTreeNextKey = number + int(part.ParentTreeNextKey)
    for role, standard in part.RoleMap.items() if "/RoleMap" in part else ():
        whole.RoleMap[role] = standard
    if "/IDTree" in part:
        if "/IDTree" not in whole:
            whole.IDTree = Dictionary(Names=Array())
        whole.IDTree.Names.extend(_entries(part.IDTree))


def _entries(tree: Object) -> Array:
    return Array([item for name, value in NameTree(tree).items() for item in (String(name), value)])


def _name_chapters(whole: Pdf, parts: Iterable[tuple[Part, int]]) -> None:
    """A chapter's key leads to its first page."""
    named: set[str] = set()
    for part, start in parts:
        if part.chapter and part.chapter[0] not in named:
            key, _ = part.chapter
            named.add(key)
            place = Array([whole.pages[start].obj, Name.XYZ, 0, _top(whole, start), 0])
            whole.Root.Names.Dests.Names.extend(Array([String(key), whole.make_indirect(place)]))


def _sort_names(whole: Pdf) -> None:
    """A name tree is one sorted list. Of what has the same name the last one holds: a place, not what announces it."""
    for tree in (whole.Root.Names.Dests, whole.Root.StructTreeRoot.get("/IDTree")):
        if tree is not None:
            names, values = list(tree.Names)[::2], list(tree.Names)[1::2]
            entries = {bytes(name): value for name, value in zip(names, values, strict=True)}
            tree.Names = Array([item for name in sorted(entries) for item in (String(name), entries[name])])


@dataclass(frozen=True)
class _Place:
    title: str
    page: int
    left: float
    top: float
    below: tuple[_Place, ...]


def _bookmarks(document: Pdf) -> tuple[_Place, ...]:
    pages = {page.obj.objgen: i for i, page in enumerate(document.pages)}

    def read(items: Sequence[OutlineItem]) -> Iterator[_Place]:
        for item in items:
            assert isinstance(item.destination, Array), "Typst leads bookmarks to a place on a page"
            page, _, left, top, *_ = item.destination
            below = tuple(read(item.children))
            if page.objgen in pages:
                yield _Place(item.title, pages[page.objgen], float(left), float(top), below)
            else:  # the page was left out
                yield from below

    with document.open_outline() as outline:
        return tuple(read(outline.root))


def _write_bookmarks(whole: Pdf, found: Iterable[tuple[Part, tuple[_Place, ...], int]]) -> None:
    """All bookmarks in the order of the pages, those of a chapter folded under its own."""
    with whole.open_outline() as outline:
        outline.root.clear()
        chapters: dict[Bookmark, OutlineItem] = {}
        for part, bookmarks, start in found:
            level = outline.root
            if part.chapter:
                if part.chapter not in chapters:
                    _, title = part.chapter
                    chapters[part.chapter] = _item(_Place(title, start, 0, _top(whole, start), ()), 0)
                    chapters[part.chapter].is_closed = True
                    outline.root.append(chapters[part.chapter])
                level = chapters[part.chapter].children
            level.extend(_item(bookmark, start) for bookmark in bookmarks)


def _top(document: Pdf, page: int) -> float:
    return float(document.pages[page].mediabox[3])


def _item(bookmark: _Place, start: int) -> OutlineItem:
    item = OutlineItem(bookmark.title, bookmark.page + start, "XYZ", left=bookmark.left, top=bookmark.top, zoom=0)
    item.children.extend(_item(below, start) for below in bookmark.below)
    return item


def _lead_inside(document: Pdf, names: Mapping[str, str], elsewhere: Elsewhere | None) -> None:
    """Links inside the binder become links to named destinations. A key without a destination is our mistake, unless only
    some sheets were taken: then it leads elsewhere."""
    destinations = set(NameTree(document.Root.Names.Dests)) if "/Names" in document.Root else set()
    for page in document.pages:
        for note in page.get("/Annots", ()):
            address = str(note.get("/A", Dictionary()).get("/URI", ""))
            if address.startswith(INSIDE):
                key = address.removeprefix(INSIDE)
                if key not in destinations and elsewhere:
                    web = elsewhere(key)
                    note.A = (
                        Dictionary(S=Name.URI, URI=String(web)) if web else Dictionary(S=Name.GoTo, D=_first(document))
                    )
                    note.Contents = String(names[key])
                    continue
                if key not in destinations:
                    raise LookupError(f"no heading in the binder is labelled {key}")
                note.A = Dictionary(S=Name.GoTo, D=String(key))
                note.Contents = String(names[key])


def _first(document: Pdf) -> Array:
    """The first page: what a link leads to where the handbook has no address and the sheet isn't here."""
    return Array([document.pages[0].obj, Name.Fit])
