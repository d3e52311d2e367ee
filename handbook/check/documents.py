"""The text and the metadata of attached documents. What can't be looked into isn't let through."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MAX_BYTES = 50_000_000  # of a file, and of what is packed in it: a form that people fill in is a thousandth of this
APART = "\nx\n"  # between texts that don't belong together: no number goes on over a letter


@dataclass(frozen=True)
class Document:
    """All text of a document, its properties and hidden parts included, and who is said to have written it."""

    text: str
    authors: tuple[str, ...] = ()


class UnreadableError(Exception):
    """The document can't be looked into: why, in a sentence for people, and what to do about it.

    `is_known` is whether the sentence says all there is to say, also that the file isn't a document at all.
    """

    def __init__(
        self, reason: str, hint: str = "Lagre det på nytt uten passord, eller ta det bort.", is_known: bool = False
    ) -> None:
        super().__init__(reason)
        self.hint = hint
        self.is_known = is_known


TOO_BIG = ("Dokumentet er for stort.", "Ta ut bildene og lagre det på nytt, eller ta det bort.")
MORE_INSIDE = (
    "Dokumentet har en annen fil eller et program inni seg.",
    "Ta ut det som er satt inn, og lagre på nytt.",
)
SCANNED = ("Dokumentet er et bilde av en tekst, som fra en skanner.", "Legg ved dokumentet det ble skrevet ut fra.")
_PASSWORD = (
    "Dokumentet har passord.",
    "Åpne det, lagre det på nytt uten passord (Fil → Info → Beskytt dokument), eller ta det bort.",
)
_OTHER_KIND = ("Bare Word (.docx) og PDF kan ligge ved.", "Lagre dokumentet som .docx eller .pdf, eller ta det bort.")
# What often lies about in a folder: what it is, and what to do.
_KINDS = {
    ".lnk": ("Dette er en snarvei til en fil på din egen maskin. Andre kan ikke åpne den.", "Legg selve dokumentet her, og slett snarveien."),
    ".url": ("Dette er en snarvei til en nettside eller til OneDrive, ikke et dokument.",
             "Last ned dokumentet og legg det her, eller skriv adressen i feltet «lenke». Slett snarveien."),
    ".one": ("Dette er et notat fra OneNote.", "Lagre det som .docx eller .pdf, eller ta det bort."),
    ".bak": ("Dette er en sikkerhetskopi som et program har laget.", "Slett den. Den gamle utgaven finnes i historikken."),
    ".orig": ("Denne filen er til overs etter at to endringer ble satt sammen.", "Se at den riktige filen er som den skal, og slett denne."),
    ".rej": ("Denne filen er til overs etter at to endringer ble satt sammen.", "Se at den riktige filen er som den skal, og slett denne."),
    ".tmp": ("Dette er en midlertidig fil som et program har glemt.", "Slett den."),
    ".doc": ("Dette er et gammelt Word-dokument (.doc).", "Åpne det i Word og lagre det som .docx."),
    ".docm": ("Dette er et Word-dokument med makroer (.docm), som er små programmer.", "Åpne det i Word og lagre det som .docx."),
    ".dotx": ("Dette er en Word-mal (.dotx).", "Åpne den i Word og lagre den som .docx."),
    ".odt": ("Dette er et dokument fra LibreOffice (.odt).", "Lagre det som .docx eller .pdf."),
    ".rtf": ("Dette er et dokument i formatet RTF.", "Lagre det som .docx eller .pdf."),
    ".pages": ("Dette er et dokument fra Pages på Mac.", "Eksporter det som .docx eller .pdf."),
    ".xlsx": ("Dette er et regneark, som kan ha mange skjulte celler.", "Lagre det som .pdf, eller ta det bort."),
    ".heic": ("Dette er et bilde fra en iPhone (HEIC).", "Bilder til sidene skal ligge i content/bilder, lagret som JPEG."),
}  # fmt: skip
_LIKE = {".old": ".bak", ".swp": ".tmp", ".xls": ".xlsx"}
_OLE, _ZIP, _PDF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"%PDF-"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_document(path: Path) -> Document:
    """A DOCX or PDF file, read to its last part. Raises UnreadableError."""
    from handbook.check import pdf, word  # only here: few handbooks have documents

    ending = path.suffix.lower()
    try:
        if ending not in (".docx", ".pdf"):
            kind = _KINDS.get(_LIKE.get(ending, ending))
            raise UnreadableError(*(kind or _OTHER_KIND), is_known=bool(kind))
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableError(*TOO_BIG)
        data = path.read_bytes()
        wrong = _wrong_content(data, ending)
        if wrong:
            raise UnreadableError(*wrong)
        return word.read(data) if ending == ".docx" else pdf.read(data)
    except UnreadableError:
        raise
    except Exception as mistake:  # what a damaged file makes the readers raise fits no list
        raise UnreadableError(
            "Dokumentet kan ikke åpnes.",
            "Åpne det i Word eller en PDF-leser, og lagre det på nytt. Går ikke det, er filen ødelagt: hent den på nytt.",
        ) from mistake


def _wrong_content(data: bytes, ending: str) -> tuple[str, str] | None:
    """What the file is when it isn't what its name says, and what to do."""
    if not data:
        return "Filen er tom.", "Hent dokumentet på nytt, eller ta det bort."
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            return _PASSWORD
        return "Dette er et gammelt Word-dokument (.doc) med et annet navn.", "Åpne det i Word og lagre det som .docx."
    if ending == ".pdf" and data.startswith(_ZIP):
        return (
            "Navnet sier PDF, men dette er et Word-dokument.",
            "Gi filen et navn som slutter på .docx, eller lagre den som PDF fra Word.",
        )
    if ending == ".docx" and data.startswith(_PDF):
        return "Navnet sier Word, men dette er en PDF.", "Gi filen et navn som slutter på .pdf."
    if ending == ".pdf" and data.startswith(_PDF) and b"%%EOF" not in data:
        return "Slutten av filen mangler.", "Den ble ikke lastet ned eller kopiert helt ferdig. Hent den på nytt."
    if ending == ".docx" and data.startswith(_ZIP) and b"PK\x05\x06" not in data:
        return "Slutten av filen mangler.", "Den ble ikke lastet ned eller kopiert helt ferdig. Hent den på nytt."
    return None
