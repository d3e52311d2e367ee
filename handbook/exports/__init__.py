"""Machine-readable files: the whole handbook as JSON, and tables for a spreadsheet."""

from __future__ import annotations

from pathlib import Path

from handbook.exports import document, tables
from handbook.model import Handbook


def write(handbook: Handbook, out: Path) -> list[Path]:
    """Write everything under `out`; returns the files. Same handbook, same bytes."""
    out.mkdir(parents=True, exist_ok=True)
    files = {
        "handbok.json": document.handbook_json(handbook),
        "kontakter.csv": tables.contacts_csv(handbook),
        "frister.csv": tables.deadlines_csv(handbook),
        "ansvar.csv": tables.duties_csv(handbook),
    }
    for name, text in files.items():
        (out / name).write_text(text, encoding="utf-8", newline="")
    return [out / name for name in files]
