"""`new edition`: what readers have is written down for good, so that what changes afterwards can be told.

Three files are written in one step: the edition (content/utgaver/<name>.yml), the statements of it as text, and the
name and date in handbok.yml. The statements of the edition before are removed: git has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handbook.articles.blocks import Answerer, Number, walk
from handbook.articles.calls import table
from handbook.articles.danger import local
from handbook.articles.plan import articles
from handbook.binder.press import set_with
from handbook.binder.sheets import sheets
from handbook.changes.changes import Change
from handbook.changes.kept import News, compared, file_of, kept
from handbook.changes.statements import statements, written
from handbook.changes.told import counted
from handbook.dictionary.field import quoted
from handbook.dictionary.kinds import file_id
from handbook.hours.acute import acute_numbers
from handbook.language import norwegian
from handbook.model import Handbook
from handbook.model.sources import EDITIONS
from handbook.read.rewrite import Refused, in_bytes, put, replace_files

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

    def told(self) -> str:
        """In a few lines for the person."""
        changes = f"{norwegian.sentence(counted(self.news.changes))}." if self.news.changes else ""
        printed = f"{self.changed} av {self.sheets} ark er nye eller endret."
        if self.first:
            changes, printed = "Den er den første, og det neste blir sammenliknet med den.", f"{self.sheets} ark."
        retired = f" Utgått: {', '.join(self.retired)}." if self.retired else ""
        files = f"Skrevet: {EDITIONS.path}/{self.name}.yml og .txt, og navn og dato i {_SETTINGS}."
        return "\n".join(filter(None, (f"Utgave {self.name} er laget.", changes, printed + retired, files))) + "\n"


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
    printed = sheets(handbook)
    old = {sheet.name: sheet for sheet in before.sheets} if before else {}
    since = {n: old[n].edition if n in old and old[n].digest == d else name for n, d in printed.items()}
    retired = tuple(sheet for sheet in old if sheet not in printed)
    changed = sum(edition == name for edition in since.values())
    if before and not news.changes and not changed and not retired:
        raise Refused(f"Ingenting som leserne ser, er endret siden utgave {before.id}. Ingen ny utgave er laget.")
    lines = [_HEAD, f"dag: {today.isoformat()}\n", *([f"etter: {before.id}\n"] if before else [])]
    lines.append(f"satt_med: {quoted(set_with())}\n")
    lines += _listed("uendret", news.reviewed)
    lines += _changes(news.changes)
    lines += _listed("utgatt", retired)
    lines += _listed("ark", [f"{sheet} {digest} {since[sheet]}" for sheet, digest in printed.items()])
    _write(root, name, today, "".join(lines), written(statements(handbook)), before.id if before else None)
    return Made(name, news, changed, len(printed), retired, first=before is None)


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


def _write(root: Path, name: str, today: date, edition: str, told: str, before: str | None) -> None:
    folder, settings = root / EDITIONS.path, root / _SETTINGS
    folder.mkdir(exist_ok=True)
    old = settings.read_bytes()

    def renamed(text: str) -> str:
        named = put(text, ("utgave",), "navn", name, before="dato")
        return put(named, ("utgave",), "dato", today.isoformat(), before="navn")

    files: Mapping[Path, tuple[bytes | None, bytes]] = {
        folder / f"{name}.yml": (None, edition.encode()),
        folder / f"{name}.txt": (None, told.encode()),
        settings: (old, in_bytes(old, _SETTINGS, renamed)),
    }
    replace_files(files)
    if before:
        file_of(root, before).unlink(missing_ok=True)
