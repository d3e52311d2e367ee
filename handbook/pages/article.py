"""The page of an article: the blocks drawn one by one, and around them what only the site has."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from handbook.articles import form, measure
from handbook.articles.blocks import Article, Section, Steps
from handbook.articles.plan import articles
from handbook.derive.addresses import address
from handbook.derive.duties import by_urgency
from handbook.drawing.year_wheel import year_wheel
from handbook.language import norwegian
from handbook.model import Agency, Handbook, Page, Urgency, Workflow
from handbook.pages import agency, bar, deadlines
from handbook.pages.links import Links
from handbook.pages.sheet import Sheet

_NO_FOOT = ("footer",)
# Of a workplace: what everyone must know, what can happen, and what is looked up when a procedure has begun.
_DUTIES, _PROCEDURES, _FOLDED = ("plikter",), ("nar-du-er-bekymret",), ("ansvar", "med-pa", "frister")
_USED = ("skjema", "til-foreldrene")  # what is taken along while the steps are done


def sheets(handbook: Handbook) -> list[Sheet]:
    """Every record that has a page of its own, and the registers that have one together."""
    made = articles(handbook)
    return [
        *(_workflow(handbook, made[f"prosedyre:{item.id}"], item) for item in by_urgency(handbook)),
        *(_agency(handbook, made[f"instans:{item.id}"], item) for item in by_name(handbook)),
        *(_workplace(made[f"arbeidssted:{place.id}"]) for place in handbook.settings.workplaces),
        *(_sheet(made[f"skjema:{item.id}"], "form.html", hide=_NO_FOOT) for item in form.by_name(handbook)),
        *(_plain(made[f"tiltak:{item.id}"]) for item in measure.by_name(handbook)),
        _sheet(made["oversikt:lov"], kind="lov", hide=("toc",)),
        _glossary(handbook, made["oversikt:ordliste"]),
        _deadlines(handbook, made["oversikt:frister"]),
        _meetings(handbook, made["oversikt:moteplan"]),
        *(_sheet(made[f"mote:{item.id}"], "meeting.html", hide=_NO_FOOT) for item in handbook.plan.meetings),
        *(_sheet(made[f"side:{item.id}"], "page.html") for item in chapters(handbook)),
    ]


def _workplace(article: Article) -> Sheet:
    """Each procedure is seen once; the steps in them, and their deadlines, stand folded below."""
    found = [block for block in article.blocks if isinstance(block, Section)]
    return _sheet(
        article,
        "workplace.html",
        hide=_NO_FOOT,
        duties=[section for section in found if section.anchor in _DUTIES],
        procedures=[section for section in found if section.anchor in _PROCEDURES],
        folded=[section for section in found if section.anchor in _FOLDED],
        rest=[section for section in found if section.anchor not in _DUTIES + _PROCEDURES + _FOLDED],
    )


def _plain(article: Article) -> Sheet:
    return _sheet(article, hide=_NO_FOOT)


def chapters(handbook: Handbook) -> list[Page]:
    """The written pages, chapter by chapter."""
    return sorted(handbook.pages.values(), key=lambda p: (p.chapter, p.order, norwegian.alphabetical(p.title)))


def by_name(handbook: Handbook) -> list[Agency]:
    """The agencies as a reader looks for them."""
    return sorted(handbook.agencies.values(), key=lambda agency: norwegian.alphabetical(agency.name))


def _workflow(handbook: Handbook, article: Article, item: Workflow) -> Sheet:
    """The steps come first on a screen, for there the rest can be folded; before them only whether it is the right page,
    and not even that where it can't wait. Paper has the overview before the steps."""
    steps = next(block for block in article.blocks if isinstance(block, Steps))
    when, *rest = (block for block in article.blocks if isinstance(block, Section))
    return _sheet(
        article,
        "workflow.html",
        hide=("footer", "toc"),
        urgent=item.urgency is Urgency.NOW,
        steps=steps,
        when=when,
        used=[section for section in rest if section.anchor in _USED],
        more=[section for section in rest if section.anchor not in _USED],
        bar=bar.for_steps(handbook),
    )


def _agency(handbook: Handbook, article: Article, item: Agency) -> Sheet:
    return _sheet(
        article,
        "agency.html",
        hide=("footer", "toc"),
        skip_words=agency.skipped_words(handbook, item),
        **agency.view(handbook, article, item),
    )


def _deadlines(handbook: Handbook, article: Article) -> Sheet:
    """By who must keep them; print has the law's first, then those of the procedures."""
    return _sheet(
        article,
        "deadlines.html",
        kind="oversikt",
        hide=("footer", "toc"),
        groups=deadlines.groups(handbook),
        out_of_use=[b for b in article.blocks if isinstance(b, Section) and b.anchor.startswith("utgatt")],
        workplaces=handbook.settings.workplaces,
    )


def _glossary(handbook: Handbook, article: Article) -> Sheet:
    """The glossary explains no words in its own explanations."""
    return _sheet(article, "glossary.html", kind="ordliste", hide=("toc",), skip_words=frozenset(handbook.words))


def _meetings(handbook: Handbook, article: Article) -> Sheet:
    links = Links(handbook, "moteplan.html")
    wheel = Markup(year_wheel(handbook, lambda item: links.href("mote", item.id)))
    return _sheet(article, kind="oversikt", hide=("footer", "toc"), wheel=wheel)


def _sheet(
    article: Article,
    template: str = "article.html",
    *,
    kind: str = "",
    hide: tuple[str, ...] = (),
    skip_words: frozenset[str] = frozenset(),
    **view: Any,
) -> Sheet:
    return Sheet(
        address=address(article.kind, article.id),
        title=article.title,
        summary=article.summary,
        template=template,
        view={"article": article, **view},
        owned=article.owned,
        source=article.file,
        kind=kind or article.kind,
        language=article.language,
        hide=hide,
        skip_words=skip_words,
    )
