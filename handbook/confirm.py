"""`confirm`: somebody has asked about a fact. Its value, date and source are set, and its mark is lifted.

The change is tried on a copy of the handbook first. The file is replaced in one step when the copy has no new mistakes
and lacks this one mark; otherwise nothing is touched.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher, get_close_matches
from pathlib import Path
from tempfile import TemporaryDirectory

from handbook.check.names import names
from handbook.derive.unconfirmed import Mark, unconfirmed
from handbook.dictionary.field import Field, Scalar, section_of
from handbook.language.norwegian import alphabetical, count, join, long_date
from handbook.load import load
from handbook.model import Handbook
from handbook.problem import Problem
from handbook.read.rewrite import Refused, append, in_bytes, put, remove, replace_files

_MARK, _ASK, _DAY, _SOURCES = "ubekreftet", "spor_hos", "sist_kontrollert", "kilde"
_KEPT = {"unverified", "ask", "verified_on", "verify_every", "owner", "id"}  # not values that one asks about
_FOLDERS = ("content", "agencies", "workflows")  # what a handbook is made of
_NOTHING = "Ingenting er endret."


@dataclass(frozen=True)
class Answer:
    """What the person was told: new values («felt=verdi», or the value alone), who said so, and when."""

    values: tuple[str, ...]
    source: str | None
    day: date

    def not_tomorrow(self) -> None:
        """Raises `Refused` when it was given after today."""
        if self.day > date.today():
            raise Refused(f"{long_date(self.day)} er etter dagens dato. {_NOTHING}")


def confirm(root: Path, handbook: Handbook, problems: Sequence[Problem], what: str, answer: Answer) -> str:
    """Change the file and return what was changed. Raises `Refused` with the reason; the file is as it was then."""
    mark = _chosen(unconfirmed(handbook), what)
    values = [_value(mark, text) for text in answer.values]
    source = _clean(answer.source, "kilden") if answer.source is not None else None
    path = (root / mark.place.file).resolve()
    before = path.read_bytes()
    after = in_bytes(before, mark.place.file, lambda text: _changed(text, mark, values, source, answer.day))
    left = _tried(root, handbook, problems, mark, after)
    replace_files({path: (before, after)})
    return "".join(f"{line}\n" for line in _told(mark, before, after, left))


def listed(handbook: Handbook) -> str:
    """Every mark with its key, by whom to ask."""
    groups: dict[str, list[Mark]] = {}
    for mark in unconfirmed(handbook):
        groups.setdefault(mark.ask or "Ingen vet hvem", []).append(mark)
    lines = [
        line
        for ask in sorted(groups, key=alphabetical)
        for line in (f"{ask}:", *(f"  {mark.key}  {mark.about}: {mark.reason}" for mark in groups[ask]))
    ]
    return "".join(f"{line}\n" for line in lines) + f"{_left(sum(map(len, groups.values())))}\n"


def _chosen(marks: Sequence[Mark], what: str) -> Mark:
    """By the first letters of its key, or by its page where only one thing is in doubt there."""
    key = what.strip().upper()
    found = [m for m in marks if len(key) >= 4 and m.whole_key.startswith(key)]
    found = found or [m for m in marks if what.strip() in _pages(m)]
    if len(found) == 1:
        return found[0]
    if found:
        choices = "".join(f"\n  {m.key}  {m.about}: {m.reason}" for m in found)
        raise Refused(f"«{what}» kan være flere opplysninger. Skriv nøkkelen til den du mener:{choices}")
    close = get_close_matches(key, [m.key for m in marks], 1, 0.7)
    meant = f"Mente du «{close[0]}»? " if close else ""
    raise Refused(
        f"Ingen opplysning har nøkkelen «{what}». {meant}Den kan være bekreftet allerede, eller endret etter at arket ble "
        f"skrevet ut. Skriv python3 build.py confirm for å se alle. {_NOTHING}"
    )


def _pages(mark: Mark) -> set[str]:
    """What it may be called by: its step or its page, with or without the kind."""
    page = mark.id.partition("/")[0]
    return {mark.id, page, f"{mark.kind}:{mark.id}", f"{mark.kind}:{page}"}


def _fields(mark: Mark) -> list[Field]:
    """What can be set from the command: single values, not lists nor blocks."""
    fields = section_of(type(mark.record)).fields
    return [f for f in fields if isinstance(f.kind, Scalar) and f.name not in _KEPT]


def _value(mark: Mark, text: str) -> tuple[Field, str]:
    """«telefon=35 98 62 00», or the value alone where only one is in doubt. Raises `Refused`."""
    name, sign, rest = text.partition("=")
    if sign and re.fullmatch(r"\s*[\w-]+\s*", name):
        field = next((f for f in _fields(mark) if name.strip().casefold() in (f.key, f.label.casefold())), None)
        if field is None:
            raise Refused(f"«{name.strip()}» kan ikke settes her. {_choices(mark)} {_NOTHING}")
        return field, _parsed(field, rest)
    asked = [p.field for p in mark.values if isinstance(p.field.kind, Scalar)]
    if len(asked) != 1:
        raise Refused(f"Skriv hvilket felt «{text}» hører til. {_choices(mark)} {_NOTHING}")
    return asked[0], _parsed(asked[0], text)


def _choices(mark: Mark) -> str:
    """The fields in doubt, or else all that can be set."""
    fields = [p.field for p in mark.values if isinstance(p.field.kind, Scalar)] or _fields(mark)
    if not fields:
        return f"Endre det i {mark.place.file}, linje {mark.place.line}."
    example = fields[0].example if isinstance(fields[0].example, str) else "…"
    return f'Du kan sette {join([f.key for f in fields])}, for eksempel: --value {fields[0].key}="{example}".'


def _parsed(field: Field, text: str) -> str:
    value = _clean(text, f"«{field.key}»")
    assert isinstance(field.kind, Scalar)
    try:
        field.kind.parse(value)
    except ValueError as mistake:
        raise Refused(f"{mistake} {_NOTHING}") from None
    return value


def _clean(text: str, what: str) -> str:
    value = " ".join(text.split())
    if not value or not value.isprintable():
        raise Refused(f"Det står ingenting som kan brukes for {what}. {_NOTHING}")
    person = next(names(value), None)
    if person:  # people leave, roles stay, and no register of persons is to be made of those who answered
        raise Refused(
            f"«{person[0]}» ser ut som navnet på en person. Skriv rollen i stedet, for eksempel «Ledende helsesykepleier». {_NOTHING}"
        )
    return value


def _changed(text: str, mark: Mark, values: Sequence[tuple[Field, str]], source: str | None, day: date) -> str:
    block = mark.inside.path
    for field, value in values:
        text = put(text, block, field.key, value, before=_MARK)
    if mark.record.verified_on is None or mark.record.verified_on < day:
        text = put(text, block, _DAY, day.isoformat(), before=_MARK)
    if source:
        text = append(text, block, _SOURCES, source, before=_MARK)
    return remove(remove(text, block, _MARK), block, _ASK)


def _tried(root: Path, handbook: Handbook, problems: Sequence[Problem], mark: Mark, after: bytes) -> int:
    """How many marks are left when a copy of the handbook has the change. Raises `Refused` when it does more than it should."""
    with TemporaryDirectory(prefix="bekreft-") as folder:
        copy = Path(folder)
        for name in _FOLDERS:
            if (root / name).is_dir():
                shutil.copytree(root / name, copy / name)
        (copy / mark.place.file).write_bytes(after)
        changed, found = load(copy, handbook.today)
    known = {(p.code, p.place.file, p.message) for p in problems}
    for problem in found:
        if problem.stops_build and (problem.code, problem.place.file, problem.message) not in known:
            told = f"{problem.message} {problem.hint or ''}".strip()
            raise Refused(f"Med dette ville håndboka fått en feil: {told} {_NOTHING}")
    left = Counter(m.reason for m in unconfirmed(changed)) if changed else Counter[str]()
    if left + Counter([mark.reason]) != Counter(m.reason for m in unconfirmed(handbook)):
        raise Refused(
            f"Merket i {mark.place.file}, linje {mark.place.line} kan ikke tas bort herfra. Gjør det i filen."
        )
    return left.total()


def _told(mark: Mark, before: bytes, after: bytes, left: int) -> Iterator[str]:
    old, new = (data.decode("utf-8-sig").splitlines() for data in (before, after))
    yield f"Bekreftet: {mark.about}"
    yield mark.place.file
    for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[a:b] != new[c:d]:
            yield from (f"{number + 1:>5}  - {old[number]}" for number in range(a, b))
            yield from (f"{number + 1:>5}  + {new[number]}" for number in range(c, d))
    yield _left(left)


def _left(number: int) -> str:
    return f"{count(number, 'opplysning', 'opplysninger')} må bekreftes." if number else "Alt er bekreftet."
