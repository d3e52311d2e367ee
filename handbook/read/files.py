"""Which files make a handbook, and each of them as a document."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook.dictionary.field import Section
from handbook.dictionary.kinds import file_id
from handbook.model.sources import EDITIONS, FILES, FOLDERS, PAGES
from handbook.problem import Place, Problem, error, warning
from handbook.read.characters import normalised
from handbook.read.former import with_present_keys
from handbook.read.source import FRONT_MATTER, Document, compose, read_text

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
    for path, name, folder, section in _paths(root, unreadable, problems):
        text, wrong = read_text(path, name)
        file = None
        if not wrong:
            file, wrong = (_page if path.suffix == ".md" else _register)(name, folder, section, text)
            if file and (right := _right_folder(file)):
                file, wrong = None, [_misplaced(name, right)]
                unreadable.append(f"{right}/{path.name}")
        problems += wrong
        if file:
            files.append(file)
        else:
            unreadable.append(name)
    return files, unreadable, problems


def named(folder: Path, name: str) -> Path | None:
    """The file in `folder` with this name, however its letters are composed on the disk (macOS parts «å» in two); None
    without it. A shortcut to somewhere else is no file.
    """
    there = sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else ()
    return next((p for p in there if normalised(p.name) == name and p.is_file() and not p.is_symlink()), None)


def _register(name: str, folder: str, section: Section, text: str) -> tuple[File | None, list[Problem]]:
    document, problems = compose(text, name)
    if not document:
        return None, problems
    document, renamed = with_present_keys(document, section)
    return File(name, Path(name).stem, folder, section, document), problems + renamed


def _page(name: str, folder: str, section: Section, text: str) -> tuple[File | None, list[Problem]]:
    match = FRONT_MATTER.match(text)
    if not match:
        return None, [error("mangler-felt", Place(name), "Siden mangler feltene øverst.",
                            "Begynn filen med en linje med ---, så «tittel: …» og de andre feltene, og så --- igjen.")]  # fmt: skip
    document, problems = compose("\n" + match[1], name)  # the first line is ---, so that lines keep their numbers
    if not document:
        return None, problems
    document, renamed = with_present_keys(document, section)
    body_line = text.count("\n", 0, match.end()) + 1
    return File(name, Path(name).stem, folder, section, document, text[match.end() :], body_line), problems + renamed


def _right_folder(file: File) -> str | None:
    """The folder whose files have fields like these, when this one's lack what must be there."""
    keys = file.document.values.keys()
    if file.folder not in FOLDERS or not _lacks(file.section, keys):
        return None
    return _folder_for(keys)


def _folder_for(keys: Collection[str]) -> str | None:
    return next((folder for folder, source in FOLDERS.items() if not _lacks(source.section, keys)), None)


def _lacks(section: Section, keys: Collection[str]) -> bool:
    """Whether a field that must be there isn't."""
    return any(field.required and field.key not in keys for field in section.by_key.values())


def _misplaced(name: str, right: str) -> Problem:
    return error("feil-mappe", Place(name), f"Filen ligger i feil mappe. Feltene i den hører til i {right}.",
                 f"Flytt filen til mappa {right}.")  # fmt: skip


def _paths(root: Path, unreadable: list[str], problems: list[Problem]) -> Iterator[tuple[Path, str, str, Section]]:
    if not (root / _REQUIRED).is_file():
        problems.append(error("mangler-fil", Place(_REQUIRED), f"Filen {_REQUIRED} finnes ikke.",
                              "Står du i riktig mappe? Håndboka må ha denne filen."))  # fmt: skip
    for name, source in FILES.items():
        if _there(root / name) and _inside(root, root / name, name, problems):
            yield root / name, name, "", source.section
    for folder, source in (*FOLDERS.items(), (EDITIONS.path, EDITIONS)):
        for path in _listed(root / folder):
            name = f"{folder}/{path.name}"
            if _there(path) and _accepted(root, path, name, ".yml", problems):
                yield path, name, folder, source.section
            elif (
                path.suffix.lower() in _REGISTERS and folder in FOLDERS
            ):  # what refers to it is right once it has its right name
                unreadable.append(f"{folder}/{path.name.split('.')[0]}.yml")
    for path in sorted((root / PAGES.path).rglob("*.md")):
        name = path.relative_to(root).as_posix()
        if _there(path) and _accepted(root, path, name, ".md", problems):
            yield path, name, PAGES.path, PAGES.section
    _tell_of_the_rest(root, unreadable, problems)


def _tell_of_the_rest(root: Path, unreadable: list[str], problems: list[Problem]) -> None:
    """What somebody has written in or below the handbook's folders, in a file that nobody reads."""
    tops = sorted({folder.partition("/")[0] for folder in (*FOLDERS, PAGES.path)})
    for path in (path for top in tops for path in sorted((root / top).rglob("*"))):
        name = path.relative_to(root).as_posix()
        page = path.suffix == ".md" and name.startswith(f"{PAGES.path}/")
        is_read = page or name in FILES or path.parent.relative_to(root).as_posix() in (*FOLDERS, EDITIONS.path)
        if not is_read and path.suffix.lower() in (*_REGISTERS, ".md") and path.is_file() and path.name[0] not in ".~":
            text, wrong = read_text(
                path, name
            )  # one that can't be decoded can't be searched for what is personal either
            right = _folder_for(_keys(text, name)) if path.suffix.lower() in _REGISTERS else None
            if right:
                unreadable.append(f"{right}/{path.stem}.yml")
            problems += wrong or [_misplaced(name, right) if right else _unread(path, name, _name_hint(root, path))]


def _keys(text: str, name: str) -> Collection[str]:
    document, _ = compose(text, name)
    return document.values.keys() if document else ()


def _name_hint(root: Path, path: Path) -> str:
    folder = path.parent.relative_to(root).as_posix()
    right = f"{path.stem.lower()}{'.md' if path.suffix.lower() == '.md' else '.yml'}"
    if f"{folder}/{right}" in FILES or (right.endswith(".md") and path.suffix != ".md"):
        return f"Gi den navnet {right}."
    around = next((f for f in FOLDERS if folder.startswith(f"{f}/")), None)
    if around:
        return f"Undermapper blir ikke lest. Flytt filen til mappa {around}."
    return "Skriv det i en av filene som blir lest, eller ta filen bort."


def _unread(path: Path, name: str, hint: str, why: str = "") -> Problem:
    told = warning if path.suffix.lower() == ".txt" else error  # a note does no harm, a record that is left out does
    return told("ukjent-fil", Place(name), f"Filen blir ikke lest{why}.", hint)


def _there(path: Path) -> bool:
    return path.is_file() or path.is_symlink()  # a link that leads nowhere is a problem, not nothing


def _listed(folder: Path) -> list[Path]:
    return sorted(p for p in folder.iterdir() if not p.name.startswith((".", "~"))) if folder.is_dir() else []


def _accepted(root: Path, path: Path, name: str, suffix: str, problems: list[Problem]) -> bool:
    if path.suffix == ".txt" and name.startswith(f"{EDITIONS.path}/"):
        return False  # the statements of an edition, which `changes/kept.py` reads
    if path.suffix != suffix:
        if path.suffix.lower() in _REGISTERS and path.is_file():
            hint = f"Gi den navnet {path.name.split('.')[0]}.yml."
            problems += read_text(path, name)[1] or [_unread(path, name, hint, ", fordi navnet ikke slutter på .yml")]
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
