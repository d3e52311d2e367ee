"""Some pages of a finished PDF: the others go, and with them their tags, labels, destinations and ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Object, Pdf, String

_HEADINGS = tuple(f"/H{level}" for level in range(1, 7))


def keep(document: Pdf, wanted: Sequence[int]) -> None:
    """Leave only these pages, in their order."""
    labels = dict(NumberTree(document.Root.PageLabels).items())
    gone = [page for i, page in enumerate(document.pages) if i not in wanted]
    numbers = {int(thing[key]) for page in gone for thing, key in _numbered(page.obj)}
    pages = {page.obj.objgen for page in gone}
    named: dict[str, Object] = {}
    root = document.Root.StructTreeRoot
    _prune(root, pages, None)
    tree = [(key, value) for key, value in NumberTree(root.ParentTree).items() if key not in numbers]
    root.ParentTree = Dictionary(Nums=Array([part for entry in tree for part in entry]))
    _forget_ids(root)
    if "/Names" in document.Root and "/Dests" in document.Root.Names:
        named = {str(n): p for n, p in NameTree(document.Root.Names.Dests).items() if _page_of(p) not in pages}
        document.Root.Names.Dests = Dictionary(Names=Array([x for n, p in named.items() for x in (String(n), p)]))
    for i in wanted:
        _lead_no_further(document.pages[i].obj, named, pages)
    document.Root.PageLabels.Nums = Array([x for i, page in enumerate(wanted) for x in (i, labels[page])])
    for i in reversed(range(len(document.pages))):
        if i not in wanted:
            del document.pages[i]


def level_headings(document: Pdf) -> None:
    """No heading skips a level: those above it may have been on pages that were left out."""
    before = 0
    for element in _elements(document.Root.StructTreeRoot):
        kind = str(element.get("/S", ""))
        if kind in _HEADINGS:
            before = min(_HEADINGS.index(kind) + 1, before + 1)
            element.S = Name(f"/H{before}")


def _numbered(page: Object) -> Iterator[tuple[Object, str]]:
    if "/StructParents" in page:
        yield page, "/StructParents"
    yield from ((note, "/StructParent") for note in page.get("/Annots", ()) if "/StructParent" in note)


def _lead_no_further(page: Object, named: Mapping[str, Object], gone: set[tuple[int, int]]) -> None:
    """A link from one page of a part to another of it, such as to a note at the foot, leads nowhere when that is gone."""
    for note in page.get("/Annots", ()):
        place = note.get("/Dest")
        lost = str(place) not in named if isinstance(place, String) else place is not None and _page_of(place) in gone
        if lost:
            del note.Dest


def _page_of(place: Object) -> object:
    found = place.D if isinstance(place, Dictionary) else place
    return found[0].objgen


def _kids(element: Object) -> list[Object | int]:
    kids = element.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, Array) else [kids]


def _prune(element: Object, pages: set[tuple[int, int]], page: Object | None) -> bool | None:
    """Take out of an element what stands on these pages. Whether anything is left; None where there was nothing to begin
    with, such as in an empty cell, which stays with its row."""
    page = element.get("/Pg", page)
    kids = _kids(element)
    if not kids:
        return None
    left = [(kid, _left(kid, pages, page)) for kid in kids]
    element.K = Array([kid for kid, there in left if there is not False])
    if element.get("/S") == "/Table" and not any(kid.get("/S") == "/TBody" for kid in element.K):
        for kid in element.K:  # its rows begin on the next page: what is left of it is the row with the headings
            kid.S = Name.TBody
    return any(there for _, there in left)


def _left(kid: Object | int, pages: set[tuple[int, int]], page: Object | None) -> bool | None:
    if isinstance(kid, Dictionary):
        if kid.get("/Type") in ("/MCR", "/OBJR"):
            page = kid.get("/Pg", page)
        else:
            return _prune(kid, pages, page)
    return page is None or page.objgen not in pages


def _elements(element: Object) -> Iterator[Object]:
    yield element
    for kid in _kids(element):
        if isinstance(kid, Dictionary) and kid.get("/Type") not in ("/MCR", "/OBJR"):
            yield from _elements(kid)


def _forget_ids(root: Object) -> None:
    """Ids of what is gone, in the tree of ids and where a cell names its headers."""
    elements = list(_elements(root))
    there = {str(element.ID) for element in elements if "/ID" in element}
    if "/IDTree" in root:
        kept = [(id, found) for id, found in NameTree(root.IDTree).items() if id in there]
        root.IDTree = Dictionary(Names=Array([part for id, found in kept for part in (String(id), found)]))
    for element in elements:
        attributes = element.get("/A")
        for attribute in attributes if isinstance(attributes, Array) else [attributes]:
            if isinstance(attribute, Dictionary) and "/Headers" in attribute:
                attribute.Headers = Array([id for id in attribute.Headers if str(id) in there])
