"""A folder → the handbook and every problem in it. Read from top to bottom, this is the whole pipeline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from handbook.check import CHECKS
from handbook.model import Handbook, LawRegister, Paragraph
from handbook.problem import Place, Problem, error
from handbook.read.build import build
from handbook.read.files import File, read_files
from handbook.read.known import known_ids
from handbook.read.validate import validate


def load(root: Path, today: date) -> tuple[Handbook | None, list[Problem]]:
    """Read, validate, build and check the handbook in `root` as it stands on the day `today`.

    Returns every problem, sorted by place; the handbook is None when `handbok.yml` can't be used at all.
    """
    files, unreadable, problems = read_files(root)
    records: dict[str, dict[str, Any]] = defaultdict(dict)
    for file in files:
        wrong = validate(file.document, file.section)
        problems += [problem for _, problem in wrong]
        whole = bool(file.folder)
        extra = _given(file)
        record = build(file.document, file.section, frozenset(path for path, _ in wrong), whole, **extra)
        if record is not None:
            if file.id in records[file.folder]:
                problems.append(
                    error("dobbel-id", Place(file.name), f"To filer heter «{file.id}».", "Gi den ene et annet navn.")
                )
            records[file.folder][file.id] = record
    handbook = _handbook(root, today, records, known_ids(files, unreadable))
    if handbook:
        problems += _check(handbook)
    return handbook, sorted(set(problems), key=Problem.sort_key)


def _given(file: File) -> dict[str, Any]:
    if not file.folder:
        return {}
    page = {"file": file.name, "body": file.body, "body_line": file.body_line} if file.name.endswith(".md") else {}
    return {"id": file.id, **page}


def _handbook(
    root: Path, today: date, records: dict[str, dict[str, Any]], known: Mapping[str, frozenset[str]]
) -> Handbook | None:
    registers = records[""]
    if "handbok" not in registers:
        return None
    named: dict[str, Any] = {
        "laws": _with_paragraph_ids(registers.get("lovverk", LawRegister())),
        "glossary": registers.get("ordliste"),
        "plan": registers.get("moteplan"),
        "synonyms": registers.get("synonymer"),
        "guide": registers.get("veiviser"),
    }
    return Handbook(
        root, today, registers["handbok"],
        **{name: register for name, register in named.items() if register is not None},
        agencies=records["agencies"], workflows=records["workflows"], forms=records["content/skjema"],
        measures=records["content/tiltak"], pages=records["content"], known=known,
    )  # fmt: skip


def _with_paragraph_ids(laws: LawRegister) -> LawRegister:
    """Paragraphs are written by number; their id holds the act's: barnevernsloven-13-2."""
    acts = tuple(
        replace(act, paragraphs=tuple(replace(p, id=Paragraph.make_id(act.id, p.number)) for p in act.paragraphs))
        for act in laws.acts
    )
    return replace(laws, acts=acts)


def _check(handbook: Handbook) -> Iterator[Problem]:
    for check in CHECKS:
        yield from check(handbook)
