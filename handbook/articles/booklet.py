"""A meeting as those who lead it need it: who is there, what may be said, the items, and what begins when it is over."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.articles import contact, danger, deadline, names, shared, workflow
from handbook.articles.blocks import (
    AgendaItem,
    Article,
    Attendant,
    Booklet,
    Deadlines,
    DutyGroup,
    Labelled,
    Number,
    Origin,
    Parties,
    Sentence,
    Texts,
)
from handbook.derive.deadlines import workflow_deadlines
from handbook.derive.duties import duties_in
from handbook.language import norwegian
from handbook.model import FormFieldKind, Handbook, Meeting, MeetingSubject, Purpose, RoleKind, Step, Workflow


def article(handbook: Handbook, meeting: Meeting) -> Article:
    """One meeting, with a page and a booklet of its own."""
    at = Origin(f"mote:{meeting.id}", meeting)
    return Article(
        key=at.key,
        title=meeting.name,
        summary=meeting.purpose,
        owned=meeting,
        file="content/moteplan.yml",
        doubt=names.doubt(at, meeting),
        blocks=(_booklet(handbook, meeting, at),),
    )


def _booklet(handbook: Handbook, meeting: Meeting, at: Origin) -> Booklet:
    step, own = _step(handbook, meeting)
    about_child = meeting.subject is MeetingSubject.CHILD
    return Booklet(
        at=at,
        id=meeting.id,
        rhythm=meeting.rhythm,
        calendar=bool(meeting.months),
        about_child=about_child,
        facts=tuple(facts(handbook, meeting, at)),
        must=tuple(_attendant(handbook, meeting, id, at) for id in meeting.participants),
        may=tuple(_attendant(handbook, meeting, id, at) for id in meeting.may_attend),
        consent=shared.consent(handbook, meeting.consent, at.at("samtykke")),
        choices=_choices(handbook, meeting) if about_child else (),
        agenda=tuple(
            AgendaItem(
                what=item.what,
                handling=item.handling,
                presenter=names.party(handbook, item.presenter) if item.presenter else None,
                minutes=item.minutes,
            )
            for item in meeting.topics
        ),
        deadlines=_deadlines(handbook, meeting, at),
        ways=workflow.ways(handbook, own, step) if step and own else (),
        workflows=tuple(names.link(handbook, f"prosedyre:{found.id}") for found in _workflows(handbook, meeting)),
        forms=shared.forms(handbook, meeting.forms, at.at("skjema")),
        calls=danger.national(handbook),
    )


def facts(handbook: Handbook, meeting: Meeting, at: Origin) -> Iterator[Labelled]:
    """Who calls it and how long before, how long it is, who writes and who decides, and where what is written is kept."""

    def said(key: str, label: str, words: str) -> Labelled:
        return Labelled(at=at.at(key), label=label, block=Sentence(at=at.at(key), words=(words,)))

    def who(key: str, label: str, id: str) -> Labelled:
        return Labelled(at=at.at(key), label=label, block=Parties(at=at.at(key), items=names.parties(handbook, (id,))))

    yield who("innkaller", "Innkaller", meeting.convened_by)
    if meeting.notice:
        yield said("innkalling_innen", "Innkalling", f"senest {str(meeting.notice).replace(' ', norwegian.NBSP)} før")
    if meeting.duration:
        yield said("varighet", "Varighet", f"{meeting.duration}{norwegian.NBSP}minutter")
    if meeting.writer:
        yield who("referent", "Skriver", meeting.writer)
    if meeting.decides:
        yield who("beslutter", "Er dere uenige, bestemmer", meeting.decides)
    if meeting.minutes_kept:
        kept = at.at("referat_lagres")
        yield Labelled(at=kept, label="Referatet lagres", block=Texts(at=kept, items=(meeting.minutes_kept,)))


def _attendant(handbook: Handbook, meeting: Meeting, id: str, at: Origin) -> Attendant:
    role = handbook.roles.get(id)
    return Attendant(
        party=names.party(handbook, id),
        remark="kaller inn" if id == meeting.convened_by else None,
        number=_number(handbook, id, at),
        reached=role is None or role.kind is RoleKind.STAFF,
        duties=_duties(handbook, meeting, id, at),
    )


def _number(handbook: Handbook, id: str, at: Origin) -> Number | None:
    """An agency's own; that of the place where a role works, when there is only one."""
    role = handbook.roles.get(id)
    places = role.works_in if role else (id,)
    return contact.call(handbook, places[0], Purpose.ADVICE, at).number if len(places) == 1 else None


def _duties(handbook: Handbook, meeting: Meeting, id: str, at: Origin) -> tuple[DutyGroup, ...]:
    """What one has to do in the meeting's procedures."""
    found = (duty for own in _workflows(handbook, meeting) for duty in duties_in(own) if duty.party == id)
    made = shared.duties(handbook, found, at)
    return made.groups if made else ()


def _choices(handbook: Handbook, meeting: Meeting) -> tuple[str, ...]:
    """The first boxes to tick in the form that is named."""
    form = handbook.forms.get(meeting.without_consent or "")
    fields = (field for part in form.parts for field in part.fields) if form else ()
    return next((field.choices for field in fields if field.kind is FormFieldKind.CHECKBOXES), ())


def _step(handbook: Handbook, meeting: Meeting) -> tuple[Step | None, Workflow | None]:
    """The step that the meeting is, and the procedure it stands in."""
    if meeting.step is None:
        return None, None
    return handbook.steps[meeting.step], handbook.workflows[meeting.step.partition("/")[0]]


def _workflows(handbook: Handbook, meeting: Meeting) -> tuple[Workflow, ...]:
    """The procedure that the meeting is a step of, and those it belongs to."""
    _, own = _step(handbook, meeting)
    ids = dict.fromkeys([*([own.id] if own else []), *meeting.workflows])
    return tuple(handbook.workflows[id] for id in ids)


def _deadlines(handbook: Handbook, meeting: Meeting, at: Origin) -> Deadlines | None:
    """What begins to run: of the step that the meeting is and those after it, otherwise of its procedures."""
    step, own = _step(handbook, meeting)
    if step and own:
        after = own.steps[own.steps.index(step) :]
        views = [view for view in workflow_deadlines(handbook, own) if view.step in after]
    else:
        views = [view for found in _workflows(handbook, meeting) for view in workflow_deadlines(handbook, found)]
    rows = tuple(deadline.row(handbook, view, at) for view in views)
    several = len({row.workflow.to for row in rows if row.workflow}) > 1
    return Deadlines(at=at, label="Frister", rows=rows, several=several) if rows else None
