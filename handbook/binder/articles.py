"""An article's blocks: the kind of record decides how it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from handbook import model
from handbook.binder import agencies, forms, laws, markdown, measures, meetings, pictures, roles, words, workflows
from handbook.binder.blocks import Block
from handbook.binder.links import Links
from handbook.binder.press import source
from handbook.derive.binder_plan import Article, OtherActs
from handbook.drawing.qr import qr
from handbook.language.markdown import picture_names
from handbook.model import Handbook

_WRITERS: dict[type, Callable[[Handbook, Any, Links], list[Block]]] = {
    model.Workflow: workflows.workflow,
    model.Agency: agencies.agency,
    model.Workplace: roles.workplace,
    model.LawRegister: laws.deadlines,
    model.Act: laws.act,
    OtherActs: laws.others,
    model.Measure: measures.measure,
    model.Form: forms.form,
    model.MeetingPlan: meetings.meetings,
    model.Glossary: words.glossary,
    model.Settings: words.index,
}


@dataclass(frozen=True)
class Written:
    """Articles as data files for the templates."""

    links: Links
    files: dict[str, bytes]


def write(article: Article, links: Links) -> list[Block]:
    """What the article says."""
    if isinstance(article.record, model.Page):
        return markdown.render(article.record, links)
    return _WRITERS[type(article.record)](links.handbook, article.record, links)


def write_all(keys: Iterable[str], links: Links) -> Written:
    """For each article a data file, and a QR code to its page when the handbook has an address.

    One file each: a change in one article then leaves the others in Typst's cache.
    """
    files: dict[str, bytes] = {}
    address = links.handbook.settings.address
    if address:
        files["cover.svg"] = qr(address.url)
    for article in (links.plan.articles[key] for key in keys):
        files[f"{article.number}.json"] = source(write(article, links))
        files |= _pictures(article, links.handbook)
        page = links.web(article.key)
        if page:
            files[f"{article.number}.svg"] = qr(page)
    return Written(links, files)


def _pictures(article: Article, handbook: Handbook) -> dict[str, bytes]:
    names = picture_names([article.record.body]) if isinstance(article.record, model.Page) else ()
    return {f"{name}.svg": pictures.drawing(handbook, name) for name in names}
