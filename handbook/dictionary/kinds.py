"""The kinds of scalars: how a piece of text becomes a typed value, in the person's words.

Every scalar in YAML is read as text. A parser takes that text and raises `ValueError` with a
Norwegian sentence when it can't; validation turns the sentence into a problem with a place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from handbook.dictionary.choice import Choice
from handbook.dictionary.field import ListOf, Scalar
from handbook.values import (
    MONTH_NAMES,
    Ages,
    ArticleNumber,
    ArticleRange,
    Bar,
    Duration,
    LawNumber,
    PhoneNumber,
    PrintedSheet,
)

C = TypeVar("C", bound=Choice)


FIRST_YEAR, LAST_YEAR = 1970, 2100  # archives know none before, the holidays of the calendar none after


def calendar_date(text: str) -> date:
    """ISO 8601, «2026-11-21», in a year that every output can hold. Raises ValueError with a sentence for people."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(f"«{text}» er ikke en dato. Skriv år-måned-dag, for eksempel 2026-11-21.")
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"«{text}» er ikke en dato i kalenderen.") from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(f"Året i «{text}» kan ikke stemme. Skriv et år fra {FIRST_YEAR} til {LAST_YEAR}.")
    return found


_WRITTEN_DATES = (
    r"(?P<d>\d{1,2})[./-] ?(?P<m>\d{1,2})[./-] ?(?P<y>\d{4}|\d\d)",
    rf"(?P<d>\d{{1,2}})\.? ?(?P<m>{'|'.join(MONTH_NAMES)}) (?P<y>\d{{4}})",
    r"(?P<y>\d{4})[./ ]?(?P<m>\d\d?)[./ ]?(?P<d>\d\d?)",
    r"(?P<y>\d{4})-(?P<m>\d\d?)-(?P<d>\d\d?)",
)


def date_meant(text: str) -> str | None:
    """A date as Norwegians write it, in the way it is wanted: «1.3.2026», «1. mars 2026» → «2026-03-01»."""
    for pattern in _WRITTEN_DATES:
        match = re.fullmatch(pattern, plain(text))
        if match:
            month = MONTH_NAMES.index(match["m"]) + 1 if match["m"] in MONTH_NAMES else int(match["m"])
            year = int(match["y"]) + (2000 if len(match["y"]) == 2 else 0)
            try:
                return calendar_date(f"{year:04}-{month:02}-{int(match['d']):02}").isoformat()
            except ValueError:
                return None
    return None


def clock_meant(text: str) -> str | None:
    """«8», «kl. 8», «0830», «8,30» → «08:00», «08:30»."""
    match = re.fullmatch(r"(?:kl(?:okka|\.)? ?)?(\d{1,2})(?:[.,:h ]?(\d\d))?", plain(text))
    if match and int(match[1]) < 24 and int(match[2] or 0) < 60:
        return f'"{int(match[1]):02}:{match[2] or "00"}"'
    return None


def plain(text: str) -> str:
    """Lowercase, with one space between words; empty where it is longer than any such value: the expressions below
    would backtrack through a long run of spaces or letters for minutes (ReDoS)."""
    words = " ".join(text.lower().split())
    return words if len(words) <= 200 else ""


_UNITS = {
    "time": "time", "timer": "time", "dag": "dag", "dager": "dag", "døgn": "dag",
    "virkedag": "virkedag", "virkedager": "virkedag", "arbeidsdag": "virkedag", "arbeidsdager": "virkedag",
    "uke": "uke", "uker": "uke", "måned": "måned", "måneder": "måned", "maaned": "måned", "år": "år",
}  # fmt: skip
_NUMBERS = {"en": 1, "én": 1, "ett": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6}

_WORDS_FOR_SOON = {
    "med en gang": "med en gang",
    "straks": "med en gang",
    "samme dag": "samme dag",
    "snarest": "snarest",
}


def _duration(text: str) -> Duration:
    """A number, in figures or as a word up to six, and a unit: «7 dager», «én uke»; or one of the words for soon."""
    words = plain(text)
    if words in _WORDS_FOR_SOON:
        return Duration(None, _WORDS_FOR_SOON[words])
    match = re.fullmatch(r"(\d{1,4}|\w+)\s+(\w+)", words)
    if match and match[2] in _UNITS:
        amount = int(match[1]) if match[1].isdecimal() else _NUMBERS.get(match[1])
        if amount:
            return Duration(amount, _UNITS[match[2]])
    raise ValueError(
        f"«{text}» er ikke en tid vi forstår. Skriv for eksempel «7 dager», «10 virkedager», «3 uker», "
        "«6 måneder», «samme dag», «med en gang» eller «snarest»."
    )


