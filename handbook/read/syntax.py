"""YAML's own complaints, in the words of a person who doesn't know YAML."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from typing import Any

import yaml

from handbook.model.sources import SOURCES
from handbook.problem import Place, Problem, error

# A piece of libyaml's (or PyYAML's) message → what went wrong, and what to do. The first that fits is used.
_EXPLAINED = (
    (
        "mapping values are not allowed",
        "Kolon midt i teksten, eller feil innrykk.",
        'Sett hele teksten i anførselstegn: navn: "Råd: ring først". Eller rykk linjen inn likt med dem rundt.',
    ),
    (
        "could not find expected ':'",
        "Her mangler et kolon etter navnet på feltet, eller teksten over er ikke avsluttet.",
        "Skriv «felt: verdi». Lange tekster må rykkes inn.",
    ),
    (
        "unexpected end of stream",
        "En tekst i anførselstegn er ikke avsluttet.",
        "Sett anførselstegn også på slutten.",
    ),
    (
        "escape character",
        "Omvendt skråstrek betyr noe spesielt inne i doble anførselstegn.",
        "Bruk enkle anførselstegn i stedet.",
    ),
    (
        "cannot start any token",
        "Teksten begynner med et tegn som betyr noe spesielt i YAML.",
        "Sett teksten i anførselstegn.",
    ),
    ("unexpected character", "Her står et tegn som ikke passer.", "Sett hele teksten i anførselstegn."),
    (
        "did not find expected ',' or",
        "En liste eller blokk i klammer er ikke avsluttet, eller mangler komma.",
        "Sett komma mellom punktene og ] eller } til slutt.",
    ),
    (
        "did not find expected '-' indicator",
        "Innrykket i lista stemmer ikke.",
        "Alle punktene må begynne med - rett under hverandre.",
    ),
    (
        "did not find expected key",
        "Innrykket stemmer ikke, eller teksten foran er ikke avsluttet.",
        "Feltene i samme blokk må begynne rett under hverandre.",
    ),
    (
        "block sequence entries are not allowed",
        "Et punkt med - kan ikke stå på samme linje som feltet.",
        "Flytt punktet til en egen linje, rykket inn under feltet.",
    ),
    (
        "did not find expected node content",
        "Her mangler en verdi, eller det står et komma for mye.",
        "Fyll inn verdien, eller slett kommaet.",
    ),
    (
        "exceeded max",
        "Filen har for mange nivåer inni hverandre.",
        "Rykk inn med to mellomrom for hvert nivå.",
    ),
)


_SHORT = 100  # of a line that a hint may repeat
_LONG = 2_000  # characters of a line that are looked at: nobody writes more by hand, and patterns look on from each
_KEY = r"\s*(?:- )?([a-z_]+)"
_GLUED_COLON = re.compile(_KEY + r":(?!//)([^\s:].*)")
_COLON_INSIDE = re.compile(_KEY + r": +([^\s\[{|>\"'].*: .*)")
_NO_COLON = re.compile(_KEY + r" +(\S.*)")


def explain(mistake: yaml.YAMLError, text: str, file: str) -> Problem:
    """The one problem that a file with broken YAML gets, as near as can be to what the person did."""
    lines = [line[:_LONG] for line in text.split("\n")]
    problem: Any = getattr(mistake, "problem_mark", None) or getattr(mistake, "context_mark", None)
    context: Any = getattr(mistake, "context_mark", None)
    stopped = _line_with_text(lines, problem.line if problem else 0)
    quote = _unclosed_quote(lines, stopped)
    if quote:
        line = lines[quote[0] - 1].strip()
        return error("yaml-feil", Place(file, *quote), "En tekst i anførselstegn er ikke avsluttet.",
                     f"Skriv: {line}{lines[quote[0] - 1][quote[1] - 1]}" if len(line) <= _SHORT else "Sett anførselstegn også på slutten.")  # fmt: skip
    begun = context.line if context and "simple key" in str(mistake) else stopped
    cut = _cut_list(mistake, lines, file, context)
    if cut:
        return cut
    return (
        begins_with_sign(lines, file, {stopped, _line_with_text(lines, stopped - 1)})
        or _at_colon(lines, file, {begun, stopped, _line_with_text(lines, stopped - 1)})
        or _indented_wrong(mistake, lines, file, stopped)
        or _as_said(mistake, lines, file, stopped, problem)
    )


def _cut_list(mistake: yaml.YAMLError, lines: list[str], file: str, context: Any) -> Problem | None:
    """A list between brackets whose end is behind a #, which makes the rest of the line a comment."""
    line = lines[context.line] if context and "expected ',' or" in str(mistake) else ""
    cut = re.search(r" #.*[\]}]\s*$", line)
    if cut is None:
        return None
    return error("yaml-feil", Place(file, context.line + 1, cut.start() + 2), "Alt etter # er en kommentar, så lista blir ikke avsluttet.",
                 "Sett teksten med # i anførselstegn.")  # fmt: skip


