"""What hangs on walls and lies in pockets, and is wrong from the moment something critical is changed."""

from __future__ import annotations

from collections.abc import Sequence

from handbook.articles.calls import KEY as CALLS
from handbook.binder.prints import Print, wanted
from handbook.changes.changes import ACUTE, Change
from handbook.changes.grades import Grade
from handbook.changes.kept import News, news
from handbook.changes.told import counted
from handbook.derive.binder_plan import plan
from handbook.language import norwegian
from handbook.model import Handbook

_MOST = 30  # sheets that are named; more are «and the rest»


def warning(handbook: Handbook) -> str | None:
    """Which posters, cards and sheets no longer hold, since the newest edition; None when all of them do."""
    found = since(news(handbook))
    if not found:
        return None
    prints, sheets = wrong(handbook, found)
    named = [*(f"«{title}»" for title in prints), *([f"arkene {_sheets(sheets)}"] if sheets else [])]
    what = f" Feil på vegger og i permer fra nå av: {norwegian.join(named)}." if named else ""
    return (
        f"{norwegian.sentence(counted(found))} siden utgave {handbook.archive[0].id}.{what} "
        "Se python3 build.py diff, bytt dem ut, og lag en ny utgave."
    )


def since(told: Sequence[News]) -> tuple[Change, ...]:
    """The critical changes that are in no edition yet."""
    return tuple(c for group in told if group.edition is None for c in group.changes if c.grade is Grade.CRITICAL)


def wrong(handbook: Handbook, changes: Sequence[Change]) -> tuple[list[str], list[str]]:
    """The titles of posters, cards and sheets that show one of the changes, and the binder's articles that do («A4»)."""
    contents = plan(handbook)
    keys = {key for change in changes for key in change.articles}
    articles = {contents.home[key].key for key in keys if key in contents.home}
    shown = articles | (keys & {CALLS})
    prints = [
        item.title
        for item in wanted(handbook, contents, ("plakater",))
        if _hangs(item) and (ACUTE in keys or shown & set(item.keys or ()))
    ]
    first = ["Akutt, først i permen"] if ACUTE in keys else []
    numbers = [article.number for article in contents.articles.values() if article.key in articles]
    return list(dict.fromkeys((*first, *prints))), numbers


def _hangs(item: Print) -> bool:
    """Posters, cards and the sheets of workplaces; a form or a booklet is printed the day it is used."""
    return bool(item.poster or item.wall or (item.keys and item.keys[0].startswith("arbeidssted:")))


def _sheets(numbers: Sequence[str]) -> str:
    more = len(numbers) - _MOST
    return f"{', '.join(numbers[:_MOST])} og {more} til" if more > 0 else norwegian.join(list(numbers))
