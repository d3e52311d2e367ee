"""Nothing about a named person: not in YAML, not in Markdown, not in attached documents. Numbers are never printed."""

from __future__ import annotations

import mimetypes
import os
import re
from collections.abc import Iterator
from pathlib import Path

from stdnum.no import fodselsnummer

from handbook.check.documents import UnreadableError, document_text
from handbook.check.names import names
from handbook.model import Handbook
from handbook.problem import Place, Problem, error
from handbook.read.pictures import FOLDER as PICTURES
from handbook.read.source import read_text

# Eleven digits as people write them: 01015450068, 010154 50068, 01.01.54-50068, 01 01 54 500 68.
IDENTITY = re.compile(
    r"(?<!\d)(?<!\d[.,/-])\d\d[ .\u00a0]?\d\d[ .\u00a0]?\d\d[ \u00a0.-]?\d{3}[ \u00a0]?\d\d(?!\d)(?![/-]\d)"
)
_PRIVATE = (
    "gmail|googlemail|hotmail|outlook|live|yahoo|ymail|icloud|me|mac|online|msn|proton|protonmail|pm|mail|gmx|aol|"
    "start|getmail|broadpark|frisurf|c2i"
)
PRIVATE_MAIL = re.compile(
    rf"(?<![\w.+-])[\w.+-]+@(?:{_PRIVATE})\.(?:com|no|net|org|me|ch|se|dk|de|co\.uk)\b", re.IGNORECASE
)
_MONTH = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
_DAY = rf"(?:\d{{1,2}}[./]\s?(?:\d{{1,2}}[./]\s?|(?i:{_MONTH}) )(?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d-\d\d-\d\d)(?!\d)"
_BIRTH = re.compile(rf"(?i:\b(?:f\.|født|fødd|fdato|f\.dato|fødselsdato):?\s{{0,3}}(?:den\s|på\s)?)(?:\w+\s)?{_DAY}")
_DATE_AFTER_NAME = re.compile(rf"[,:;]?\s?\(?{_DAY}")
_DATE_BEFORE_NAME = re.compile(rf"{_DAY}\)?[,:;]?\s?$")
# Wider than all of the above, and quicker to look for: first what any of it must hold, then, on those lines, more.
_NUMBERS = re.compile(r"[0-9@](?:(?<=@)|[./-]|[0-9]{4}|[0-9][ \u00a0][0-9])")
_SUSPICIOUS = re.compile(
    r"\d\d[ .\u00a0]?\d\d[ .\u00a0]?\d\d[ \u00a0.-]?\d{3}|@|\d[./]\s?\d{1,2}[./]|\d[./]\s?[a-zA-Z]{3,9} \d"
    r"|(?<!kontrollert: )(?:19|20)\d\d-\d\d-\d\d|\d-\d\d-\d\d[^\n]"
)
_WRITTEN = (".yml", ".yaml", ".md", ".txt")


def personal_data(handbook: Handbook) -> Iterator[Problem]:
    """No national identity number, D-number, birth date beside a name or private e-mail address stands anywhere in
    the files: also not in comments, nor in what is left out for other mistakes."""
    for path, name in _files(handbook.root):
        if path.suffix.lower() not in _WRITTEN:
            continue
        text, wrong = read_text(path, name)
        for number, line in suspicious_lines(text) if not wrong else ():
            for code, offset, length in personal(line):
                yield error(code, Place(name, number, offset + 1, length), *_MESSAGES[code])


def suspicious_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines worth a closer look, with their numbers; the text is gone through once."""
    number, start = 1, 0
    while match := _NUMBERS.search(text, start):
        first = max(start, text.rfind("\n", start, match.start()) + 1)
        number += text.count("\n", start, first)
        end = text.find("\n", match.end())
        end = len(text) if end < 0 else end
        if _SUSPICIOUS.search(text, first, end):
            yield number, text[first:end]
        number, start = number + text.count("\n", first, end) + 1, end + 1


def personal_data_in_documents(handbook: Handbook) -> Iterator[Problem]:
    """The same for the text and metadata of attached DOCX and PDF files. What can't be looked into is refused."""
    for path, name in _files(handbook.root):
        if path.suffix.lower() in _WRITTEN or _is_picture(name):
            continue  # pictures have a rule of their own
        try:
            text = document_text(path)
        except UnreadableError as reason:
            yield error(
                "uleselig-dokument", Place(name), f"{reason} Derfor er innholdet ikke kontrollert.", reason.hint
            )
            continue
        for code in sorted({code for code, _, _ in personal(text)}):
            message, hint = _MESSAGES[code]
            yield error(code, Place(name), f"I dokumentet: {message}", f"{hint} Sjekk også egenskapene til dokumentet.")


def _is_picture(name: str) -> bool:
    return name.startswith(f"{PICTURES}/") and (mimetypes.guess_type(name)[0] or "").startswith("image/")


_MESSAGES = {
    "fodselsnummer": ("Her står et fødselsnummer eller D-nummer.", "Slett det. Håndboka skal ikke si noe om enkeltpersoner."),
    "fodselsdato": ("Her står en fødselsdato ved et navn.", "Slett det. Håndboka skal ikke si noe om enkeltpersoner."),
    "privat-epost": ("Her står en privat e-postadresse.", "Bruk tjenestens felles postkasse, for eksempel post@kommunen.no."),
}  # fmt: skip


def personal(text: str) -> Iterator[tuple[str, int, int]]:
    """(code, offset, length) of everything personal in a text."""
    for match in IDENTITY.finditer(text):
        if fodselsnummer.is_valid(re.sub(r"\D", "", match[0])):
            yield "fodselsnummer", match.start(), len(match[0])
    for match in PRIVATE_MAIL.finditer(text):
        yield "privat-epost", match.start(), len(match[0])
    for start, end in _birth_dates(text):
        yield "fodselsdato", start, end - start


def _birth_dates(text: str) -> Iterator[tuple[int, int]]:
    """A date that is said to be a birth date, or that stands beside a name. Each once."""
    end = 0
    for match in _BIRTH.finditer(text):
        end = match.end()
        yield match.span()
    for name in names(text):
        after = _DATE_AFTER_NAME.match(text, name.end())
        before = _DATE_BEFORE_NAME.search(text, max(0, name.start() - 40), name.start())
        if after and after.end() > end:
            yield name.start(), after.end()
        elif before and before.end() > end:
            yield before.start(), name.end()


def _files(root: Path) -> Iterator[tuple[Path, str]]:
    """Every file of the handbook that lies inside it, with its name in messages. Hidden files are the machine's own."""
    for folder in ("agencies", "workflows", "content"):
        for path in sorted((root / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            if _IS_THE_MACHINES.search(name) or not path.is_file():
                continue
            if not path.is_symlink() or Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
                yield path, name


_IS_THE_MACHINES = re.compile(r"/[.~]|/(?:Thumbs\.db|desktop\.ini)$")
