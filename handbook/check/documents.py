"""The text and the metadata of attached documents. What can't be looked into isn't let through."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

MAX_BYTES = 50_000_000  # of a file, and of what is packed in it: a form that people fill in is a thousandth of this
MAX_DEPTH = 40  # of what lies inside each other in a PDF


class UnreadableError(Exception):
    """The document can't be looked into: why, in a sentence for people, and what to do about it."""

    def __init__(self, reason: str, hint: str = "Lagre det på nytt uten passord, eller ta det bort.") -> None:
        super().__init__(reason)
        self.hint = hint


_OTHER_KIND = ("Bare Word (.docx) og PDF kan ligge ved.", "Lagre dokumentet som .docx eller .pdf, eller ta det bort.")
_NOT_WORD = ("Dokumentet er ikke et Word-dokument.", "Åpne det i Word og lagre det som .docx, eller ta det bort.")
_TOO_BIG = ("Dokumentet er for stort.", "Ta ut bildene og lagre det på nytt, eller ta det bort.")
_MORE_INSIDE = (
    "Dokumentet har en annen fil eller et program inni seg.",
    "Ta ut det som er satt inn, og lagre på nytt.",
)
_SCANNED = ("Dokumentet er et bilde av en tekst, som fra en skanner.", "Legg ved dokumentet det ble skrevet ut fra.")


def document_text(path: Path) -> str:
    """All text of a DOCX or PDF file, its properties and hidden parts included. Raises UnreadableError."""
    readers = {".docx": _docx, ".pdf": _pdf}
    try:
        if path.suffix.lower() not in readers:
            raise UnreadableError(*_OTHER_KIND)
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableError(*_TOO_BIG)
        return readers[path.suffix.lower()](path)
    except UnreadableError:
        raise
    except Exception as mistake:  # what a damaged file makes the readers raise fits no list
        raise UnreadableError("Dokumentet kan ikke åpnes.") from mistake


_XML = (".xml", ".rels", ".svg")
_IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".tif", ".tiff", ".bmp")
_FONTS = (".odttf", ".ttf")


def _docx(path: Path) -> str:
    """Every part of the package: also comments, notes, text boxes, headers, deleted text, properties and images'
    metadata. A part of any other kind is somebody else's document, or a program."""
    with zipfile.ZipFile(path) as package:
        parts = [part for part in package.infolist() if not part.is_dir()]
        if not any(part.filename == "word/document.xml" for part in parts):
            raise UnreadableError(*_NOT_WORD)
        if sum(part.file_size for part in parts) > MAX_BYTES:
            raise UnreadableError(*_TOO_BIG)
        if any(not part.filename.lower().endswith((*_XML, *_IMAGES, *_FONTS)) for part in parts):
            raise UnreadableError(*_MORE_INSIDE)
        return "\n".join(_part(part.filename.lower(), package.read(part)) for part in parts)


def _part(name: str, data: bytes) -> str:
    if name.endswith(_XML):
        return _words(data.decode("utf-8", "replace"))
    return _printable(data) if name.endswith(_IMAGES) else ""


_ENDS = re.compile(r"</(?:w:p|w:tc|a:p|dc:\w+|dcterms:\w+|cp:\w+|vt:\w+|\w+)>|<w:(?:br|tab|cr)\b[^<>]*>")
_ATTRIBUTES = re.compile(r'\b(?:Target|descr|title|author|initials|alias|tag|val|name)="(?:mailto:)?([^"<>]*)"')


def _words(xml: str) -> str:
    """The text between the tags, and what people have written in attributes. A word may be cut into runs, but never
    over two paragraphs or cells."""
    shown = re.sub(r"<[^<>]*>", "", _ENDS.sub("\n", xml))
    return unescape("\n".join([shown, *_ATTRIBUTES.findall(xml)]))


def _printable(data: bytes) -> str:
    """The pieces of readable text in a picture's file: its metadata among them."""
    return "\n".join(piece.decode("latin-1") for piece in re.findall(rb"[\x20-\x7e\xa0-\xff]{6,}", data))


def _pdf(path: Path) -> str:
    import pypdf  # only here: it takes longer to load than everything else takes to check

    reader = pypdf.PdfReader(path)
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError("Dokumentet har passord.")
    pages = [page.extract_text() for page in reader.pages]
    if any(not text.strip() and _has_picture(page) for text, page in zip(pages, reader.pages, strict=True)):
        raise UnreadableError(*_SCANNED)
    return "\n".join([*pages, *_hidden(reader)])


def _has_picture(page: Any) -> bool:
    objects = _inside(_inside(page, "/Resources"), "/XObject")
    return any(_inside(objects, name).get("/Subtype") == "/Image" for name in objects)


def _inside(thing: Any, key: str) -> Any:
    return thing[key] if key in thing else {}  # noqa: SIM401 (`get` doesn't follow references)


def _hidden(reader: Any) -> Iterator[str]:
    """Every string outside the pages' own text: properties, fields, notes in the margin, bookmarks, XMP, pictures."""
    yield from (str(value) for value in (reader.metadata or {}).values())
    for number in [n for generation in reader.xref.values() for n in generation] + list(reader.xref_objStm):
        yield from _strings(reader.get_object(number))


def _strings(thing: Any, depth: int = 0) -> Iterator[str]:
    """The strings in an object, down to where it refers to others, which are visited by themselves."""
    import pypdf.generic as pdf

    if depth > MAX_DEPTH:
        return
    if isinstance(thing, pdf.DictionaryObject):
        if thing.get("/Type") == "/EmbeddedFile" or "/EF" in thing or "/RichMediaContent" in thing or "/XFA" in thing:
            raise UnreadableError(*_MORE_INSIDE)
        if isinstance(thing, pdf.StreamObject) and (
            thing.get("/Type") == "/Metadata" or thing.get("/Subtype") == "/Image"
        ):
            yield _metadata(thing)
        for value in thing.values():
            yield from _strings(value, depth + 1)
    elif isinstance(thing, pdf.ArrayObject):
        for value in thing:
            yield from _strings(value, depth + 1)
    elif isinstance(thing, (str, bytes)) and not isinstance(thing, pdf.NameObject):
        yield thing if isinstance(thing, str) else thing.decode("latin-1")


def _metadata(stream: Any) -> str:
    if stream.get("/Type") == "/Metadata":
        return _words(stream.get_data().decode("utf-8", "replace"))
    return _printable(stream._data)
