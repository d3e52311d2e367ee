"""The registers under content/: laws, words, forms, meetings, measures, synonyms, the guide, and pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handbook.model.agency import Consent
from handbook.model.record import Owned, Record, Unconfirmed
from handbook.values import Ages, ArticleNumber, Duration


@dataclass(frozen=True, kw_only=True)
class Paragraph(Unconfirmed):
    """A paragraph in our own words. `id` is «<act>-<number>», as in barnevernsloven-13-2."""

    number: str
    title: str
    summary: str
    id: str = ""
    verify_every: Duration | None = None

    @staticmethod
    def make_id(act: str, number: str) -> str:
        """The id of a paragraph: («helsepersonelloven», «10 a») → «helsepersonelloven-10a»."""
        return f"{act}-{number.lower().replace('§', '').replace(' ', '')}"


@dataclass(frozen=True, kw_only=True)
class Act(Record):
    """`lovdata` is the citation id, as in LOV-2021-06-18-97."""

    id: str
    name: str
    short_name: str
    url: str
    lovdata: str
    paragraphs: tuple[Paragraph, ...]
    abbreviation: str | None = None
    verified_on: date | None = None
    verify_every: Duration | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StatutoryDeadline(Unconfirmed):
    """A deadline that the law sets: what, by whom, within what time of which event."""

    id: str
    paragraph: str
    what: str
    within: Duration
    counted_from: str
    who: str | None = None
    remark: str | None = None


@dataclass(frozen=True, kw_only=True)
class FormerCitation(Record):
    """A paragraph that no longer holds: how it was cited, and the id of what replaced it."""

    citation: str
    replaced_by: tuple[str, ...]
    remark: str | None = None


@dataclass(frozen=True, kw_only=True)
class FormerName(Record):
    """A word that went out of use, and today's word. `except_in` lists contexts where it is still right."""

    word: str
    now: str
    remark: str | None = None


@dataclass(frozen=True, kw_only=True)
class LawRegister(Record):
    acts: tuple[Act, ...] = ()
    deadlines: tuple[StatutoryDeadline, ...] = ()
    former_citations: tuple[FormerCitation, ...] = ()
    former_names: tuple[FormerName, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Word(Unconfirmed):
    """A word that is explained; `id` is made of the word."""

    id: str
    word: str
    explanation: str
    abbreviation: str | None = None
    synonyms: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    agency: str | None = None


@dataclass(frozen=True, kw_only=True)
class Glossary(Record):
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FormField(Record):
    """A field to fill in. `kind` is linje, linjer, avkryssing, dato, underskrift or tabell."""

    kind: str
    label: str
    help: str | None = None
    lines: int | None = None
    choices: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FormPart(Record):
    title: str
    help: str | None = None
    fields: tuple[FormField, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Form(Owned):
    """A form or tool: printed from its parts, or kept elsewhere (`link`)."""

    id: str
    name: str
    purpose: str
    format: str
    used_by: tuple[str, ...] = ()
    when: str | None = None
    storage: str | None = None
    link: str | None = None
    file: str | None = None
    parts: tuple[FormPart, ...] = ()
    law: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Meeting(Owned):
    """A fixed meeting point: how often, in which months (1–12), who calls it, who takes part, what about."""

    id: str
    name: str
    rhythm: str
    purpose: str
    convened_by: str
    participants: tuple[str, ...]
    months: tuple[int, ...] = ()
    topics: tuple[str, ...] = ()
    consent: Consent | None = None
    forms: tuple[str, ...] = ()
    workflows: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MeetingPlan(Record):
    meetings: tuple[Meeting, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Measure(Owned):
    """A measure (tiltak) that a service can put in."""

    id: str
    name: str
    summary: str
    agencies: tuple[str, ...]
    audience: str | None = None
    ages: Ages | None = None
    level: str | None = None
    offers: tuple[str, ...] = ()
    how_to_get: tuple[str, ...] = ()
    consent: Consent | None = None
    duration: str | None = None
    themes: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SynonymGroup(Record):
    words: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Synonyms(Record):
    """Words that mean the same in search, and phrases of danger that pin the acute procedure on top."""

    groups: tuple[SynonymGroup, ...] = ()
    danger: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Answer(Record):
    """An answer leads to a question, or to a workflow («id» or «id/steg») with an agency to contact."""

    text: str
    help: str | None = None
    question: str | None = None
    workflow: str | None = None
    agency: str | None = None
    purpose: str | None = None


@dataclass(frozen=True, kw_only=True)
class Question(Record):
    id: str
    text: str
    help: str | None = None
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Guide(Record):
    """The tree of plain questions, «Jeg er bekymret for et barn»."""

    start: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, kw_only=True)
class BinderRegister(Record):
    """The number that each article has in the binder, for good."""

    articles: tuple[ArticleNumber, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Page(Owned):
    """A Markdown page under content/. `body` is the text below the front matter, which starts on `body_line`."""

    id: str
    title: str
    summary: str
    chapter: str
    audience: str = "ansatte"
    language: str = "nb"
    printed: bool = True
    order: int = 100
    keywords: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    workplaces: tuple[str, ...] = ()
    file: str = ""
    body: str = ""
    body_line: int = 1
