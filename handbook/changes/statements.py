"""What a handbook tells its readers, flat: each value of each record, with the words a reader meets it in.

Two handbooks are compared by these alone, so an edition can be kept as a text file and compared without git. A value
is what decides whether something changed, the words are what is said of it: a renamed agency is told of once, not
everywhere it is referred to, and a new number once, not in every sentence that rings it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any, NamedTuple

from handbook.articles import names
from handbook.articles.blocks import (
    Bullets,
    Emphasis,
    Grid,
    InnerHeading,
    Line,
    Note,
    OuterLink,
    Passage,
    Quote,
    Ring,
    Span,
    TextLine,
    Told,
    Written,
    plain,
)
from handbook.articles.plan import articles
from handbook.articles.told import with_numbers
from handbook.changes.grades import NEVER, told
from handbook.derive.deadlines import limit_of_event, limit_of_receiving, limit_of_step
from handbook.dictionary.choice import Choice
from handbook.dictionary.field import Block, Field, Kind, ListOf, Ref, Section, section_of
from handbook.hours.words import hours_words
from handbook.language import norwegian
from handbook.model import (
    Agency,
    Contact,
    Deadline,
    Handbook,
    NextEvent,
    Page,
    Receiving,
    Record,
    Thing,
    Workflow,
)
from handbook.model.sources import SOURCES, thing_of
from handbook.values import MONTH_NAMES, PhoneNumber

Trail = tuple[str | int, ...]  # Norwegian keys and places in lists; a heading on a page is «#anchor»
TEXT = "tekst"  # where the text of a page stands
REVIEWED = "sist_kontrollert"  # kept, though it is no change: that something was looked at and stands is said as well


class Leaf(NamedTuple):
    """A value, and how it reads."""

    value: str
    words: str


@dataclass(frozen=True)
class Subject:
    """A thing with an id, or the rest of a register. `key` is its kind and id («steg:henvise/send», «handbok:»),
    `parent` the subject it stands in, `title` what readers call it, `number` its place among the steps."""

    key: str
    parent: str
    title: str
    number: int
    said: Mapping[Trail, Leaf]

    @property
    def kind(self) -> str:
        """«instans», «steg» …"""
        return self.key.partition(":")[0]

    @property
    def id(self) -> str:
        return self.key.partition(":")[2]


Statements = Mapping[str, Subject]


@lru_cache(maxsize=2)  # the two that are compared
def statements(handbook: Handbook) -> Statements:
    """Everything a handbook tells, by subject, in the order of the files."""
    handbook = with_numbers(handbook)  # nothing to do unless it holds errors, as an old revision may
    found = (subject for source in SOURCES for subject in _held(handbook, source.held(handbook), source.stem))
    return {subject.key: subject for subject in found}


@cache
def section_of_kind(kind: str) -> Section | None:
    """What the dictionary says of a kind of subject; None for one that a later dictionary no longer has."""
    found: dict[str, Section] = {}
    for source in SOURCES:
        found.setdefault(source.stem, source.section)
        for _, section in source.section.sections():
            if section.thing:
                found[section.thing] = section
    return found.get(kind)


# ── One line for each ──────────────────────────────────────────────────────────────────────────────────────────────


def written(told: Statements) -> str:
    """As text, for git: a line for each subject, and an indented one for each value."""
    lines = []
    for key in sorted(told):
        subject = told[key]
        lines.append("\t".join((key, subject.parent, _packed(subject.title), str(subject.number))))
        for path, leaf in sorted(subject.said.items(), key=_order):
            words = () if leaf.words == leaf.value else (_packed(leaf.words),)
            lines.append("\t".join(("", "/".join(map(str, path)), _packed(leaf.value), *words)))
    return "".join(f"{line}\n" for line in lines)


def _order(item: tuple[Trail, Leaf]) -> list[tuple[int, str]]:
    return [(part, "") if isinstance(part, int) else (0, part) for part in item[0]]


def read(text: str) -> Statements:
    """What `written` wrote. Raises ValueError for anything else."""
    found: dict[str, Subject] = {}
    said: dict[Trail, Leaf] = {}
    for line in text.replace("\r\n", "\n").removesuffix("\n").split("\n"):
        parts = [_unpacked(part) for part in line.split("\t")]
        if parts[0]:
            key, parent, title, number = parts
            said = {}
            found[key] = Subject(key, parent, title, int(number), said)
        else:
            _, path, value, *words = parts
            said[tuple(int(p) if p.isdecimal() else p for p in path.split("/"))] = Leaf(value, *(words or (value,)))
    return found


def _packed(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def _unpacked(text: str) -> str:
    return text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\") if "\\" in text else text


# ── Records ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _held(handbook: Handbook, held: Mapping[str, Record], stem: str) -> Iterator[Subject]:
    for id, record in held.items():
        if type(record) not in NEVER:
            thing = section_of(type(record)).thing
            yield from _subjects(handbook, (record,), f"{thing}:{id}" if thing else f"{stem}:", "", 0)


def _subjects(handbook: Handbook, around: tuple[Record, ...], key: str, parent: str, number: int) -> Iterator[Subject]:
    """The last record of `around`, and the things inside it, which are subjects of their own."""
    record = around[-1]
    said: dict[Trail, Leaf] = {}
    things: list[Record] = []
    _fields(handbook, record, (), around, said, things)
    if isinstance(record, Page):
        said |= _page(handbook, record)
    yield Subject(key, parent, _title(handbook, key, record), number, said)
    for i, thing in enumerate(things, 1):
        kind, id = thing_of(thing), str(getattr(thing, "id"))  # noqa: B009
        inside = f"{key.partition(':')[2]}/{id}" if kind is Thing.STEP else id
        yield from _subjects(handbook, (*around, thing), f"{kind}:{inside}", key, i if kind is Thing.STEP else 0)


def _fields(
    handbook: Handbook,
    record: Record,
    path: Trail,
    around: tuple[Record, ...],
    said: dict[Trail, Leaf],
    things: list[Record],
) -> None:
    resolved = _resolved(handbook, record, around)
    for field in section_of(type(record)).fields:
        value = resolved.get(field.key, getattr(record, field.name))
        if value is None or value == () or not (told(type(record), field.key) or field.key == REVIEWED):
            continue
        if isinstance(value, Leaf):
            said[(*path, field.key)] = value
        elif field.block and field.block.thing:
            things += value
            said |= {(*path, field.key, i): Leaf(item.id, _name(handbook, item)) for i, item in enumerate(value)}
        elif isinstance(field.kind, ListOf):
            for i, item in enumerate(value):
                _value(handbook, field, field.kind.item, item, (*path, field.key, i), around, said, things)
        else:
            _value(handbook, field, field.kind, value, (*path, field.key), around, said, things)


def _value(
    handbook: Handbook, field: Field, kind: Kind[Any], value: Any, path: Trail, around: tuple[Record, ...],
    said: dict[Trail, Leaf], things: list[Record],
) -> None:  # fmt: skip
    if isinstance(kind, Block):
        _fields(handbook, value, path, (*around, value), said, things)
    elif isinstance(kind, Ref):
        said[path] = Leaf(str(value), _referred(handbook, kind, around, str(value)))
    else:
        said[path] = _leaf(field, value)


def _leaf(field: Field, value: Any) -> Leaf:
    if isinstance(value, PhoneNumber):
        return Leaf(value.dialled, value.shown)
    if isinstance(value, date):
        return Leaf(value.isoformat(), norwegian.long_date(value))
    if isinstance(value, Choice):
        return Leaf(str(value), norwegian.lower_first(value.label))
    if isinstance(value, bool):
        return Leaf("ja" if value else "nei", "ja" if value else "nei")
    if field.key == "maneder" and isinstance(value, int):
        return Leaf(str(value), MONTH_NAMES[value - 1])
    return Leaf(_canonical(value.words), str(value)) if isinstance(value, Told) else Leaf(str(value), str(value))


# What a reader is told instead of what is written: the law's own time where a step only cites it, hours in one line.
def _resolved(handbook: Handbook, record: Record, around: tuple[Record, ...]) -> Mapping[str, Any]:
    if isinstance(record, Contact) and isinstance(around[0], Agency):
        hours = _hours(handbook, around[0], record)
        return {"tider": hours, "unntaksdager": None}
    if isinstance(record, Deadline):
        limit = limit_of_step(handbook, record)
        return {"innen": limit.within, "fra": limit.counted_from, "hjemmel": limit.law}
    if isinstance(record, NextEvent):
        limit = limit_of_event(handbook, record)
        return {"innen": limit.within, "fra": limit.counted_from}
    if isinstance(record, Receiving):
        limit = limit_of_receiving(handbook, record)
        return {"svarer_innen": limit.within, "fra": limit.counted_from}
    return {}


def _hours(handbook: Handbook, agency: Agency, contact: Contact) -> Leaf | None:
    """What is written decides; the words may change with the day, since what is over isn't said."""
    if not contact.windows and not contact.special_days:
        return None
    parts = [_text(record) for record in (*contact.windows, *contact.special_days)]
    periods = {getattr(record, "period", None) for record in (*contact.windows, *contact.special_days)} - {None}
    dates = [
        " ".join(map(str, handbook.periods[id].spans)) for id in sorted(map(str, periods)) if id in handbook.periods
    ]
    return Leaf("; ".join([*parts, *dates]), hours_words(handbook, agency, contact))