def clock_time(text: str) -> int:
    """Minutes since midnight, of «08:30» or «8.30»; «24:00» is the end of the day."""
    match = re.fullmatch(r"(\d{1,2})[:.](\d\d)", text)
    if match:
        hour, minute = int(match[1]), int(match[2])
        if minute < 60 and (hour < 24 or (hour, minute) == (24, 0)):
            return hour * 60 + minute
    raise ValueError(f"«{text}» er ikke et klokkeslett. Skriv timer og minutter, for eksempel 08:30.")


def _ages(text: str) -> Ages:
    """Whole years: «0–18», «16», «16+», «16 og oppover», all with or without «år»."""
    match = re.fullmatch(r"(\d{1,2})\s*(?:[–-]\s*(\d{1,3})|(\+|og oppover))?(?:\s*år)?", plain(text))
    if not match:
        raise ValueError(f"«{text}» er ikke en alder. Skriv for eksempel «0–18» eller «16 og oppover».")
    first = int(match[1])
    last = None if match[3] else int(match[2] or match[1])
    if last is not None and last < first:
        raise ValueError(f"Alderen «{text}» slutter før den begynner.")
    return Ages(first, last)


def _article_number(text: str) -> ArticleNumber:
    """A letter but I, a number, and «slag:id» or «utgått»: «B7 instans:ppt»."""
    match = re.fullmatch(_ARTICLE_NUMBER, text)
    if match:
        return ArticleNumber(match[1], int(match[2]), "" if match[3] == "utgått" else match[3])
    raise ValueError(
        f"«{text}» er ikke et nummer og en artikkel. Skriv nummeret, mellomrom, slaget, kolon og id-en, "
        "for eksempel «B7 instans:ppt», eller «B7 utgått» når artikkelen er tatt ut."
    )


def _article_key(text: str) -> str:
    """«prosedyre:bekymringsmelding»."""
    if re.fullmatch(_ARTICLE_KEY, text):
        return text
    raise ValueError(
        f"«{text}» er ikke en artikkel. Skriv slaget, kolon og id-en, for eksempel «prosedyre:bekymringsmelding»."
    )


def _article_range(text: str) -> ArticleRange:
    """«F2–F4», also with a hyphen."""
    match = re.fullmatch(_ARTICLE_RANGE, text)
    if match and match[1] == match[3] and int(match[2]) < int(match[4]):
        return ArticleRange(match[1], int(match[2]), int(match[4]))
    raise ValueError(
        f"«{text}» er ikke numre som følger hverandre. Skriv det første og det siste, for eksempel «F2–F4»."
    )


def _printed_sheet(text: str) -> PrintedSheet:
    """«A4-3 1cf02ef2 2026-2 1/102-140»: sheet, digest, edition, and bars in the margin."""
    match = re.fullmatch(_PRINTED_SHEET, text)
    if match:
        binder, name, digest, edition, bars = match.groups(default="")
        drawn = (Bar(*map(int, re.findall(r"[0-9]+", bar))) for bar in bars.split())
        return PrintedSheet(binder, name, digest, edition, tuple(drawn))
    raise ValueError(
        f"«{text}» er ikke et ark, avtrykket av det og en utgave. Filen lages av «new edition» og skal ikke endres."
    )


def _law_number(text: str) -> LawNumber:
    """«LOV-2026-06-19-35», or «LOV-1967-02-10» for an old act without a number; FOR for regulations."""
    match = re.fullmatch(_LAW_NUMBER, text)
    if match:
        try:
            return LawNumber(match[1], date.fromisoformat(match[2]), int(match[3]) if match[3] else None)
        except ValueError:
            raise ValueError(f"Datoen i «{text}» finnes ikke i kalenderen.") from None
    raise ValueError(
        f"«{text}» er ikke nummeret på en lov. Skriv det slik det står hos Lovdata, for eksempel LOV-2026-06-19-35 "
        "for lov 19. juni 2026 nr. 35."
    )


def whole_number(noun: str, first: int, last: int) -> Scalar[int]:
    """A whole number between two others, both included."""

    def parse(text: str) -> int:
        if re.fullmatch(r"[0-9]{1,9}", text) and first <= int(text) <= last:
            return int(text)
        raise ValueError(f"«{text}» er ikke {noun}. Skriv et helt tall fra {first} til {last}.")

    return Scalar(noun, parse, pattern=r"^\d{1,9}$", bare="integer", bounds=(first, last))


def _colour(text: str) -> str:
    """Six hexadecimal digits after #, in lowercase."""
    if re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        return text.lower()
    raise ValueError(f"«{text}» er ikke en farge. Skriv # og seks tall eller bokstaver a–f, for eksempel #0a5a66.")


def _text(text: str) -> str:
    return text


