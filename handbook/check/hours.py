"""Do opening hours make sense, and are they about days that are still to come?"""

from __future__ import annotations

from collections.abc import Iterator

from handbook.language.norwegian import long_date
from handbook.model import Agency, Contact, Handbook, SpecialDay, Window
from handbook.problem import Place, Problem, error, warning
from handbook.values import DAY_NAMES, HOLIDAY, clock

_MIDNIGHT = 24 * 60


def windows_make_sense(handbook: Handbook) -> Iterator[Problem]:
    """A window has a length, and no two for the same season hold at the same time, also past midnight."""
    for agency, index, contact in _contacts(handbook):
        for window in contact.windows:
            if window.opens in (window.closes, _MIDNIGHT):
                yield error("tider-uten-lengde", window.place("fra"), f"Tiden åpner og stenger {clock(window.closes)}."
                            if window.opens == window.closes else "Ingenting åpner klokka 24.00.",
                            "Skriv når det åpner og stenger. Hele døgnet er fra 00:00 til 24:00.")  # fmt: skip
        yield from _overlap(agency, index, contact)


def _overlap(agency: Agency, index: int, contact: Contact) -> Iterator[Problem]:
    windows = [w for w in contact.windows if w.opens not in (w.closes, _MIDNIGHT)]
    for j, window in enumerate(windows):
        for earlier in windows[:j]:
            both = _both(window, earlier)
            if both:
                day, first, last = both
                place = agency.place("kontakt", index, "tider", contact.windows.index(window))
                yield error("tider-overlapper", place,
                            f"To tider gjelder samtidig {DAY_NAMES[day]} {clock(first)}–{clock(last)}.",
                            "Slå dem sammen, eller skriv hvilken sesong hver av dem gjelder.")  # fmt: skip
                return  # mending one of them may mend the others


def _both(a: Window, b: Window) -> tuple[int, int, int] | None:
    """The first minutes when both hold: (day, from, to)."""
    if a.season != b.season:
        return None
    common = [
        (day, max(first, other), min(last, end))
        for day, first, last in _stretches(a)
        for same, other, end in _stretches(b)
        if day == same and first < end and other < last
    ]
    return min(common, default=None)


def _stretches(window: Window) -> Iterator[tuple[int, int, int]]:
    """(day, from, to) of a window, cut at midnight. What goes on after a public holiday may be any day."""
    for day in window.days.days:
        if window.closes > window.opens:
            yield day, window.opens, window.closes
        else:
            yield day, window.opens, _MIDNIGHT
            if day != HOLIDAY and window.closes:
                yield (day + 1) % 7, 0, window.closes


def special_days_make_sense(handbook: Handbook) -> Iterator[Problem]:
    """A special day says either closed or both times, a span ends after it begins, and it is not long past."""
    for _, _, contact in _contacts(handbook):
        for special in contact.special_days:
            for place, message, hint in _unclear(special):
                yield error("uklar-unntaksdag", place, message, hint)
            last = special.last or special.first
            if last and last < handbook.today:
                yield warning("unntaksdag-passert", special.place("til_dato" if special.last else "fra_dato"),
                              f"{long_date(last)} er over.", "Slett unntaksdagen, eller skriv dagene for neste gang.")  # fmt: skip


def _unclear(special: SpecialDay) -> Iterator[tuple[Place, str, str]]:
    timed = special.opens is not None and special.closes is not None
    if special.closed == timed or (special.closed and special.opens != special.closes):
        yield (special.place(), "Unntaksdagen må enten være stengt, eller ha både «fra» og «til».",
               "Skriv «stengt: ja», eller fyll ut begge tidene.")  # fmt: skip
    if special.first and special.last and special.last < special.first:
        yield special.place("til_dato"), "Perioden slutter før den begynner.", "Bytt om datoene."
    if special.day and special.last:
        yield (special.place("til_dato"), f"«{special.day}» er en dag med navn, og har ingen siste dato.",
               "Slett «til_dato:», eller skriv «fra_dato:» i stedet for «dag:».")  # fmt: skip


def _contacts(handbook: Handbook) -> Iterator[tuple[Agency, int, Contact]]:
    for agency in handbook.agencies.values():
        yield from ((agency, i, contact) for i, contact in enumerate(agency.contacts))
