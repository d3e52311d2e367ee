"""Opening hours as a line of text, for files and cards."""

from __future__ import annotations

from handbook.language.norwegian import long_date
from handbook.model import Contact, SpecialDay, Window
from handbook.values import clock


def hours_words(contact: Contact) -> str:
    """«man–fre 08.30–15.30; julaften stengt», or that nobody knows."""
    if not contact.windows:
        return "tidene er ikke kjent"
    return "; ".join([*map(window_words, contact.windows), *map(special_words, contact.special_days)])


def window_words(window: Window) -> str:
    """«man–fre 08.30–15.00 (1. mai–1. september)», «alle dager hele døgnet»."""
    around = window.opens == 0 and window.closes == 24 * 60
    hours = "hele døgnet" if around else f"{clock(window.opens)}–{clock(window.closes)}"
    return f"{window.days} {hours}" + (f" ({window.season})" if window.season else "")


def special_words(special: SpecialDay) -> str:
    """«julaften stengt», «6. juli 2026–31. juli 2026 10.00–12.00»."""
    dates = "–".join(long_date(day) for day in dict.fromkeys((special.first, special.last)) if day)
    if special.closed or special.opens is None or special.closes is None:
        return f"{special.day or dates} stengt"
    return f"{special.day or dates} {clock(special.opens)}–{clock(special.closes)}"
