"""The small typed values that the schema gives to text: durations, ages, telephone numbers."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

import phonenumbers

NBSP = "\N{NO-BREAK SPACE}"

# Days 0–6 are Monday to Sunday; a public holiday is a kind of day of its own.
HOLIDAY = 7
DAY_NAMES = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag", "helligdager")
MONTH_NAMES = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip

_HOURS = {"time": 1.0, "dag": 24.0, "virkedag": 24.0 * 7 / 5, "uke": 168.0, "måned": 730.5, "år": 8766.0}


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as people say it: «3 uker», «10 virkedager», «samme dag», «med en gang», «snarest».

    `amount` is None for the three that are words; `unit` is then the word itself,
    otherwise one of time, dag, virkedag, uke, måned, år (singular).
    """

    amount: int | None
    unit: str

    @property
    def hours(self) -> float | None:
        """Length in hours, good enough to say which of two is longer; None for «snarest», which has no length."""
        if self.amount is not None:
            return self.amount * _HOURS[self.unit]
        return {"med en gang": 0.0, "samme dag": 24.0}.get(self.unit)

    @property
    def days(self) -> float | None:
        """Length in days; None for «snarest»."""
        return None if self.hours is None else self.hours / 24

    def after(self, day: date) -> date:
        """The day this long after another; months and years by the calendar, never past the calendar's last day."""
        try:
            return self._after(day)
        except (ValueError, OverflowError):  # calendars end in the year 9999
            return date.max

    def _after(self, day: date) -> date:
        amount = self.amount or 0
        if self.unit in ("måned", "år"):
            months = day.month - 1 + amount * (12 if self.unit == "år" else 1)
            year, month = day.year + months // 12, months % 12 + 1
            return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
        return day + timedelta(days=round(self.days or 0))

    def __str__(self) -> str:
        if self.amount is None:
            return self.unit
        plural = {"time": "timer", "dag": "dager", "virkedag": "virkedager", "uke": "uker", "måned": "måneder"}
        return f"{self.amount} {self.unit if self.amount == 1 else plural.get(self.unit, self.unit)}"


@dataclass(frozen=True, slots=True)
class Ages:
    """An age span in whole years, both included; `last` is None for «og oppover»."""

    first: int
    last: int | None

    def __str__(self) -> str:
        if self.last is None:
            return f"{self.first} år og oppover"
        if self.first == self.last:
            return f"{self.first} år" if self.first else "under 1 år"
        return f"{self.first}–{self.last} år"


@dataclass(frozen=True, slots=True)
class ArticleNumber:
    """«B7 instans:ppt»: a number in the binder, and the article that has it; `key` is empty when it is retired."""

    letter: str
    number: int
    key: str

    @property
    def label(self) -> str:
        """«B7»."""
        return f"{self.letter}{self.number}"

    def __str__(self) -> str:
        return f"{self.label} {self.key or 'utgått'}"


@dataclass(frozen=True, slots=True)
class ArticleRange:
    """«F2–F4»: articles under one tab, from one number to another."""

    letter: str
    first: int
    last: int

    def __contains__(self, number: str) -> bool:
        return number[:1] == self.letter and self.first <= int(number[1:]) <= self.last

    def __str__(self) -> str:
        return f"{self.letter}{self.first}–{self.letter}{self.last}"


class Bar(NamedTuple):
    """A line in the margin: on which face of the sheet (1 or 2), and from where to where, in points from the top."""

    face: int
    top: int
    foot: int

    def __str__(self) -> str:
        return f"{self.face}/{self.top}-{self.foot}"


def article_of(sheet: str) -> str:
    """The article that a sheet belongs to: «A4-3» → «A4», the first pages («iii») → «»."""
    return sheet.rpartition("-")[0]


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """«A4-3 1cf02ef2 2026-2 1/102-140»: a sheet of the binder by the number of its front, a digest of its two pages, the
    edition in which they last changed, and where in the margin that is marked. In a core binder the workplace stands
    before the number: «barnehage/A4-3»; `binder` is empty for the whole one."""

    binder: str
    name: str
    digest: str
    edition: str
    bars: tuple[Bar, ...] = ()

    @property
    def place(self) -> str:
        """«A4-3», or «barnehage/A4-3» in a core binder."""
        return f"{self.binder}/{self.name}" if self.binder else self.name

    def __str__(self) -> str:
        return " ".join((self.place, self.digest, self.edition, *map(str, self.bars)))