def _matching(pattern: str, otherwise: str) -> Callable[[str], str]:
    """A parser of texts that are as they are written when they fit a pattern; `otherwise` is said of those that don't."""

    def parse(text: str) -> str:
        if re.fullmatch(pattern, text):
            return text
        raise ValueError(f"«{text}» {otherwise}")

    return parse


_WINDOWS_OWN = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]", re.IGNORECASE)


def _file_name(pattern: str, otherwise: str) -> Callable[[str], str]:
    """A parser of names of files that are there on every machine: Windows has kept some names for itself."""
    matching = _matching(pattern, otherwise)

    def parse(text: str) -> str:
        if _WINDOWS_OWN.fullmatch(text.partition(".")[0].rstrip()):
            raise ValueError(f"«{text}» er et navn Windows bruker selv. Gi filen et annet navn.")
        return matching(text)

    return parse


_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
_id = _matching(_ID, "kan ikke være en id. Bruk små bokstaver a–z, tall og bindestrek, for eksempel «akutt-fare».")


_LONGEST_NAME = 60  # a path on Windows holds 260 characters, and a binder's edge fewer


def file_id(text: str) -> str:
    """An id that is also the name of a file, on every machine. Raises ValueError with a sentence for people."""
    _id(text[: _LONGEST_NAME + 1])
    if len(text) > _LONGEST_NAME:
        raise ValueError(f"Id-en er for lang. Bruk høyst {_LONGEST_NAME} tegn.")
    if _WINDOWS_OWN.fullmatch(text):
        raise ValueError(f"«{text}» er et navn Windows bruker selv. Velg et annet, for eksempel «{text}-tjenesten».")
    return text


def choice(noun: str, choices: type[C]) -> Scalar[C]:
    """One of a fixed set of words; each has a label that readers see."""
    by_word: dict[str, C] = {choice.value: choice for choice in choices}

    def parse(text: str) -> C:
        if text in by_word:
            return by_word[text]
        raise ValueError(f"«{text}» er ikke {noun} vi kjenner. Velg en av: {', '.join(by_word)}.")

    return Scalar(noun, parse, {choice.value: choice.label for choice in choices})


def _language(text: str) -> str:
    """ISO 639, two or three small letters, as HTML and PDF want them: «uk». A language's Norwegian name gets its code."""
    if text == "nb":
        return text
    from babel import Locale  # only here: most pages are in Norwegian, and it reads a file for each language

    names = Locale("nb").languages
    if text in names and len(text) <= 3:
        return text
    code = next((code for code, name in names.items() if text.lower() in (name, code.lower()) and len(code) <= 3), None)
    hint = f"Skriv {code}." if code else "Skriv to eller tre små bokstaver, for eksempel nn, en, pl eller uk."
    raise ValueError(f"«{text}» er ikke en språkkode. {hint}")


_PARAGRAPH = r"[1-9][0-9]*(?:-[1-9][0-9]*)?(?: ?[a-z])?"


def _paragraph(text: str) -> str:
    """The number of a paragraph: «13-2», «239 e», «11-6 a». Any dash becomes the hyphen that is in its id."""
    plain = re.sub(r"\s*[‐‑‒–—−-]\s*", "-", text.removeprefix("§").strip())
    if re.fullmatch(_PARAGRAPH, plain):
        return plain
    raise ValueError(
        f"«{text}» er ikke nummeret på en paragraf. Skriv bare nummeret, for eksempel 13-2 eller 239 e. "
        "Ledd og bokstav skriver du i sammendraget."
    )


def _folder_address(text: str) -> str:
    """The address of a folder: ends with «/», for the pages' own addresses are set after it."""
    return text if text.endswith("/") else f"{text}/"


_LEVEL = r"[0-9A-Za-z]{1,3}"
_level = _matching(_LEVEL, "kan ikke være id-en til et nivå. Skriv nummeret eller bokstaven, for eksempel 0 eller A.")

# No sign that would mean something else in an address.
_DOCUMENT = r"[0-9A-Za-zæøåÆØÅ][0-9A-Za-zæøåÆØÅ._ -]*\.(?:docx|pdf)"

_document = _file_name(
    _DOCUMENT,
    "kan ikke legges ved. Skriv navnet på et Word- eller PDF-dokument, med bokstaver, tall, mellomrom, bindestrek og "
    "understrek, for eksempel samtykke.docx.",
)

# A folder is no part of it, and the ending is for the check to judge: it says what to do with each kind of file.
_PICTURE = r"[0-9A-Za-zæøåÆØÅ][0-9A-Za-zæøåÆØÅ._-]{0,99}"

