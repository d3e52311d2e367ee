"""The guide and the telephone list as paper has them: everything at once, to look up in."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.articles.blocks import ContactCard, Grid, Line, Link, Origin, Strong, words
from handbook.articles.contact import card
from handbook.derive.guide import depths
from handbook.language.norwegian import NBSP
from handbook.model import Agency, Answer, Handbook, Question


def finder(handbook: Handbook) -> tuple[Grid, ...]:
    """«Hva ser du?»: every question with its answers, and the procedure that each leads to; nothing without a guide.
    An answer that stands above, under an earlier question, isn't said again."""
    guide = handbook.guide
    if guide is None:
        return ()
    near = depths(guide)
    ordered = sorted((q for q in guide.questions if q.id in near), key=lambda q: near[q.id])
    said: set[tuple[str, str | None]] = set()
    return tuple(_question(handbook, question, said) for question in ordered)


def _question(handbook: Handbook, question: Question, said: set[tuple[str, str | None]]) -> Grid:
    new = [answer for answer in question.answers if (answer.text, answer.workflow) not in said]
    said |= {(answer.text, answer.workflow) for answer in new if answer.workflow}
    return Grid(head=((question.text,), ("Gå til",)), rows=tuple(_row(handbook, answer) for answer in new))


def _row(handbook: Handbook, answer: Answer) -> tuple[Line, Line]:
    text: Line = (Strong(text=answer.text), *((". ", *words(answer.help)) if answer.help else ()))
    return text, _goal(handbook, answer)


def _goal(handbook: Handbook, answer: Answer) -> Line:
    """«Barnet er i fare nå → A1, steg 3», or the question below."""
    if answer.question and handbook.guide:
        return (f"Se nedenfor: «{next(q.text for q in handbook.guide.questions if q.id == answer.question)}»",)
    id, _, step = (answer.workflow or "").partition("/")
    link = Link(to=f"prosedyre:{answer.workflow}", text=handbook.workflows[id].name)
    if not step:
        return (link,)
    number = 1 + [s.id for s in handbook.workflows[id].steps].index(step)
    return link, f", steg{NBSP}{number}"


def telephones(handbook: Handbook) -> Iterator[tuple[Agency, tuple[ContactCard, ...]]]:
    """Every agency with the contacts that have a number; one without has its other ways in."""
    for agency in handbook.agencies.values():
        found = [i for i, contact in enumerate(agency.contacts) if contact.phone]
        at = Origin(f"instans:{agency.id}", agency)
        cards = tuple(card(handbook, agency, i, at.at("kontakt", i)) for i in found or range(len(agency.contacts)))
        yield agency, cards
