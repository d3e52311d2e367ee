"""How well the search answers tests/search/queries.yml: recall at 1 and 3, reciprocal rank, empty answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from handbook.derive.addresses import address


def _read(name: str) -> Any:
    return yaml.safe_load(Path(__file__).with_name(name).read_text("utf-8"))


QUERIES: dict[str, Any] = _read("queries.yml")
LINES: dict[str, dict[str, list[str]]] = _read("rough.yml") | _read("unseen.yml")
DANGER: dict[str, list[str]] = _read("danger.yml")
SETS = ("dev", "own", "control", "languages", *LINES)
ALARMS = tuple(name.removesuffix("alarm") for name in DANGER if name.endswith("alarm"))  # the sets of danger.yml


@dataclass(frozen=True)
class Query:
    text: str
    kind: str
    wanted: frozenset[str]


@dataclass(frozen=True)
class Score:
    """Shares of a set of queries, 0–1."""

    count: int
    recall_1: float
    recall_3: float
    reciprocal_rank: float
    empty: float

    def __str__(self) -> str:
        return f"{self.count:4} {self.recall_1:7.1%} {self.recall_3:7.1%} {self.reciprocal_rank:6.3f} {self.empty:7.1%}"


def queries(name: str) -> list[Query]:
    """The queries of a set, with the addresses of the pages that answer each."""
    if name in LINES:
        lines = ((kind, *line.split(" | ")) for kind, asked in LINES[name].items() for line in asked)
        return [Query(text, kind, _addresses(pages.split())) for kind, text, pages in lines]
    return [Query(q["q"], q["kind"], _addresses(q["want"])) for q in QUERIES[name]]


def _addresses(pages: Iterable[str]) -> frozenset[str]:
    return frozenset(address(*page.split(":")) for page in pages)


@dataclass(frozen=True)
class Alarm:
    """How well danger is told from what is innocent: what it missed, and what it cried wolf at."""

    dangerous: int
    innocent: int
    missed: list[str]
    false: list[str]

    @property
    def recall(self) -> float:
        """The share of what is dangerous that raised the alarm."""
        return 1 - len(self.missed) / self.dangerous

    @property
    def false_rate(self) -> float:
        """The share of what is innocent that raised it."""
        return len(self.false) / self.innocent

    @property
    def precision(self) -> float:
        """The share of alarms that were right."""
        right = self.dangerous - len(self.missed)
        return right / ((right + len(self.false)) or 1)

    def __str__(self) -> str:
        return f"recall {self.recall:6.1%}  precision {self.precision:6.1%}  false {self.false_rate:6.1%}"


def alarm(prefix: str, alarms: Callable[[str], bool]) -> Alarm:
    """The alarm on one of `ALARMS`."""
    danger, calm = DANGER[f"{prefix}alarm"], DANGER[f"{prefix}calm"]
    return Alarm(
        len(danger), len(calm), [t for t in danger if not alarms(t)], [t for t in calm if alarms(t)]
    )  # fmt: skip


def rank(found: Iterable[str], wanted: frozenset[str]) -> int | None:
    """The place of the first page that answers, from 1."""
    return next((place for place, page in enumerate(found, 1) if page in wanted), None)


def measure(asked: list[Query], answer: Callable[[str], list[str]]) -> tuple[Score, dict[str, Score]]:
    """All queries together, and by kind. `answer` gives the addresses of the hits, best first."""
    ranks: dict[str, list[tuple[int | None, bool]]] = defaultdict(list)
    for query in asked:
        found = answer(query.text)
        ranks[query.kind].append((rank(found, query.wanted), not found))
    return _score([r for group in ranks.values() for r in group]), {k: _score(v) for k, v in ranks.items()}


def _score(ranks: list[tuple[int | None, bool]]) -> Score:
    count = len(ranks)
    return Score(
        count,
        sum(place == 1 for place, _ in ranks) / count,
        sum(place is not None and place <= 3 for place, _ in ranks) / count,
        sum(1 / place for place, _ in ranks if place) / count,
        sum(empty for _, empty in ranks) / count,
    )


def table(name: str, total: Score, kinds: dict[str, Score]) -> str:
    """The figures of a set: queries, recall at 1 and 3, mean reciprocal rank, share without an answer."""
    rows = [f"{name:8} queries    R@1     R@3    MRR  nothing", *(f"  {k:9} {s}" for k, s in sorted(kinds.items()))]
    return "\n".join([*rows, f"  {'all':9} {total}"])
