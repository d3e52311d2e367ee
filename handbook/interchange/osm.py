"""Opening hours in the language of OpenStreetMap (`opening_hours`, country NO), which maps and registers read.

Everything is written from the minutes of each date, so that it can't say anything else than page and paper: an ordinary
week, public holidays, and the dates of the coming time on which it is otherwise. Later rules go before earlier ones.
Windows past midnight are two halves, since the readers of that language end a day's hours at midnight.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from handbook.hours.calendar import day_kind
from handbook.hours.opening import DAY, YEAR, Opening, Span
from handbook.values import HOLIDAY, clock

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SHORT = 7  # days; a stretch that differs is written as a part of the year when it is longer
_Week = dict[int, tuple[Span, ...]]  # kind of day → its minutes


def opening_hours(hours: Opening, first: date, days: int = YEAR) -> str | None:
    """The value of `opening_hours` for so many days from a date; None when nobody knows when they answer."""
    if not hours.known:
        return None
    dates = [first + timedelta(i) for i in range(days)]
    usual = _usual(hours, dates)
    parts = list(_parts(hours, dates, usual))
    in_parts = {day for part in parts for day in part.days}
    single = [day for day in dates if day not in in_parts and hours.pieces(day) != usual.get(day_kind(day), ())]
    rules: list[str] = []
    for kinds in (range(HOLIDAY), (HOLIDAY,)):  # holidays last, for a rule about weekdays holds on them too
        rules += _week({kind: usual.get(kind, ()) for kind in kinds})
        for part in parts:
            rules += _week({kind: part.week[kind] for kind in kinds if kind in part.week}, part.where)
    return "; ".join([*rules, *_singles(hours, single)])


@dataclass(frozen=True)
class _Part:
    """A part of the year that differs: what holds in it by kind of day, and the dates it holds on, in order."""

    week: _Week
    days: tuple[date, ...]

    @property
    def where(self) -> str:
        return f"{_date(self.days[0])}-{_date(self.days[-1])}"


def _usual(hours: Opening, dates: Sequence[date]) -> _Week:
    """What most days of each kind have in common."""
    counts: dict[int, Counter[tuple[Span, ...]]] = defaultdict(Counter)
    for day in dates:
        counts[day_kind(day)][hours.pieces(day)] += 1
    return {kind: found.most_common(1)[0][0] for kind, found in counts.items()}


def _parts(hours: Opening, dates: Sequence[date], usual: _Week) -> Iterator[_Part]:
    """The longest stretches in which days of a kind are alike, and some are unlike the usual ones."""
    run: list[date] = []
    week: _Week = {}
    for day in dates:
        pieces = hours.pieces(day)
        if week.get(day_kind(day), pieces) != pieces:
            yield from _part(run, week, usual)
            run, week = [], {}
        run.append(day)
        week[day_kind(day)] = pieces
    yield from _part(run, week, usual)


def _part(run: list[date], week: _Week, usual: _Week) -> Iterator[_Part]:
    other = {kind: pieces for kind, pieces in week.items() if pieces != usual.get(kind, ())}
    days = tuple(day for day in run if day_kind(day) in other)
    if days and (days[-1] - days[0]).days >= _SHORT:
        yield _Part(other, days)


def _week(week: _Week, where: str = "") -> list[str]:
    """«Mo-Fr 08:00-15:30», one rule for all days with the same times; closed days are «off» where something holds else."""
    found: dict[tuple[Span, ...], list[int]] = defaultdict(list)
    for kind in sorted(week):
        found[week[kind]].append(kind)
    closed = where or HOLIDAY in week
    return [
        " ".join(filter(None, (where, _kinds(kinds), _times(spans))))
        for spans, kinds in found.items()
        if spans or closed
    ]


def _kinds(kinds: list[int]) -> str:
    words = []
    for _, group in groupby(enumerate(k for k in kinds if k != HOLIDAY), key=lambda pair: pair[1] - pair[0]):
        run = [kind for _, kind in group]
        words += [f"{_DAYS[run[0]]}-{_DAYS[run[-1]]}"] if len(run) > 1 else [_DAYS[run[0]]]
    return ",".join([*words, *(["PH"] if HOLIDAY in kinds else [])])


def _times(spans: Iterable[Span]) -> str:
    return ",".join(f"{_clock(a)}-{_clock(b)}" for a, b in spans) or "off"


def _clock(minutes: int) -> str:
    return "24:00" if minutes == DAY else clock(minutes).replace(".", ":")


def _date(day: date) -> str:
    return f"{day.year} {_MONTHS[day.month - 1]} {day.day:02}"


def _singles(hours: Opening, days: list[date]) -> Iterator[str]:
    """Dates of their own, those with the same times together."""
    found: dict[tuple[Span, ...], list[date]] = defaultdict(list)
    for day in days:
        found[hours.pieces(day)].append(day)
    for spans, same in found.items():
        yield f"{','.join(map(_date, same))} {_times(spans)}"
