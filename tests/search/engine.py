"""The site's own search worker, driven by its messages, in a JavaScript engine that needs no browser."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import quickjs

_HARNESS = """
globalThis.self = globalThis;
const listeners = [], replies = [];
const port = {addEventListener: (_, listen) => listeners.push(listen), postMessage: (data) => replies.push(data)};
function send(message) {
  replies.length = 0;
  listeners.forEach((listen) => listen({data: JSON.parse(message)}));
  return JSON.stringify(replies);
}
"""


@dataclass(frozen=True)
class Answer:
    """What the box would show, how many of it are hits, and whether the list is sure of itself."""

    items: list[list[dict[str, Any]]]
    hits: int
    sure: bool
    suggestion: str | None

    @property
    def addresses(self) -> list[str]:
        """Where each item leads, first to last; the last three may be help rather than hits."""
        return [item[0]["location"] for item in self.items]


class Engine:
    """The worker after READY. `index` is the script in search/search_index.js."""

    def __init__(self, worker: str, index: str) -> None:
        self._context = quickjs.Context()
        self._context.set_max_stack_size(8 * 1024 * 1024)
        self._context.eval(_HARNESS + worker + "\nserveSearch(port);")
        self._send = self._context.get("send")
        data = json.loads(index[index.index("{") :])
        self.known = frozenset(page["location"] for page in data["docs"])
        options = {"options": {"suggest": True}}
        self._message(0, data | options, expect=1)

    def ask(self, query: str) -> Answer:
        """What the box gets back for a query."""
        data = self._message(2, query, expect=3)
        items = data["items"]
        note = re.search(r'data-search-hits="(\d+)" data-search-sure="(\w+)"', items[0][0]["title"]) if items else None
        suggestion = (data.get("suggest") or [None])[0]
        return Answer(items, int(note[1]) if note else 0, bool(note and note[2] == "true"), suggestion)

    def hits(self, query: str) -> list[str]:
        """The addresses of the hits, best first, without the help at the end."""
        answer = self.ask(query)
        return answer.addresses[: answer.hits]

    def _message(self, kind: int, data: object, *, expect: int) -> Any:
        (reply,) = json.loads(self._send(json.dumps({"type": kind, "data": data})))
        assert reply["type"] == expect
        return reply.get("data")


def built(site: Path) -> Engine:
    """The worker of a built site, with the site's words."""
    (worker,) = (site / "assets" / "javascripts").glob("search.*.js")
    return Engine(worker.read_text("utf-8"), (site / "search" / "search_index.js").read_text("utf-8"))
