"""A folder → the handbook and every problem in it. Read from top to bottom, this is the whole pipeline."""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from handbook.check import CHECKS
from handbook.check.renamed import together
from handbook.model import Handbook, LawRegister, Paragraph, Thing
from handbook.model.sources import EDITIONS
from handbook.problem import Place, Problem, error
from handbook.read.build import build
from handbook.read.files import File, read_files
from handbook.read.known import known_ids
from handbook.read.source import MOST_PROBLEMS


def load(root: Path, today: date) -> tuple[Handbook | None, list[Problem]]:
    """Read, validate, build and check the handbook in `root` as it stands on the day `today`; where nothing is
    wrong, put the numbers in its texts.

    Returns every problem, sorted by place; the handbook is None when `handbok.yml` can't be used at all.
    """
    from handbook.articles.told import with_numbers  # only here: a check makes no articles

    with _keeping_everything():
        handbook, problems = _load(root, today)
        whole = not any(problem.stops_build for problem in problems)  # nothing is made of one with a mistake in it
        return with_numbers(handbook) if handbook and whole else handbook, problems


def load_as_written(root: Path, today: date) -> tuple[Handbook | None, list[Problem]]:
    """The same, with references in texts as somebody wrote them: for what changes the files, or only wants the
    problems."""
    with _keeping_everything():
        return _load(root, today)


@contextmanager
def _keeping_everything() -> Iterator[None]:
    """Python's collector looks through all objects again and again, and there is nothing here to collect."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _load(root: Path, today: date) -> tuple[Handbook | None, list[Problem]]:
    files, unreadable, problems = read_files(root)
    records: dict[str, dict[str, Any]] = defaultdict(dict)
    for file in files:
        record, wrong = _record(file)
        problems += wrong
        if record is not None:
            if file.id in records[file.folder]:
                problems.append(
                    error("dobbel-id", Place(file.name), f"To filer heter «{file.id}».", "Gi den ene et annet navn.")
                )
            records[file.folder][file.id] = record
    handbook = _handbook(root, today, records, known_ids(files, unreadable))
    if handbook:
        problems += _check(handbook)
    return handbook, list(_not_too_many(sorted(set(problems), key=Problem.sort_key)))


def _not_too_many(problems: list[Problem]) -> Iterator[Problem]:
    """The first MOST_PROBLEMS of each kind in each file: nobody reads on."""
    seen: Counter[tuple[str, str]] = Counter()
    for problem in problems:
        seen[problem.code, problem.place.file] += 1
        if seen[problem.code, problem.place.file] <= MOST_PROBLEMS:
            yield problem


def _record(file: File) -> tuple[Any, list[Problem]]:
    """The file as a record, and what is wrong with it. Cerberus is asked only then: it explains, it is not fast."""
    given = _given(file)
    record = build(file.document, file.section, given)
    if record is not None:
        return record, []
    from handbook.read.validate import validate  # only here: nearly every file is right

    wrong = validate(file.document, file.section)
    assert wrong, f"{file.name}: the dictionary is read in two ways"
    if not file.folder and len(wrong) < MOST_PROBLEMS:  # of a register, what is right is kept
        record = build(file.document, file.section, given, frozenset(path for path, _ in wrong))
    return record, [problem for _, problem in wrong]


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
        "laws": _with_paragraph_ids(registers.get("lovverk", LawRegister(acts=()))),
        "amendments": registers.get("lovendringer"),
        "glossary": registers.get("ordliste"),
        "plan": registers.get("moteplan"),
        "synonyms": registers.get("synonymer"),
        "guide": registers.get("veiviser"),
        "binder": registers.get("perm"),
        "copies": registers.get("permer"),
    }
    return Handbook(
        root, today, registers["handbok"],
        **{name: register for name, register in named.items() if register is not None},
        agencies=records["agencies"], workflows=records["workflows"], forms=records["content/skjema"],
        measures=records["content/tiltak"], pages=records["content"],
        editions=records[EDITIONS.path], known=known,
    )  # fmt: skip


def _with_paragraph_ids(laws: LawRegister) -> LawRegister:
    """Paragraphs are written by number; their id holds the act's: barnevernsloven-13-2."""
    acts = tuple(
        replace(act, paragraphs=tuple(replace(p, id=Paragraph.make_id(act.id, p.number)) for p in act.paragraphs))
        for act in laws.acts
    )
    return replace(laws, acts=acts)


def _check(handbook: Handbook) -> Iterator[Problem]:
    found = (problem for check in CHECKS for problem in check(handbook))
    yield from together(found, handbook.known.get(Thing.WORKFLOW, frozenset()))
