"""Bytteark: what somebody takes out of a binder of an earlier edition, and puts in, to have the newest.

It is the difference of two lists of sheets, so a binder several editions behind gets there in one go.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from handbook.articles.calls import KEY as CALLS
from handbook.binder.book import Book, frame, single_title
from handbook.binder.links import Links
from handbook.binder.stamps import Stamped
from handbook.binder.valid import named
from handbook.changes.changes import ACUTE, Change
from handbook.changes.kept import news
from handbook.model import Frozen, Handbook, Thing
from handbook.values import article_of

_MOST = 0.6  # of the sheets: with more, the whole binder is printed anew
_NAMED = 2  # changes in a line


@dataclass(frozen=True)
class Action:
    """What is done at one place in the binder: a sheet out, another in, or only one of the two. `after` is the sheet that
    a new one is put behind."""

    out: str
    into: str
    after: str = ""

    @property
    def name(self) -> str:
        """The sheet it is about."""
        return self.into or self.out


@dataclass(frozen=True)
class Swap:
    """From an edition to what the binder is now."""

    old: Frozen
    actions: tuple[Action, ...]
    sheets: int

    @property
    def whole(self) -> bool:
        """So much is new that the whole binder is to be printed."""
        return sum(bool(action.into) for action in self.actions) > _MOST * self.sheets

    @property
    def names(self) -> frozenset[str]:
        """The sheets that lie in the set."""
        return frozenset(action.into for action in self.actions if action.into and not self.whole)


def swap(old: Frozen, core: str, stamped: Sequence[Stamped]) -> Swap:
    """What to do, in the order of the binder."""
    before = {sheet.name: sheet.digest for sheet in old.bound(core)}
    now = {found.sheet.name: found.sheet.digest for found in stamped}
    return Swap(old, tuple(_actions(before, now)), len(now))


def _actions(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Action]:
    """Sheets that are only taken out come where they stand in the old binder."""
    gone_after: dict[str, list[str]] = {}
    last = ""
    for name in before:
        if name in now:
            last = name
        else:
            gone_after.setdefault(last, []).append(name)
    previous = ""
    yield from (Action(name, "") for name in gone_after.get("", ()))
    for name, digest in now.items():
        if name not in before:
            yield Action("", name, previous)
        elif before[name] != digest:
            yield Action(name, name)
        previous = name
        yield from (Action(name, "") for name in gone_after.get(name, ()))


def book(links: Links, binder: str, found: Swap, stamped: Sequence[Stamped]) -> Book:
    """The filing instruction."""
    handbook = links.handbook
    told = _told(links, _changes(handbook, found.old))
    pens = [] if found.whole else list(_pens(links, found))
    rows, last = [], None
    for action in found.actions:
        article = article_of(action.name)
        what = "" if article == last else _what(links, action, article, told)
        rows.append({"out": action.out, "into": action.into, "after": action.after, "what": what})
        last = article
    title = f"Bytteark fra {found.old.id}"
    return {
        **frame(links, single_title(handbook, title), 2),
        "chapters": [{"letter": chapter.letter, "articles": []} for chapter in links.plan.chapters],
        "swap": {
            "old": found.old.id,
            "new": named(handbook, stamped),
            "binder": binder,
            "whole": found.whole,
            "count": sum(bool(action.into) for action in found.actions),
            "sheets": found.sheets,
            "pens": pens,
            "rows": [] if found.whole else rows,
        },
    }


def _changes(handbook: Handbook, old: Frozen) -> list[Change]:
    """Everything that was changed after an edition, in later ones and since."""
    ids = [edition.id for edition in handbook.archive]
    later = {*ids[: ids.index(old.id)], ""}
    return [change for group in news(handbook) if group.name in later for change in group.changes]


def _places(links: Links, change: Change) -> frozenset[str]:
    """The articles (by the number of their sheets) where a change is seen; «» for the first pages."""
    home = links.plan.home
    found = {home[key].sheet for key in change.articles if key in home}
    return frozenset(found | {""} if {ACUTE, CALLS} & set(change.articles) else found)


def _told(links: Links, changes: Sequence[Change]) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for change in changes:
        for place in _places(links, change):
            found.setdefault(place, []).append(change)
    return found


def _what(links: Links, action: Action, article: str, told: Mapping[str, list[Change]]) -> str:
    """What is new there, in a line. Where nothing is told of, only a reference or a word has moved."""
    known = {a.sheet for a in links.plan.articles.values()}
    if not action.into and article and article not in known:
        return f"{article} er tatt ut av permen"
    said = list(dict.fromkeys(f"{change.about}: {change.what}" for change in told.get(article, ())))
    if not said:
        return "nummer, henvisninger eller ord" if action.out else "nytt i permen"
    more = len(said) - _NAMED
    return "; ".join(said[:_NAMED]) + (f", og {more} til" if more > 0 else "")


def _pens(links: Links, found: Swap) -> Iterator[Book]:
    """New telephone numbers, and the sheets in the set where they stand: what a pen can put right at once."""
    numbers: dict[str, Change] = {}
    for change in _changes(links.handbook, found.old):  # the newest first: a number may have changed twice
        if change.kind == Thing.AGENCY and change.field.endswith("telefon") and change.was and change.now:
            key = f"{change.id} {change.field} {change.about}"
            newer = numbers.get(key)
            numbers[key] = change if newer is None else replace(newer, was=change.was)
    for change in numbers.values():
        places = _places(links, change)
        sheets = [a.name for a in found.actions if a.out and a.into and article_of(a.name) in places]
        if sheets:
            yield {"about": change.about, "was": change.was, "now": change.now, "sheets": sheets}
