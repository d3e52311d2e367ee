"""«Gjelder arket?»: which sheets of the binder are valid, and what became of the others.

The QR code on a sheet leads here, with its number and digest after «#», which no server sees: `sheet.js` looks it up in
the list. Without scripts the list is read by eye.
"""

from __future__ import annotations

from collections.abc import Iterator

from handbook.changes.kept import marks
from handbook.changes.paper import History, histories
from handbook.derive.binder_plan import plan
from handbook.language import norwegian
from handbook.model import Handbook
from handbook.pages.overview import overview
from handbook.pages.sheet import Sheet, View
from handbook.values import article_of

_ID = "ark"


def sheet(handbook: Handbook) -> Sheet:
    """The sheets of the newest edition, article by article, and those that are retired."""
    found = histories(handbook)
    newest = handbook.archive[0] if handbook.archive else None
    view = {
        "edition": newest.id if newest else "",
        "day": norwegian.long_date(newest.day) if newest else "",
        "chapters": list(_chapters(handbook, found)),
        "retired": [_row(name, history) for name, history in found.items() if history.gone],
    }
    return overview(
        handbook, _ID, "Se om et ark i permen gjelder, og hva du gjør hvis det er byttet ut.", "ark.html", view
    )


def _chapters(handbook: Handbook, found: dict[str, History]) -> Iterator[View]:
    """The first pages, then the chapters with their articles; those that share sheets together."""
    valid = {name: history for name, history in found.items() if history.now}
    front = [_row(name, history) for name, history in valid.items() if not article_of(name)]
    if front:
        yield {
            "title": "Foran i permen",
            "id": "fane-foran",
            "articles": [_article("", "Forsiden og de første sidene", front)],
        }
    for chapter in plan(handbook).chapters:
        articles = []
        for together in chapter.sheets:
            number = together[0].number
            rows = [_row(name, history) for name, history in valid.items() if article_of(name) == number]
            if rows:
                shown = number if len(together) == 1 else f"{number}–{together[-1].number}"
                title = together[0].title if len(together) == 1 else f"{together[0].title} … {together[-1].title}"
                articles.append(_article(shown, title, rows, any(_changed(handbook, a.key) for a in together)))
        # The telephone list of the core binders has the chapter's letter alone.
        listed = [_row(name, history) for name, history in valid.items() if article_of(name) == chapter.letter]
        articles += [_article(chapter.letter, "Telefonliste i kjernepermene", listed)] if listed else []
        if articles:
            yield {
                "title": f"{chapter.letter} {chapter.title}",
                "id": f"fane-{chapter.letter.lower()}",
                "articles": articles,
            }


def _article(number: str, title: str, rows: list[View], changed: bool = False) -> View:
    return {"number": number, "title": title, "sheets": rows, "changed": changed}


def _changed(handbook: Handbook, key: str) -> bool:
    """Whether readers of the site see something else than in the newest edition."""
    return any(not edition and (k == key or k.startswith(f"{key}/")) for k, edition in marks(handbook).items())


def _row(name: str, history: History) -> View:
    editions = list(dict.fromkeys(history.now.values()))
    return {
        "name": name,
        "editions": norwegian.join(editions),
        "now": " ".join(f"{digest}={edition}" for digest, edition in history.now.items()),
        "then": " ".join(f"{digest}={edition}" for digest, edition in history.then.items()),
        "gone": history.gone,
    }
