"""YAML's own complaints, in the words of a person who doesn't know YAML."""

from __future__ import annotations

import re

import yaml

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


def explain(mistake: yaml.YAMLError, text: str, file: str) -> Problem:
    """The one problem that a file with broken YAML gets, at the place where the reader stopped."""
    said = str(mistake)
    message, hint = next(
        ((m, h) for piece, m, h in _EXPLAINED if piece in said),
        ("Denne linjen er ikke skrevet slik YAML krever.", "Se etter manglende kolon, anførselstegn eller feil innrykk."),
    )  # fmt: skip
    unclosed = _unclosed_quote(text, getattr(getattr(mistake, "problem_mark", None), "line", 0))
    if unclosed:
        place = Place(file, *unclosed)
        return error(
            "yaml-feil", place, "En tekst i anførselstegn er ikke avsluttet.", "Sett anførselstegn også på slutten."
        )
    mark = getattr(mistake, "problem_mark", None) or getattr(mistake, "context_mark", None)
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1) if mark else 0
    while line > 0 and not lines[line].strip():
        line -= 1
    column = min(mark.column, len(lines[line])) if mark and mark.line == line else len(lines[line])
    return error("yaml-feil", Place(file, line + 1, column + 1), message, hint)


def _unclosed_quote(text: str, last: int) -> tuple[int, int] | None:
    """Line and column of a quote that is opened on one line and not closed there, at or above the line `last`.

    The reader stops far below, at the next quote; the person needs to see where it began.
    """
    for number, line in enumerate(text.split("\n")[: last + 1], 1):
        opened = re.match(r"""\s*(?:- )?(?:[\w-]+:\s+)?(?:"[^"]*$|'[^']*$)""", line)
        if opened:
            return number, re.search("[\"']", line).start() + 1  # type: ignore[union-attr]
    return None
