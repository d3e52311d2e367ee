"""content/utgaver/<name>.yml: what readers had in an edition. Written by `new edition`, never by hand."""

from __future__ import annotations

from datetime import date

from handbook.dictionary.field import Block, ListOf, said, section
from handbook.dictionary.kinds import DATE, PRINTED_SHEET, TEXT, TEXTS
from handbook.model.record import Record
from handbook.values import PrintedSheet


@section("Endring i en utgave")
class ToldChange(Record):
    """A change as readers were told of it (`changes.changes.Change`); `was` is what no longer holds."""

    grade: str = said("grad", TEXT, "Grad", "kritisk, vesentlig eller redaksjonell.", "kritisk")
    kind: str = said("slag", TEXT, "Slag", "Hva slags ting som er endret.", "instans")
    id: str = said("id", TEXT, "Id", "Id-en til det som er endret.", "barnevernvakt", default="")
    field: str = said("felt", TEXT, "Felt", "Feltet som er endret.", "kontakt/telefon", default="")
    was: str = said("var", TEXT, "Før", "Det som ikke gjelder lenger.", "22 22 22 21", default="")
    now: str = said("er", TEXT, "Nå", "Det som gjelder.", "22 22 22 22", default="")
    about: str = said("om", TEXT, "Om", "Hva som er endret, med navn.", "Barnevernvakta")
    what: str = said("hva", TEXT, "Hva", "Hva som er endret, uten det gamle.", "nytt nummer for akutt, 22 22 22 22")
    sentence: str = said(
        "setning",
        TEXT,
        "Setning",
        "Hele endringen.",
        "Barnevernvakta: nytt nummer for akutt, 22 22 22 21 → 22 22 22 22.",
    )
    articles: tuple[str, ...] = said(
        "artikler", TEXTS, "Artikler", "Der leserne ser det.", ["instans:barnevernvakt"], default=()
    )


@section("Utgave i arkivet")
class Frozen(Record):
    """An edition as it was: the day, what set the binder, the sheets, and what it changed. The id is the file's name."""

    id: str
    day: date = said("dag", DATE, "Dag", "Da utgaven ble laget.", "2026-11-21")
    after: str | None = said("etter", TEXT, "Etter", "Utgaven før denne.", "2026-1", default=None)
    set_with: str = said(
        "satt_med", TEXT, "Satt med", "Programmet og skriften permen er satt med.", "Typst 0.15.2, skrift 3f9a1c2b"
    )
    reviewed: tuple[str, ...] = said(
        "uendret", TEXTS, "Gjennomgått, uendret", "Det noen har kontrollert siden forrige utgave uten å endre noe.",
        ["instans:ppt"], default=(),
    )  # fmt: skip
    changes: tuple[ToldChange, ...] = said(
        "endringer", ListOf(Block(ToldChange)), "Endringer", "Det utgaven endret, det viktigste først.", default=()
    )
    retired: tuple[str, ...] = said("utgatt", TEXTS, "Utgått", "Ark som ikke finnes lenger.", ["B7-1"], default=())
    sheets: tuple[PrintedSheet, ...] = said(
        "ark", ListOf(PRINTED_SHEET), "Ark",
        "Arket, avtrykket av det, utgaven det sist ble endret i, og hvor i margen det er merket. I en kjerneperm står arbeidsstedet først.",
        ["A4-1 c3405e20 2026-1 1/102-140", "barnehage/A4-1 0b6a7e1d 2026-1"],
    )  # fmt: skip

    def bound(self, binder: str) -> tuple[PrintedSheet, ...]:
        """The sheets of the whole binder («»), or of a workplace's core binder, in order."""
        return tuple(sheet for sheet in self.sheets if sheet.binder == binder)
