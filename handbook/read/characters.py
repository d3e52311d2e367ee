"""The characters of a text, before anything else reads it: the same text is always the same characters.

Search, references, file names and the guard of privacy compare letters. So letters are composed (NFC), what takes no
room (soft hyphens, zero-width spaces) is left out, and hard spaces that only lay out become spaces. What is invisible
and does something all the same (turns the reading direction, hides text) is refused.
"""

from __future__ import annotations

import re
import unicodedata

_NO_WIDTH = re.compile("[\u00ad\u200b\u2060\ufeff]|(?<=[\\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[\\x00-\u024f])")
# A hard space between words, or a sign and its number, is meant; elsewhere it came with what was pasted.
_HARD_SPACE = re.compile("(?<![\\w§.,)»])[\u00a0\u202f]|[\u00a0\u202f](?![\\w§(«])|[\u1680\u2000-\u200a\u205f\u3000]")
_STROKE = re.compile("[oO][\u0337\u0338]")  # an «ø» of two signs, which Unicode doesn't compose
_WIDTHLESS = frozenset("\u00ad\u200b\u2060\ufeff\u200c\u200d")
_HARD = frozenset("\u00a0\u202f\u1680\u205f\u3000") | {chr(c) for c in range(0x2000, 0x200B)}
_INVISIBLE_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_LINES = frozenset("\t\n")
_JOINERS = frozenset("\u200c\u200d")  # between letters of scripts that need them
# What nearly every text is made of: seen, composed, and changed by nothing here.
_ORDINARY_ASCII = bytes(range(0x20, 0x7F)) + b"\n\t"
_ORDINARY_OTHERS = frozenset("æøåÆØÅéèêóòôöüäÉÄÖÜ«»–—§…’”“·•→°½©")


def is_ordinary(text: str) -> bool:
    """Whether the text is already as everything else reads it, with nothing invisible in it: told from the characters
    that nearly every text is made of. Quick, and never wrongly yes."""
    others = text.encode("utf-8", "surrogatepass").translate(None, _ORDINARY_ASCII)  # in C, where a set looks at each
    return _ORDINARY_OTHERS.issuperset(others.decode("utf-8", "surrogatepass"))


def normalised(text: str) -> str:
    """The text as everything else reads it."""
    if text.isascii():
        return text
    text = _STROKE.sub(lambda m: "ø" if m[0][0] == "o" else "Ø", unicodedata.normalize("NFC", text))
    used = set(text)  # most texts have none of these, which is quicker to see than to look for them in
    text = _NO_WIDTH.sub("", text) if used & _WIDTHLESS else text
    return _HARD_SPACE.sub(" ", text) if used & _HARD else text


def first_invisible(text: str) -> int | None:
    """Where the first character stands that can't be seen and has no place in a text; None when there is none."""
    found = {c for c in set(text) if _is_invisible(c)}
    return next((i for i, c in enumerate(text) if c in found), None) if found else None


def _is_invisible(c: str) -> bool:
    """Controls, marks of direction, private and unassigned characters, line separators, and letters without a shape."""
    if c in _LINES or c in _JOINERS:
        return False
    return c in _INVISIBLE_LETTERS or unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
