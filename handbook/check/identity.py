"""National identity numbers, however somebody wrote them: the guard reads digits, not spellings.

A number is found in eleven digits (thirteen with the year in full) that nothing but signs stands between, if its check
digits are right and its date is one: one eleven-digit number in five hundred is so by chance. So how the digits stand
in groups must also be a way to write one; a bank account (1234.56.78903) isn't.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from html import unescape
from itertools import pairwise
from typing import NamedTuple

from stdnum.exceptions import ValidationError
from stdnum.no import fodselsnummer

# Letters that are taken for digits, also the Cyrillic and Greek ones that look like them.
_LOOKS_LIKE = str.maketrans("OoОоΟο" + "lIІ", "0" * 6 + "1" * 3)
# Digits that are drawn otherwise and don't count as such in a number: «²», «₃», «①», «❶».
_DRAWN = (*range(0xB2, 0xBA), *range(0x2070, 0x2090), *range(0x2460, 0x2500), *range(0x2776, 0x2794))
_ODD_DIGITS = {i: str(unicodedata.digit(chr(i))) for i in _DRAWN if chr(i).isdigit()}
_ODD_DIGIT = re.compile(f"[{''.join(map(chr, _ODD_DIGITS))}]")
_DIGIT = r"[\dOoОоΟοlIІ]"
_MOST_LETTERS = 3  # of eleven
# Signs that readers don't see: marks of emphasis, links, tags, what takes no room, a line that YAML goes on with.
_UNSEEN = r"\]\([^()\s]{0,300}\)|<[^<>]{0,120}>|\\\n[ \t]*|[*`~\\\[\]\u00ad\u200b-\u200d\u2060\ufeff]"
_LABEL = r"(?i:\(?\b(?:person(?:nummer|nr)|pers\.?nr|pnr|p\.nr|nr)\b\.?)"
_WORDS = rf"{_UNSEEN}|&\#?[A-Za-z0-9]{{1,8}};|{_LABEL}"  # between digits, with letters that are no digits
# Tried at the first digit of a run only: from the next one there are fewer digits to come.
_ZONE = re.compile(rf"\d(?<!\d\d)(?>(?>{_WORDS}|[\W_]){{0,40}}+{_DIGIT}){{9,}}+")
_DIGIT_OR_WORDS = re.compile(rf"{_WORDS}|({_DIGIT})")
_LETTERS_BEFORE = re.compile(rf"(?<![^\W\d_]){_DIGIT}{{1,2}}$")
_NOT_SEEN = re.compile(_UNSEEN)
_ESCAPED = re.compile(r"&#(?:\d{2,4}|[xX][0-9a-fA-F]{2,4});|%[0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}")
_ESCAPES = ("&#", "%2", "%3", "\\u00", "\\x3")  # what each of them that matters begins with
_ONE_SIGN = re.compile(r"(?:[\s/:._-]|[^\w\s](?<=[\u2010-\u2015\u2212])){1,2}|\n\s*")

_DIGITS = 11
_BIRTH = 6  # digits of the date, before those of the person
_ACCOUNT = (4, 2, 5)


class _Digit(NamedTuple):
    value: str
    start: int
    end: int


def identity_numbers(text: str, today: date | None) -> Iterator[tuple[int, int]]:
    """Where in the text a national identity number, D number or H number stands: (start, end), each once.

    `today` is the day after which nobody is born yet; None takes numbers of any day.
    """
    for start, end, numbers in _written(text):
        if any(is_identity_number(number, today) for number in numbers):
            yield start, end


def shapes(text: str) -> Iterator[tuple[int, int]]:
    """Where something stands that is written like one, whether its check digits are right or not."""
    yield from ((start, end) for start, end, _ in _written(text))


def is_identity_number(number: str, today: date | None) -> bool:
    """Eleven digits whose check digits are right, of somebody born by `today`. (stdnum asks the machine's clock.)"""
    try:
        right = (
            number[9] == fodselsnummer.calc_check_digit1(number)
            and number[10] == fodselsnummer.calc_check_digit2(number)
        )  # fmt: skip
        return right and fodselsnummer.get_birth_date(number) <= (today or date.max)
    except ValidationError:
        return False


@lru_cache(maxsize=2048)  # files are looked through once by the rule, and once more before anything of them is shown
def _written(text: str) -> tuple[tuple[int, int, list[str]], ...]:
    """(start, end, what it may be read as) of all that is written like one; no two overlap."""
    return tuple(_found(text)) if any(map(str.isdigit, text)) else ()


def _found(text: str) -> Iterator[tuple[int, int, list[str]]]:
    text = text.translate(_ODD_DIGITS) if not text.isascii() and _ODD_DIGIT.search(text) else text
    plain, places = _decoded(text) if any(sign in text for sign in _ESCAPES) else (text, None)
    for zone in _ZONE.finditer(plain):
        before = _LETTERS_BEFORE.search(plain, max(0, zone.start() - 2), zone.start())
        begin = before.start() if before else zone.start()
        taken = -1
        for first, last, numbers in _in_groups(_groups(plain, begin, zone.end()), plain):
            start, end = (places[first], places[last - 1] + 1) if places else (first, last)
            if start > taken:
                taken = end
                yield start, end, numbers


def _decoded(text: str) -> tuple[str, list[int]]:
    """The text with the characters that are written by number, and where each of them stood."""
    parts: list[str] = []
    places: list[int] = []
    end = 0
    for match in _ESCAPED.finditer(text):
        parts += [text[end : match.start()], _character(match[0])]
        places += [*range(end, match.start()), match.start()]
        end = match.end()
    return "".join([*parts, text[end:]]), [*places, *range(end, len(text) + 1)]


def _character(written: str) -> str:
    if written[0] == "&":
        return unescape(written)[:1] or " "
    return chr(int(written.lstrip("\\ux%"), 16))


def _groups(text: str, begin: int, end: int) -> list[list[_Digit]]:
    """The digits between two places, in the groups that a reader sees."""
    groups: list[list[_Digit]] = []
    last = begin
    for match in _DIGIT_OR_WORDS.finditer(text, begin, end):
        if match[1] is None:
            continue
        gap = text[last : match.start()]
        digit = _Digit(_value(match[1]), match.start(), match.end())
        if groups and (not gap or not _NOT_SEEN.sub("", gap)):
            groups[-1].append(digit)
        else:
            groups.append([digit])
        last = match.end()
    return groups


def _value(character: str) -> str:
    return str(unicodedata.decimal(character)) if character.isdecimal() else character.translate(_LOOKS_LIKE)


def _in_groups(groups: Sequence[list[_Digit]], text: str) -> Iterator[tuple[int, int, list[str]]]:
    for i in range(len(groups)):
        taken: list[_Digit] = []
        for j in range(i, len(groups)):
            taken += groups[j]
            if len(taken) in (_DIGITS, _DIGITS + 2):
                numbers = _read_as(groups[i : j + 1], taken, text)
                if numbers and sum(text[d.start].isalpha() for d in taken) <= _MOST_LETTERS:
                    yield taken[0].start, taken[-1].end, numbers
            if len(taken) > _DIGITS + 2:
                break


def _read_as(groups: Sequence[list[_Digit]], digits: Sequence[_Digit], text: str) -> list[str]:
    """The eleven digits that these groups may be a spelling of; none when nobody writes a number so."""
    sizes = tuple(len(group) for group in groups)
    written = "".join(digit.value for digit in digits)
    if len(digits) == _DIGITS:
        return [written] if _is_a_way_to_write(sizes, groups, text) else []
    year_last = written[4:6] in ("18", "19", "20") and _cut_at(sizes, _BIRTH + 2)
    year_first = written[:2] in ("18", "19", "20") and _cut_at(sizes, _BIRTH + 2)
    return [written[:4] + written[6:]] * year_last + [
        written[6:8] + written[4:6] + written[2:4] + written[8:]
    ] * year_first


def _cut_at(sizes: Sequence[int], place: int) -> bool:
    """Whether a group ends after so many digits, or all of them are one."""
    return len(sizes) == 1 or place in {sum(sizes[: i + 1]) for i in range(len(sizes))}


def _is_a_way_to_write(sizes: tuple[int, ...], groups: Sequence[list[_Digit]], text: str) -> bool:
    if sizes == _ACCOUNT:
        return False
    if _cut_at(sizes, _BIRTH) or set(sizes) == {1}:
        return True
    gaps = [text[a[-1].end : b[0].start] for a, b in pairwise(groups)]
    return min(sizes) > 1 and len(sizes) <= 5 and all(_ONE_SIGN.fullmatch(_NOT_SEEN.sub("", gap)) for gap in gaps)