_picture = _file_name(
    _PICTURE,
    "kan ikke være navnet på et bilde. Bruk bare bokstaver, tall, punktum, bindestrek og understrek, for eksempel "
    "kommunevapen.svg.",
)


def _yes_no(text: str) -> bool:
    if text.lower() in ("ja", "nei"):
        return text.lower() == "ja"
    raise ValueError(f"«{text}» må være ja eller nei.")


def any_case(words: Iterable[str]) -> str:
    """A pattern for one of the words in small or capital letters; JSON Schema has no flag for it."""
    return "(?:" + "|".join("".join(f"[{c}{c.upper()}]" if c.isalpha() else c for c in word) for word in words) + ")"


# For editors: wide enough for everything that `parse` takes, so that nothing right is ever underlined.
_LENGTH = rf"(?:\d{{1,4}}|{any_case(_NUMBERS)})\s+{any_case(_UNITS)}|{any_case(_WORDS_FOR_SOON)}"

_LAW_NUMBER = r"(LOV|FOR)-([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-([1-9][0-9]{0,4}))?"
_ARTICLE_NUMBER = r"([A-HJ-Z])([1-9][0-9]{0,3}) +([a-z]+:[a-z0-9]+(?:-[a-z0-9]+)*|utgått)"
_ARTICLE_KEY = r"[a-z]+:[a-z0-9]+(?:-[a-z0-9]+)*"
_ARTICLE_RANGE = r"([A-HJ-Z])([1-9][0-9]{0,3})[–-]([A-HJ-Z])([1-9][0-9]{0,3})"

_SHEET_NAME = r"[A-HJ-Z](?:[1-9][0-9]*)?-[1-9][0-9]*|[ivxl]+"
_FILE_NAME = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_BAR = r"[12]/[0-9]+-[0-9]+"
_PRINTED_SHEET = rf"(?:({_FILE_NAME})/)?({_SHEET_NAME}) ([0-9a-f]{{8}}) ({_FILE_NAME})((?: {_BAR})*)"

TEXT = Scalar("en tekst", _text)
ID = Scalar("en id", _id, pattern=f"^{_ID}$", bare="integer")
DATE = Scalar(
    "en dato",
    calendar_date,
    pattern=r"^(?:19[7-9]\d|20\d\d|2100)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$",
    suggest=date_meant,
)
DURATION = Scalar("en tid", _duration, pattern=f"^(?:{_LENGTH})$")
CLOCK = Scalar(
    "et klokkeslett",
    clock_time,
    pattern=r"^(?:(?:[01]?\d|2[0-3])[:.][0-5]\d|24[:.]00)$",
    bare="number",
    suggest=clock_meant,
)
AGES = Scalar("en alder", _ages, pattern=r"^\d{1,2}\s*(?:[–-]\s*\d{1,3}|\+|og oppover)?(?:\s*år)?$", bare="integer")
ARTICLE_NUMBER = Scalar("et nummer og en artikkel", _article_number, pattern=f"^{_ARTICLE_NUMBER}$")
ARTICLE_KEY = Scalar("en artikkel", _article_key, pattern=f"^{_ARTICLE_KEY}$")
ARTICLE_RANGE = Scalar("numre som følger hverandre", _article_range, pattern=f"^{_ARTICLE_RANGE}$")
PRINTED_SHEET = Scalar("et ark i permen", _printed_sheet, pattern=f"^{_PRINTED_SHEET}$")
LAW_NUMBER = Scalar("nummeret på en lov", _law_number, pattern=f"^{_LAW_NUMBER}$")
COLOUR = Scalar("en farge", _colour, pattern="^#[0-9a-fA-F]{6}$")
YES_NO = Scalar("ja eller nei", _yes_no, {"ja": "ja", "nei": "nei"})
PHONE = Scalar("et telefonnummer", PhoneNumber.parse)
EMAIL = Scalar("en e-postadresse", _text)
URL = Scalar("en nettadresse", _text)
FOLDER_URL = Scalar("en nettadresse", _folder_address)
LANGUAGE = Scalar("en språkkode", _language, pattern="^[a-z]{2,3}$")
PARAGRAPH = Scalar(
    "nummeret på en paragraf",
    _paragraph,
    pattern=r"^§?\s*[1-9][0-9]*(?:\s*[‐‑‒–—−-]\s*[1-9][0-9]*)?(?: ?[a-z])?$",
    bare="integer",
)
LEVEL = Scalar("id-en til et nivå", _level, pattern=f"^{_LEVEL}$", bare="integer")
DOCUMENT = Scalar("navnet på et dokument", _document, pattern=f"^{_DOCUMENT}$")
PICTURE = Scalar("navnet på et bilde", _picture, pattern=f"^{_PICTURE}$")
TEXTS = ListOf(TEXT)
