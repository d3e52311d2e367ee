"""Norwegian typography: dates, telephone numbers, lists, the alphabet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import phonenumbers

from handbook.values import MONTH_NAMES

NBSP = "\N{NO-BREAK SPACE}"


def long_date(day: date) -> str:
    """«3. mars 2026», never broken between day and month."""
    return f"{day.day}.{NBSP}{MONTH_NAMES[day.month - 1]} {day.year}"


def phone(number: str) -> str:
    """A number as it is printed, in Norwegian groups with no-break spaces: «35 98 62 00», «116 117», «02800»."""
    digits = _digits(number)
    if len(digits) == 6 and digits.startswith("116"):
        groups = [digits[:3], digits[3:]]
    elif len(digits) == 8:
        mobile = digits.startswith(("4", "59", "8", "9"))  # and 800 numbers: they go 3-2-3, others 2-2-2-2
        cuts = (3, 5) if mobile else (2, 4, 6)
        groups = [digits[a:b] for a, b in zip((0, *cuts), (*cuts, 8), strict=True)]
    elif digits.startswith("+"):
        parsed = phonenumbers.parse(digits)
        groups = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL).split(" ")
    else:
        groups = [digits]
    return NBSP.join(groups)


def tel(number: str) -> str:
    """The address of a `tel:` link: short numbers as they are, eight digits with the country code."""
    digits = _digits(number)
    return f"tel:+47{digits}" if len(digits) == 8 else f"tel:{digits}"


def sms(number: str) -> str:
    """The address of an `sms:` link."""
    return tel(number).replace("tel:", "sms:")


def spoken(number: str) -> str:
    """A number as a screen reader should say it: digit groups set apart, «1 1 2», «35 98 62 00»."""
    shown = phone(number).replace(NBSP, " ")
    return " ".join(shown) if shown.isdigit() else shown  # one group: 112, 02800


def call_name(number: str, about: str) -> str:
    """What a call link is called: «Ring 35 98 62 00 Barnevernet», «Ring 112 Politiet, 1 1 2».

    It begins with what is seen, for those who speak to the machine (WCAG 2.5.3); where a number is said
    otherwise than it is written, that follows, for those who hear it.
    """
    shown, said = phone(number).replace(NBSP, " "), spoken(number)
    return f"Ring {shown} {about}" + (f", {said}" if said != shown else "")


def _digits(number: str) -> str:
    digits = "".join(c for c in number if c.isdigit() or c == "+")
    return digits.removeprefix("+47") if digits.startswith("+47") and len(digits) == 11 else digits


def join(words: Sequence[str], last: str = "og") -> str:
    """«a, b og c»."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def count(number: int, one: str, many: str) -> str:
    """«1 frist», «7 frister»."""
    return f"{number} {one if number == 1 else many}"


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


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
