"""Problems → text for people, JSON for programs, annotations for GitHub. Nothing is judged here."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from handbook.check.identity import shapes
from handbook.check.privacy import personal
from handbook.problem import Problem
from handbook.read.source import read_text

FORMATS = ("tekst", "json", "github")
_PERSONAL = {"fodselsnummer", "fodselsdato", "privat-epost", "privat-adresse"}  # what these point at is never printed
_LONGEST = 1500  # of a message: what it quotes may be a whole page, but it may also name fifty places
_LISTED = {"ubekreftet"}  # there may be a hundred of them, and the message says it all: one line each


def report(problems: Sequence[Problem], root: Path, form: str, built: bool = False) -> str:
    """All problems in one of `FORMATS`, ending with a line break where there is text. Prints nobody's identity."""
    problems = [replace(p, message=_told(p.message), hint=p.hint and _told(p.hint)) for p in problems]
    return {"tekst": _text, "json": _json, "github": _github}[form](problems, root, built)


def _text(problems: Sequence[Problem], root: Path, built: bool) -> str:
    in_file: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        in_file[problem.place.file].append(problem)
    lines = {file: _lines(root, file, those) for file, those in in_file.items() if any(map(_is_shown, those))}
    # What must be mended stands last, where the eye is when the command ends.
    ordered = sorted(problems, key=lambda p: p.stops_build)
    parts = [_head(p) + _excerpt(p, lines) if _is_shown(p) else _head(p) for p in ordered]
    return "".join(f"{part}\n" for part in parts) + summary(problems, built) + "\n"


def _is_shown(problem: Problem) -> bool:
    """Whether the line that a problem stands on is shown with it."""
    return problem.code not in _LISTED


def _head(problem: Problem) -> str:
    place = problem.place
    return f"{without_personal(place.file)}:{place.line}:{place.column}: {problem.severity}: {problem.message}  [{problem.code}]"


def _excerpt(problem: Problem, cache: dict[str, list[str]]) -> str:
    place = problem.place
    source = cache[place.file]
    body = ""
    if place.line <= len(source) and source[place.line - 1].strip():
        line, shift = _shorten(source[place.line - 1], place.column)
        number = f"{place.line:>3}"
        gap = " " * (place.column - 1 - shift)
        marks = "^" * max(1, min(place.length, len(line) - len(gap)))
        body = f"\n{' ' * len(number)} |\n{number} | {line}\n{' ' * len(number)} | {gap}{marks}"
    hint = f"\n    = {problem.hint}" if problem.hint else ""
    return body + hint


def _lines(root: Path, file: str, problems: Sequence[Problem]) -> list[str]:
    """The lines of a file with these problems, with everything personal blanked out."""
    text = read_text(root / file, file)[0]
    if any(problem.code in _PERSONAL for problem in problems):
        text = without_personal(text)  # some goes on over several lines
    lines = _masked(text).split("\n")
    for problem in problems:
        at = problem.place
        if problem.code in _PERSONAL and at.line <= len(lines) and at.length > 1:
            line, start = lines[at.line - 1], at.column - 1
            lines[at.line - 1] = line[:start] + "•" * at.length + line[start + at.length :]
    return lines


def _told(text: str) -> str:
    """A message without anything personal, and short enough to be read."""
    half = _LONGEST // 2
    return without_personal(text if len(text) <= _LONGEST else f"{text[:half]} … {text[-half:]}")


@lru_cache(maxsize=1024)  # a hint, or the name of a file, stands in many problems
def without_personal(text: str) -> str:
    """The text with everything personal blanked out."""
    return _masked(_blanked(text, ((start, start + length) for _, start, length in personal(text))))


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + re.sub(r"[^\n]", "•", text[start:end]) + text[end:]
    return text


def _masked(text: str) -> str:
    return _blanked(text, shapes(text))


def _shorten(line: str, column: int, width: int = 120) -> tuple[str, int]:
    """A window of a long line around the column, and how many characters were cut on its left."""
    if len(line) <= width:
        return line, 0
    shift = max(0, min(column - width // 2, len(line) - width))
    return line[shift : shift + width], shift


def summary(problems: Sequence[Problem], built: bool) -> str:
    """«3 feil og 1 varsel i 2 filer. Ingenting ble bygget.»"""
    errors = sum(p.stops_build for p in problems)
    warnings = len(problems) - errors
    if not problems:
        return "Ingen feil og ingen varsler."
    counts = []
    if errors:
        counts.append(f"{errors} feil")
    if warnings:
        counts.append(f"{warnings} {'varsel' if warnings == 1 else 'varsler'}")
    files = len({p.place.file for p in problems})
    where = f"{' og '.join(counts)} i {files} {'fil' if files == 1 else 'filer'}."
    return where if not errors or built else f"{where} Ingenting ble bygget."


def _json(problems: Sequence[Problem], root: Path, built: bool) -> str:
    return json.dumps(
        [
            {
                "code": p.code, "severity": p.severity, "file": without_personal(p.place.file), "line": p.place.line,
                "column": p.place.column, "message": p.message, "hint": p.hint,
            }
            for p in problems
        ],
        ensure_ascii=False, indent=2,
    ) + "\n"  # fmt: skip


# What stands from before, week after week: one line where GitHub shows ten, so that what is new is seen.
_STANDING = {
    "ubekreftet": ("opplysning som ikke er bekreftet", "opplysninger som ikke er bekreftet"),
    "kontroll-forfalt": (
        "side eller instans som skulle vært kontrollert igjen",
        "sider og instanser som skulle vært kontrollert igjen",
    ),
    "paragraf-forfalt": ("paragraf som skulle vært lest på nytt", "paragrafer som skulle vært lest på nytt"),
    "lov-endret": ("paragraf som er endret siden den ble lest", "paragrafer som er endret siden de ble lest"),
    "unntaksdag-passert": ("unntaksdag som er passert", "unntaksdager som er passert"),
}


def _github(problems: Sequence[Problem], root: Path, built: bool) -> str:
    """Annotations: errors first, then what is new, then one for all that stands. The whole report follows in the log,
    where no line of it is a command to GitHub."""
    told = sorted((p for p in problems if p.code not in _STANDING or p.stops_build), key=lambda p: not p.stops_build)
    text = _text(problems, root, built)
    end = f"rapport-{hashlib.sha256(text.encode()).hexdigest()[:16]}"  # nothing in the report can know it
    log = f"::group::Hele rapporten\n::stop-commands::{end}\n{text}::{end}::\n::endgroup::\n" if problems else ""
    return "".join([*map(_annotation, told), _standing(problems), log])


def _annotation(problem: Problem) -> str:
    place = problem.place
    kind = "error" if problem.stops_build else "warning"
    text = problem.message + (f" {problem.hint}" if problem.hint else "")
    where = f"file={_property(without_personal(place.file))},line={place.line},col={place.column}"
    return f"::{kind} {where},title={_property(problem.code)}::{_data(text)}\n"


def _standing(problems: Sequence[Problem]) -> str:
    counts = Counter(p.code for p in problems if p.code in _STANDING and not p.stops_build)
    if not counts:
        return ""
    parts = [f"{n} {_STANDING[code][n > 1]}" for code, n in counts.most_common()]
    listed = " og ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
    return f"::warning title=Kjent fra før::{_data(listed)}. Alle står i loggen.\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
