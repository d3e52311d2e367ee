"""The year's fixed meetings, as one article: the year at a glance, then each meeting."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.articles import names, shared
from handbook.articles.blocks import (
    Article,
    Citations,
    Labelled,
    Link,
    Meeting,
    Origin,
    Parties,
    Sentence,
    Texts,
    YearRow,
    YearWheel,
)
from handbook.drawing.year_wheel import colours, numbered
from handbook.language import norwegian
from handbook.model import Handbook
from handbook.model import Meeting as MeetingRecord
from handbook.values import MONTH_NAMES


def article(handbook: Handbook) -> Article:
    """All of them."""
    at = Origin("oversikt:moteplan", handbook.plan)
    numbers, colour = numbered(handbook), colours(handbook)
    held = tuple(m for m in handbook.plan.meetings if m.months)
    rows = tuple(
        YearRow(
            meeting=names.link(handbook, f"mote:{m.id}"),
            number=numbers.get(m.id),
            colour=colour[m.id],
            months=_months(m),
            held=tuple(month in m.months for month in range(1, 13)),
        )
        for m in held
    )
    return Article(
        key=at.key,
        title=names.name(handbook, "oversikt", "moteplan"),
        summary="De faste møtene gjennom året: hvem, når og hvorfor.",
        owned=handbook.settings,
        file="content/moteplan.yml",
        blocks=(
            *([YearWheel(at=at, title="Årshjulet", rows=rows)] if rows else []),
            *(
                _meeting(handbook, m, numbers.get(m.id), colour.get(m.id), at.at("moter", i))
                for i, m in enumerate(handbook.plan.meetings)
            ),
        ),
    )


def _months(meeting: MeetingRecord) -> str:
    return norwegian.join([MONTH_NAMES[i - 1] for i in meeting.months])


def _meeting(handbook: Handbook, meeting: MeetingRecord, number: int | None, colour: int | None, at: Origin) -> Meeting:
    return Meeting(
        at=at,
        key=f"mote:{meeting.id}",
        id=meeting.id,
        name=meeting.name,
        number=number,
        colour=colour,
        purpose=Texts(at=at.at("hensikt"), items=(meeting.purpose,)),
        doubt=names.doubt(at, meeting),
        facts=tuple(_facts(handbook, meeting, at)),
        calendar=bool(meeting.months),
        more=tuple(_more(handbook, meeting, at)),
    )


def _facts(handbook: Handbook, meeting: MeetingRecord, at: Origin) -> Iterator[Labelled]:
    months = f" ({_months(meeting)})" if meeting.months else ""
    when = Sentence(at=at.at("rytme"), words=(meeting.rhythm + months,))
    yield Labelled(at=when.at, label="Når", block=when)
    convener = Parties(at=at.at("innkaller"), items=names.parties(handbook, (meeting.convened_by,)))
    yield Labelled(at=convener.at, label="Innkaller", block=convener)


def _more(handbook: Handbook, meeting: MeetingRecord, at: Origin) -> Iterator[Labelled]:
    participants = Parties(at=at.at("deltar"), items=names.parties(handbook, meeting.participants))
    yield Labelled(at=participants.at, label="Deltar", block=participants)
    if meeting.may_attend:
        others = Parties(at=at.at("kan_delta"), items=names.parties(handbook, meeting.may_attend))
        yield Labelled(at=others.at, label="Kan delta", block=others)
    if meeting.topics:
        topics = Texts(at=at.at("saker"), items=tuple(item.what for item in meeting.topics))
        yield Labelled(at=topics.at, label="Saker", block=topics)
    consent = shared.consent(handbook, meeting.consent, at.at("samtykke"))
    if consent:
        yield Labelled(at=consent.at, label="Samtykke", block=consent)
    forms = shared.forms(handbook, meeting.forms, at.at("skjema"))
    if forms:
        yield Labelled(at=forms.at, label="Skjema", block=forms)
    if meeting.workflows:
        links: list[Link] = [names.link(handbook, f"prosedyre:{id}") for id in meeting.workflows]
        block = Sentence(at=at.at("prosedyrer"), words=names.joined(links))
        yield Labelled(at=block.at, label="Prosedyre", block=block)
    if meeting.law:
        laws = Citations(at=at.at("lovgrunnlag"), laws=names.citations(handbook, meeting.law))
        yield Labelled(at=laws.at, label="Lov", block=laws)
