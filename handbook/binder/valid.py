"""«Gyldige ark»: every sheet of a binder with the edition in which it last changed, when its content was verified and by
whom, what is retired, and the record of updates. It is replaced in every edition, so it may hold what changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from handbook.binder.book import Book, frame, single_title
from handbook.binder.links import Links
from handbook.binder.stamps import Stamped
from handbook.derive.binder_plan import Article, Chapter
from handbook.language.norwegian import long_date
from handbook.model import Handbook

TITLE = "Gyldige ark"
_LINES = 8  # in the record of updates


def book(links: Links, binder: str, stamped: Sequence[Stamped], sides: int) -> Book:
    """The data of the sheet. `binder` is what the binder is called, nothing for the whole one."""
    handbook = links.handbook
    newest = handbook.archive[0] if handbook.archive else None
    issued = f"Utgave {newest.id}, {long_date(newest.day)}." if newest else "Ingen utgave er laget ennå."
    by_article: dict[str, list[Stamped]] = {}
    for found in stamped:
        by_article.setdefault(found.sheet.article, []).append(found)
    front = by_article.get("", [])
    groups = [{"title": "Foran i permen", "rows": [_row("", [(s.sheet.name, s) for s in front], ("", ""))]}]
    for chapter in links.plan.chapters:
        rows = list(_rows(chapter, by_article, links))
        groups += [{"title": f"{chapter.letter} {chapter.title}", "rows": rows}] if rows else []
    return {
        **frame(links, single_title(handbook, TITLE), sides),
        "chapters": [{"letter": chapter.letter, "articles": []} for chapter in links.plan.chapters],
        "valid": {
            "edition": named(handbook, stamped),
            "binder": binder,
            "about": f"{len(stamped)} ark. {issued}",
            "unissued": "endret" if newest else "ikke utgitt",
            "groups": groups,
            "retired": list(_retired(links, stamped)),
            "record": [newest.id if newest else "", *[""] * (_LINES - 1)],
        },
    }


def named(handbook: Handbook, stamped: Sequence[Stamped]) -> str:
    """Which edition these sheets are: «utgave 2026-2», and whether some are changed since."""
    if not handbook.archive:
        return "ikke utgitt"
    changed = any(found.edition is None for found in stamped)
    return f"utgave {handbook.archive[0].id}{', og det som er endret etter den' if changed else ''}"


def _rows(chapter: Chapter, by_article: Mapping[str, list[Stamped]], links: Links) -> Iterator[Book]:
    listed = by_article.get(chapter.letter, [])  # the telephone list of a core binder
    if listed:
        yield _row(chapter.letter, [(_page(s), s) for s in listed], ("", ""))
    for article in chapter.articles:
        sheets = by_article.get(article.sheet, [])
        if sheets and links.holds(article.key):
            own = article.sheet == article.number
            shown = [(_page(s), s) for s in sheets] if own else []
            yield {**_row(article.number, shown, _checked(article, links.handbook)), "on": "" if own else article.sheet}


def _page(stamped: Stamped) -> str:
    return stamped.sheet.name.rpartition("-")[2]


def _row(number: str, sheets: Sequence[tuple[str, Stamped]], checked: tuple[str, str]) -> Book:
    """The sheets of an article, those of the same edition together."""
    together: dict[str | None, list[str]] = {}
    for page, stamped in sheets:
        together.setdefault(stamped.edition, []).append(page)
    listed = [{"pages": ", ".join(pages), "edition": edition or ""} for edition, pages in together.items()]
    return {"number": number, "sheets": listed, "checked": checked[0], "by": checked[1], "on": ""}


def _checked(article: Article, handbook: Handbook) -> tuple[str, str]:
    """«21.11.2026», and whose it is."""
    day, owner = getattr(article.record, "verified_on", None), getattr(article.record, "owner", None)
    return f"{day.day}.{day.month}.{day.year}" if day else "", handbook.roles[
        owner
    ].name if owner in handbook.roles else ""


def _retired(links: Links, stamped: Sequence[Stamped]) -> Iterator[str]:
    """Numbers that nobody gets again, and sheets that an edition has taken out."""
    yield from (f"{line.letter}{line.number}" for line in links.handbook.binder.articles if not line.key)
    there = {found.sheet.name for found in stamped}
    gone = (place for edition in links.handbook.archive for place in edition.retired if "/" not in place)
    yield from dict.fromkeys(name for name in gone if name not in there)
