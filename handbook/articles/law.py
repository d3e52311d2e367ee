"""The law register: each act with its paragraphs in our own words, every deadline, and what went out of use."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.articles import deadline, names
from handbook.articles.blocks import (
    Act,
    ActChange,
    Article,
    Block,
    Deadlines,
    Former,
    FormerCitations,
    FormerWord,
    FormerWords,
    Line,
    Link,
    Origin,
    Paragraph,
    Section,
    Sentence,
    WebLink,
)
from handbook.articles.form import use_links
from handbook.derive.amendments import lacking
from handbook.derive.deadlines import DeadlineView, all_deadlines
from handbook.derive.usage import Use, law_usage
from handbook.language import norwegian
from handbook.model import Act as ActRecord
from handbook.model import Amendment, Handbook, ReadTo
from handbook.model import Paragraph as ParagraphRecord

SUMMARY = "Paragrafene håndboka bygger på, med våre ord, og hvor de brukes."


def acts(handbook: Handbook) -> list[Act]:
    """Every act, in the order of the alphabet."""
    usage = law_usage(handbook)
    ordered = sorted(handbook.laws.acts, key=lambda act: norwegian.alphabetical(act.short_name))
    return [_act(handbook, act, usage) for act in ordered]


def article(handbook: Handbook) -> Article:
    """All acts, and the paragraphs that no longer hold."""
    at = Origin("oversikt:lov", handbook.laws)
    return _article(handbook, at, "Lover", (*acts(handbook), *_former_citations(handbook, at)))


def _article(handbook: Handbook, at: Origin, title: str, blocks: tuple[Block, ...]) -> Article:
    return Article(
        key=at.key, title=title, summary=SUMMARY, owned=handbook.settings, file="content/lovverk.yml", blocks=blocks
    )


def _act(handbook: Handbook, act: ActRecord, usage: dict[str, tuple[Use, ...]]) -> Act:
    number = handbook.laws.acts.index(act)
    at = Origin(f"lov:{act.id}", handbook.laws, ("lover", number))
    return Act(
        at=at,
        key=at.key,
        id=act.id,
        title=norwegian.sentence(act.short_name),
        name=act.name,
        abbreviation=act.abbreviation,
        lovdata=act.lovdata,
        web=WebLink(url=act.url, shown="Les loven hos Lovdata"),
        read_to=tuple(_read_to(act)),
        changes=tuple(_changes(handbook, act)),
        paragraphs=tuple(
            _paragraph(handbook, p, usage.get(p.id, ()), at.at("paragrafer", i)) for i, p in enumerate(act.paragraphs)
        ),
    )


def _read_to(act: ActRecord) -> Iterator[str]:
    if act.read_to:
        yield f"Paragrafene er lest mot loven til og med {_act_of_change(act.read_to)}."
    own = [(p.number, p.read_to) for p in act.paragraphs if p.read_to]
    yield from (f"§{norwegian.NBSP}{number} er lest til og med {_act_of_change(read)}." for number, read in own)


def _act_of_change(read: ReadTo) -> str:
    return f"{read.by.shown}, i kraft {norwegian.long_date(read.in_force)}"


def _changes(handbook: Handbook, act: ActRecord) -> Iterator[ActChange]:
    """Those that our own words lack."""
    found = {id(change) for change in lacking(handbook, act)}
    for i, change in enumerate(handbook.amendments.items):
        if id(change) in found:
            yield _change(handbook, change, Origin(f"lov:{act.id}", handbook.amendments, ("lovendringer", i)))


def _change(handbook: Handbook, change: Amendment, at: Origin) -> ActChange:
    """The words hold on either side of the day it comes into force."""
    day = norwegian.long_date(change.in_force) if change.in_force else None
    looked = norwegian.long_date(change.verified_on) if change.verified_on else None
    return ActChange(
        at=at,
        when=f"Endring fra {day}" if day else "Vedtatt, ikke i kraft",
        by=change.by.shown,
        paragraphs=_touched(handbook, change),
        about=change.about,
        ours="Det som står her, er fra før endringen." if day else None,
        seen=f"Sist undersøkt {looked}." if looked and not day else None,
        doubt=names.doubt(at, change),
    )


def _touched(handbook: Handbook, change: Amendment) -> Line:
    """«§§ 3-2 og 6-2», those of the register as links."""
    if not change.paragraphs:
        return ("Det er ikke skrevet hvilke paragrafer det gjelder.",)
    found = [(ParagraphRecord.make_id(change.act, number), number) for number in change.paragraphs]
    spans = [Link(to=f"lov:{id}", text=number) if id in handbook.paragraphs else number for id, number in found]
    sign = "§" if len(spans) == 1 else "§§"
    return (f"{sign}{norwegian.NBSP}", *names.joined(spans, last=" og "), ".")


def _paragraph(handbook: Handbook, paragraph: ParagraphRecord, uses: tuple[Use, ...], at: Origin) -> Paragraph:
    numbers = {d.id: i for i, d in enumerate(handbook.laws.deadlines)}
    views = (
        (DeadlineView(d.what, d.within, d.counted_from, d.who, (d.paragraph,), statutory=d), numbers[d.id])
        for d in handbook.laws.deadlines
        if d.paragraph == paragraph.id
    )
    return Paragraph(
        at=at,
        key=f"lov:{paragraph.id}",
        id=paragraph.id,
        number=paragraph.number,
        title=paragraph.title,
        summary=paragraph.summary,
        deadlines=tuple(deadline.row(handbook, v, Origin(at.key, handbook.laws, ("frister", i))) for v, i in views),
        doubt=names.doubt(at, paragraph),
        uses=use_links(handbook, uses),
    )


def deadlines_article(handbook: Handbook) -> Article:
    """The deadlines the law sets, and those the municipality has set itself."""
    at = Origin("oversikt:frister", handbook.laws)
    intro = (
        "Loven setter noen frister. Andre har vi satt selv, i prosedyrene. "
        "Ryker en frist, står det i prosedyren hvem som skal varsles."
    )
    return Article(
        key=at.key,
        title=names.name(handbook, "oversikt", "frister"),
        summary="Alle fristene, i loven og i prosedyrene, med hva de regnes fra.",
        owned=handbook.settings,
        file="content/lovverk.yml",
        blocks=(
            Sentence(at=at, words=(intro,)),
            *_deadlines(handbook, at),
            *_former_citations(handbook, at),
            *_former_words(handbook, at),
        ),
    )


def _deadlines(handbook: Handbook, at: Origin) -> Iterator[Section]:
    views = all_deadlines(handbook)
    for anchor, title, repeats, found in (
        ("lovfrister", "Frister i loven", False, [v for v in views if v.step is None]),
        ("lokale-frister", "Frister i prosedyrene", True, [v for v in views if v.step is not None]),
    ):
        rows = tuple(deadline.row(handbook, view, at) for view in found)
        if rows:
            table = Deadlines(at=at, label=title, rows=rows, several=True)
            yield Section(at=at, anchor=anchor, title=title, blocks=(table,), repeats=repeats)


def _former_citations(handbook: Handbook, at: Origin) -> Iterator[Section]:
    found = handbook.laws.former_citations
    if found:
        rows = tuple(
            Former(citation=f.citation, now=names.citations(handbook, f.replaced_by), remark=f.remark) for f in found
        )
        title = "Paragrafer som ikke gjelder lenger"
        block = FormerCitations(at=at.at("utgatte_henvisninger"), label=title, rows=rows)
        yield Section(at=block.at, anchor="utgatt", title=title, blocks=(block,))


def _former_words(handbook: Handbook, at: Origin) -> Iterator[Section]:
    found = handbook.laws.former_names
    if found:
        rows = tuple(FormerWord(word=f.word, now=f.now, remark=f.remark) for f in found)
        title = "Ord som er gått ut"
        block = FormerWords(at=at.at("utgatte_ord"), label=title, rows=rows)
        yield Section(at=block.at, anchor="utgatte-ord", title=title, blocks=(block,))
