"""`new edition`: what readers have is written down for good, so that what changes afterwards can be told.

Four files are written in one step: the edition (content/utgaver/<name>.yml), the statements of it as text, the rows of
text on its sheets, and the name and date in handbok.yml. Texts and rows of the edition before are removed: git has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from handbook.articles.blocks import Answerer, Number, walk
from handbook.articles.calls import table
from handbook.articles.danger import local
from handbook.articles.plan import articles
from handbook.binder.make import bound_sheets
from handbook.binder.press import set_with
from handbook.binder.sheets import Sheet
from handbook.binder.stamps import ledger
from handbook.changes.changes import Change
from handbook.changes.kept import News, compared, file_of, kept
from handbook.changes.paper import rows_file, written_rows
from handbook.changes.statements import statements, written
from handbook.changes.told import counted
from handbook.derive.copies import reminder
from handbook.dictionary.field import quoted
from handbook.dictionary.kinds import file_id
from handbook.hours.acute import acute_numbers
from handbook.language import norwegian
from handbook.model import Frozen, Handbook
from handbook.model.sources import EDITIONS
from handbook.read.rewrite import Refused, in_bytes, put, replace_files
from handbook.values import PrintedSheet

_SETTINGS = "content/handbok.yml"
_HEAD = """\
# Utgaven slik leserne hadde den. Laget av «new edition»; ingen endrer den for hånd.
"""


@dataclass(frozen=True)
class Made:
    """An edition that was written: what it changed, how many sheets are new, and what was retired."""

    name: str
    news: News
    changed: int
    sheets: int
    retired: tuple[str, ...]
    first: bool
    binders: str  # who must swap sheets, in a line

    def told(self) -> str:
        """In a few lines for the person."""
        changes = f"{norwegian.sentence(counted(self.news.changes))}." if self.news.changes else ""
        printed = f"{self.changed} av {self.sheets} ark er nye eller endret."
        if self.first:
            changes, printed = "Den er den første, og det neste blir sammenliknet med den.", f"{self.sheets} ark."
        retired = f" Utgått: {', '.join(self.retired)}." if self.retired else ""
        files = f"Skrevet: {EDITIONS.path}/{self.name}.yml, .txt og .rader.txt, og navn og dato i {_SETTINGS}."
        return (
            "\n".join(filter(None, (f"Utgave {self.name} er laget.", changes, printed + retired, self.binders, files)))
            + "\n"
        )


def refusal(root: Path, handbook: Handbook, name: str, anyway: bool) -> str | None:
    """Why the edition can't be made, before anything is set; None when it can."""
    if not name:
        return "Skriv hva utgaven skal hete: new edition NAVN, for eksempel new edition 2026-2."
    try:
        file_id(name)
    except ValueError:
        return f"«{name}» kan ikke være navnet på en utgave. Bruk små bokstaver a–z, tall og bindestrek, for eksempel 2026-2."
    if (root / EDITIONS.path / f"{name}.yml").exists():
        return f"Utgave {name} finnes fra før. Velg et annet navn."
    if handbook.archive and kept(root, handbook.archive[0].id) is None:
        file = file_of(root, handbook.archive[0].id).relative_to(root).as_posix()
        return f"{file} mangler eller er endret, så ingen vet hva utgaven før sa. Hent filen tilbake fra git."
    doubtful = () if anyway else tuple(unconfirmed_numbers(handbook))
    if doubtful:
        return (
            f"Ingen har bekreftet {norwegian.count(len(doubtful), 'nummer', 'numre')} på «Akutt», lommekortet og i "
            f"akuttprosedyren: {'; '.join(doubtful)}. Bekreft dem (python3 build.py confirm), eller legg til --likevel."
        )
    return None