def _text(record: Record) -> str:
    fields = ((field.key, getattr(record, field.name)) for field in section_of(type(record)).fields)
    return " ".join(f"{key} {value}" for key, value in fields if value not in (None, ()) and value is not False)


# ── Pages ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _page(handbook: Handbook, page: Page) -> dict[Trail, Leaf]:
    """The text of a page, heading by heading, a sentence or an item of a list at a time."""
    found: dict[Trail, Leaf] = {}
    for passage in articles(handbook)[f"side:{page.id}"].blocks:
        if isinstance(passage, Passage):
            if passage.title:
                found[(TEXT, f"#{passage.anchor}", "tittel")] = Leaf(passage.title, passage.title)
            for i, line in enumerate(_lines(passage.blocks)):
                found[(TEXT, f"#{passage.anchor}", TEXT, i)] = Leaf(_canonical(line), plain(line))
    return found


def _lines(blocks: Iterable[Written]) -> Iterator[Line]:
    for block in blocks:
        match block:
            case TextLine() | InnerHeading():
                yield block.words
            case Bullets():
                for item in block.items:
                    yield from _lines(item)
            case Note():
                yield (block.title,)
                yield from _lines(block.blocks)
            case Quote():
                yield from _lines(block.blocks)
            case Grid():
                for row in (block.head, *block.rows):
                    yield tuple(span for i, cell in enumerate(row) for span in ((" | ", *cell) if i else cell))


