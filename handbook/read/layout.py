"""What can be wrong with the lines of a YAML file before anybody reads them as YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.problem import Place, Problem, error

MAX_DEPTH = 40
_WIDEST = MAX_DEPTH * 4  # of an indentation, and of brackets on one line
_OTHER_BULLET = re.compile(r"\s*([–—•·●▪])\s")
_GLUED_BULLET = re.compile(r"\s*-[^\s\-\d.]")
_BULLET_WORTH_A_LOOK = re.compile(r"\n *(?:[–—•·●▪]|-[^\s\-\d.])")  # begins with a literal, which is quick to find
_RUN = re.compile(rf"[-?][ \t]+(?:[-?][ \t]+){{{MAX_DEPTH - 1}}}")  # begins with a sign, which is quick to find


def layout(text: str, file: str) -> Iterator[Problem]:
    """Tabs as indentation, bullets that are not hyphens, lines that are nested too deep."""
    if not _is_worth_a_look(text):
        return  # nearly every file
    for number, line in enumerate(text.split("\n"), 1):
        yield from _line(Place(file, number), line)
        if _too_deep(line):
            yield error("for-dypt", Place(file, number), "Linjen har for mange nivåer inni hverandre.",
                        "Rykk inn med to mellomrom for hvert nivå.")  # fmt: skip
            return


def _is_worth_a_look(text: str) -> bool:
    deep = "\t" in text or " " * (_WIDEST + 1) in text or text.count("[") + text.count("{") > _WIDEST
    return deep or _BULLET_WORTH_A_LOOK.search(f"\n{text}") is not None


def _line(place: Place, line: str) -> Iterator[Problem]:
    indent = line[: len(line) - len(line.lstrip())]
    at = Place(place.file, place.line, len(indent) + 1)
    if "\t" in indent:
        yield error("tabulator", Place(place.file, place.line, indent.index("\t") + 1),
                    "Linjen er rykket inn med tabulator.", "Bruk mellomrom i stedet, to for hvert nivå.")  # fmt: skip
    elif bullet := _OTHER_BULLET.match(line):
        yield error(
            "feil-punkttegn",
            at,
            f"Punktet begynner med «{bullet[1]}».",
            "Skriv en vanlig bindestrek og et mellomrom: -",
        )
    elif _GLUED_BULLET.match(line):
        yield error(
            "feil-punkttegn", at, "Det mangler et mellomrom etter bindestreken.", f"Skriv: - {line.strip()[1:]}"
        )


def _too_deep(line: str) -> bool:
    return len(line) - len(line.lstrip()) > _WIDEST or line.count("[") + line.count("{") > _WIDEST


def may_be_deep(text: str) -> bool:
    """Could blocks lie so deep inside each other that composing them, which is recursive in C, ends the program?"""
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return _RUN.search(text) is not None
    depth = 0
    for bracket in re.findall(r"[\[\]{}]", text):
        depth = depth + 1 if bracket in "[{" else max(0, depth - 1)
        if depth > MAX_DEPTH:
            return True
    return bool(_RUN.search(text))
