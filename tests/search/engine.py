"""The site's own search worker, driven by its messages, in a JavaScript engine that needs no browser."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
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
    """What the box would show: the address of each result, and what the note about the list says."""

    items: list[list[dict[str, Any]]]
    hits: int
    sure: bool
    suggestion: str | None

    @property
    def addresses(self) -> list[str]:
        """The addresses as a reader meets them: of each item what is shown in full, first to last."""
        return [result["location"] for item in self.items for result in _shown(item)]


def _shown(item: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [item[0]]


class Engine:
    """The worker after READY. `index` is the script in search/search_index.js."""

    def __init__(self, worker: str, index: str) -> None:
        self._context = quickjs.Context()
        self._context.set_max_stack_size(8 * 1024 * 1024)
        self._context.eval(_HARNESS + worker + "\nserveSearch(port);")
        self._send = self._context.get("send")
        options = {"options": {"suggest": True}}
        self._message(0, json.loads(index[index.index("{") :]) | options, expect=1)

    def ask(self, query: str) -> Answer:
        """What the box gets back for a query."""
        data = self._message(2, query, expect=3)
        items = data["items"]
        note = re.search(r'data-search-hits="(\d+)" data-search-sure="(\w+)"', items[0][0]["title"]) if items else None
        suggestion = (data.get("suggest") or [None])[0]
        return Answer(items, int(note[1]) if note else 0, bool(note and note[2] == "true"), suggestion)

    def _message(self, kind: int, data: object, *, expect: int) -> Any:
        (reply,) = json.loads(self._send(json.dumps({"type": kind, "data": data})))
        assert reply["type"] == expect
        return reply.get("data")
