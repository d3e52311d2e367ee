"""Tables as CSV for Norwegian spreadsheets: semicolons, UTF-8 with a byte order mark."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import timedelta

from handbook.derive.deadlines import all_deadlines
from handbook.derive.duties import all_duties
from handbook.hours.opening import YEAR, opening
from handbook.hours.words import hours_words
from handbook.interchange import osm
from handbook.model import Handbook

_FORMULA = ("=", "+", "-", "@", "\t")  # a spreadsheet would run a cell that begins so


def contacts_csv(handbook: Handbook) -> str:
    """One row for each contact point."""
    head = (
        "Instans",
        "Om",
        "Brukes til",
        "Telefon",
        "SMS",
        "E-post",
        "Nettside",
        "Besøksadresse",
        "Postadresse",
        "Distrikt",
        "Tider",
        "Ellers",
        "Må bekreftes",
    )
    rows = []
    for agency in handbook.agencies.values():
        for c in agency.contacts:
            hours = hours_words(handbook, agency, c) if c.phone or c.windows else ""
            otherwise = handbook.agencies[c.otherwise].name if c.otherwise else ""
            where = ", ".join(handbook.districts[d].name for d in c.districts)
            rows.append((agency.title, c.about, ", ".join(c.purposes), c.phone.shown if c.phone else None, c.sms.shown if c.sms else None,
                         c.email, c.web, c.visiting_address, c.postal_address, where, hours, otherwise, c.unverified))  # fmt: skip
    return csv_text(head, rows)


def hours_csv(handbook: Handbook) -> str:
    """One row for each telephone whose hours are known: as people read them, and as maps and registers do."""
    rows = []
    for agency in handbook.agencies.values():
        for contact in agency.contacts:
            written = osm.opening_hours(opening(handbook, agency, contact), handbook.today) if contact.phone else None
            if contact.phone and written:
                where = ", ".join(handbook.districts[d].name for d in contact.districts)
                until = handbook.today + timedelta(YEAR - 1)
                rows.append((agency.title, contact.about, contact.phone.shown, where, hours_words(handbook, agency, contact),
                             written, until.isoformat(), contact.unverified))  # fmt: skip
    head = ("Instans", "Om", "Telefon", "Distrikt", "Tider", "opening_hours", "Til og med", "Må bekreftes")
    return csv_text(head, rows)


def deadlines_csv(handbook: Handbook) -> str:
    """One row for each deadline, local and statutory."""
    rows = (
        (d.what, str(d.within), d.counted_from, d.who, ", ".join(handbook.cite(p) for p in d.law), d.workflow.name if d.workflow else None)
        for d in all_deadlines(handbook)
    )  # fmt: skip
    return csv_text(("Hva", "Innen", "Regnet fra", "Hvem", "Lovgrunnlag", "Prosedyre"), rows)


def duties_csv(handbook: Handbook) -> str:
    """One row for each party's part in each step."""
    rows = ((handbook.party_name(d.party), d.part.label, d.workflow.name, d.step.name) for d in all_duties(handbook))
    return csv_text(("Hvem", "Rolle i steget", "Prosedyre", "Steg"), rows)


def csv_text(head: Sequence[str], rows: Iterable[Sequence[str | None]]) -> str:
    """A table as Norwegian spreadsheets read it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([[_cell(cell) for cell in row] for row in rows])
    return "\ufeff" + out.getvalue()


def _cell(text: str | None) -> str:
    return "'" + text if text and text.startswith(_FORMULA) else text or ""
