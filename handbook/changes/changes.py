"""What is changed from one handbook to another: graded sentences, by agency, procedure, role and law."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from handbook.articles.blocks import Answerer, Article, Number, Steps, Warning, walk
from handbook.articles.calls import KEY as CALLS
from handbook.articles.calls import table
from handbook.articles.danger import local
from handbook.articles.plan import articles
from handbook.changes.compare import Difference, Sort, differences, is_step
from handbook.changes.grades import Grade, grade_of, grade_of_thing
from handbook.changes.sentences import about, phrase
from handbook.changes.statements import Leaf, Statements, Subject
from handbook.dictionary.field import section_of
from handbook.hours.acute import acute_numbers
from handbook.model import Contact, Handbook, Municipality, Thing
from handbook.model.sources import SOURCES
from handbook.model.things import BY_LINK

ACUTE = "foran:akutt"  # the numbers that stand on the first page, and on every poster, card, form and booklet


@dataclass(frozen=True, kw_only=True)
class Change:
    """A change as a reader is told of it. `about` and `what` say it without what no longer holds (`was`); `sentence`
    says both. `articles` are keys of what shows it, first where it stands («prosedyre:henvise/send»)."""

    grade: Grade
    kind: str
    id: str
    field: str
    was: str
    now: str
    about: str
    what: str
    sentence: str
    articles: tuple[str, ...]


def changes(old: Statements, new: Statements, handbook: Handbook) -> tuple[Change, ...]:
    """What `handbook`, whose statements are `new`, tells otherwise than `old`: the heaviest first, then by kind."""
    found = [_change(difference, old, new, handbook) for difference in differences(old, new)]
    return tuple(sorted(found, key=lambda c: (c.grade.order, _ORDER.get(c.kind, len(_ORDER)))))


# The kinds in the order a reader asks for them; a step goes with its procedure.
_ORDER: Mapping[str, int] = {Thing.AGENCY: 0, Thing.WORKFLOW: 1, Thing.STEP: 1, Thing.WORKPLACE: 2, Thing.ROLE: 3, Thing.PARAGRAPH: 4,
          Thing.DEADLINE: 4, Thing.ACT: 4}  # fmt: skip


def _change(difference: Difference, old: Statements, new: Statements, handbook: Handbook) -> Change:
    gone = difference.sort is Sort.THING and difference.new is None
    told = old if gone else new
    said, subject = phrase(difference, told), difference.subject
    if difference.sort is Sort.THING:
        grade = _of_thing(subject, gone)
    else:
        grade = grade_of(difference.made, difference.key)
    return Change(
        grade=grade,
        kind=subject.kind,
        id=subject.id,
        field=difference.field,
        was=" · ".join(leaf.words for leaf in difference.was),
        now=" · ".join(leaf.words for leaf in difference.now),
        about=about(subject, told),
        what=said.what,
        sentence=said.whole,
        articles=tuple(dict.fromkeys(_shown_in(difference, new, handbook))),
    )


def _of_thing(subject: Subject, gone: bool) -> Grade:
    """What stands in a register is graded with the field that holds it."""
    for made, key in _HOLDERS.get(subject.kind, ()):
        return grade_of(made, key)
    return grade_of_thing(subject.kind, gone)


def _holders() -> Mapping[str, list[tuple[type, str]]]:
    found: dict[str, list[tuple[type, str]]] = defaultdict(list)
    for source in SOURCES:
        for _, section in source.section.sections():
            for field in section_of(section.model).fields:
                if field.block and field.block.thing:
                    found[field.block.thing].append((section.model, field.key))
    return found


_HOLDERS = _holders()


def _shown_in(difference: Difference, new: Statements, handbook: Handbook) -> Iterator[str]:
    """Where it stands, then where else readers meet the same number or warning."""
    key = _link(difference.subject, new)
    if key:
        yield key
    if difference.made in (Contact, Municipality) and difference.key in ("telefon", "sms"):
        for leaf in difference.now:
            yield from _places(handbook).get(leaf.value, ())
    elif difference.made is Contact and difference.key in ("tider", "ellers") and difference.new:
        phone = difference.new.get("telefon")
        yield from (
            (key for key in _places(handbook).get(phone.value, ()) if key == CALLS) if isinstance(phone, Leaf) else ()
        )
    if difference.subject.kind == Thing.WARNING:
        yield from _places(handbook).get(next((leaf.value for leaf in difference.now), ""), ())


_GATHERED: Mapping[str, str] = {Thing.DEADLINE: "oversikt:frister", Thing.ACT: "oversikt:lov", "lovverk": "oversikt:lov",
             "lovendringer": "oversikt:lov", "handbok": "oversikt:om", Thing.TOPIC: "oversikt:hvem-ringer-jeg"}  # fmt: skip


def _link(subject: Subject, new: Statements) -> str | None:
    """The key of a link to a subject; None where the handbook has no such place, or no longer."""
    if subject.kind in _GATHERED:
        return _GATHERED[subject.kind]
    if is_step(subject):
        return f"prosedyre:{subject.id}" if subject.key in new else subject.parent if subject.parent in new else None
    link = next((word for word, thing in BY_LINK.items() if thing == subject.kind), None)
    return f"{link}:{subject.id}" if link and subject.key in new else None


@lru_cache(maxsize=1)
def _places(handbook: Handbook) -> Mapping[str, list[str]]:
    """Number or warning → the keys of what shows it, a step by its own."""
    found: dict[str, list[str]] = defaultdict(list)
    for article in articles(handbook).values():
        for key, part in _parts(article):
            for value in _values(part):
                found[value].append(key)
    for value in _values(table(handbook, handbook.today)):
        found[value].append(CALLS)
    for value in (*(number.phone.dialled for number in acute_numbers(handbook)), *_values(local(handbook))):
        found[value].append(ACUTE)
    return found


def _parts(article: Article) -> Iterator[tuple[str, object]]:
    for block in (*article.head, *article.blocks):
        if isinstance(block, Steps):
            yield from ((step.key, step) for step in block.items)
        else:
            yield article.key, block


def _values(part: object) -> Iterable[str]:
    for inner in walk(part):
        phone = inner.phone if isinstance(inner, Number | Answerer) else None
        if phone:
            yield phone.dialled
        if isinstance(inner, Warning):
            yield str(inner.text)
