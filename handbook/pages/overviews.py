"""The overviews across everything: deadlines, levels, meetings, search words, what to confirm, the edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from handbook.articles import inquiries, names, shared
from handbook.articles.blocks import Asking, Origin, Warning
from handbook.articles.contact import municipality_number
from handbook.derive import copies, words
from handbook.derive.duties import by_urgency
from handbook.interchange.calendars import review_calendars
from handbook.language import norwegian
from handbook.model import Chapter, Handbook
from handbook.pages import news, valid_sheets
from handbook.pages.article import chapters
from handbook.pages.commit import commit
from handbook.pages.links import Links
from handbook.pages.overview import overview
from handbook.pages.sheet import Sheet, View


def levels(handbook: Handbook) -> Sheet:
    """The levels, each with its procedures. A procedure stands once: at its own level, else at that of its first step."""
    links = Links(handbook, "nivaer.html")
    found: dict[str | None, list[View]] = {}
    for workflow in by_urgency(handbook):
        level = workflow.level or next((step.level for step in workflow.steps[:1]), None)
        item = {"link": links.link("prosedyre", workflow.id), "places": " ".join(workflow.workplaces)}
        found.setdefault(level, []).append(item)
    view = {
        "levels": [
            {"level": level, "procedures": found.get(level.id, []), "count": _procedures(found.get(level.id, []))}
            for level in handbook.settings.levels
        ],
        "anywhere": found.get(None, []),
        "count": _procedures(found.get(None, [])),
        "warning": _common_warning(handbook),
        "workplaces": handbook.settings.workplaces,
    }
    return overview(
        handbook, "nivaer", "Barnet er det samme. Det er hjelpen rundt som blir større.", "levels.html", view, wide=True
    )


def _procedures(items: Sequence[object]) -> str:
    return norwegian.count(len(items), "prosedyre", "prosedyrer")


def _common_warning(handbook: Handbook) -> Warning | None:
    """The warning that most procedures begin with."""
    ids = Counter(workflow.warning for workflow in handbook.workflows.values() if workflow.warning)
    id = ids.most_common(1)[0][0] if ids else None
    return shared.warning(handbook, id, Origin("oversikt:nivaer", handbook.settings))


def search_words(handbook: Handbook) -> Sheet:
    """Every name and everyday word, A–Å, with the pages it leads to: for those who leaf, or have no JavaScript."""
    links = Links(handbook, "stikkord.html")
    groups = [
        {
            "letter": group.letter,
            "id": f"bokstav-{group.anchor}",
            "count": norwegian.count(len(group.terms), "ord", "ord"),
            "rows": [
                {"word": norwegian.sentence(t.word), "links": [links.link(e.kind, e.id) for e in t.entries]}
                for t in group.terms
            ],
        }
        for group in words.index(handbook)
    ]
    view = {"groups": groups}
    return overview(
        handbook, "stikkord", "Hverdagsord og hvor de fører, fra A til Å.", "search-words.html", view, excluded=True
    )


def search(handbook: Handbook) -> Sheet:
    """The page of results, which is filled in the browser; without scripts it leads to the search words."""
    groups = [{"letter": group.letter, "id": f"bokstav-{group.anchor}"} for group in words.index(handbook)]
    return overview(
        handbook, "sok", "Skriv hva du lurer på, med dine egne ord.", "search.html", {"groups": groups},
        excluded=True, wide=True,
    )  # fmt: skip


def to_confirm(handbook: Handbook) -> Sheet:
    """Every fact that nobody has verified, by whom to ask. For coordinators: it stands in no menu and no search."""
    article = inquiries.article(handbook)
    example = next((block.items[0].mark for block in article.blocks if isinstance(block, Asking)), None)
    view = {"article": article, "example": example, "today": norwegian.long_date(handbook.today)}
    return overview(handbook, article.id, article.summary, "to-confirm.html", view, excluded=True)


def about(handbook: Handbook) -> Sheet:
    """The edition, who owns what, and how to say that something is wrong."""
    settings = handbook.settings
    links, at = Links(handbook, "om.html"), Origin("oversikt:om", settings)
    view = {
        "settings": settings,
        "commit": commit(handbook.root),
        "date": norwegian.long_date(settings.edition.date),
        "owner": handbook.party_name(settings.owner),
        "pages": [links.link("side", p.id) for p in chapters(handbook) if p.chapter is Chapter.ABOUT],
        "doubts": [found for record in (settings.municipality, settings.address) if (found := names.doubt(at, record))],
        "number": municipality_number(handbook),
        "reviews": [(handbook.party_name(owner), f"kontroll/{owner}.ics") for owner in review_calendars(handbook)],
    }
    return overview(handbook, "om", "Utgaven, hvem som eier den, og hvordan du sier fra om feil.", "about.html", view)


def binders(handbook: Handbook) -> Sheet:
    """Every printed binder, and who must swap sheets in it. For coordinators: it stands in no menu and no search."""
    found = [
        {
            "place": standing.copy.stands,
            "what": copies.what(handbook, standing.copy),
            "keeper": handbook.party_name(standing.copy.keeper),
            "edition": standing.copy.edition,
            "filed": norwegian.long_date(standing.copy.filed) if standing.copy.filed else "",
            "told": standing.told,
            "behind": standing.swap,
        }
        for standing in copies.standings(handbook)
    ]
    view = {
        "binders": found,
        "newest": handbook.archive[0].id if handbook.archive else "",
        "current": sum(not item["behind"] for item in found),
    }
    return overview(
        handbook, "permer", "Hvor permene står, og hvem som må bytte ark.", "binders.html", view, excluded=True
    )  # fmt: skip


ALL: tuple[Callable[[Handbook], Sheet], ...] = (
    levels,
    search_words,
    search,
    to_confirm,
    news.sheet,
    valid_sheets.sheet,
    binders,
    about,
)
