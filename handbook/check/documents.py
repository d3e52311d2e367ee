"""The text and the metadata of attached documents."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from pathlib import Path

MAX_BYTES = 50_000_000  # of a file, and of what is packed in it: a form that people fill in is a thousandth of this


class UnreadableError(Exception):
    """The document can't be opened: broken, too big, or with a password."""


def document_text(path: Path) -> str:
    """All text of a DOCX or PDF file, its properties included. Raises UnreadableError."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableError("too big")
        return _docx(path) if path.suffix.lower() == ".docx" else _pdf(path)
    except UnreadableError:
        raise
    except Exception as mistake:  # what a damaged file makes the readers raise fits no list
        raise UnreadableError(str(mistake)) from mistake


def _docx(path: Path) -> str:
    """Every part of the package: also comments, notes, text boxes, headers, deleted text and properties."""
    with zipfile.ZipFile(path) as package:
        parts = [part for part in package.infolist() if part.filename.endswith((".xml", ".rels"))]
        if not any(part.filename.startswith("word/") for part in parts):
            raise UnreadableError("not a Word document")
        if sum(part.file_size for part in parts) > MAX_BYTES:
            raise UnreadableError("too big inside")
        return "\n".join(_words(package.read(part).decode("utf-8", "replace")) for part in parts)


def _words(xml: str) -> str:
    """The text between the tags. A word may be cut into runs, but never over two paragraphs or cells."""
    lines = re.sub(r"</(?:w:p|w:tc|dc:\w+|dcterms:\w+|cp:\w+|vt:\w+|\w+)>|<w:(?:br|tab)\b[^>]*>", "\n", xml)
    links = "\n".join(re.findall(r'Target="(?:mailto:)?([^"]*)"', xml))
    return unescape(re.sub(r"<[^>]*>", "", lines)) + "\n" + links


def _pdf(path: Path) -> str:
    import pypdf  # only here: it takes longer to load than everything else takes to check

    reader = pypdf.PdfReader(path)
    fields = [str(field.get("/V", "")) for field in (reader.get_fields() or {}).values()]
    metadata = [str(value) for value in (reader.metadata or {}).values()]
    return "\n".join([page.extract_text() for page in reader.pages] + fields + metadata)
