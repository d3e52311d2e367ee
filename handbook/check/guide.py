"""Does the guide lead everybody to the right place, quickly?"""

from __future__ import annotations

from collections.abc import Iterator

from handbook.derive.graph import resolve
from handbook.derive.guide import circular, depths
from handbook.model import Handbook, Question
from handbook.problem import Problem, error

MOST = 5


def no_circle(handbook: Handbook) -> Iterator[Problem]:
    """No answer leads back to a question that was answered before."""
    circle = circular(handbook.guide) if handbook.guide else set()
    for question in _questions(handbook):
        if question.id in circle:
            yield error("sporsmal-i-ring", question.place("id"), f"Spørsmålet «{question.id}» fører i ring.",
                        "La et av svarene føre til en prosedyre.")  # fmt: skip


def near(handbook: Handbook) -> Iterator[Problem]:
    """Every question can be reached, and nobody answers more than five."""
    if handbook.guide is None or circular(handbook.guide):
        return
    found = depths(handbook.guide)
    for question in _questions(handbook):
        if question.id not in found:
            yield error("sporsmal-uten-vei-inn", question.place("id"), f"Ingen svar fører til spørsmålet «{question.id}».",
                        "Slett det, eller la et svar føre hit.")  # fmt: skip
        elif found[question.id] > MOST:
            yield error("for-dyp-veiviser", question.place("id"), f"Spørsmålet «{question.id}» er nummer {found[question.id]} i rekken.",
                        "Ingen skal svare på mer enn fem spørsmål. Slå sammen noen av dem.")  # fmt: skip


def acute_is_one_tap_away(handbook: Handbook) -> Iterator[Problem]:
    """From every question one answer leads straight to the acute procedure."""
    acute = handbook.settings.acute.workflow
    for question in _questions(handbook):
        goals = (resolve(handbook, None, a.workflow) or a.workflow for a in question.answers if a.workflow)
        if not any(goal.split("/")[0] == acute for goal in goals):
            yield error("akutt-mangler-i-sporsmal", question.place("id"),
                        f"Ingen svar på «{question.text}» fører til akuttprosedyren.",
                        f"Legg til et svar med «prosedyre: {acute}».")  # fmt: skip


def _questions(handbook: Handbook) -> tuple[Question, ...]:
    return handbook.guide.questions if handbook.guide else ()