def _canonical(line: Line) -> str:
    """The line with the owner of each number in its place, so that a new number changes no sentence."""
    return "".join(map(_canonical_span, line))


def _canonical_span(span: Span) -> str:
    match span:
        case Ring():
            return f"{span.words} ring:{span.number.about}".lstrip()
        case Emphasis() | OuterLink():
            return _canonical(span.words)
    return plain((span,))


# ── What things are called ─────────────────────────────────────────────────────────────────────────────────────────


def _referred(handbook: Handbook, kind: Ref, around: tuple[Record, ...], id: str) -> str:
    """The name of what a field refers to."""
    if Thing.STEP in kind.targets:
        own = around[0]
        leads = names.goto(handbook, own, id) if isinstance(own, Workflow) else names.link(handbook, f"prosedyre:{id}")
        return leads.text
    for target in kind.targets:
        record = _by_id(handbook, Thing(target)).get(id)
        if record is not None:
            return _name(handbook, record)
    return id


def _by_id(handbook: Handbook, thing: Thing) -> Mapping[str, Record]:
    found: dict[Thing, Mapping[str, Record]] = {
        Thing.AGENCY: handbook.agencies, Thing.WORKFLOW: handbook.workflows, Thing.FORM: handbook.forms,
        Thing.MEASURE: handbook.measures, Thing.PAGE: handbook.pages, Thing.PARAGRAPH: handbook.paragraphs,
        Thing.WORD: handbook.words, Thing.MEETING: handbook.meetings, Thing.WORKPLACE: handbook.workplaces,
        Thing.LEVEL: handbook.levels, Thing.ROLE: handbook.roles, Thing.THEME: handbook.themes,
        Thing.WARNING: handbook.warnings, Thing.DISTRICT: handbook.districts, Thing.PERIOD: handbook.periods,
        Thing.ACT: handbook.acts, Thing.DEADLINE: handbook.deadlines,
        Thing.QUESTION: {q.id: q for q in handbook.guide.questions} if handbook.guide else {},
        Thing.EVENT: {event.id: event for event in handbook.laws.events},
        Thing.TOPIC: {topic.id: topic for topic in handbook.settings.topics},
    }  # fmt: skip
    return found.get(thing, {})


def _name(handbook: Handbook, record: Record) -> str:
    """A thing as it is called in a sentence."""
    thing, id = thing_of(record), str(getattr(record, "id"))  # noqa: B009
    if thing in (Thing.ROLE, Thing.AGENCY):
        return handbook.party_name(id)
    if thing is Thing.PARAGRAPH:
        return handbook.cite(id)
    if thing is Thing.LEVEL:
        return str(getattr(record, "short"))  # noqa: B009
    known = ("short_name", "name", "title", "word", "text", "what") if thing is Thing.ACT else _NAMED
    return next(str(value) for name in known if (value := getattr(record, name, None)))


_NAMED = ("name", "title", "word", "text", "what")


def _title(handbook: Handbook, key: str, record: Record) -> str:
    """A subject at the head of a sentence."""
    section = section_of(type(record))
    if section.thing is None:
        return handbook.settings.name if key == "handbok:" else section.title
    name = _name(handbook, record)
    match Thing(section.thing):
        case Thing.ROLE:
            return f"Rollen «{name}»"
        case Thing.WORD:
            return f"Ordet «{name}»"
        case Thing.WARNING:
            return f"Advarselen «{name}»"
        case Thing.WORKPLACE:
            return f"Jeg jobber i {name}"
        case Thing.QUESTION:
            return f"Veiviseren, «{name}»"
        case Thing.TOPIC:
            return f"Hvem ringer jeg nå, «{name}»"
        case Thing.DEADLINE:
            return f"Lovfristen «{name}»"
        case Thing.THEME | Thing.DISTRICT | Thing.PERIOD | Thing.EVENT:
            return f"{section.title} «{name}»"
    return name
