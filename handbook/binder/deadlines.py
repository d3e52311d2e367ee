"""Deadlines as they are printed: «innen 1 uke · fra meldingen er mottatt · barnevernsloven § 2-1»."""

from __future__ import annotations

from collections.abc import Iterable

from handbook.binder.blocks import MARK, Block, Span, joined, keep, strong
from handbook.binder.links import Links
from handbook.derive.deadlines import deadline_of
from handbook.model import Deadline, Handbook
from handbook.values import Duration


def within(duration: Duration) -> str:
    """«innen 3 uker»; the three that are words stand alone: «samme dag»."""
    return str(duration) if duration.amount is None else f"innen {duration}"


def time_limit(duration: Duration | None, counted_from: str | None, law: Iterable[str], links: Links) -> list[Span]:
    """A deadline in one line; `law` holds paragraph ids."""
    parts: list[Span] = []
    if duration:
        parts.append(strong(keep(within(duration))))
    if counted_from:
        parts.append(f"fra {counted_from}")
    return joined([*parts, *(links.law(id) for id in law)], " · ")


def deadline(handbook: Handbook, deadline: Deadline, links: Links) -> Block:
    """A step's deadline, and what happens when it is missed."""
    more: list[list[Span]] = []
    if deadline.if_missed:
        missed = deadline.if_missed
        more.append(["Ryker fristen, si fra til: ", strong(links.party(missed.tell)), ". ", missed.action])
    if deadline.unverified:
        more.append([MARK, " ", deadline.unverified])
    return {"b": "deadline", "x": time_limit(*deadline_of(handbook, deadline), links), "more": more}
