"""Can the meeting be held as it is described: is there time, are those who do something there, is it about a child or not?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.model import Form, Handbook, Meeting, MeetingSubject
from handbook.problem import Problem, warning

_CHILD = re.compile(r"\b(?:barnets|elevens|ungdommens)\s+(?:navn|fødsels|fødd)|\bnavne?t?\s+(?:på|til)\s+(?:barnet|eleven|ungdommen)", re.IGNORECASE)  # fmt: skip


def there_is_time(handbook: Handbook) -> Iterator[Problem]:
    """The items don't take more minutes than the meeting has."""
    for meeting in handbook.plan.meetings:
        needed = sum(item.minutes or 0 for item in meeting.topics)
        if meeting.duration is not None and needed > meeting.duration:
            yield warning("for-kort-mote", meeting.place("varighet"),
                          f"Sakene tar {needed} minutter, men møtet varer {meeting.duration}.",
                          f"Skriv «varighet: {needed}», eller gi sakene færre minutter.")  # fmt: skip


def who_does_something_is_there(handbook: Handbook) -> Iterator[Problem]:
    """Who writes the minutes and who presents an item take part."""
    for meeting in handbook.plan.meetings:
        there = _there(handbook, meeting)
        if there is None:
            continue
        doing = [(meeting.writer, meeting.place("referent"), "skriver referatet")]
        doing += [
            (item.presenter, meeting.place("saker", i, "legger_fram"), "legger fram en sak")
            for i, item in enumerate(meeting.topics)
        ]
        for party, place, what in doing:
            if party and _read(handbook, party) and not there & _places(handbook, party):
                yield warning("ikke-med-i-motet", place, f"«{party}» {what}, men er ikke med i møtet.",
                              f"Legg til {party} under «deltar».")  # fmt: skip


def invited_once(handbook: Handbook) -> Iterator[Problem]:
    """Nobody both must and may take part."""
    for meeting in handbook.plan.meetings:
        for i, party in enumerate(meeting.may_attend):
            if party in meeting.participants:
                yield warning("bade-ma-og-kan", meeting.place("kan_delta", i),
                              f"«{party}» står både under «deltar» og «kan_delta».",
                              "Slett det ene. De under «deltar» må være med.")  # fmt: skip


def about_a_child_or_not(handbook: Handbook) -> Iterator[Problem]:
    """A meeting about how services work together has no form that asks for a child's name."""
    for meeting in handbook.plan.meetings:
        if meeting.subject is not MeetingSubject.SYSTEM:
            continue
        about_child = [
            (form, meeting.place("skjema", i))
            for i, id in enumerate(meeting.forms)
            if (form := handbook.forms.get(id)) and _asks_for_child(form)
        ]
        if form := handbook.forms.get(meeting.without_consent or ""):
            about_child.append((form, meeting.place("uten_samtykke")))
        for form, place in about_child:
            yield warning("skjema-om-barn", place, f"Møtet gjelder systemet, men «{form.name}» er et skjema om ett barn.",
                          "Slett skjemaet, eller skriv «gjelder: barn» når møtet drøfter barn.")  # fmt: skip


def _there(handbook: Handbook, meeting: Meeting) -> set[str] | None:
    """Those who must or may take part, who calls the meeting, and the places where they work. None when not all of them
    are known: that is a problem of its own."""
    parties = (meeting.convened_by, *meeting.participants, *meeting.may_attend)
    if not all(_read(handbook, party) for party in parties):
        return None
    return {place for party in parties for place in _places(handbook, party)}


def _read(handbook: Handbook, party: str) -> bool:
    return party in handbook.roles or party in handbook.agencies


def _places(handbook: Handbook, party: str) -> set[str]:
    """A role by itself and by where it works: who comes from the kindergarten may be its head."""
    role = handbook.roles.get(party)
    return {party, *(role.works_in if role else ())}


def _asks_for_child(form: Form) -> bool:
    return any(_CHILD.search(field.label) for part in form.parts for field in part.fields)
