"""What the newest edition told its readers, kept as text, and what has changed since."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from handbook.changes.changes import Change, changes
from handbook.changes.compare import reviewed
from handbook.changes.grades import Grade
from handbook.changes.statements import Statements, read, statements
from handbook.language.norwegian import NBSP
from handbook.model import Frozen, Handbook, ToldChange
from handbook.model.sources import EDITIONS


def file_of(root: Path, edition: str) -> Path:
    """Where the statements of an edition are kept. Only the newest has them; older ones are in git."""
    return root / EDITIONS.path / f"{edition}.txt"


def kept(root: Path, edition: str) -> Statements | None:
    """The statements of an edition; None where they aren't there, or are no statements."""
    try:
        return read(file_of(root, edition).read_text("utf-8"))
    except (OSError, ValueError):
        return None


@dataclass(frozen=True)
class News:
    """What an edition changed, the heaviest first, or what has changed since the newest (`edition` is None). `reviewed`
    are the keys of what somebody has looked at meanwhile without changing it."""

    edition: Frozen | None
    changes: tuple[Change, ...]
    reviewed: tuple[str, ...]

    @property
    def name(self) -> str:
        """The edition's name, or nothing."""
        return self.edition.id if self.edition else ""


@lru_cache(maxsize=1)
def news(handbook: Handbook) -> tuple[News, ...]:
    """Everything that is told as new, the newest first: what is changed since the newest edition, then each edition.
    The first edition changed nothing."""
    if not handbook.archive:
        return ()
    before = kept(handbook.root, handbook.archive[0].id)
    since = [compared(before, handbook)] if before is not None else []
    frozen = (
        News(edition, tuple(map(_change, edition.changes)), edition.reviewed)
        for edition in handbook.archive
        if edition.after
    )
    return (*(found for found in since if found.changes or found.reviewed), *frozen)


def compared(before: Statements, handbook: Handbook) -> News:
    """What has changed from these statements to the handbook as it stands."""
    now = statements(handbook)
    found = changes(before, now, handbook)
    touched = {(change.kind, change.id.partition("/")[0]) for change in found}
    unchanged = (subject for subject in reviewed(before, now) if (subject.kind, subject.id) not in touched)
    return News(None, found, tuple(sorted(subject.key for subject in unchanged)))


def _change(told: ToldChange) -> Change:
    was, now, about, what, sentence = map(_unbroken, (told.was, told.now, told.about, told.what, told.sentence))
    return Change(
        grade=Grade(told.grade), kind=told.kind, id=told.id, field=told.field, was=was, now=now,
        about=about, what=what, sentence=sentence, articles=told.articles,
    )  # fmt: skip


def _unbroken(text: str) -> str:
    """A file keeps no hard spaces: within numbers they are put back, so that none breaks over two lines."""
    return re.sub(r"(?<=\d) (?=\d)|(?<=§) ", NBSP, text)


@lru_cache(maxsize=1)  # every page and step asks
def marks(handbook: Handbook) -> Mapping[str, str]:
    """Key of what is changed since the last edition («prosedyre:henvise/send», «instans:ppt») → the edition in which it
    was, or nothing where it is after the newest."""
    found: dict[str, str] = {}
    for told in (group for group in news(handbook) if group.edition in (None, *handbook.archive[:1])):
        for change in told.changes:
            for key in change.articles if change.grade is not Grade.EDITORIAL else ():
                found.setdefault(key, told.name)
    return found
