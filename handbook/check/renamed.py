"""What has got another id, or is gone, while many places still name it: one problem that names them all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches

from handbook.language.norwegian import sentence
from handbook.model import Thing
from handbook.problem import Problem

_ById = dict[tuple[str, str], list[Problem]]  # by the kind and the id of what they are about
_FEWEST = 3  # places: two may be two slips, each told of where it is


def together(problems: Iterable[Problem], workflows: frozenset[str]) -> Iterator[Problem]:
    """The same problems, but one for each id that no longer is and several places name. What has the id now is what
    nothing leads to yet: what is said of that follows from the same change, and is left out. `workflows` are the procedures there are."""
    gone: _ById = defaultdict(list)
    new: _ById = defaultdict(list)
    for problem in problems:
        if problem.about is None:
            yield problem
        elif problem.code.startswith(("ubrukt-", "uten-")):
            new[problem.about].append(problem)
        else:
            gone[problem.about].append(problem)
    for (kind, id), found in _by_what_is_gone(gone, workflows).items():
        if len(found) < _FEWEST:
            yield from found
            continue
        likely = _likely(kind, id, new) or _in_the_binder(found)
        if kind == Thing.WORKFLOW and not likely:  # nothing tells which of them is new
            likely = next(iter(get_close_matches(id, sorted(workflows), 1, 0.8)), None)
        new.pop((kind, likely or ""), None)
        yield _one(kind, id, likely, sorted(found, key=Problem.sort_key))
    for found in new.values():
        yield from found


def _by_what_is_gone(gone: _ById, workflows: frozenset[str]) -> _ById:
    """A reference to a step of a procedure that is gone is one to the procedure. So is a single word where a step or a
    procedure may stand, when a procedure of that name is missed elsewhere, too."""
    owner = {key: _workflow(*key) for key in gone}
    missed = {
        workflow for key, workflow in owner.items() if workflow and key != _step_or_workflow(key, workflow)
    } - workflows
    joined: _ById = defaultdict(list)
    for key, found in gone.items():
        workflow = owner[key]
        joined[(str(Thing.WORKFLOW), workflow) if workflow in missed and workflow else key] += found
    return joined


def _workflow(kind: str, id: str) -> str | None:
    """The procedure that a reference names: «mistanke» of «mistanke/drofte», after the procedure where it stands."""
    if kind == Thing.STEP:
        return id.split("/")[1]
    return id.split("/")[0] if kind == Thing.WORKFLOW else None


def _step_or_workflow(key: tuple[str, str], workflow: str) -> tuple[str, str] | None:
    """The key itself when nothing but its single word says that a procedure is meant."""
    return key if key[0] == Thing.STEP and key[1].endswith(f"/{workflow}") else None


def _likely(kind: str, id: str, new: Iterable[tuple[str, str]]) -> str | None:
    """The id that it most likely has now: the only new one of its kind, or the one that looks like it."""
    fresh = [other for of, other in new if of == kind]
    close = get_close_matches(id, fresh, 1, 0.6)
    return close[0] if close else fresh[0] if len(fresh) == 1 else None


def _in_the_binder(found: Iterable[Problem]) -> str | None:
    """The article without a number that the binder's line was matched with, in a rule of its own."""
    hints = (problem.hint or "" for problem in found if problem.code == "ukjent-permartikkel")
    return next((match[1] for hint in hints if (match := re.match(r"Mente du «\w+:([^»]+)»", hint))), None)


def _one(kind: str, id: str, likely: str | None, found: list[Problem]) -> Problem:
    main = min(found, key=lambda problem: (problem.code != f"ukjent-{kind}", not problem.stops_build))
    lines: dict[str, list[int]] = defaultdict(list)
    for problem in found:
        lines[problem.place.file].append(problem.place.line)
    places = "; ".join(f"{file}:{','.join(map(str, dict.fromkeys(at)))}" for file, at in lines.items())
    thing = Thing(kind)
    message = (
        f"{sentence(thing.the)} «{id.rpartition('/')[2]}» finnes ikke, men {len(found)} steder viser dit: {places}"
    )
    if likely:
        hint = f"Heter den «{likely}» nå? Skriv «{likely}» alle disse stedene, eller gi filen navnet {id} igjen."
    else:
        hint = "Har den fått et annet navn, skriv det nye alle disse stedene. Er den slettet, ta den bort der."
    return replace(main, message=message, hint=hint)
