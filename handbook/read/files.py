"""Which files make a handbook, and each of them as a document."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook.dictionary.field import Section
from handbook.dictionary.kinds import file_id
from handbook.model.sources import FILES, FOLDERS, PAGES
from handbook.problem import Place, Problem, error, warning
from handbook.read.former import with_present_keys
from handbook.read.source import Document, compose, read_text

_REQUIRED = "content/handbok.yml"
_REGISTERS = (".yml", ".yaml", ".txt")  # how somebody may have named one


@dataclass(frozen=True)
class File:
    """A file of the handbook that could be read as YAML. `body` is the Markdown below the front matter."""

    name: str
    id: str
    folder: str
    section: Section
    document: Document
    body: str = ""
    body_line: int = 1


def read_files(root: Path) -> tuple[list[File], list[str], list[Problem]]:
    """Every file under `root` that the handbook is made of; the names of those that can't be read; what is wrong."""
    files: list[File] = []
    unreadable: list[str] = []
    problems: list[Problem] = []
    for path, name, folder, section in _paths(root, problems):
        text, wrong = read_text(path, name)
        file = None
        if not wrong:
            file, wrong = (_page if path.suffix == ".md" else _register)(name, folder, section, text)
        problems += wrong
        if file:
            files.append(file)
        else:
            unreadable.append(name)
    return files, unreadable, problems


def _register(name: str, folder: str, section: Section, text: str) -> tuple[File | None, list[Problem]]:
    document, problems = compose(text, name)
    if not document:
        return None, problems
    document, renamed = with_present_keys(document, section)
    return File(name, Path(name).stem, folder, section, document), problems + renamed


def _page(name: str, folder: str, section: Section, text: str) -> tuple[File | None, list[Problem]]:
    match = re.match(r"---[ ]*\n(.*?\n)---[ ]*(\n|$)", text, re.DOTALL)
    if not match:
        return None, [error("mangler-felt", Place(name), "Siden mangler feltene øverst.",
                            "Begynn filen med en linje med ---, så «tittel: …» og de andre feltene, og så --- igjen.")]  # fmt: skip
    document, problems = compose("\n" + match[1], name)  # the first line is ---, so that lines keep their numbers
    if not document:
        return None, problems
    document, renamed = with_present_keys(document, section)
    body_line = text.count("\n", 0, match.end()) + 1
    return File(name, Path(name).stem, folder, section, document, text[match.end() :], body_line), problems + renamed


def _paths(root: Path, problems: list[Problem]) -> Iterator[tuple[Path, str, str, Section]]:
    if not (root / _REQUIRED).is_file():
        problems.append(error("mangler-fil", Place(_REQUIRED), f"Filen {_REQUIRED} finnes ikke.",
                              "Står du i riktig mappe? Håndboka må ha denne filen."))  # fmt: skip
    for name, source in FILES.items():
        if _there(root / name) and _inside(root, root / name, name, problems):
            yield root / name, name, "", source.section
    for folder, source in FOLDERS.items():
        for path in _listed(root / folder):
            name = f"{folder}/{path.name}"
            if _there(path) and _accepted(root, path, name, ".yml", problems):
                yield path, name, folder, source.section
    for path in sorted((root / PAGES.path).rglob("*.md")):
        name = path.relative_to(root).as_posix()
        if _there(path) and _accepted(root, path, name, ".md", problems):
            yield path, name, PAGES.path, PAGES.section
    _tell_of_the_rest(root, problems)


def _tell_of_the_rest(root: Path, problems: list[Problem]) -> None:
    """What somebody has written under content/, in a file that nobody reads."""
    for path in sorted((root / "content").rglob("*")):
        name = path.relative_to(root).as_posix()
        is_read = name in FILES or path.suffix == ".md" or path.parent.relative_to(root).as_posix() in FOLDERS
        if not is_read and path.suffix.lower() in (*_REGISTERS, ".md") and path.is_file() and path.name[0] not in ".~":
            right = f"{path.stem.lower()}{'.md' if path.suffix.lower() == '.md' else '.yml'}"
            meant = f"{path.parent.relative_to(root).as_posix()}/{right}" in FILES or right.endswith(".md")
            hint = (
                f"Gi den navnet {right}." if meant else "Skriv det i en av filene som blir lest, eller ta filen bort."
            )
            problems += _unread(path, name, "Filen blir ikke lest.", hint)


def _unread(path: Path, name: str, message: str, hint: str) -> list[Problem]:
    # One that can't be decoded can't be searched for what is personal either.
    return read_text(path, name)[1] or [warning("ukjent-fil", Place(name), message, hint)]


def _there(path: Path) -> bool:
    return path.is_file() or path.is_symlink()  # a link that leads nowhere is a problem, not nothing


def _listed(folder: Path) -> list[Path]:
    return sorted(p for p in folder.iterdir() if not p.name.startswith((".", "~"))) if folder.is_dir() else []


def _accepted(root: Path, path: Path, name: str, suffix: str, problems: list[Problem]) -> bool:
    if path.suffix != suffix:
        if path.suffix.lower() in _REGISTERS and path.is_file():
            problems += _unread(path, name, "Filen blir ikke lest, fordi navnet ikke slutter på .yml.",
                                f"Gi den navnet {path.name.split('.')[0]}.yml.")  # fmt: skip
        return False
    try:
        file_id(path.stem)
    except ValueError as mistake:
        problems.append(error("ugyldig-filnavn", Place(name), "Filnavnet kan ikke brukes.", str(mistake)))
        return False
    return _inside(root, path, name, problems)


def _inside(root: Path, path: Path, name: str, problems: list[Problem]) -> bool:
    # os.path, for a link that leads to itself makes Path.resolve raise
    if Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
        return True
    problems.append(error("utenfor-mappa", Place(name), "Filen er en snarvei til noe utenfor håndboka.",
                          "Legg selve filen her i stedet."))  # fmt: skip
    return False
