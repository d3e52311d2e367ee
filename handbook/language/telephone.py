"""Telephone numbers in running text, and what only looks like one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator

from handbook.values import PhoneNumber

_GAP = "[ \u00a0\u2009\u202f.-]"
_SPACE = "[ \u00a0\u2009\u202f]"
_SHAPE = (
    rf"(?:(?:\+|00)47{_SPACE}?)?(?:\d\d{_GAP}?\d\d{_GAP}?\d\d{_GAP}?\d\d|\d{{3}}{_GAP}?\d\d{_GAP}?\d{{3}})"
    rf"|\+\d(?:{_SPACE}?\d){{7,13}}|116{_SPACE}?\d{{3}}|0\d{{4}}|\d{{3,4}}"
)
_AFTER = rf"[\w%]|{_SPACE}?\d|[.,:–-]\d|{_SPACE}?%|\.(?:no|com|org|net|eu)\b"
_NUMBER = re.compile(rf"(?<![\w§.,:+–-])(?<!\d{_SPACE})(?:{_SHAPE})(?!{_AFTER})")
WORTH = re.compile(rf"\d(?:{_GAP}?\d){{2}}")
# What no number to ring stands in.
_ELSEWHERE = re.compile(r"https?://\S+|(?<![\w.+-])[\w.+-]+@[\w.-]+|(?<=\]\()(?!tel:)[^()\s]*")
_SHORT = 4  # digits: so few may be a count or a paragraph
_COUNTED_BEFORE = re.compile(
    r"(?:§+[\d\s,–-]*(?:(?:og|eller|til)\s)?|\b(?:paragraf|paragrafene?|kapittel|kap\.|side|sidene|linje|artikkel|punkt|ca\.|omtrent|om lag"
    r"|over|under|nesten|minst|høyst|mer enn|færre enn|til sammen|kr|kr\.)\s*)$",
    re.IGNORECASE,
)
_COUNTED_AFTER = re.compile(
    r"\s?(?:prosent|promille|kr|kroner|tusen|millioner|barna?|unge|elev(?:er|ene)|ansatte|personer|famili(?:er|ene)|foreldre|kommuner"
    r"|skoler|barnehager|saker|sakene|meldinge(?:r|ne)|tilfelle(?:r|ne)|dager|timer|minutter|uker|måneder|år|meter|m|km|cm|kg|sider"
    r"|plasser|ganger|av (?:\d+|de|dem))\b",
    re.IGNORECASE,
)
_AMOUNT_AFTER = re.compile(r"\s?(?:kr|kroner)\b", re.IGNORECASE)
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")


def numbers(text: str, known: Container[str]) -> Iterator[re.Match[str]]:
    """Every number to ring in a text, as it is written. `known` are those that somebody has, as they are dialled."""
    if "/" in text or "@" in text or "](" in text:
        text = _ELSEWHERE.sub(lambda elsewhere: "\0" * len(elsewhere[0]), text)
    for match in _NUMBER.finditer(text):
        if _is_call(text, match, dialled(match[0]) in known):
            yield match


def _is_call(text: str, match: re.Match[str], known: bool) -> bool:
    """Is it a number to ring, and not one that counts something?"""
    if sum(c.isdecimal() for c in match[0]) <= _SHORT:
        before = text[max(0, match.start() - 40) : match.start()]
        return known and not _COUNTED_BEFORE.search(before) and not _COUNTED_AFTER.match(text, match.end())
    if _DAY.fullmatch(match[0]) or _AMOUNT_AFTER.match(text, match.end()):
        return False
    return known or PhoneNumber.parse(_plain(match[0])).possible


def _plain(written: str) -> str:
    """The digits and the plus of a number, in the figures of any script."""
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in written if c.isdecimal() or c == "+")


def dialled(written: str) -> str:
    """A number as it is dialled, however it is written: «+4735986200», «112»."""
    return PhoneNumber.parse(_plain(written)).dialled
