"""Named periods: spans of dates that somebody must write anew each year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from handbook.check.walk import contacts
from handbook.days import DateSpan
from handbook.hours.opening import YEAR
from handbook.language.norwegian import count, long_date
from handbook.model import Handbook, Period
from handbook.problem import Problem, error, warning


def in_order(handbook: Handbook) -> Iterator[Problem]:
    """No date stands twice in a period, and no span ends before it begins."""
    for period in handbook.settings.periods:
        spans = sorted(enumerate(period.spans), key=lambda pair: pair[1].first)
        for i, span in spans:
            if span.last < span.first:
                yield error("periode-overlapper", period.place("datoer", i), f"{long_date(span.last)} er før {long_date(span.first)}.",
                            "Bytt om datoene.")  # fmt: skip
        for (_, earlier), (i, later) in pairwise(spans):
            if later.first <= earlier.last:
                yield error("periode-overlapper", period.place("datoer", i), f"{long_date(later.first)} er med to ganger i «{period.name}».",
                            "Rett datoene, eller slett den ene linjen.")  # fmt: skip


def renewed(handbook: Handbook) -> Iterator[Problem]:
    """A period that hours depend on has dates for the coming year, as many as for the last."""
    found = [contact for _, _, contact in contacts(handbook)]
    used = {w.period for c in found for w in c.windows} | {s.period for c in found for s in c.special_days}
    for period in handbook.settings.periods:
        if period.id not in used:
            continue
        coming, past = _coming(handbook, period), _past(handbook, period)
        if not coming:
            last = max(span.last for span in period.spans)
            yield error("periode-mangler", period.place("datoer"), f"«{period.name}» har ingen datoer etter {long_date(last)}.",
                        "Skriv datoene for det neste året også, og hvor de er hentet fra i «kilde».")  # fmt: skip
        elif len(coming) < len(past):
            yield warning("periode-kortere", period.place("datoer"), f"«{period.name}» har {_lines(coming)} for det neste året, og hadde {_lines(past)} i det forrige.",
                          "Mangler noen, legg dem til. Ellers kan du slette dem som er over.")  # fmt: skip


def _lines(spans: list[DateSpan]) -> str:
    return count(len(spans), "linje", "linjer")


def _coming(handbook: Handbook, period: Period) -> list[DateSpan]:
    last = handbook.today + timedelta(YEAR)
    return [span for span in period.spans if handbook.today <= span.first < last]


def _past(handbook: Handbook, period: Period) -> list[DateSpan]:
    first = handbook.today - timedelta(YEAR)
    return [span for span in period.spans if first <= span.first < handbook.today]
