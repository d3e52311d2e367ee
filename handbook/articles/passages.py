"""What an article says, as running text for search: what it is for and what to do, not what is listed from elsewhere.

Left out on purpose: when *not* to use a procedure, ways that lead away, sources and doubts, and everything that other
articles say. They hold words that belong to other pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from handbook.articles import blocks as said
from handbook.articles.blocks import plain
from handbook.articles.plan import articles, entries
from handbook.derive.addresses import address
from handbook.model import Handbook


@dataclass(frozen=True)
class Passage:
    """A text with the address where it stands."""

    address: str
    title: str
    text: str


def text(handbook: Handbook, key: str) -> str:
    """The text of an article above its parts, or of an entry in a register; empty for pages that gather others' text."""
    entry = entries(handbook).get(key)
    if entry is not None:
        return sentences(_of(entry))
    article = articles(handbook).get(key)
    if article is None or article.kind == "oversikt":
        return ""
    own = (block for block in article.blocks if not _is_part(block))
    return sentences((article.summary, *_each(own)))


def parts(handbook: Handbook, key: str) -> Iterator[Passage]:
    """The parts with a place of their own: a procedure's steps, and what stands under a page's headings."""
    article = articles(handbook).get(key)
    if article is None:
        return
    for block in article.blocks:
        if isinstance(block, said.Steps):
            for step in block.items:
                yield Passage(address("prosedyre", f"{article.id}/{step.id}"), step.name, sentences(_step(step)))
        elif isinstance(block, said.Passage) and block.level:
            yield Passage(f"{address('side', article.id)}#{block.anchor}", block.title, sentences(_of(block)))


def sentences(parts: Iterable[str | None]) -> str:
    """Texts set after each other, each ending like a sentence."""
    kept = (part.strip() for part in parts if part and part.strip())
    return " ".join(part if part[-1] in ".!?:…" else f"{part}." for part in kept)


def _is_part(block: said.Block) -> bool:
    return isinstance(block, said.Steps) or (isinstance(block, said.Passage) and block.level > 0)


def _of(part: object) -> Iterable[str | None]:
    """What a block says in its own words; nothing for those that aren't listed here."""
    find = _SAID.get(type(part))
    return find(part) if find else ()


def _each(parts: Iterable[object]) -> Iterator[str | None]:
    for part in parts:
        yield from _of(part)


def _step(step: said.Step) -> Iterator[str | None]:
    yield from _each((step.what, step.how, step.documentation))
    yield step.question
    yield step.parents_are_help
    yield step.consent.explanation if step.consent else None


def _contact(card: said.ContactCard) -> Iterator[str | None]:
    yield from (card.about, card.visiting_address, card.email)
    yield from (phone.shown for phone in (card.number.phone if card.number else None, card.sms) if phone)


def _form_part(part: said.FormPart) -> Iterator[str | None]:
    yield from (part.title, part.help, *(field.label for field in part.fields))


def _meeting(meeting: said.Meeting) -> Iterator[str | None]:
    yield from _of(meeting.purpose)
    for fact in (*meeting.facts, *meeting.more):
        yield plain(fact.block.words) if isinstance(fact.block, said.Sentence) else None
        yield from _of(fact)


def _grid(table: said.Grid) -> Iterator[str]:
    """The titles of columns are left out."""
    return (plain(cell) for row in table.rows for cell in row)


_SAID: dict[type, Callable[[Any], Iterable[str | None]]] = {
    said.Texts: lambda block: block.items,
    said.Section: lambda block: () if block.repeats else _each(block.blocks),
    said.Labelled: lambda block: () if block.leads_away else _of(block.block),
    said.Facts: lambda block: _each(block.items),
    said.ContactCard: _contact,
    said.Events: lambda block: (event.what for event in block.items),
    said.Receiving: lambda block: (block.how, block.explanation),
    said.Referral: lambda block: (block.by, block.how),
    said.Consent: lambda block: (block.explanation, block.without_name, *block.exceptions),
    said.FormPart: _form_part,
    said.Meeting: _meeting,
    said.Paragraph: lambda entry: (entry.summary,),
    said.Word: lambda entry: (entry.explanation,),
    said.Passage: lambda block: _each(block.blocks),
    said.TextLine: lambda line: (plain(line.words),),
    said.InnerHeading: lambda line: (plain(line.words),),
    said.Bullets: lambda block: _each(part for item in block.items for part in item),
    said.Quote: lambda block: _each(block.blocks),
    said.Note: lambda block: (block.title, *_each(block.blocks)),
    said.Grid: _grid,
}
