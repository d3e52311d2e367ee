"""The site's own search engine, in a JavaScript engine that needs no browser."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

import quickjs

from handbook.site.search import id_of

_ASK = """
const engine = handbookSearch.search(JSON.parse(index));
const { help } = engine.config;
function ask(query, workplace) { return JSON.stringify(engine.ask(query, workplace || undefined)); }
"""


@dataclass(frozen=True)
class Answer:
    """What the box would show, how many of it are hits, and whether the list is sure of itself.

    With danger the acute procedure stands first and is a hit; with a list that isn't sure help comes last.
    """

    items: list[list[dict[str, Any]]]
    hits: int
    sure: bool
    danger: bool

    @property
    def addresses(self) -> list[str]:
        """Where each item leads, first to last; the last three may be help rather than hits."""
        return [item[0]["location"] for item in self.items]


class Engine:
    """`worker` is the script that searches. `index` is the script in search/search_index.js, or only its data."""

    def __init__(self, worker: str, index: str) -> None:
        self._context = quickjs.Context()
        self._context.set_max_stack_size(8 * 1024 * 1024)
        self._context.eval(worker)
        data = index[index.index("{") : index.rindex("}") + 1]
        self._context.set("index", data)
        self._context.eval(_ASK)
        self._ask = self._context.get("ask")
        found = json.loads(data)
        self._help = found["config"]["help"]
        addresses = found["config"]["addresses"]
        self.known = frozenset(
            addresses[kind].format(id or id_of(title))
            for kind, columns in found["docs"].items()
            for title, id in zip_longest(_whole(columns["title"]), columns.get("id", ()))
        )

    def ask(self, query: str, workplace: str = "") -> Answer:
        """What the box gets back for a query, from somebody who works nowhere or in `workplace`."""
        data = json.loads(self._ask(query, workplace))
        acute = [self._help[0] | {"title": f"Akutt? {self._help[0]['title']}"}] if data["danger"] else []
        after = [help for help in data["help"] if not acute or help["location"] != acute[0]["location"]]
        hits = acute + data["hits"]
        items = [[item] for item in hits + after]
        return Answer(items, len(hits), data["sure"] or data["danger"], data["danger"])

    def hits(self, query: str) -> list[str]:
        """The addresses of the hits, best first, without the help at the end."""
        answer = self.ask(query)
        return answer.addresses[: answer.hits]


def _whole(titles: str) -> list[str]:
    """Titles, each of which says in a digit how much of the one before it it begins with."""
    found = [""]
    for line in titles.split("\n"):
        found.append(found[-1][: int(line[0], 36)] + line[1:])
    return found[1:]


def built(site: Path) -> Engine:
    """The engine of a built site, with the site's words."""
    (worker,) = (site / "assets" / "javascripts").glob("search.*.js")
    return Engine(worker.read_text("utf-8"), (site / "search" / "search_index.js").read_text("utf-8"))
