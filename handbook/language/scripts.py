"""Which way languages are read."""

from __future__ import annotations

_RIGHT_TO_LEFT = ("ar", "ckb", "fa", "he", "ku", "prs", "ps", "ur")


def direction(language: str) -> str:
    """Which way a language is read: «ltr» or «rtl»."""
    return "rtl" if language.split("-")[0] in _RIGHT_TO_LEFT else "ltr"
