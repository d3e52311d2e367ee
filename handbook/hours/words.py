"""Opening hours as text: lines for pages, files and cards, and a week for the binder.

A line reads as it was written: that is what people mean by it, and it is the same from year to year. Where it only
points at another agency («utenom»), and in the week, the times are read from the minutes themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from handbook.hours.alike import Row, alike
from handbook.hours.opening import DAY, Opening, Span, opening
from handbook.language.norwegian import join, long_date
from handbook.model import Agency, Contact, Handbook, SpecialDay, Window
from handbook.values import HOLIDAY, clock

_LATE = DAY + 12 * 60  # what goes on past noon the next day doesn't read as the evening it began
_KINDS = (*range(HOLIDAY), HOLIDAY)


@dataclass(frozen=True)
class Line:
    """«man–fre» and «08.30–15.30», or «julaften» and «stengt»; `only` is the part of the year it holds in."""

    days: str
    times: str
    only: str | None = None
    special: bool = False

    def __str__(self) -> str:
        return f"{self.days} {self.times}" + (f" ({self.only})" if self.only else "")


def hours_words(handbook: Handbook, agency: Agency, contact: Contact) -> str:
    """«man–fre 08.30–15.30; julaften stengt», or that nobody knows."""
    return "; ".join(map(str, hours_lines(handbook, agency, contact))) or "tidene er ikke kjent"


def hours_lines(handbook: Handbook, agency: Agency, contact: Contact) -> tuple[Line, ...]:
    """When a contact answers, and on which days it differs; nothing when nobody knows."""
    hours = opening(handbook, agency, contact)
    if not hours.known:
        return ()
    written = [window_line(handbook, w) for w in contact.windows if not w.outside and not _over(w, handbook.today)]
    outside = _worked_out(hours, handbook.today) if hours.outside else ()
    return (*(() if outside else written), *outside, *(_special_line(handbook, s) for s in contact.special_days))


def window_line(handbook: Handbook, window: Window) -> Line:
    """«torsdag i partallsuker» «16.00–17.30», «man–fre» «15.30 til neste hverdag 08.00»."""
    days = " ".join(filter(None, (str(window.days or ""), window.weeks.where if window.weeks else "")))
    only = [str(window.season)] if window.season else []
    only += [handbook.periods[window.period].name] if window.period in handbook.periods else []
    only += [f"fra {long_date(window.valid_from)}"] if window.valid_from and window.valid_from > handbook.today else []
    only += [f"til og med {long_date(window.valid_to)}"] if window.valid_to else []
    return Line(days, _times(window), ", ".join(only) or None)


def window_words(handbook: Handbook, window: Window) -> str:
    """«man–fre 08.30–15.00 (1. mai–1. september)», «når Barnevernet ikke svarer»."""
    if window.outside and window.outside in handbook.agencies:
        return f"når {handbook.agencies[window.outside].title} ikke svarer"
    return str(window_line(handbook, window))


def special_words(handbook: Handbook, special: SpecialDay) -> str:
    """«julaften stengt»."""
    return str(_special_line(handbook, special))


def week(hours: Opening, first: date) -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    """The times of each weekday and of public holidays: a row for the year, and one for each part of it that differs.
    None where hours aren't a matter of weeks: unknown, on single dates, or on some weeks or days of the month."""
    if not hours.by_week:
        return
    rows = [row for row in _rows(hours, first) if not row.special]
    parts = list(dict.fromkeys("" if row.ordinary else row.part for row in rows))
    for part in sorted(parts, key=lambda part: part != ""):
        own = {
            kind: row.pattern for row in rows if row.part == part or (row.ordinary and not part) for kind in row.kinds
        }
        year = {kind: row.pattern for row in rows if row.ordinary for kind in row.kinds} | own
        label = part or next((row.part for row in rows if row.ordinary and row.part), "")
        label = label or ("Hele året" if len(parts) == 1 else "Ellers i året")
        yield label, tuple(tuple(_span_words(span) for span in year.get(kind, ())) for kind in _KINDS)


def _worked_out(hours: Opening, first: date) -> Iterator[Line]:
    for row in _rows(hours, first):
        if row.pattern or not row.ordinary:
            yield Line(row.label, join([_span_words(span) for span in row.pattern]) or "stengt", special=row.special)


def _rows(hours: Opening, first: date) -> tuple[Row[tuple[Span, ...]], ...]:
    """The coming year, by the minutes of each date or by what begins on it («fredag 20.00–02.00»): what takes fewer rows."""
    cut = alike((hours,), first, hours.pieces, named=True)
    whole = {
        first + timedelta(i): _beginning(hours, first + timedelta(i)) for i in range(sum(len(r.days) for r in cut))
    }
    if any(end > _LATE for spans in whole.values() for _, end in spans):
        return cut
    begun = alike((hours,), first, whole.__getitem__, named=True)
    return begun if len(begun) <= len(cut) else cut


def _beginning(hours: Opening, day: date) -> tuple[Span, ...]:
    """What begins on a date, to its end; open day after day is cut at midnight."""
    pieces = list(hours.pieces(day))
    before, after = (hours.pieces(day + timedelta(i)) for i in (-1, 1))
    if pieces and pieces[0][0] == 0 and before and before[-1][1] == DAY and pieces[0][1] < DAY and before[-1][0] > 0:
        pieces = pieces[1:]
    if pieces and pieces[-1][1] == DAY and pieces[-1][0] > 0 and after and after[0][0] == 0:
        pieces[-1] = (pieces[-1][0], DAY + after[0][1])
    return tuple(pieces)


def _times(window: Window) -> str:
    if window.closes is not None and window.closes.day is not None and window.opens is not None:
        return f"{clock(window.opens)} til {window.closes}"
    return times_words(window.opens, window.closes.minutes if window.closes else None)


def _over(window: Window, today: date) -> bool:
    return window.valid_to is not None and window.valid_to < today


def _span_words(span: Span) -> str:
    opens, closes = span
    return times_words(opens, closes - DAY if closes > DAY else closes)


def times_words(opens: int | None, closes: int | None) -> str:
    """«08.30–15.30», «hele døgnet», or «stengt» without times. Minutes since midnight."""
    if opens is None or closes is None:
        return "stengt"
    return "hele døgnet" if (opens, closes) == (0, DAY) else f"{clock(opens)}–{clock(closes)}"


def _special_line(handbook: Handbook, special: SpecialDay) -> Line:
    dates = dict.fromkeys(day for day in (special.first, special.last) if day)
    period = handbook.periods[special.period].name if special.period in handbook.periods else ""
    days = str(special.day or special.weeks or period or "–".join(map(long_date, dates)))
    return Line(days, times_words(special.opens, special.closes), special=True)
