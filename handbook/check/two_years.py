"""What hours contradict or leave out, found by looking at every date of two years.

No lines are compared: whatever a line may say, it is the dates that it opens on that are asked. So a new way to write
hours needs no rule of its own here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from handbook.check.walk import contacts
from handbook.hours.calendar import day_kind
from handbook.hours.opening import Opening, Span, opening, union
from handbook.language.norwegian import join, long_date, sentence
from handbook.model import Agency, Contact, Handbook, Purpose, SpecialDay, Window
from handbook.problem import Problem, error, warning
from handbook.values import DAY_NAMES, HOLIDAY, clock

_DAYS = 731
_WEEK = timedelta(7)


def hours_agree(handbook: Handbook) -> Iterator[Problem]:
    """No two lines of a contact say different things of a date, and each of them opens something."""
    dates = tuple(handbook.today + timedelta(i) for i in range(_DAYS))
    for agency, _, contact in contacts(handbook):
        hours = opening(handbook, agency, contact)
        if not all(window.whole and window.lasts for window in contact.windows) or not hours.known:
            continue  # told of by other rules
        if _disagree(handbook, hours, dates):
            # Contacts with the same hours share an Opening: each is told of where its own lines stand.
            own = replace(hours, windows=contact.windows, special_days=contact.special_days)
            yield from _disagree(handbook, own, dates)


def _disagree(handbook: Handbook, hours: Opening, dates: tuple[date, ...]) -> tuple[Problem, ...]:
    found = (*_seasons(handbook, hours, dates), *_special_days(hours, dates))
    return found or (*_never(hours, dates), *_covered(hours, dates))  # mending those may mend these


def _seasons(handbook: Handbook, hours: Opening, dates: tuple[date, ...]) -> Iterator[Problem]:
    """Two seasons that cross, and what a season leaves unsaid of the rest of the year; each line is told of once."""
    told: set[int] = set()
    for day in dates if any(window.season or window.period for window in hours.windows) else ():
        held = [(n, w) for n, w in hours.ranked(day) if not w.outside] if not hours.special(day) else []
        for (_, inner), (_, outer) in pairwise(held):
            if id(outer) not in told and _cross(hours, inner, outer, day):
                told.add(id(outer))
                yield _crossing(handbook, inner, outer)
        top = [w for n, w in held if n == held[0][0]]
        for window in (w for n, w in held if n > held[0][0]):
            if id(window) not in told and not any(_meet(hours, window, other, day) for other in top):
                told.add(id(window))
                yield _unclear(handbook, hours, window, top[0], day)


def _cross(hours: Opening, inner: Window, outer: Window, day: date) -> bool:
    """Do both hold a part of the year, neither inside the other, with different times?"""
    parts = [(w.season, w.period) for w in (inner, outer)]
    if parts[0] == parts[1] or (None, None) in parts:
        return False
    if set(hours.spans(inner, day)) == set(hours.spans(outer, day)):
        return False
    near = [day + timedelta(i) for i in range(-366, 367)]
    first, second = ({d for d in near if _in_part(hours, w, d)} for w in (inner, outer))
    return not (first <= second or second <= first)


def _in_part(hours: Opening, window: Window, day: date) -> bool:
    if window.season and not window.season.holds(day):
        return False
    spans = (span for period in hours.periods if period.id == window.period for span in period.spans)
    return window.period is None or any(span.holds(day) for span in spans)


def _crossing(handbook: Handbook, inner: Window, outer: Window) -> Problem:
    names = " og ".join(f"«{_part(handbook, w)}»" for w in (inner, outer))
    place = outer.place("periode" if outer.period else "sesong")
    if not (inner.season and outer.season):
        return error("sesonger-krysser", place, f"{names} gjelder begge noen av de samme dagene, med ulike tider.",
                     "La den ene ligge helt inni den andre, eller del den.")  # fmt: skip
    year = (date(2028, 1, 1) + timedelta(i) for i in range(366))
    both = [f"{d.day}. {long_date(d).split()[1]}" for d in year if inner.season.holds(d) and outer.season.holds(d)]
    days = join(both) if len(both) < 4 else f"{len(both)} dager, blant dem {both[0]},"
    return error("sesonger-krysser", place, f"{sentence(days)} står i begge sesongene, {names}.",
                 f"Skriv {inner.season.rest} i den andre." if len(both) < 4 else "La den ene slutte dagen før den andre begynner.")  # fmt: skip


def _part(handbook: Handbook, window: Window) -> str:
    return handbook.periods[window.period].name if window.period in handbook.periods else str(window.season)


def _meet(hours: Opening, one: Window, other: Window, day: date) -> bool:
    return any(a < d and c < b for a, b in hours.spans(one, day) for c, d in hours.spans(other, day))


def _unclear(handbook: Handbook, hours: Opening, window: Window, top: Window, day: date) -> Problem:
    """Of hours that a season says nothing of, nobody knows whether they hold in it."""
    kind = DAY_NAMES[day_kind(day)]
    times = " og ".join(f"{clock(a)}–{clock(b % 1440 or 1440)}" for a, b in hours.spans(window, day))
    what = "sesongen" if top.season else "perioden"
    hint = f"Skriv den én gang til med {what}."
    if top.season and not window.season and not window.period:
        others = sum(not (w.season or w.period) for _, w in hours.ranked(day)) > 1
        whose = f"denne og de andre tidene på {kind}" if others else "den"
        hint += f" Gjelder den ikke da, gi {whose} sesongen {top.season.rest}."
    return error(
        "sesong-uklar", window.place(), f"{sentence(kind)} {times}: gjelder den {_part(handbook, top)} også?", hint
    )


def _special_days(hours: Opening, dates: tuple[date, ...]) -> Iterator[Problem]:
    """Special days that cover the same date, are equally narrow, and say different things."""
    told: set[int] = set()
    for day in dates if len(hours.special_days) > 1 else ():
        deciding = hours.special(day)
        for one, other in pairwise(deciding):
            same = _days(one) == _days(other)
            if id(other) in told or (same and not (one.closed or other.closed)) or _times(one) == _times(other):
                continue
            told.add(id(other))
            yield error("unntaksdager-strider", other.place(), f"{long_date(day)} er både {_said(one)} og {_said(other)}.",
                        "Del perioden, eller slett den ene.")  # fmt: skip


def _days(special: SpecialDay) -> tuple[object, ...]:
    return special.day, special.first, special.last, special.weeks, special.period


def _times(special: SpecialDay) -> tuple[int | None, int | None]:
    return special.opens, special.closes


def _said(special: SpecialDay) -> str:
    if special.opens is None or special.closes is None:
        return "stengt"
    return f"åpen {clock(special.opens)}–{clock(special.closes)}"


def _never(hours: Opening, dates: tuple[date, ...]) -> Iterator[Problem]:
    for window in hours.windows:
        plain = window.days and window.days.days and not (window.weeks or window.season or window.period)
        if plain and not (window.valid_from or window.valid_to):
            continue  # such a weekday comes every week
        if not any(w is window and any(hours.spans(w, day)) for day in dates for _, w in hours.ranked(day)):
            yield warning("aldri-apent", window.place(), f"Denne tiden gjelder aldri i de neste to årene, fram til {long_date(dates[-1])}.",
                          "Slett den, eller rett ukene eller datoene.")  # fmt: skip


def _covered(hours: Opening, dates: tuple[date, ...]) -> Iterator[Problem]:
    """A line without which nothing would change says nothing, or was meant to say something else."""
    kept = list(hours.windows)
    for window in reversed(hours.windows):
        if len(kept) == 1 or _unlike_any(window, kept) or not any(_open(hours, window, dates)):
            continue
        fewer = replace(hours, windows=tuple(w for w in kept if w is not window))
        if all(fewer.pieces(day) == hours.pieces(day) for day in dates):
            kept.remove(window)
            other = next((w for w in kept if _covers(hours, w, window, dates)), None)
            yield warning("tid-inni-annen", window.place(), f"Denne tiden er alt dekket av {_line(other)}." if other
                          else "Denne tiden endrer ingenting: andre tider dekker den eller går foran.",
                          "Slett den, eller rett dagene eller klokkeslettene.")  # fmt: skip


def _unlike_any(window: Window, kept: list[Window]) -> bool:
    """Can nothing else cover it, since no other is open on its days? Most lines are told apart so, without two years."""
    if window.outside or window.days is None or window.days.nth or window.days.days == set():
        return False
    days = window.days.days
    return not any(
        w is not window and (w.outside or not w.days or w.days.nth or w.days.days & days or _ahead(w)) for w in kept
    )


def _ahead(window: Window) -> bool:
    return window.closes is not None and (window.closes.day is not None or window.closes.minutes <= (window.opens or 0))


def _open(hours: Opening, window: Window, dates: tuple[date, ...]) -> Iterator[bool]:
    return (any(w is window for _, w in hours.ranked(day)) for day in dates)


def _covers(hours: Opening, other: Window, window: Window, dates: tuple[date, ...]) -> bool:
    day = next(d for d in dates if any(w is window for _, w in hours.ranked(d)))
    held = [w for _, w in hours.ranked(day)]
    inside: tuple[Span, ...] = union((*hours.spans(other, day), *hours.spans(window, day)))
    return other in held and inside == union(hours.spans(other, day))


def _line(window: Window) -> str:
    if window.outside:
        return "«utenom»"
    closes = window.closes
    return f"{window.days} {clock(window.opens or 0)}–{closes}" + (f" ({window.season})" if window.season else "")


_UNNAMED = ("onsdag før skjærtorsdag", "julaften", "nyttårsaften")


def days_nobody_mentions(handbook: Handbook) -> Iterator[Problem]:
    """Whoever answers when a child is in danger, and not at all hours, says who does on the days before a holiday."""
    for agency, i, contact in contacts(handbook):
        if Purpose.ACUTE in contact.purposes and contact.phone and _by_weekday(handbook, agency, contact):
            lines = ", ".join(f'{{dag: {day}, fra: "00:00", til: "24:00"}}' for day in _UNNAMED)
            yield warning("dager-ikke-nevnt", agency.place("kontakt", i, "tider"), f"Hvem svarer julaften? Tidene til {agency.name} nevner ingen av dagene før høytidene.",
                          f"Legg til i «unntaksdager», med «stengt: ja» eller tidene deres: {lines}.")  # fmt: skip


def _by_weekday(handbook: Handbook, agency: Agency, contact: Contact) -> bool:
    """Do weekdays decide when it is open on a Christmas Eve, without a word of such days?"""
    windows = [w for w in contact.windows if w.days]
    if not windows or len(windows) < len(contact.windows):
        return False
    covered = {day for w in windows if w.days for day in w.days.days}
    hours = opening(handbook, agency, contact)
    whole = hours.always(handbook.today)
    return not whole and not covered >= set(range(HOLIDAY)) and not any(s.day in _UNNAMED for s in contact.special_days)
