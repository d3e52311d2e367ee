"""The text and the metadata of attached documents."""

from __future__ import annotations

from pathlib import Path

import docx
import pypdf
from docx.opc.exceptions import OpcError


class UnreadableError(Exception):
    """The document can't be opened: broken, or with a password."""


def document_text(path: Path) -> str:
    """All text of a DOCX or PDF file, its properties included. Raises UnreadableError."""
    try:
        return _docx(path) if path.suffix.lower() == ".docx" else _pdf(path)
    except (
        OpcError,
        pypdf.errors.PyPdfError,
        KeyError,
        ValueError,
        OSError,
        AttributeError,
        RecursionError,
    ) as mistake:
        raise UnreadableError(str(mistake)) from mistake


def _docx(path: Path) -> str:
    document = docx.Document(str(path))
    parts = [p.text for p in document.paragraphs]
    parts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    for section in document.sections:
        parts += [p.text for part in (section.header, section.footer) for p in part.paragraphs]
    properties = document.core_properties
    names = ("author", "last_modified_by", "title", "subject", "keywords", "comments", "category")
    return "\n".join(parts + [str(getattr(properties, name) or "") for name in names])


def _pdf(path: Path) -> str:
    reader = pypdf.PdfReader(path)
    fields = [str(field.get("/V", "")) for field in (reader.get_fields() or {}).values()]
    metadata = [str(value) for value in (reader.metadata or {}).values()]
    return "\n".join([page.extract_text() for page in reader.pages] + fields + metadata)