def freeze(root: Path, handbook: Handbook, name: str, today: date) -> Made:
    """Write the edition. Raises `Refused` when nothing has changed since the one before; nothing is written then."""
    before = handbook.archive[0] if handbook.archive else None
    told = kept(root, before.id) if before else None
    news = compared(told, handbook) if told is not None else News(None, (), ())
    if before and not news.changes and _same(before, bound_sheets(handbook)):
        raise Refused(f"Ingenting som leserne ser, er endret siden utgave {before.id}. Ingen ny utgave er laget.")
    found = bound_sheets(_issued(handbook, name, today))
    printed = list(_printed(handbook, name, found))
    old = {(sheet.binder, sheet.name): sheet.place for sheet in before.sheets} if before else {}
    now = {(sheet.binder, sheet.name) for sheet in printed}
    retired = tuple(place for key, place in old.items() if key not in now)
    lines = [_HEAD, f"dag: {today.isoformat()}\n", *([f"etter: {before.id}\n"] if before else [])]
    lines.append(f"satt_med: {quoted(set_with())}\n")
    lines += _listed("uendret", news.reviewed)
    lines += _changes(news.changes)
    lines += _listed("utgatt", retired)
    lines += _listed("ark", list(map(str, printed)))
    rows = {(s.name, s.digest): s.letters for bound in found.values() for s in bound}
    files = {
        f"{name}.yml": "".join(lines),
        f"{name}.txt": written(statements(handbook)),
        rows_file(root, name).name: written_rows(rows),
    }
    _write(root, name, today, files, before.id if before else None)
    whole = [sheet for sheet in printed if not sheet.binder]
    changed = sum(sheet.edition == name for sheet in whole)
    return Made(
        name,
        news,
        changed,
        len(whole),
        tuple(place for place in retired if "/" not in place),
        first=before is None,
        binders=reminder(handbook, name, printed),
    )


def _same(before: Frozen, found: Mapping[str, Sequence[Sheet]]) -> bool:
    """Whether every binder holds the sheets of the edition before."""
    old = {(sheet.binder, sheet.name, sheet.digest) for sheet in before.sheets}
    return old == {(binder, sheet.name, sheet.digest) for binder, bound in found.items() for sheet in bound}


def _issued(handbook: Handbook, name: str, today: date) -> Handbook:
    """The handbook as it is printed: the call table holds for the year that begins on the edition's day."""
    settings = handbook.settings
    return replace(handbook, settings=replace(settings, edition=replace(settings.edition, name=name, date=today)))


def _printed(handbook: Handbook, name: str, found: Mapping[str, Sequence[Sheet]]) -> Iterator[PrintedSheet]:
    """The sheets of every binder as lines. One that stands in the edition before, in any binder, keeps its line."""
    for binder, bound in found.items():
        for stamped in ledger(handbook).stamped(bound):
            sheet = stamped.sheet
            yield PrintedSheet(binder, sheet.name, sheet.digest, stamped.edition or name, stamped.bars)


def unconfirmed_numbers(handbook: Handbook) -> Iterator[str]:
    """«Barnevernvakta 900 53 304»: on the first page, on the card, or in the acute procedure, and in doubt."""
    found: dict[str, None] = {}
    article = articles(handbook).get(f"prosedyre:{handbook.settings.acute.workflow}")
    calls = table(handbook, handbook.today)
    parts = [part for whole in (article and article.blocks, calls, local(handbook)) if whole for part in walk(whole)]
    for part in parts:
        if isinstance(part, Number) and part.doubt:
            found[f"{part.about} {part.phone.shown}"] = None
        elif isinstance(part, Answerer) and part.phone and not part.confirmed:
            found[f"{part.agency.text} {part.phone.shown}"] = None
    for number in acute_numbers(handbook):
        if number.contact.unverified:
            found[f"{number.agency.name} {number.phone.shown}"] = None
    return iter(found)


def _changes(changes: Sequence[Change]) -> list[str]:
    lines = ["endringer:\n"] if changes else []
    for change in changes:
        values = {"grad": str(change.grade), "slag": change.kind, "id": change.id, "felt": change.field, "var": change.was,
                  "er": change.now, "om": change.about, "hva": change.what, "setning": change.sentence}  # fmt: skip
        written = [f"{key}: {quoted(' '.join(value.split()))}\n" for key, value in values.items() if value]
        if change.articles:
            written.append(f"artikler: [{', '.join(quoted(key, inside_list=True) for key in change.articles)}]\n")
        lines += [f"{'  - ' if i == 0 else '    '}{line}" for i, line in enumerate(written)]
    return lines


def _listed(key: str, items: Sequence[str]) -> list[str]:
    return [f"{key}:\n", *(f"  - {quoted(item)}\n" for item in items)] if items else []


def _write(root: Path, name: str, today: date, told: Mapping[str, str], before: str | None) -> None:
    folder, settings = root / EDITIONS.path, root / _SETTINGS
    folder.mkdir(exist_ok=True)
    old = settings.read_bytes()

    def renamed(text: str) -> str:
        named = put(text, ("utgave",), "navn", name, before="dato")
        return put(named, ("utgave",), "dato", today.isoformat(), before="navn")

    files: dict[Path, tuple[bytes | None, bytes]] = {
        folder / file: (None, text.encode()) for file, text in told.items()
    }
    files[settings] = (old, in_bytes(old, _SETTINGS, renamed))
    replace_files(files)
    if before:
        file_of(root, before).unlink(missing_ok=True)
        rows_file(root, before).unlink(missing_ok=True)
