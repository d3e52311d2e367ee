"""Machine-readable files: the whole handbook as JSON, tables for a spreadsheet, contacts for a telephone; and what the
program is made of."""

from __future__ import annotations

from pathlib import Path

from handbook.exports import coverage, document, tables
from handbook.interchange.cards import vcard, vcards
from handbook.model import Handbook

SBOM = "sbom.cdx.json"  # CycloneDX 1.6; a new one is made when the locked packages change


def write(handbook: Handbook, out: Path) -> list[Path]:
    """Write everything under `out`; returns the files. Same handbook, same bytes."""
    out.mkdir(parents=True, exist_ok=True)
    files = {
        "handbok.json": document.handbook_json(handbook),
        "kontakter.csv": tables.contacts_csv(handbook),
        "apningstider.csv": tables.hours_csv(handbook),
        "frister.csv": tables.deadlines_csv(handbook),
        "ansvar.csv": tables.duties_csv(handbook),
        "dekning.csv": coverage.coverage_csv(handbook),
        "dekning.md": coverage.coverage_markdown(handbook),
        "kontakter.vcf": vcards(handbook),
        **{f"vcf/{id}.vcf": vcard(handbook, agency) for id, agency in handbook.agencies.items()},
        SBOM: Path(__file__).with_name(SBOM).read_text("utf-8"),
    }
    for name, text in files.items():
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_text(text, encoding="utf-8", newline="")
    return [out / name for name in files]
