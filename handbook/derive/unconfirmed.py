"""Every fact that nobody has confirmed, with a short key that stands on the page, on the call sheet and in the command.

The marks are found by walking the model, so none can be forgotten when a new kind of record may hold one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

from handbook.dictionary.field import Field, section_of
from handbook.hours.words import special_words, window_words
from handbook.model import (
    Agency,
    Amendment,
    Contact,
    Deadline,
    Form,
    Handbook,
    Measure,
    Meeting,
    Municipality,
    Page,
    Paragraph,
    Record,
    SpecialDay,
    StatutoryDeadline,
    Step,
    Unconfirmed,
    WebAddress,
    Window,
    Word,
    Workflow,
)
from handbook.model.sources import thing_of, tops
from handbook.model.walk import Inside, records
from handbook.problem import Place

# Which of a record's fields a mark on it is about, by their English names: what is asked for on the telephone.
_ASKED: dict[type[Record], tuple[str, ...]] = {
    Contact: ("phone", "sms", "email", "web", "visiting_address", "postal_address", "windows", "special_days"),
    Deadline: ("within", "counted_from"),
    StatutoryDeadline: ("what", "within", "counted_from"),
    Step: ("what",),
    Agency: ("summary",),
    Workflow: ("summary",),
    Measure: ("summary",),
    Page: ("summary",),
    Form: ("purpose",),
    Meeting: ("purpose", "rhythm"),
    Word: ("explanation",),
    Paragraph: ("summary",),
    Amendment: ("about",),
    Municipality: ("phone", "email", "visiting_address", "postal_address"),
    WebAddress: ("url",),
}
_FIRST = "BCDFGHJKMNPQRTVWX"  # letters that look like no figure, without vowels: a key is never a word
_REST = _FIRST + "346789"
_SHORTEST = 4


class Present(NamedTuple):
    """A value as it stands: its field, and the text."""

    field: Field
    text: str


@dataclass(frozen=True)
class Mark:
    """A fact in doubt. `kind` and `id` are its page as in `addresses`; `inside` is where it stands in its file.

    `whole_key` is made of what is in doubt and why: when either changes the key does too, so a sheet printed last week
    can't confirm something else. `key` is its first letters, as many as tell it apart.
    """

    key: str
    whole_key: str
    about: str
    kind: str
    id: str
    values: tuple[Present, ...]
    record: Unconfirmed
    inside: Inside

    @property
    def reason(self) -> str:
        """Why it is in doubt."""
        return self.record.unverified or ""

    @property
    def ask(self) -> str | None:
        """Who can confirm it."""
        return self.record.ask

    @property
    def place(self) -> Place:
        """Where the mark stands."""
        return self.record.place("ubekreftet")


@lru_cache(maxsize=1)  # the check, the page and the sheet ask about the same handbook
def unconfirmed(handbook: Handbook) -> tuple[Mark, ...]:
    """Every `ubekreftet` in the handbook, in the order of its files."""
    found = [_mark(handbook, inside) for top in tops(handbook) for inside in records(top) if _doubted(inside.record)]
    keys = [_long_key(text) for text in _different(map(_said, found))]
    return tuple(Mark(key, whole, *rest) for key, whole, rest in zip(_short(keys), keys, found, strict=True))


_Found = tuple[str, str, str, tuple[Present, ...], Unconfirmed, Inside]


def _doubted(record: Record) -> bool:
    return isinstance(record, Unconfirmed) and bool(record.unverified)


def _mark(handbook: Handbook, inside: Inside) -> _Found:
    record = inside.record
    assert isinstance(record, Unconfirmed)
    return (*_named(handbook, inside), tuple(_present(handbook, record)), record, inside)


def _named(handbook: Handbook, inside: Inside) -> tuple[str, str, str]:
    """What it is called, and its page: kind and id."""
    top, record = inside.around[0], inside.record
    match record:
        case Municipality():
            return "Kommunen", "oversikt", "om"
        case WebAddress():
            return "Håndbokas nettadresse", "oversikt", "om"
        case Paragraph():
            return handbook.cite(record.id), "lov", record.id
        case StatutoryDeadline():
            return record.what, "lov", record.paragraph
        case Amendment():
            act = handbook.acts.get(record.act)
            return f"Endringen i {act.short_name if act else record.act} ved {record.by.shown}", "lov", record.act
        case Word():
            return record.word, "ord", record.id
        case Meeting():
            return record.name, "mote", record.id
    if not isinstance(top, Agency | Workflow | Form | Measure | Page):
        return "Håndboka", "oversikt", "om"
    return _title(handbook, top) + _part(inside), thing_of(top), _address(inside, top.id)


def _title(handbook: Handbook, top: Agency | Workflow | Form | Measure | Page) -> str:
    """What it is called; a translation by its Norwegian name, for those who ask may not read its letters."""
    if isinstance(top, Page) and top.translation and top.translation.of in handbook.pages:
        return f"{handbook.pages[top.translation.of].title} på {top.translation.norwegian_name}"
    return top.title if isinstance(top, Agency | Page) else top.name


def _part(inside: Inside) -> str:
    record = inside.record
    match record:
        case Contact():
            return f": {record.about or record.phone or record.email or 'kontakt'}"
        case Step():
            return f": {record.name}"
        case Deadline():
            step = inside.around[-2]
            return f": fristen i «{step.name}»" if isinstance(step, Step) else ": fristen"
    return ""


def _address(inside: Inside, id: str) -> str:
    step = next((record for record in inside.around if isinstance(record, Step)), None)
    return f"{id}/{step.id}" if step else id


def _present(handbook: Handbook, record: Unconfirmed) -> Iterator[Present]:
    if isinstance(record, Page) and record.translation:
        return  # who checks a translation reads all of it
    for field in section_of(type(record)).fields:
        value = getattr(record, field.name)
        if field.name in _ASKED.get(type(record), ()) and value not in (None, ()):
            yield Present(field, _text(handbook, value))


def _text(handbook: Handbook, value: Any) -> str:
    if isinstance(value, tuple):
        texts = [_text(handbook, item) for item in value]
        return (" " if all(text.endswith((".", "!", "?")) for text in texts) else "; ").join(texts)
    if isinstance(value, Window):
        return window_words(handbook, value)
    if isinstance(value, SpecialDay):
        return special_words(handbook, value)
    return getattr(value, "shown", None) or str(value)


def _said(found: _Found) -> str:
    about, kind, id, values, record, _ = found
    texts = [f"{present.field.key}={present.text}" for present in values]
    return "\n".join([type(record).__name__, about, kind, id, record.unverified or "", *texts])


def _different(texts: Iterable[str]) -> Iterator[str]:
    """Two that say the same of the same are told apart by their order."""
    seen: Counter[str] = Counter()
    for text in texts:
        seen[text] += 1
        yield f"{text}\n{seen[text]}"


def _long_key(text: str) -> str:
    number = int.from_bytes(sha256(text.encode()).digest()[:16])
    letters = _FIRST[number % len(_FIRST)]
    for _ in range(15):
        number //= len(_REST)
        letters += _REST[number % len(_REST)]
    return letters


def _short(keys: list[str]) -> list[str]:
    """The first letters of each, at least four, and more where others begin alike."""
    starts = [Counter(key[:length] for key in keys) for length in range(len(keys[0]) + 1)] if keys else []
    return [
        next(key[:length] for length in range(_SHORTEST, len(key) + 1) if starts[length][key[:length]] == 1)
        for key in keys
    ]
