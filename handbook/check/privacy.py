"""Nothing about a named person: not in YAML, not in Markdown, not in attached documents. Numbers are never printed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from handbook.check.births import birth_dates, dates_by_given_names
from handbook.check.documents import UnreadableError, read_document
from handbook.check.identity import identity_numbers
from handbook.check.mail import private_addresses
from handbook.check.names import names
from handbook.model import Handbook
from handbook.problem import Place, Problem, error, warning
from handbook.read.pictures import FOLDER as PICTURES
from handbook.read.pictures import metadata_text
from handbook.read.source import read_text, text_place
from handbook.values import PhoneNumber

_WRITTEN = (".yml", ".yaml", ".md", ".txt")


def personal_data(handbook: Handbook) -> Iterator[Problem]:
    """No national identity number, D-number, birth date beside a name, private address or private e-mail stands
    anywhere in the files or their names: also not in comments, nor in what is left out for other mistakes."""
    for path, name in _files(handbook.root):
        yield from _in_name(handbook, path, name)
        if path.suffix.lower() not in _WRITTEN:
            continue
        text, wrong = read_text(path, name)
        for code, offset, length in personal(text, handbook.today) if not wrong else ():
            on_line = len(text[offset : offset + length].split("\n")[0])
            yield error(code, text_place(name, text, offset, on_line), *_MESSAGES[code])
        for code, offset, length in _likely(text) if not wrong else ():
            yield warning(code, text_place(name, text, offset, length), *_MESSAGES[code])


def _in_name(handbook: Handbook, path: Path, name: str) -> Iterator[Problem]:
    """File names become addresses and titles. Hyphens stand for spaces there."""
    told = Path(name).stem.replace("-", " ").replace("_", " ")
    codes = {code for text in (Path(name).stem, told) for code, _, _ in personal(text, handbook.today)}
    for code in sorted(codes):
        yield error(code, Place(name), f"I filnavnet: {_MESSAGES[code][0]}",
                    "Gi filen et navn som ikke sier noe om enkeltpersoner. Er den delt, må det bort fra historikken også.")  # fmt: skip
    if not codes and any(names(told)):
        yield warning("personnavn", Place(name), "Filnavnet ser ut som navnet på en person.",
                      "Gi filen navn etter rollen, stedet eller temaet.")  # fmt: skip


def personal_data_in_documents(handbook: Handbook) -> Iterator[Problem]:
    """The same for the text and metadata of attached DOCX and PDF files and of pictures. What can't be looked into is
    refused."""
    for path, name in _files(handbook.root):
        if path.suffix.lower() in _WRITTEN:
            continue
        if name.startswith(f"{PICTURES}/"):
            text = metadata_text(path)  # whether it can be shown is asked by a rule of its own
            for code in sorted({code for code, _, _ in personal(text, handbook.today)}):
                yield error(code, Place(name), f"Inni bildet: {_MESSAGES[code][0]}",
                            "Ta et nytt bilde av det som vises, for eksempel med utklippsverktøyet, og legg det her i stedet.")  # fmt: skip
            continue
        try:
            document = read_document(path)
        except UnreadableError as reason:
            why = str(reason)
            told = why if reason.is_known else f"{why} Derfor er innholdet ikke kontrollert."
            yield error("uleselig-dokument", Place(name), told, reason.hint)
            continue
        found = sorted({code for code, _, _ in personal(document.text, handbook.today)})
        for code in found:
            message, hint = _MESSAGES[code]
            yield error(code, Place(name), f"I dokumentet: {message}", f"{hint} Sjekk også egenskapene til dokumentet.")
        yield from _people_in(document.text, document.authors, name) if "fodselsdato" not in found else ()


def _people_in(text: str, authors: tuple[str, ...], name: str) -> Iterator[Problem]:
    """Who wrote a document, and whom it names."""
    author = next((who for who in authors if _is_somebody(who)), None)
    if author:
        yield warning("personnavn", Place(name), f"Dokumentet sier at «{author}» har skrevet det.",
                      "Ta bort forfatteren: Fil → Info → Se etter problemer → Undersøk dokument (i Word), og lagre.")  # fmt: skip
    named = next((match[0] for match in names(text) if match[0] not in authors), None)
    labelled = _LABELLED.search(text)
    if named or labelled:
        yield warning("personnavn", Place(name), f"I dokumentet: «{named or (labelled and labelled[1])}» ser ut som navnet på en person.",
                      "Skriv rollen i stedet, for eksempel «Ledende helsesykepleier».")  # fmt: skip
    without_times = _TIMESTAMP.sub(" ", text)  # the fraction of a second in a document's dates can look like a number
    if any(PhoneNumber.parse(re.sub(r"\D", "", m[0])).mobile for m in _EIGHT_DIGITS.finditer(without_times)):
        yield warning("mobilnummer", Place(name), "I dokumentet står et mobilnummer. Hører det til tjenesten, eller til en person?",
                      "Bruk tjenestens nummer.")  # fmt: skip
    if any(_likely(text)):
        yield warning(
            "privat-adresse",
            Place(name),
            f"I dokumentet: {_MESSAGES['privat-adresse'][0]}",
            _MESSAGES["privat-adresse"][1],
        )


def _is_somebody(author: str) -> bool:
    """Two to four words with capitals, none of which a place of work has."""
    return any(names(author)) or bool(_TWO_WORDS.fullmatch(author.strip()) and not _WORKPLACE.search(author))


_TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")
_TWO_WORDS = re.compile(r"[A-ZÆØÅ][\w.-]+,?(?: [A-ZÆØÅ][\w.-]*){1,3}")
_WORKPLACE = re.compile(
    r"kommune|skole|barnehage|avdeling|tjeneste|kontor|etat|direktorat|Microsoft|Adobe|Office|Word|NAV|senter|team",
    re.IGNORECASE,
)
_EIGHT_DIGITS = re.compile(
    r"(?<![\d.,-])[49]\d{2}[ .]?\d{2}[ .]?\d{3}(?![\d-])|(?<![\d.,-])[49]\d(?:[ .]?\d\d){3}(?![\d-])"
)
_CHILDS_NAME = r"(?i:(?:barnets|elevens|guttens|jentas|jentens|mors|fars|pasientens|søskens) (?:fulle )?navn|navn på (?:barnet|eleven|mor|far))"
_LABELLED = re.compile(
    rf"{_CHILDS_NAME}\s?:[ \t]*(?!(?:Skriv|Fyll|Før|Sett|Bare|Ikke|Fornavn|Etternavn|Hele|Ja|Nei|Se|Navn|Kun|Alltid|Aldri|Her|Det|Den|Har|Hva|Født)\b)"
    r"([A-ZÆØÅ][a-zæøå]+(?: [A-ZÆØÅ][a-zæøå]+)*)"
)
_NAME_OF = ("ets navn", "ens navn", "tas navn", "ors navn", "ars navn", "kens navn", "ets fulle navn", "ens fulle navn", "avn på barnet",
            "avn på elev", "avn på mor", "avn på far")  # fmt: skip
_IN_COMMON = ("s navn", "s fulle navn", "avn på ")  # to them all, and quicker to look for
_STREET = (
    r"[A-ZÆØÅ][\wæøåÆØÅ.]*(?:\s[A-ZÆØÅ]?[\wæøå.]+){0,2}?(?:veien|vegen|gata|gaten|vei|veg|gate|gt\.|plass|plassen|allé|stien|sti|bakken|lia|tunet|svingen"
    r"|kroken|terrasse|haugen|åsen|brygga|kleiva|løkka)\s?\d{1,3}(?:\s?[A-Za-z])?\b"
)
_LIVES = ("bor ", "bur ", "bodde ", "budde ", "bosatt ", "busett ", "flyttet til ", "flytta til ", "jemmeadresse", "eimeadresse",
          "rivatadresse", "jemme i ", "arnets adresse", "levens adresse", "amiliens adresse", "ors adresse", "ars adresse")  # fmt: skip
_TO_A_HOME = re.compile(rf"[^.\n]{{0,30}}?(?<=[ :]){_STREET}")


_MESSAGES = {
    "fodselsnummer": ("Her står et fødselsnummer eller D-nummer.", "Slett det. Håndboka skal ikke si noe om enkeltpersoner."),
    "fodselsdato": ("Her står en fødselsdato ved et navn.", "Slett det. Håndboka skal ikke si noe om enkeltpersoner."),
    "privat-epost": ("Her står en privat e-postadresse.", "Bruk tjenestens felles postkasse, for eksempel post@kommunen.no."),
    "privat-adresse": ("Her står det hvor noen bor.", "Slett det. Håndboka skal ikke si noe om enkeltpersoner."),
    "personnavn": ("Her står noe som ligner navnet på et barn.", "Slett det. Håndboka skal ikke si noe om enkeltpersoner."),
}  # fmt: skip


def personal(text: str, today: date | None = None) -> Iterator[tuple[str, int, int]]:
    """(code, offset, length) of everything personal in a text. Without `today`, numbers of people yet to be born too."""
    for start, end in identity_numbers(text, today):
        yield "fodselsnummer", start, end - start
    for start, end in private_addresses(text):
        yield "privat-epost", start, end - start
    for start, end in birth_dates(text):
        yield "fodselsdato", start, end - start


def _likely(text: str) -> Iterator[tuple[str, int, int]]:
    """(code, offset, length) of what most likely is personal: where somebody lives, a child's name on its line."""
    for start, end in _homes(text):
        yield "privat-adresse", start, end - start
    for label in _LABELLED.finditer(text) if _names_are_asked_for(text) else ():
        if not any(names(label[1])):  # whole names are told of by a rule of their own
            yield "personnavn", label.start(1), len(label[1])
    for start, end in dates_by_given_names(text):
        yield "personnavn", start, end - start


def _names_are_asked_for(text: str) -> bool:
    return any(part in text for part in _IN_COMMON) and any(word in text for word in _NAME_OF)


def _homes(text: str) -> Iterator[tuple[int, int]]:
    """«bor i Storgata 14», «Barnets adresse: Skoleveien 3»."""
    for word in _LIVES:
        at = text.find(word)
        while at >= 0:
            home = (
                _TO_A_HOME.match(text, at + len(word))
                if not text[at - 1 : at].isalpha() or word[0] not in "bf"
                else None
            )
            if home:
                yield at, home.end()
            at = text.find(word, at + len(word))


def _files(root: Path) -> Iterator[tuple[Path, str]]:
    """Every file of the handbook that lies inside it, with its name in messages. Hidden files are the machine's own."""
    for folder in ("agencies", "workflows", "content"):
        for path in sorted((root / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            if _IS_THE_MACHINES.search(name) or not path.is_file():
                continue
            if not path.is_symlink() or Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
                yield path, name


_IS_THE_MACHINES = re.compile(r"/[.~]|/(?:thumbs\.db|desktop\.ini)$", re.IGNORECASE)
