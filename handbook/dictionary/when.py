"""The kinds of scalars that say when: days of the week, seasons, weeks, spans of dates, clock times that may lie ahead.

As in `kinds.py` a parser raises `ValueError` with a Norwegian sentence, and what was meant is suggested where it can be
told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from handbook.days import (
    EVEN,
    NEXT_WORKDAY,
    ODD,
    ORDINALS,
    Closing,
    DateSpan,
    NthDay,
    Season,
    Weekdays,
    Weeks,
)
from handbook.dictionary.choice import Choice
from handbook.dictionary.field import Scalar
from handbook.dictionary.kinds import CLOCK, any_case, calendar_date, clock_meant, clock_time, date_meant, plain
from handbook.values import DAY_NAMES, HOLIDAY, MONTH_NAMES

C = TypeVar("C", bound=Choice)

_DAY_WORDS = {name: i for i, name in enumerate(DAY_NAMES[:7])}
_SHORT = {name[:3]: i for name, i in _DAY_WORDS.items()} | {"tirs": 1, "tors": 3}
_DAY_WORDS |= _SHORT | {f"{name}er": i for name, i in _DAY_WORDS.items()}
_DAY_GROUPS = {
    "hverdager": range(5), "ukedager": range(5), "virkedager": range(5), "helg": (5, 6), "helger": (5, 6),
    "alle dager": range(8), "hver dag": range(8), "helligdager": (HOLIDAY,), "helligdag": (HOLIDAY,),
}  # fmt: skip
_ORDINAL_WORDS = ORDINALS | {f"{number}.": number for number in range(1, 6)}

_ORDINAL = "(?:" + "|".join(map(re.escape, _ORDINAL_WORDS)) + ")"
_IN_MONTH = r"(?:i (?:hver )?|hver )måned(?:en)?"
_NTH = re.compile(rf"({_ORDINAL}) (\w+) {_IN_MONTH}")
_NTH_NEAR = re.compile(rf"(\w+) (før|etter) ({_ORDINAL}) (\w+) {_IN_MONTH}")
_SEVERAL_NTH = re.compile(rf"({_ORDINAL}(?: ?(?:,|\bog\b) ?{_ORDINAL})+) (\w+ {_IN_MONTH})")
_AND = re.compile(r"\s*(?:,|\bog\b)\s*")


def _weekdays(text: str) -> Weekdays:
    """Days, spans, groups and nth days, with commas or «og» between: «man–ons og fredag», «hverdager, helligdager»,
    «første og tredje lørdag i måneden»."""
    days: set[int] = set()
    nth: list[NthDay] = []
    for part in _AND.split(_SEVERAL_NTH.sub(_each_nth, plain(text).removesuffix("."))):
        span = re.fullmatch(r"(\w+)\.?\s*(?:[-–]|til)\s*(\w+)\.?", part)
        if part in _DAY_GROUPS:
            days.update(_DAY_GROUPS[part])
        elif part.rstrip(".") in _DAY_WORDS:
            days.add(_DAY_WORDS[part.rstrip(".")])
        elif span and span[1] in _DAY_WORDS and span[2] in _DAY_WORDS:
            first, last = _DAY_WORDS[span[1]], _DAY_WORDS[span[2]]
            days.update((first + i) % 7 for i in range((last - first) % 7 + 1))
        elif found := _nth_day(part):
            nth.append(found)
        else:
            raise ValueError(_not_days(text, part or text))
    return Weekdays(frozenset(days), text.strip().replace("-", "–"), tuple(nth))


def _not_days(text: str, part: str) -> str:
    if re.search(r"annen ?hver|\bhver \w+\b|partall|oddetall|\buker?\b", plain(text)):
        return (f"«{text}» er både dager og uker. Skriv dagen i «dager», og ukene i «uker»: partall, oddetall, 28–30, "
                "eller «annenhver fra» og datoen for den første.")  # fmt: skip
    return (f"«{part}» er ikke dager vi forstår. Skriv for eksempel «man–fre», «lør–søn», «tirsdag», «alle dager», "
            "«helligdager» eller «første tirsdag i måneden».")  # fmt: skip


def _days_meant(text: str) -> str | None:
    """«torsdag i partallsuker» → days and weeks, each in its field."""
    match = re.fullmatch(r"(?:hver )?(.+?) (?:i )?(partall|oddetall)(?:s?uker?)?", plain(text))
    if match:
        try:
            return f"{_weekdays(match[1])}, uker: {match[2]}"
        except ValueError:
            return None
    return None


def _each_nth(match: re.Match[str]) -> str:
    return " og ".join(f"{ordinal} {match[2]}" for ordinal in _AND.split(match[1]))


def _nth_day(text: str) -> NthDay | None:
    """«første lørdag i måneden», «fredag før første lørdag i måneden»."""
    near = _NTH_NEAR.fullmatch(text)
    if near and near[1] in _DAY_WORDS and near[4] in _DAY_WORDS:
        direction = -1 if near[2] == "før" else 1
        return NthDay(_ORDINAL_WORDS[near[3]], _DAY_WORDS[near[4]], (_DAY_WORDS[near[1]], direction))
    match = _NTH.fullmatch(text)
    if match and match[2] in _DAY_WORDS:
        return NthDay(_ORDINAL_WORDS[match[1]], _DAY_WORDS[match[2]])
    return None


def special_day(names: type[C]) -> Scalar[C | NthDay]:
    """A day with a name, or an nth day of the month."""
    by_word: dict[str, C] = {name.value: name for name in names}

    def parse(text: str) -> C | NthDay:
        words = plain(text).removesuffix(".")
        found = by_word.get(words) or _nth_day(words)
        if found is None:
            raise ValueError(f"«{text}» er ikke en dag vi kjenner. Velg en av: {', '.join(by_word)}, eller skriv for "
                             "eksempel «første lørdag i måneden». En dato skriver du i «fra_dato».")  # fmt: skip
        return found

    labels = {word: name.label for word, name in by_word.items()}
    return Scalar("en dag", parse, labels, pattern=rf"^\s*{_NTH_DAY}\.?\s*$", suggest=_special_day_meant)


# Days as people write them, in the word we have for them.
_OTHER_NAMES = {
    "1. nyttårsdag": "nyttårsdag", "første nyttårsdag": "nyttårsdag", "1. januar": "nyttårsdag",
    "1. påskedag": "første påskedag", "påskedag": "første påskedag", "2. påskedag": "andre påskedag",
    "1. mai": "første mai", "arbeidernes dag": "første mai", "17. mai": "grunnlovsdagen",
    "syttende mai": "grunnlovsdagen", "nasjonaldagen": "grunnlovsdagen", "kr. himmelfartsdag": "kristi himmelfartsdag",
    "kristi himmelfart": "kristi himmelfartsdag", "1. pinsedag": "første pinsedag", "pinsedag": "første pinsedag",
    "2. pinsedag": "andre pinsedag", "24. desember": "julaften", "juleaften": "julaften",
    "1. juledag": "første juledag", "juledag": "første juledag", "25. desember": "første juledag",
    "2. juledag": "andre juledag", "26. desember": "andre juledag", "romjulen": "romjula", "romjul": "romjula",
    "nyttår": "nyttårsdag", "31. desember": "nyttårsaften", "påskeaftenen": "påskeaften", "påskelørdag": "påskeaften",
    "onsdag før påske": "onsdag før skjærtorsdag", "onsdag før skjærtorsdagen": "onsdag før skjærtorsdag",
}  # fmt: skip


def _special_day_meant(text: str) -> str | None:
    return _OTHER_NAMES.get(plain(text))


def _month_day(text: str) -> tuple[int, int]:
    """(month, day) of «1. mai»."""
    match = re.fullmatch(r"(\d{1,2})\.\s*([a-z]+)", text)
    if match and match[2] in MONTH_NAMES:
        month, day = MONTH_NAMES.index(match[2]) + 1, int(match[1])
        try:
            date(2028, month, day)  # a leap year, so that 29. februar is a day
            return month, day
        except ValueError:
            pass
    raise ValueError(f"«{text}» er ikke en dag i året. Skriv for eksempel «1. mai».")


def _season(text: str) -> Season:
    """Two days of the year with a dash or «til» between: «1. mai–1. september»."""
    parts = re.split(r"\s*[–-]\s*|\s+til\s+", plain(text))
    if len(parts) != 2:
        raise ValueError(f"«{text}» er ikke en sesong. Skriv for eksempel «1. mai–1. september».")
    return Season(_month_day(parts[0]), _month_day(parts[1]))


_WORD_NUMBERS = {"andre": 2, "annen": 2, "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6}
_COUNTED = re.compile(
    rf"(?:annen ?hver|hver (?:([1-9]|[1-4]\d|5[0-3])\.|({'|'.join(_WORD_NUMBERS)})))(?: uke)? fra (.+)"
)


def _weeks(text: str) -> Weeks:
    """ISO weeks: «partall», «oddetall», «28–30, 40»; «annenhver fra 2026-09-14», «hver 4. fra 2027-01-09»."""
    words = plain(text).removesuffix(".")
    if match := re.fullmatch(r"(partall|oddetall|like|ulike|odde)(?:s?uker| uker)?", words):
        return Weeks(EVEN if match[1] in ("partall", "like") else ODD)
    if match := _COUNTED.fullmatch(words):
        return Weeks(frozenset(), int(match[1] or _WORD_NUMBERS.get(match[2], 2)), calendar_date(match[3]))
    if words.startswith(("annenhver", "annen hver")):
        raise ValueError(f"«{text}» sier ikke hvilke uker. Skriv «annenhver fra» og datoen for den første, for eksempel "
                         "«annenhver fra 2026-09-14», eller partall eller oddetall.")  # fmt: skip
    return Weeks(frozenset(_week_numbers(words, text)))


def _week_numbers(words: str, text: str) -> Iterator[int]:
    for part in _AND.split(re.sub(r"^uker? ", "", words)):
        match = re.fullmatch(r"(\d{1,2})(?:\s*(?:[–-]|til)\s*(\d{1,2}))?", part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= 53 or not 1 <= last <= 53:
            raise ValueError(f"«{text}» er ikke uker vi forstår. Skriv for eksempel «partall», «oddetall», «28–30, 40» "
                             "eller «annenhver fra 2026-09-14».")  # fmt: skip
        if last < first:
            raise ValueError(
                f"Ukene «{part}» slutter før de begynner. Over nyttår skriver du to spenn: «{first}–53, 1–{last}»."
            )
        yield from range(first, last + 1)


def _weeks_meant(text: str) -> str | None:
    match = re.fullmatch(r"(.* fra) (.+)", " ".join(text.split()))
    meant = date_meant(match[2]) if match else None
    return f"{match[1]} {meant}" if match and meant else None


def _numbered_weeks(text: str) -> Weeks:
    """Weeks by their numbers only: «28–30»."""
    if re.search(r"[^\W\d]", re.sub(r"^uker? |\b(?:og|til)\b", "", plain(text))):
        raise ValueError(f"«{text}» er ikke ukenumre. Skriv for eksempel «28–30». Partall, oddetall og annenhver uke "
                         "skriver du i «tider».")  # fmt: skip
    return _weeks(text)


def _closing(text: str) -> Closing:
    """A clock time, perhaps with the day it is on: «15:30», «neste hverdag 08:00», «mandag 08:00»."""
    words = plain(text)
    match = re.fullmatch(r"(?:(neste (?:hver|virke)dag|\w+dag) )?(?:kl\.? ?)?(\d\S*)", words)
    if match and (match[1] is None or match[1].startswith("neste") or match[1] in _DAY_WORDS):
        day = None if match[1] is None else _DAY_WORDS.get(match[1], NEXT_WORKDAY)
        return Closing(clock_time(match[2]), day)
    if match or re.match(r"[^\W\d]", words):
        raise ValueError(f"«{text}» er ikke en tid å stenge. Skriv klokkeslettet, og dagen foran når den ligger fram i "
                         "tid: «15:30», «neste hverdag 08:00» eller «mandag 08:00».")  # fmt: skip
    return Closing(clock_time(text))


def _closing_meant(text: str) -> str | None:
    match = re.fullmatch(r"(neste (?:hver|virke)dag|\w+dag) (.+)", plain(text))
    meant = clock_meant(match[2] if match else text)
    return f"{match[1]} {meant.strip(chr(34))}" if match and meant else meant


def _both_meant(text: str) -> str | None:
    """«8-15.30» → both times; they are written in «fra»."""
    parts = re.split(r" ?(?:[–-]|\btil\b) ?", plain(text))
    meant = [clock_meant(part) for part in parts]
    if len(parts) == 2 and all(meant):
        return f"{meant[0]}, til: {meant[1]}"
    return clock_meant(text)


def _date_span(text: str) -> DateSpan:
    """Two dates with a dash or «til» between, or one: «2026-09-28–2026-10-02»."""
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:\s*(?:[–—-]|til)\s*(\d{4}-\d\d-\d\d))?", plain(text))
    if match is None:
        raise ValueError(f"«{text}» er ikke to datoer. Skriv for eksempel 2026-09-28–2026-10-02.")
    return DateSpan(calendar_date(match[1]), calendar_date(match[2] or match[1]))


# For editors: wide enough for everything that `parse` takes, so that nothing right is ever underlined.
_DAY = rf"{any_case(_DAY_WORDS)}\.*"
_MONTH = r"(?:[iI]\s+(?:[hH][vV][eE][rR]\s+)?|[hH][vV][eE][rR]\s+)[mM][åÅ][nN][eE][dD](?:[eE][nN])?"
_ORD = rf"(?:{any_case(ORDINALS)}|[1-5]\.)"
_BETWEEN = r"(?:\s*(?:,|\b[oO][gG]\b)\s*)"
_NEAR = rf"(?:{any_case(_DAY_WORDS)}\s+(?:[fF][øØ][rR]|[eE][tT][tT][eE][rR])\s+)?"
_NTH_DAY = rf"{_NEAR}{_ORD}(?:{_BETWEEN}{_ORD})*\s+{any_case(_DAY_WORDS)}\s+{_MONTH}"
_DAYS = rf"(?:{any_case(_DAY_GROUPS)}|{_NTH_DAY}|{_DAY}(?:\s*(?:[-–]|[tT][iI][lL])\s*{_DAY})?)"
_MONTH_DAY = rf"\d{{1,2}}\.\s*{any_case(MONTH_NAMES)}"
_NUMBERED = r"(?:[uU][kK][eE][rR]?\s+)?\d[\d\s,–\-oOgGtTiIlL]*\.?"
_TIME = r"(?:[01]?\d|2[0-3])[:.][0-5]\d|24[:.]00"

WEEKDAYS = Scalar(
    "dager", _weekdays, pattern=rf"^\s*{_DAYS}(?:\s*(?:,|[oO][gG])\s*{_DAYS})*\.*\s*$", suggest=_days_meant
)
SEASON = Scalar("en sesong", _season, pattern=rf"^{_MONTH_DAY}(?:\s*[–-]\s*|\s+til\s+){_MONTH_DAY}$")
WEEKS = Scalar(
    "uker",
    _weeks,
    pattern=rf"^\s*(?:[pP][aA][rR][tT].*|[oO][dD][dD][eE].*|[uU]?[lL][iI][kK][eE].*|.*[fF][rR][aA]\s+\d{{4}}-\d\d-\d\d|{_NUMBERED})\s*$",
    bare="integer",
    suggest=_weeks_meant,
)
WEEK_NUMBERS = Scalar("ukenumre", _numbered_weeks, pattern=rf"^\s*{_NUMBERED}\s*$", bare="integer")
OPENS = replace(CLOCK, suggest=_both_meant)
CLOSING = Scalar(
    "et klokkeslett",
    _closing,
    pattern=rf"^\s*(?:(?:[nN][eE][sS][tT][eE]\s+)?[a-zA-ZøØ]+[dD][aA][gG]\s+)?(?:[kK][lL]\.?\s*)?(?:{_TIME})\s*$",
    bare="number",
    suggest=_closing_meant,
)
DATE_SPAN = Scalar(
    "to datoer", _date_span, pattern=r"^\s*\d{4}-\d\d-\d\d(?:\s*(?:[–—-]|[tT][iI][lL])\s*\d{4}-\d\d-\d\d)?\s*$"
)
