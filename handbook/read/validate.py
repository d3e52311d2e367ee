"""Values against the dictionary, by Cerberus: one problem for each mistake, all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import cache
from itertools import islice
from typing import Any

from cerberus import Validator, errors

from handbook.dictionary.field import Block, Field, Kind, ListOf, OneOrMore, Scalar, Section, quoted
from handbook.problem import Problem, error
from handbook.read.source import MOST_PROBLEMS, Document, Path_

Check = Callable[[str, Any, Callable[[str, str], None]], None]


def validate(document: Document, section: Section) -> list[tuple[Path_, Problem]]:
    """The mistakes in the document, up to MOST_PROBLEMS, with the path of the value that each concerns."""
    validator = _validator(section)
    if validator.validate(document.values, normalize=False):
        return []
    mistakes = list(islice(_flat(validator._errors), MOST_PROBLEMS))
    misspelt = {_meant(section, m) for m in mistakes if m.code == errors.UNKNOWN_FIELD.code}
    # A misspelt field is one mistake, not also a missing field.
    return [_problem(document, section, m) for m in mistakes
            if m.code != errors.REQUIRED_FIELD.code or tuple(m.document_path) not in misspelt]  # fmt: skip


@cache
def _validator(section: Section) -> Validator:
    return Validator(_fields(section), allow_unknown=False)


@cache
def _fields(section: Section) -> dict[str, Any]:
    return {f.key: _rule(f.kind) | {"required": f.required} for f in section.fields}


def _rule(kind: Kind[Any]) -> dict[str, Any]:
    if isinstance(kind, OneOrMore):
        return {"type": ["string", "list"], "empty": False, "schema": _rule(kind.item)}
    if isinstance(kind, ListOf):
        return {"type": "list", "empty": False, "schema": _rule(kind.item)}
    if isinstance(kind, Block):
        rule: dict[str, Any] = {"type": "dict", "schema": _fields(kind.section)}
        return rule | ({"check_with": _one_of(kind.section.one_of)} if kind.section.one_of else {})
    return {"type": "string", "empty": False} | ({"check_with": _parses(kind)} if isinstance(kind, Scalar) else {})


@cache
def _parses(kind: Scalar[Any]) -> Check:
    def check(field: str, value: Any, complain: Callable[[str, str], None]) -> None:
        try:
            kind.parse(value)
        except ValueError as mistake:
            complain(field, str(mistake))

    return check


def _one_of(keys: tuple[str, ...]) -> Check:
    def check(field: str, value: Any, complain: Callable[[str, str], None]) -> None:
        present = [key for key in keys if key in value]
        if len(present) != 1:
            names = ", ".join(f"«{key}»" for key in keys[:-1])
            complain(field, f"Her må nøyaktig ett av feltene {names} eller «{keys[-1]}» stå.")

    return check


def _flat(found: list[Any]) -> Iterator[Any]:
    for mistake in found:
        if mistake.is_group_error:
            yield from _flat(mistake.child_errors)
        else:
            yield mistake


def _problem(document: Document, section: Section, mistake: Any) -> tuple[Path_, Problem]:
    path: Path_ = tuple(mistake.document_path)
    key = next((p for p in reversed(path) if isinstance(p, str)), "")
    around, field = _find(section, path)
    if mistake.code == errors.REQUIRED_FIELD.code:
        return path, _missing(document, path, around)
    if mistake.code == errors.UNKNOWN_FIELD.code:
        return path, _unknown(document, path, around)
    if mistake.code == errors.EMPTY_NOT_ALLOWED.code or mistake.value in ("", None):
        what = f"Et punkt i «{key}»" if path and isinstance(path[-1], int) else f"Feltet «{key}»"
        return path, error("tomt-felt", document.key_place(path), f"{what} er tomt.", _fill_in(field))
    if mistake.code == errors.BAD_TYPE.code:
        return path, _wrong_shape(document, path, key, mistake, field)
    said = str(mistake.info[0])
    if isinstance(mistake.value, dict):
        return path, error("ett-av", document.place(path), said, _choose(mistake.value, field))
    hint = _suggested(field, mistake.value) or _close_choice(field, mistake.value) or _example(field)
    return path, error("feil-verdi", document.place(path), said, hint)


def _fill_in(field: Field | None) -> str:
    example = _example(field)
    if field and field.required:
        return example or "Fyll det ut."
    return f"{example}. Eller slett linjen." if example else "Fyll det ut, eller slett linjen."


def _meant(section: Section, mistake: Any) -> Path_:
    """The path of the field that an unknown one was most likely meant to be."""
    path: Path_ = tuple(mistake.document_path)
    around, _ = _find(section, path)
    return (*path[:-1], *get_close_matches(str(path[-1]).lower(), around.by_key, 1, 0.6))


def _choose(value: dict[str, Any], field: Field | None) -> str:
    around = field.block if field else None
    there = [f"«{key}»" for key in (around.one_of if around else ()) if key in value]
    return f"Behold bare ett av dem: {' eller '.join(there)}." if there else "Legg til ett av dem."


def _missing(document: Document, path: Path_, around: Section) -> Problem:
    field = around.by_key[str(path[-1])]
    return error(
        "mangler-felt", document.place(path[:-1]), f"Her mangler feltet «{field.key}»: {field.help}", _example(field)
    )


def _unknown(document: Document, path: Path_, around: Section) -> Problem:
    key = str(path[-1])
    close = get_close_matches(key.lower(), around.by_key, 1, 0.6)
    hint = f"Mente du «{close[0]}»?" if close else f"Felt som kan stå her: {', '.join(around.by_key)}."
    return error("ukjent-felt", document.key_place(path), f"Feltet «{key}» finnes ikke her.", hint)


def _wrong_shape(document: Document, path: Path_, key: str, mistake: Any, field: Field | None) -> Problem:
    what, hint = {
        "list": ("en liste", "Skriv hvert punkt på en egen linje, rykket inn og med - foran."),
        "dict": ("en blokk med egne felt", "Skriv feltene på egne linjer, rykket inn under."),
        "string": ("én enkelt tekst", "Skriv teksten på én linje etter kolonet. Har den kolon i seg, sett den i anførselstegn."),
        "one": ("én tekst, eller en liste av tekster", "Skriv den på samme linje, eller flere i klammer med komma mellom."),
    }["one" if isinstance(mistake.constraint, list) else mistake.constraint]  # fmt: skip
    where = f"Et punkt i «{key}»" if path and isinstance(path[-1], int) else f"Feltet «{key}»"
    return error("feil-form", document.place(path), f"{where} skal være {what}.", _example(field) or hint)


def _find(section: Section, path: Path_) -> tuple[Section, Field | None]:
    """The section around the end of the path, and the field the path ends in."""
    around, field = section, None
    for part in path:
        if not isinstance(part, str):
            continue
        around = (field and field.block) or around
        field = around.by_key.get(part)
    return around, field


def _suggested(field: Field | None, written: object) -> str | None:
    """The value as it was meant, in the way it is wanted."""
    kind = field.kind if field else None
    meant = kind.suggest(str(written)) if isinstance(kind, Scalar) and kind.suggest else None
    return f"Skriv: {field.key}: {meant}" if field and meant else None


def _close_choice(field: Field | None, written: object) -> str | None:
    """The one of a field's fixed words that is nearly the one written."""
    close = get_close_matches(str(written).lower(), field.choices if field else (), 1, 0.6)
    return f"Mente du «{close[0]}»?" if close else None


def _example(field: Field | None) -> str | None:
    written = field and (field.written or _block(field))
    return f"Skriv for eksempel: {written}" if written else None


def _block(field: Field) -> str | None:
    """A block with what it must hold, as it can be written on one line: `brutt: {varsle: leder, gjor: Ring.}`."""
    section = field.block
    if section is None:
        return None
    needed = [f for f in section.fields if f.required or f.key in section.one_of[:1]]
    parts = [part for part in map(_on_one_line, needed) if part]
    if not parts:
        return None
    block = f"{{{', '.join(parts)}}}"
    return f"{field.key}: [{block}]" if field.many else f"{field.key}: {block}"


def _on_one_line(field: Field) -> str | None:
    if isinstance(field.example, str):
        return f"{field.key}: {quoted(field.example, inside_list=True)}"
    return field.written or _block(field)
