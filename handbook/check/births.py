"""Dates of birth, as people write them: said to be one, or standing beside a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from handbook.check.names import is_given_name, names

_MONTH = "(?i:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|jan|feb|apr|jun|jul|aug|sept|sep|okt|nov|des)"
_YEAR = r"(?:(?:19|20)\d\d|\d\d)"
_FULL = (  # with a year
    rf"(?:\d{{1,2}}\s?[./-]\s?(?:\d{{1,2}}\s?[./-]\s?|{_MONTH}\.?\s?){_YEAR}|\d{{1,2}} {_MONTH}\.? {_YEAR}"
    r"|(?:19|20)\d\d[.-]\d\d[.-]\d\d)(?!\d)"
)
_ORDINAL = (
    "(?i:(?:første|fyrste|andre|tredje|fjerde|femte|sjette|sjuende|syvende|åttende|niende|tiende|ellevte|tolvte|trettende|fjortende"
    "|femtende|sekstende|syttende|attende|nittende|tjuende|tjueførste|tjueandre|tjuetredje|tjuefjerde|tjuefemte|tjuesjette"
    "|tjuesjuende|tjueåttende|tjueniende|trettiende|trettiførste))"
)
_AFTER_LABEL = rf"(?:{_FULL}|{_ORDINAL}\s{_MONTH}\b(?: \w+)?|\d{{6}}(?:\d\d)?(?!\d)|\d{{1,2}}\.?\s{_MONTH}\b)"
_LABEL = r"[Ff](?<!\w.)(?:\s?[.:]|ødt|ØDT|ødd|\.?\s?dato|[øo]dsels(?:dato|dag)|dt\.?|\.\s?d\.)"
_SAID = re.compile(
    rf"{_LABEL}[*_]{{0,2}}\s{{0,3}}[:|]?[*_]{{0,2}}\s{{0,20}}(?:(?:den|på|i|dato)\s)?(?:\w+dag\s)?(?:den\s)?{_AFTER_LABEL}"
)
# Wider, and quicker to look for: it begins with a digit.
_MAY_BE_DATE = re.compile(
    r"[0-9](?:[0-9]?\s?[./-]\s?(?:[0-9]{1,2}\s?[./-]\s?[0-9]{2}|[A-Za-z]{3,9}\.?\s?[0-9]{2})|[0-9]? [A-Za-z]{3,9}\.? [0-9]{2}"
    r"|[0-9]{3}[.-][0-9]{2}[.-][0-9]{2})"
)
_DATE = re.compile(_FULL)
_AFTER_NAME = re.compile(r"[^\S\n]*[,:;|(–-]?(?:[^\S\n]|\|)*\n?[ \t|>-]*\(?(?:den )?")
_BEFORE_NAME = re.compile(r"\)?[^\S\n]*[,:;|–-]?(?:[^\S\n]|\|)*")
_GIVEN_BEFORE = re.compile(r"(?<![\w.] )(?<!\w)([A-ZÆØÅ][a-zæøå]+),? \(?$")
_ALL_OF_AN_AGE = re.compile(r"\s*(?:eller|og)\s(?:senere|seinere|tidligere|etter|før|yngre|eldre)")
_NO_PERSON = re.compile(
    r"(?i:\w*(?:lov|ordning|prosjekt|tilbud|perm|kommune|konvensjon|forskrift|ideen?|tanke|bok|tjeneste|avtale|rutine|modell|metode"
    r"|forening|organisasjon|stiftelse|senter|skole|barnehage|telefon|utvalg|team)(?:en|a|et|n|ene|i)?)\s(?:er|ble|blei|var|vart)?\s?$"
)
_NEAR = 60  # characters


def birth_dates(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of a date that is said to be a birth date, or stands beside a whole name. Each once."""
    end = 0
    spans = [*_said(text), *_beside_names(text)]
    for start, stop in sorted(spans):
        if stop > end:
            end = stop
            yield start, stop


def dates_by_given_names(text: str) -> Iterator[tuple[int, int]]:
    """«Kari, 14.03.2015»: a given name alone before a date. Likely a child, but it may be a meeting."""
    for start, end in _dates(text):
        if text[max(0, start - 3) : start].rstrip(" (,")[-1:].isalpha():
            before = _GIVEN_BEFORE.search(text, max(0, start - _NEAR), start)
            if before and is_given_name(before[1]) and not any(_names_around(text, start, end)):
                yield before.start(), end


def _said(text: str) -> Iterator[tuple[int, int]]:
    for match in _SAID.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        if not _NO_PERSON.search(before) and not _ALL_OF_AN_AGE.match(text, match.end()):
            yield match.span()


def _beside_names(text: str) -> Iterator[tuple[int, int]]:
    for start, end in _dates(text):
        yield from _names_around(text, start, end)


@lru_cache(maxsize=2)
def _dates(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of every date with a year that doesn't fill a field of its own."""
    found = []
    for match in _MAY_BE_DATE.finditer(text):
        date = _DATE.match(text, match.start())
        if (
            date
            and not _fills_a_field(text, *date.span())
            and not text[max(0, match.start() - 1) : match.start()].isdigit()
        ):
            found.append(date.span())
    return tuple(found)


def _fills_a_field(text: str, start: int, end: int) -> bool:
    """«sist_kontrollert: 2026-11-21», and nothing more on the line."""
    if text[start - 2 : start] != ": " or text[end : end + 1] not in ("\n", ""):
        return False
    key = text[text.rfind("\n", 0, start) + 1 : start - 2].strip(" -")
    return key.isidentifier() and key.islower()


def _names_around(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = max(0, start - _NEAR)
    before = text[first:start].rstrip(" \t\n\u00a0,:;|(–->").removesuffix("den").rstrip(" ,(").rpartition(" ")[2]
    if before[:1].isupper() or before.endswith(("sen", "mann")):
        for name in names(text[first:start]):
            if _AFTER_NAME.fullmatch(text, first + name.end(), start):
                yield first + name.start(), end
    after = _BEFORE_NAME.match(text, end)
    if after and text[after.end() : after.end() + 1].isalpha():
        for name in names(text[end : end + _NEAR]):
            if _BEFORE_NAME.fullmatch(text, end, end + name.start()):
                yield start, end + name.end()
