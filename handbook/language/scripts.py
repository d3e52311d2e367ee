"""Which letters languages are written in, and which way they are read."""

from __future__ import annotations

import unicodedata

_RIGHT_TO_LEFT = ("ar", "ckb", "fa", "he", "ku", "prs", "ps", "ur")


def direction(language: str) -> str:
    """Which way a language is read: «ltr» or «rtl»."""
    return "rtl" if language.split("-")[0] in _RIGHT_TO_LEFT else "ltr"


def script(text: str) -> str | None:
    """The script of a text, as Unicode and browsers name it: «Cyrillic», «Arabic»; None for Latin."""
    letters = [unicodedata.name(c, "").split(" ")[0].capitalize() for c in text if c.isalpha()]
    return next((name for name in letters if name and name != "Latin"), None)
