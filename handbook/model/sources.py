"""Which files a handbook is made of, what stands in each, and where the handbook keeps it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from handbook.dictionary.field import Section, section_of
from handbook.model.agency import Agency
from handbook.model.edition import Frozen
from handbook.model.handbook import Handbook
from handbook.model.law import Amendments, LawRegister
from handbook.model.record import Record
from handbook.model.registers import (
    BinderCopies,
    BinderRegister,
    Form,
    Glossary,
    Guide,
    Measure,
    MeetingPlan,
    Page,
    Synonyms,
)
from handbook.model.settings import Settings
from handbook.model.things import Thing
from handbook.model.workflow import Workflow


@dataclass(frozen=True)
class Source:
    """A file, or a folder that holds one file for each id; `name` is the field of `Handbook` that keeps what it holds."""

    path: str
    model: type[Record]
    name: str

    @property
    def section(self) -> Section:
        """What stands in it, or in each of its files."""
        return section_of(self.model)

    @property
    def stem(self) -> str:
        """«content/lovverk.yml» → «lovverk»: its name in data."""
        return PurePosixPath(self.path).stem

    def held(self, handbook: Handbook) -> Mapping[str, Record]:
        """The records that the handbook keeps from it, by id; a register, if there is one, by the name of its file."""
        kept: Any = getattr(handbook, self.name)
        if isinstance(kept, Mapping):
            return kept
        return {} if kept is None else {self.stem: kept}


def _by_path(*sources: Source) -> dict[str, Source]:
    return {source.path: source for source in sources}


FILES = _by_path(
    Source("content/handbok.yml", Settings, "settings"),
    Source("content/lovverk.yml", LawRegister, "laws"),
    Source("content/lovendringer.yml", Amendments, "amendments"),
    Source("content/ordliste.yml", Glossary, "glossary"),
    Source("content/moteplan.yml", MeetingPlan, "plan"),
    Source("content/synonymer.yml", Synonyms, "synonyms"),
    Source("content/veiviser.yml", Guide, "guide"),
    Source("content/perm.yml", BinderRegister, "binder"),
    Source("content/permer.yml", BinderCopies, "copies"),
)
FOLDERS = _by_path(
    Source("agencies", Agency, "agencies"),
    Source("workflows", Workflow, "workflows"),
    Source("content/skjema", Form, "forms"),
    Source("content/tiltak", Measure, "measures"),
)
PAGES = Source("content", Page, "pages")  # Markdown files with front matter, in any folder below
EDITIONS = Source("content/utgaver", Frozen, "editions")  # what was told, not what is: no rule on texts reads it
SOURCES = (*FILES.values(), *FOLDERS.values(), PAGES)


def thing_of(record: Record) -> Thing:
    """What kind of thing a record is. Only those with an id are things."""
    return Thing(section_of(type(record)).thing or "")


def tops(handbook: Handbook) -> Iterator[Record]:
    """The record of every file."""
    for source in SOURCES:
        yield from source.held(handbook).values()
