"""The whole handbook: everything that was read, looked up by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Protocol, TypeVar

from handbook.model.agency import Agency
from handbook.model.choices import Together
from handbook.model.edition import Frozen
from handbook.model.law import Act, Amendments, LawRegister, Paragraph, StatutoryDeadline
from handbook.model.registers import (
    BinderCopies,
    BinderRegister,
    Form,
    Glossary,
    Guide,
    Measure,
    Meeting,
    MeetingPlan,
    Page,
    Synonyms,
    Word,
)
from handbook.model.settings import District, Level, Period, Role, Settings, Theme, Warning, Workplace
from handbook.model.workflow import Step, Workflow


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_HasId)


@dataclass(frozen=True, eq=False)  # the same only as itself, so that what is derived from it can be remembered
class Handbook:
    """One municipality's handbook on one day.

    `known` maps each kind of thing to every id that is written in the files, also of records that are
    left out because they hold errors: a reference to them is no mistake.
    """

    root: Path
    today: date
    settings: Settings
    laws: LawRegister = LawRegister(acts=())
    amendments: Amendments = Amendments(items=())
    glossary: Glossary = Glossary(words=())
    plan: MeetingPlan = MeetingPlan(meetings=())
    synonyms: Synonyms = Synonyms(groups=())
    guide: Guide | None = None
    binder: BinderRegister = BinderRegister(articles=())
    copies: BinderCopies = BinderCopies(items=())
    agencies: Mapping[str, Agency] = field(default_factory=dict)
    workflows: Mapping[str, Workflow] = field(default_factory=dict)
    forms: Mapping[str, Form] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)
    editions: Mapping[str, Frozen] = field(default_factory=dict)
    known: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def archive(self) -> tuple[Frozen, ...]:
        """The editions that are frozen, the newest first: each names the one before it."""
        found: list[Frozen] = []
        before = {edition.after for edition in self.editions.values()}
        last = sorted((e for e in self.editions.values() if e.id not in before), key=lambda e: (e.day, e.id))
        step = last[-1] if last else None
        while step and step not in found:
            found.append(step)
            step = self.editions.get(step.after or "")
        return tuple(found)

    @cached_property
    def levels(self) -> dict[str, Level]:
        return _by_id(self.settings.levels)

    @cached_property
    def roles(self) -> dict[str, Role]:
        return _by_id(self.settings.roles)

    @cached_property
    def workplaces(self) -> dict[str, Workplace]:
        return _by_id(self.settings.workplaces)

    @cached_property
    def themes(self) -> dict[str, Theme]:
        return _by_id(self.settings.themes)

    @cached_property
    def warnings(self) -> dict[str, Warning]:
        return _by_id(self.settings.warnings)

    @cached_property
    def districts(self) -> dict[str, District]:
        return _by_id(self.settings.districts)

    @cached_property
    def periods(self) -> dict[str, Period]:
        return _by_id(self.settings.periods)

    @cached_property
    def acts(self) -> dict[str, Act]:
        return _by_id(self.laws.acts)

    @cached_property
    def paragraphs(self) -> dict[str, Paragraph]:
        return _by_id(p for act in self.laws.acts for p in act.paragraphs)

    @cached_property
    def act_of(self) -> dict[str, Act]:
        """Paragraph id → its act."""
        return {p.id: act for act in self.laws.acts for p in act.paragraphs}

    @cached_property
    def deadlines(self) -> dict[str, StatutoryDeadline]:
        return _by_id(self.laws.deadlines)

    @cached_property
    def words(self) -> dict[str, Word]:
        return _by_id(self.glossary.words)

    @cached_property
    def meetings(self) -> dict[str, Meeting]:
        return _by_id(self.plan.meetings)

    @cached_property
    def steps(self) -> dict[str, Step]:
        """«workflow/steg» → step."""
        return {f"{w.id}/{s.id}": s for w in self.workflows.values() for s in w.steps}

    def party_name(self, id: str) -> str:
        """The name of a role or an agency (short where it has a short name)."""
        if id in self.roles:
            return self.roles[id].name
        agency = self.agencies[id]
        return agency.short_name or agency.name

    def responsible(self, step: Step) -> str:
        """Who does a step, in words: «Styrer», «Pedagogisk leder eller Styrer»."""
        last = " eller " if step.together is Together.ANY else " og "
        names = [self.party_name(id) for id in step.responsible]
        return last.join([*([", ".join(names[:-1])] if names[1:] else []), names[-1]])

    def cite(self, paragraph: str) -> str:
        """A paragraph as it is cited: «barnevernsloven § 13-2»."""
        return f"{self.act_of[paragraph].short_name} §\N{NO-BREAK SPACE}{self.paragraphs[paragraph].number}"


def _by_id(records: Iterable[T]) -> dict[str, T]:
    return {r.id: r for r in records}
