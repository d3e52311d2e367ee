"""The start page."""

from __future__ import annotations

from handbook.articles import names
from handbook.derive.addresses import START
from handbook.derive.deadlines import limit_of_step
from handbook.derive.duties import by_urgency
from handbook.derive.matrix import level_of
from handbook.language import norwegian
from handbook.model import Handbook, Readers, Urgency, Workflow
from handbook.pages import news
from handbook.pages.links import Links
from handbook.pages.sheet import Sheet, View


def sheet(handbook: Handbook) -> Sheet:
    """The doors: worried, whom to call, find an agency; what can't wait; then workplaces, what is new and the levels."""
    links = Links(handbook, START)
    settings = handbook.settings
    ordered = by_urgency(handbook)
    view = {
        "settings": settings,
        "has_guide": handbook.guide is not None,
        "situations": [links.link("prosedyre", w.id, w.sign) for w in _situations(handbook)],
        "all": "Prosedyren" if len(ordered) == 1 else f"Alle {len(ordered)} prosedyrer",
        "levels": [
            {"level": level, "link": links.link("niva", level.id),
             "count": sum(any(level_of(w, s) == level.id for s in w.steps) for w in ordered)}
            for level in settings.levels
        ],
        "workplaces": [
            {"id": w.id, "link": links.link("arbeidssted", w.id, norwegian.sentence(w.name))}
            for w in settings.workplaces
        ],
        "parents": _for_parents(handbook, links),
        "changes": news.on_start(handbook),
        "date": norwegian.long_date(settings.edition.date),
        "owner": handbook.party_name(settings.owner),
    }  # fmt: skip
    return Sheet(
        address=START, title="Når du er bekymret for et barn", summary=settings.subtitle, template="start.html", view=view,
        owned=settings, source="content/handbok.yml", kind="start", hide=("navigation", "toc", "footer", "path"),
    )  # fmt: skip


_SITUATIONS = 4  # as many as fit the first screen of a phone


def _situations(handbook: Handbook) -> list[Workflow]:
    """What can't wait; then what may have until evening, but begins with something that can't."""
    ordered = by_urgency(handbook)
    now = [w for w in ordered if w.urgency is Urgency.NOW]
    begins = [w for w in ordered if w.urgency is Urgency.TODAY and w.warning and _at_once(handbook, w)]
    return (now + begins)[:_SITUATIONS]


def _at_once(handbook: Handbook, workflow: Workflow) -> bool:
    deadline = workflow.steps[0].deadline if workflow.steps else None
    within = limit_of_step(handbook, deadline).within if deadline else None
    return within is not None and str(within) == Urgency.NOW


def _for_parents(handbook: Handbook, links: Links) -> list[View]:
    """The pages that are written for parents by their titles, and translations by what their languages call themselves."""
    pages = sorted((p for p in handbook.pages.values() if p.audience is Readers.PARENTS), key=lambda p: p.order)
    return [
        {
            "link": names.in_its_language(page) if page.translation else links.link("side", page.id),
            "language": page.language,
        }
        for page in pages
    ]
