"""Texts that refer to numbers, as they are read: the number of the contact in force, with its doubt and its fallback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from handbook.articles import contact
from handbook.articles.blocks import Number, Origin, Ring, Span, Told, plain
from handbook.dictionary.field import Block, Kind, ListOf, Scalar, section_of
from handbook.hours.ring import Reference, contact_of, may_refer, references
from handbook.model import Handbook, Record
from handbook.model.sources import SOURCES

R = TypeVar("R", bound=Record)


def with_numbers(handbook: Handbook) -> Handbook:
    """The handbook as outputs get it: every text in YAML that refers to a number is `Told`. A page's Markdown stays as
    it is written, for it becomes blocks of its own."""
    made = {source.name: _held(handbook, getattr(handbook, source.name)) for source in SOURCES}
    return replace(handbook, **made)


def _held(handbook: Handbook, kept: Any) -> Any:
    if kept is None:
        return None
    return _record(handbook, kept) if isinstance(kept, Record) else {id: _record(handbook, r) for id, r in kept.items()}


def _record(handbook: Handbook, record: R) -> R:
    changed = {}
    for field in section_of(type(record)).fields:
        value = getattr(record, field.name)
        if value is not None and value != () and (made := _value(handbook, field.kind, value)) is not value:
            changed[field.name] = made
    return replace(record, **changed) if changed else record


def _value(handbook: Handbook, kind: Kind[Any], value: Any) -> Any:
    """The same object where nothing in it refers to a number, so that most of a handbook is never copied."""
    if isinstance(kind, ListOf):
        made = tuple(_value(handbook, kind.item, item) for item in value)
        return value if all(new is old for new, old in zip(made, value, strict=True)) else made
    if isinstance(kind, Block):
        return _record(handbook, value)
    if isinstance(kind, Scalar) and not kind.choices and isinstance(value, str):
        return told(handbook, value)
    return value


def told(handbook: Handbook, text: str) -> str:
    """A text with its references as numbers; the text itself where it has none."""
    spans = tuple(pieces(handbook, text)) if may_refer(text) else ()
    return Told(spans) if any(isinstance(span, Ring) for span in spans) else text


def pieces(handbook: Handbook, text: str) -> Iterator[Span]:
    """The text and its numbers, from left to right. A reference that leads nowhere is stopped by the check, and is
    words."""
    end = 0
    for reference in references(text):
        found = ring(handbook, reference)
        if found:
            if reference.start > end:
                yield text[end : reference.start]
            yield found
            end = reference.end
    if end < len(text):
        yield text[end:]


def ring(handbook: Handbook, reference: Reference, words: str = "") -> Ring | None:
    """A reference as a number to ring, with an author's words before it."""
    found = contact_of(handbook, reference)
    if found is None:
        return None
    agency, record = found
    at = Origin(f"instans:{agency.id}", agency, ("kontakt", agency.contacts.index(record)))
    number = contact.number(handbook, agency, record, at)
    return Ring(words=words, number=_in_a_sentence(handbook, number)) if number else None


def _in_a_sentence(handbook: Handbook, number: Number) -> Number:
    """In a sentence no hours stand beside the number, so «utenom disse tidene» would say nothing. Why it is doubtful
    is said where the contact stands."""
    doubt, fallback = number.doubt, number.fallback
    return replace(
        number,
        doubt=replace(doubt, why=plain((*pieces(handbook, doubt.why),)), ask=None) if doubt else None,
        fallback=replace(fallback, when="får du ikke svar") if fallback else None,
    )