_VALUE = re.compile(r"(\s*(?:- )?(?:[a-z_]+: +)?)(\S.*?)\s*")
_SIGN = re.compile(r"[*&?|>%@`:{\[]")
_BLOCK_OF_TEXT = re.compile(r"[|>][+-]?\d?(?: +#.*)?")


def begins_with_sign(lines: list[str], file: str, near: set[int]) -> Problem | None:
    """A text that begins with a sign of YAML's, or has quotation marks inside: it is shown as it should be written."""
    for number in sorted(near, reverse=True):
        match = _VALUE.fullmatch(lines[number])
        if match and (told := _sign_or_quote(match[2])):
            place = Place(file, number + 1, match.start(2) + 1, len(match[2]))
            written = f"{match[1].strip()} {_quoted(match[2])}".strip()
            return error("yaml-feil", place, told, f"Skriv: {written}" if len(written) <= _SHORT else
                         "Sett hele teksten i anførselstegn, og bruk «» inni den.")  # fmt: skip
    return None


def _sign_or_quote(value: str) -> str | None:
    first = value[0]
    if first in "\"'":
        closed = re.fullmatch(rf"{first}(?:[^{first}\\]|\\.|{first}{first})*{first}(?: +#.*)?", value)
        return None if closed or value.count(first) < 2 else "Her er anførselstegn inni teksten."
    if not _SIGN.match(value) or _BLOCK_OF_TEXT.fullmatch(value):
        return None
    if first in "[{":
        close = {"[": "]", "{": "}"}[first]
        # Brackets around one word, and text after them, are no list.
        return (
            f"Teksten begynner med «{first}», som betyr noe spesielt i YAML."
            if re.match(rf"\{first}[^\{close}]*\{close} +\w", value)
            else None
        )
    return f"Teksten begynner med «{first}», som betyr noe spesielt i YAML."


def _quoted(value: str) -> str:
    """The text between quotation marks, those inside it turned into «»."""
    first = value[0]
    inside = value[1:-1] if first in "\"'" and value.endswith(first) else value
    turned = re.sub(r'"([^"]*)"', r"«\1»", inside) if first == '"' or '"' in inside else inside
    turned = re.sub(r"(?<!\w)'([^']*)'(?!\w)", r"«\1»", turned) if first == "'" else turned
    return f'"{turned}"'


def _line_with_text(lines: list[str], number: int) -> int:
    """The line with this number, or the nearest above it that isn't blank."""
    number = max(0, min(number, len(lines) - 1))
    while number > 0 and not lines[number].strip():
        number -= 1
    return number


def _at_colon(lines: list[str], file: str, near: set[int]) -> Problem | None:
    """A colon is missing, or the space after it, on one of the lines where the reader may have gone astray."""
    for number in sorted(near):
        line = lines[number]
        if glued := _GLUED_COLON.fullmatch(line):
            return error("yaml-feil", Place(file, number + 1, glued.start(2) + 1), "Det mangler et mellomrom etter kolonet.",
                         f"Skriv: {glued[1]}: {glued[2]}")  # fmt: skip
        missing = _NO_COLON.fullmatch(line)
        if missing and not _is_field(missing[1]) and (above := _text_above(lines, number)):
            return error("yaml-feil", Place(file, number + 1, _margin(line) + 1), f"Hører denne linjen til teksten i «{above}», er den rykket inn for lite.",
                         f"Rykk den inn to mellomrom mer enn «{above}», eller skriv alt på én linje.")  # fmt: skip
        if missing and ": " not in line and not line.endswith(":") and _is_key_like(lines, number):
            return error("yaml-feil", Place(file, number + 1, missing.end(1) + 1), f"Det mangler et kolon etter «{missing[1]}».",
                         f"Skriv: {missing[1]}: {missing[2]}")  # fmt: skip
    return None


