"""The pocket booklet: A5, for those who carry the handbook with them. Whom to ring, what to do in danger, the orders that
the posters have, and some procedures set anew as their steps, who takes them, by when, and the way on."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf

from handbook.articles.blocks import Steps, walk
from handbook.articles.calls import KEY as CALLS
from handbook.articles.plan import articles
from handbook.binder.book import Book, frame, single_title
from handbook.binder.encode import encode, shown_address
from handbook.binder.links import Links
from handbook.binder.posters import wall

_A4 = (841.89, 595.28)  # points, across


def book(links: Links) -> Book:
    """What the template reads."""
    handbook, address = links.handbook, links.handbook.settings.address
    acute = f"prosedyre:{handbook.settings.acute.workflow}"
    pages = [f"side:{page.id}" for page in handbook.pages.values() if page.poster and page.printed]
    return {
        **frame(links, single_title(handbook, "Lommehefte"), sides=2),
        "chapters": [],
        "web": address.url if address else None,
        "shown": shown_address(address.url) if address else "",
        "acute": wall(acute, "a5", links) | {"steps": _steps(links, acute)},
        "calls": wall(CALLS, "a5", links) if handbook.settings.topics else None,
        "orders": [wall(key, "a5", links) for key in pages],
        "procedures": [_procedure(links, f"prosedyre:{id}") for id in handbook.binder.pocket],
    }


def _procedure(links: Links, key: str) -> Book:
    found = articles(links.handbook)[key]
    article = links.plan.articles[key]
    return {
        "key": key,
        "number": article.number,
        "title": found.title,
        "summary": encode(found.summary, links),
        "steps": _steps(links, key),
    }


def _steps(links: Links, key: str) -> object:
    (steps,) = (block for block in walk(articles(links.handbook)[key].blocks) if isinstance(block, Steps))
    return encode(steps, replace(links, current=key))


def imposed(pdf: bytes) -> bytes:
    """The pages of a folded booklet, two beside each other, so that they come in order when the sheets are printed on
    both sides (turned on the short edge), laid in each other and folded. `pdf` has a number of pages that four divides.
    """
    with pikepdf.open(BytesIO(pdf)) as source, pikepdf.new() as sheets:
        count = len(source.pages)
        forms = [sheets.copy_foreign(page.as_form_xobject()) for page in source.pages]
        for left, right in imposition(count):
            page = sheets.add_blank_page(page_size=_A4)
            for number, x in ((left, 0.0), (right, _A4[0] / 2)):
                name = page.add_resource(forms[number - 1], pikepdf.Name.XObject)
                page.contents_add(f"q 1 0 0 1 {x:.3f} 0 cm {name} Do Q".encode())
        out = BytesIO()
        sheets.save(out, deterministic_id=True)
    return out.getvalue()


def imposition(count: int) -> list[tuple[int, int]]:
    """The pages (from 1) on the left and right half of each side, front and back of the outermost sheet first."""
    sides = []
    for i in range(0, count // 2, 2):
        sides += [(count - i, i + 1), (i + 2, count - i - 1)]
    return sides
