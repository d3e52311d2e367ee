"""Opening hours as a line of text, for files and cards."""

from __future__ import annotations

from handbook.language.norwegian import long_date
from handbook.model import Contact, SpecialDay, Window
from handbook.values import clock


def hours_words(contact: Contact) -> str:
    """«man–fre 08.30–15.30; julaften stengt», or that nobody knows."""
    if not contact.windows:
        return "tidene er ikke kjent"
    special = (f"{dates_words(day)} {times_words(day.opens, day.closes)}" for day in contact.special_days)
    return "; ".join([*map(window_words, contact.windows), *special])


def window_words(window: Window) -> str:
    """«man–fre 08.30–15.00 (1. mai–1. september)», «alle dager hele døgnet»."""
    times = times_words(window.opens, window.closes)
    return f"{window.days} {times}" + (f" ({window.season})" if window.season else "")


def times_words(opens: int | None, closes: int | None) -> str:
    """«08.30–15.30», «hele døgnet», or «stengt» without times. Minutes since midnight."""
    if opens is None or closes is None:
        return "stengt"
    return "hele døgnet" if (opens, closes) == (0, 24 * 60) else f"{clock(opens)}–{clock(closes)}"


def dates_words(special: SpecialDay) -> str:
    """The days that differ: «julaften», «6. juli 2026–31. juli 2026»."""
    dates = dict.fromkeys(day for day in (special.first, special.last) if day)
    return special.day or "–".join(map(long_date, dates))