@dataclass(frozen=True, slots=True)
class LawNumber:
    """An act or a regulation by its citation id at Lovdata: «LOV-2026-06-19-35». Before 1969 acts had no number."""

    kind: str  # LOV or FOR
    day: date
    number: int | None

    @property
    def order(self) -> tuple[date, int]:
        """Later ones are greater."""
        return (self.day, self.number or 0)

    @property
    def shown(self) -> str:
        """«lov 19. juni 2026 nr. 35», never broken inside the date or before the number."""
        word = "lov" if self.kind == "LOV" else "forskrift"
        number = f" nr.{NBSP}{self.number}" if self.number is not None else ""
        return f"{word} {self.day.day}.{NBSP}{MONTH_NAMES[self.day.month - 1]} {self.day.year}{number}"

    def __str__(self) -> str:
        return f"{self.kind}-{self.day.isoformat()}" + (f"-{self.number}" if self.number is not None else "")


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A number that can be rung. `dialled` is the international form («+4735986200»), or a short number as it is
    («112», «116117», «02800»); two that dial the same are equal. `written` is the text in the file, kept as `str()`."""

    dialled: str
    written: str = field(compare=False)

    @staticmethod
    def parse(text: str) -> PhoneNumber:
        """Never fails: `possible` tells whether it can be a number, and the check has a rule of its own for that."""
        digits = "".join(c for c in text if c.isdigit() or c == "+")
        digits = re.sub(r"^00(?=[1-9])", "+", digits)  # how Norwegians dial abroad
        home = digits.removeprefix("+47")
        if _SHORT_NUMBER.fullmatch(home):
            return PhoneNumber(home, text)  # «+47 02800» can only be rung as 02800
        return PhoneNumber(f"+47{digits}" if len(digits) == 8 and digits.isdigit() else digits, text)

    @property
    def foreign(self) -> bool:
        """Is it a number in another country?"""
        return self.dialled.startswith("+") and not self.dialled.startswith("+47")

    @property
    def national(self) -> str:
        """As it is dialled at home: «35986200», «112»."""
        return self.dialled.removeprefix("+47")

    @property
    def shown(self) -> str:
        """As it is printed, in Norwegian groups with no-break spaces: «35 98 62 00», «116 117», «02800»."""
        return NBSP.join(self._groups())

    def _groups(self) -> list[str]:
        digits = self.dialled.removeprefix("+47") if len(self.dialled) == 11 else self.dialled
        if digits.startswith("+") and (parsed := self._parsed()):
            return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL).split(" ")
        sizes: tuple[int, ...]
        if len(digits) == 8:  # mobiles and 800 numbers go 3-2-3, others 2-2-2-2; phonenumbers sets mobiles in pairs
            sizes = (3, 2, 3) if digits.startswith(("4", "59", "8", "9")) else (2, 2, 2, 2)
        elif len(digits) == 6 and digits.startswith("116"):
            sizes = (3, 3)
        else:
            sizes = (len(digits),)
        rest = iter(digits)
        return ["".join(islice(rest, size)) for size in sizes]

    @property
    def tel(self) -> str:
        """The address of a `tel:` link."""
        return f"tel:{self.dialled}"

    @property
    def sms(self) -> str:
        """The address of an `sms:` link."""
        return f"sms:{self.dialled}"

    @property
    def spoken(self) -> str:
        """As a screen reader should say it, digit groups set apart: «1 1 2», «35 98 62 00»."""
        groups = self._groups()
        return " ".join(groups if len(groups) > 1 else self.dialled)

    def call_name(self, about: str) -> str:
        """What a call link is called: «Ring 35 98 62 00 Barnevernet», «Ring 112 Politiet, 1 1 2».

        It begins with what is seen, for those who speak to the machine (WCAG 2.5.3); where a number is said
        otherwise than it is written, that follows, for those who hear it.
        """
        shown = " ".join(self._groups())
        return f"Ring {shown} {about}" + (f", {self.spoken}" if self.spoken != shown else "")

    @property
    def possible(self) -> bool:
        """Can it be a number in Norway, or a whole one abroad? Short numbers that phonenumbers doesn't know are ours."""
        digits = re.sub(r"\s", "", self.written)
        parsed = self._parsed()
        known = parsed is not None and phonenumbers.is_valid_number(parsed)
        return bool(re.fullmatch(r"\+?\d+", digits)) and (known or bool(_SHORT_NUMBER.fullmatch(self.dialled)))

    @property
    def mobile(self) -> bool:
        """Is it a mobile number, which may be a person's?"""
        parsed = self._parsed()
        return parsed is not None and phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.MOBILE

    def _parsed(self) -> phonenumbers.PhoneNumber | None:
        try:
            return phonenumbers.parse(self.dialled, "NO")
        except phonenumbers.NumberParseException:
            return None

    def __str__(self) -> str:
        return self.written


_SHORT_NUMBER = re.compile(r"110|112|113|1412|116\d{3}|0\d{4}|8\d{2}")


def clock(minutes: int) -> str:
    """Minutes since midnight as the language council writes a time: 510 → «08.30», 1440 → «24.00»."""
    return f"{minutes // 60:02}.{minutes % 60:02}"