@cache
def _field_names() -> tuple[str, ...]:
    sections = (section for source in SOURCES for _, section in source.section.sections())
    return tuple(sorted({key for section in sections for key in section.by_key}))


def _is_field(word: str) -> bool:
    """Is the word a field's name, or one that is misspelt?"""
    return bool(get_close_matches(word, _field_names(), 1, 0.8))


def _text_above(lines: list[str], number: int) -> str | None:
    """The field whose text the line may go on with: the nearest one above that has the same margin, when it has a text."""
    here = _margin(lines[number])
    above = next((line for line in reversed(lines[:number]) if line.strip() and _margin(line) <= here), "")
    field = re.match(_KEY + r": +(?:[|>][+-]?$|\w)", above)
    return field[1] if field else None


def _is_key_like(lines: list[str], number: int) -> bool:
    """Does the line begin where a field begins just above or below it, and not as the rest of a text or a bullet?"""
    margin = _margin(lines[number])
    around = [line for line in (lines[number - 1] if number else "", *lines[number + 1 : number + 2]) if line.strip()]
    return not lines[number].lstrip().startswith("- ") and any(
        _margin(line) == margin and re.match(_KEY + ":", line) for line in around
    )


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


_INDENTED = ("mapping values are not allowed", "did not find expected key", "did not find expected '-' indicator")


def _indented_wrong(mistake: yaml.YAMLError, lines: list[str], file: str, number: int) -> Problem | None:
    """A line that is right in itself, but begins where no line around it does."""
    line = lines[number]
    above = _line_with_text(lines, number - 1)
    if not any(piece in str(mistake) for piece in _INDENTED) or line.count(": ") > 1 or number == 0:
        return None
    here, there = _margin(line), _margin(lines[above])
    if here == there or not re.match(r"\s*(?:- |[\w-]+:)", line):
        return None
    return error("yaml-feil", Place(file, number + 1, here + 1), "Innrykket stemmer ikke.",
                 f"Denne linjen er rykket inn {here} mellomrom, linje {above + 1} er rykket inn {there}. "
                 "Felt i samme blokk må begynne rett under hverandre.")  # fmt: skip


def _as_said(mistake: yaml.YAMLError, lines: list[str], file: str, number: int, mark: Any) -> Problem:
    message, hint = next(
        ((m, h) for piece, m, h in _EXPLAINED if piece in str(mistake)),
        ("Denne linjen er ikke skrevet slik YAML krever.", "Se etter manglende kolon, anførselstegn eller feil innrykk."),
    )  # fmt: skip
    inner = _COLON_INSIDE.fullmatch(lines[number])
    if inner and '"' not in inner[2] and "mapping values" in str(mistake):
        message, hint = (
            "Her står et kolon midt i teksten.",
            f'Sett hele teksten i anførselstegn: {inner[1]}: "{inner[2].strip()}"',
        )
    column = min(mark.column, len(lines[number])) if mark and mark.line == number else len(lines[number])
    return error("yaml-feil", Place(file, number + 1, column + 1), message, hint)


def _unclosed_quote(lines: list[str], last: int) -> tuple[int, int] | None:
    """Line and column of a quote that is opened on one line and not closed there, at or above the line `last`.

    The reader stops far below, at the next quote; the person needs to see where it began.
    """
    for number, line in enumerate(lines[: last + 1], 1):
        opened = re.match(r"""\s*(?:- )?(?:[\w-]+:\s+)?(?:"[^"]*$|'[^']*$)""", line)
        if opened:
            return number, re.search("[\"']", line).start() + 1  # type: ignore[union-attr]
    return None
