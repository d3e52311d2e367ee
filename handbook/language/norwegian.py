"""Norwegian typography: dates, lists, the alphabet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from handbook.values import MONTH_NAMES, Duration
from handbook.values import NBSP as NBSP


def long_date(day: date) -> str:
    """«3. mars 2026», never broken between day and month."""
    return f"{day.day}.{NBSP}{MONTH_NAMES[day.month - 1]} {day.year}"


def within(duration: Duration) -> str:
    """«innen 3 uker», never broken before the unit; the three that are words stand alone: «samme dag»."""
    return str(duration) if duration.amount is None else f"innen {str(duration).replace(' ', NBSP)}"


def join(words: Sequence[str], last: str = "og") -> str:
    """«a, b og c»."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def count(number: int, one: str, many: str) -> str:
    """«1 frist», «7 frister»."""
    return f"{number} {one if number == 1 else many}"


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The text with a small first letter, as after a comma."""
    return text[:1].lower() + text[1:]


def as_object(name: str) -> str:
    """A name as it stands after «med» or «til»: «deg», «lederen din»."""
    return {"du": "deg", "vi": "oss"}.get(name.lower(), lower_first(name))


def alphabetical(text: str) -> tuple[list[int], str]:
    """Sort key of the Norwegian alphabet, where æ, ø, å come last and aa is å; digits first, case does not matter."""
    letters = text.casefold().replace("aa", "å").replace("ä", "æ").replace("ö", "ø").replace("é", "e")
    kept = [c for c in letters if c.isalnum()]
    return [_ALPHABET.index(c) if c in _ALPHABET else len(_ALPHABET) for c in kept], text


def first_letter(text: str) -> str:
    """The letter a word stands under in an index: «Å» for «Årshjul», «0–9» for «116 111»."""
    letter = next((c for c in text.upper().replace("AA", "Å") if c.isalnum()), "")
    return "0–9" if letter.isdigit() else letter


_ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzæøå"
