"""Nothing about a named person: not in YAML, not in Markdown, not in attached documents. Numbers are never printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from stdnum.no import fodselsnummer

from handbook.check.documents import UnreadableError, document_text
from handbook.check.texts import texts
from handbook.model import Handbook
from handbook.problem import Place, Problem, error

_ELEVEN = re.compile(r"(?<![\d.,/-])\d{6}[ \u00a0-]?\d{5}(?![\d/-])")
_BIRTH = re.compile(
    r"\b(?:f\.|født|fødd|fdato|fødselsdato:?)\s*(?:den\s+)?\d{1,2}[./]\s?\d{1,2}[./]\s?(?:\d{4}|\d{2})\b"
    r"|\b[A-ZÆØÅ][a-zæøå]+ [A-ZÆØÅ][a-zæøå]+,? \(?\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d{2}\b",
    re.IGNORECASE,
)
_MAIL = re.compile(
    r"[\w.+-]+@(?:gmail|hotmail|outlook|live|yahoo|icloud|online|msn|proton|protonmail)\.\w+", re.IGNORECASE
)
_SUSPICIOUS = re.compile(r"\d{6}[ \u00a0-]?\d{5}|\d[./]\s?\d{1,2}[./]\s?\d\d|@")  # wider than all of the above
_DOCUMENTS = (".docx", ".pdf")


def personal_data(handbook: Handbook) -> Iterator[Problem]:
    """No national identity number, D-number, birth date beside a name or private e-mail address stands anywhere."""
    for text in texts(handbook, worth=_SUSPICIOUS.search):
        for offset, length, problem in _found(text.text):
            yield error(problem[0], text.at(offset, length), problem[1], problem[2])


def personal_data_in_documents(handbook: Handbook) -> Iterator[Problem]:
    """The same for the text and metadata of attached DOCX and PDF files under content/."""
    for path in sorted((handbook.root / "content").rglob("*")):
        if path.suffix.lower() not in _DOCUMENTS or not _inside(handbook.root, path):
            continue
        name = path.relative_to(handbook.root).as_posix()
        try:
            text = document_text(path)
        except UnreadableError:
            yield error("uleselig-dokument", Place(name), "Dokumentet kan ikke åpnes, så innholdet er ikke kontrollert.",
                        "Lagre det på nytt uten passord, eller ta det bort.")  # fmt: skip
            continue
        for code in sorted({problem[0] for _, _, problem in _found(text)}):
            message, hint = _MESSAGES[code]
            yield error(code, Place(name), f"I dokumentet: {message}", f"{hint} Sjekk også egenskapene til dokumentet.")


_MESSAGES = {
    "fodselsnummer": ("Her står et fødselsnummer eller D-nummer.", "Slett det. Håndboka skal ikke si noe om enkeltpersoner."),
    "fodselsdato": ("Her står en fødselsdato ved et navn.", "Slett det. Håndboka skal ikke si noe om enkeltpersoner."),
    "privat-epost": ("Her står en privat e-postadresse.", "Bruk tjenestens felles postkasse."),
}  # fmt: skip


def _found(text: str) -> Iterator[tuple[int, int, tuple[str, str, str]]]:
    for match in _ELEVEN.finditer(text):
        if fodselsnummer.is_valid(re.sub(r"\D", "", match[0])):
            yield match.start(), len(match[0]), ("fodselsnummer", *_MESSAGES["fodselsnummer"])
    for code, pattern in (("fodselsdato", _BIRTH), ("privat-epost", _MAIL)):
        for match in pattern.finditer(text):
            yield match.start(), len(match[0]), (code, *_MESSAGES[code])


def _inside(root: Path, path: Path) -> bool:
    return path.is_file() and path.resolve().is_relative_to(root.resolve())
