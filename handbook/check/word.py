"""A Word document: every part of its package, so that nothing is hidden from the guard of privacy."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape

from handbook.check.documents import APART, MAX_BYTES, MORE_INSIDE, SCANNED, TOO_BIG, Document, UnreadableError
from handbook.read.pictures import printable

_XML = (".xml", ".rels", ".svg")
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".tif", ".tiff", ".bmp")
_FONTS = (".odttf", ".ttf")
_FILES = (b"PK\x03\x04", b"PK\x05\x06", b"%PDF-", b"\xd0\xcf\x11\xe0", b"MZ\x90\x00")  # how files of other kinds begin
_NOT_WORD = ("Dokumentet er ikke et Word-dokument.", "Åpne det i Word og lagre det som .docx, eller ta det bort.")
_FEW_WORDS = 12  # beside a picture: a title or «Side 1», not a form


def read(data: bytes) -> Document:
    """Text, comments, notes, text boxes, headers, deleted text, properties, what programs keep beside, pictures'
    metadata. A part of any other kind is somebody else's document, or a program. Raises UnreadableError."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [part for part in package.infolist() if not part.is_dir()]
        if not any(part.filename == "word/document.xml" for part in parts):
            raise UnreadableError(*_NOT_WORD)
        if sum(part.file_size for part in parts) > MAX_BYTES:
            raise UnreadableError(*TOO_BIG)
        if any(not part.filename.lower().endswith((*_XML, *_PICTURES, *_FONTS)) for part in parts):
            raise UnreadableError(*MORE_INSIDE)
        if min(part.header_offset for part in parts):
            raise UnreadableError(*MORE_INSIDE)  # something stands before the package
        beside = [part.comment.decode("latin-1") for part in parts] + [package.comment.decode("latin-1")]
        read = {part.filename: package.read(part) for part in parts}
    texts = {name: _part(name.lower(), content) for name, content in read.items()}
    _refuse_scanned(texts)
    authors = re.findall(
        r"<(?:dc:creator|cp:lastModifiedBy)\b[^<>]*>([^<>]+)<", _decoded(read.get("docProps/core.xml", b""))
    )
    everything = APART.join([*texts.values(), *beside, *read])
    return Document(everything, tuple(unescape(author).strip() for author in authors))


def _part(name: str, data: bytes) -> str:
    if name.endswith(_XML):
        if not data.lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \r\n\t").startswith(b"<"):
            raise UnreadableError(*MORE_INSIDE)
        return xml_text(_decoded(data))
    if data.startswith(_FILES) or _FILES[0] in data:
        raise UnreadableError(*MORE_INSIDE)
    return printable(data)


def _decoded(data: bytes) -> str:
    """XML says itself how it is encoded: UTF-8, or UTF-16 with its mark or with a zero beside the first <."""
    if data.startswith((b"\xff\xfe", b"<\x00")):
        return data.decode("utf-16-le", "replace")
    if data.startswith((b"\xfe\xff", b"\x00<")):
        return data.decode("utf-16-be", "replace")
    return data.decode("utf-8", "replace")


_COMMENT = re.compile(r"<!--(.*?)-->|<\?(.*?)\?>", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_ENDS = re.compile(r"</(?:w:p|w:tc|a:p|dc:\w+|dcterms:\w+|cp:\w+|vt:\w+|\w+)>|<w:(?:br|tab|cr)\b[^<>]*>")
_VALUES = re.compile(r"""=\s*(?:"(?:mailto:)?([^"<>]*)"|'(?:mailto:)?([^'<>]*)')""")


def xml_text(xml: str) -> str:
    """The text between the tags, then comments and the values of all attributes. A word may be cut into runs, but
    never over two paragraphs or cells."""
    beside = [text for pair in _COMMENT.findall(xml) for text in pair if text]
    body = _CDATA.sub(lambda m: m[1].replace("<", "&lt;"), _COMMENT.sub("", xml))
    shown = re.sub(r"<[^<>]*>", "", _ENDS.sub("\n", body))
    values = dict.fromkeys(value for pair in _VALUES.findall(body) for value in pair if value)
    return unescape(APART.join([shown, *beside, *values]))


def _refuse_scanned(texts: dict[str, str]) -> None:
    """A picture with next to no words beside it is a scanned page: what it says can't be read."""
    words = sum(
        len(_words(text)) for name, text in texts.items() if re.match(r"word/(?:document|header|footer)\d*\.xml", name)
    )
    if words < _FEW_WORDS and any(name.startswith("word/media/") for name in texts):
        raise UnreadableError(*SCANNED)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{2,}", text.partition(APART)[0])
