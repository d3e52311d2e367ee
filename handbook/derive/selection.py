"""What of the binder a workplace needs first: its core binder."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.derive.binder_plan import Plan
from handbook.derive.duties import by_urgency
from handbook.model import Chapter, Handbook
from handbook.model.registers import Selection


def held(handbook: Handbook, plan: Plan, selection: Selection) -> frozenset[str]:
    """The keys of its articles. A sheet is never cut in two, so what shares one with them comes too."""
    wanted = {*_of_itself(handbook, selection), *selection.also}
    wanted = {*wanted, *_forms(handbook, wanted)} - set(selection.without)
    sheets = (sheet for chapter in plan.chapters for sheet in chapter.sheets)
    return frozenset(article.key for sheet in sheets if any(a.key in wanted for a in sheet) for article in sheet)


def _of_itself(handbook: Handbook, selection: Selection) -> Iterator[str]:
    """What must be begun the same day, the workplace's own sheet, and its duties."""
    place = selection.workplace
    yield from (f"prosedyre:{w.id}" for w in by_urgency(handbook) if w.urgency.same_day and place in w.workplaces)
    yield f"arbeidssted:{place}"
    for page in handbook.pages.values():
        if page.chapter is Chapter.DUTIES and (not page.workplaces or place in page.workplaces):
            yield f"side:{page.id}"


def _forms(handbook: Handbook, keys: set[str]) -> Iterator[str]:
    """The forms that the procedures use."""
    for workflow in handbook.workflows.values():
        if f"prosedyre:{workflow.id}" in keys:
            yield from (f"skjema:{id}" for step in workflow.steps for id in step.tools)
