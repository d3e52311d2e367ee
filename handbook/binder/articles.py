"""An article's data: the kind of record decides what there is to say, `encode` how it travels to the templates."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from handbook import model
from handbook.articles import agency, form, glossary, law, measure, meeting, page, workflow, workplace
from handbook.articles import blocks as said
from handbook.binder import pictures, words
from handbook.binder.blocks import Block
from handbook.binder.encode import article as encoded
from handbook.binder.links import Links
from handbook.binder.press import source
from handbook.derive.binder_plan import Article, OtherActs
from handbook.drawing.qr import qr
from handbook.language.markdown import picture_names
from handbook.model import Handbook

_OTHERS = "oversikt:lov"
_SAID: dict[type, Callable[[Handbook, Any], said.Article]] = {
    model.Workflow: workflow.article,
    model.Agency: agency.article,
    model.Workplace: workplace.article,
    model.LawRegister: lambda handbook, _: law.deadlines_article(handbook),
    model.Act: lambda handbook, act: law.act_article(handbook, act, key=f"lov:{act.id}", title=act.short_name),
    OtherActs: lambda handbook, few: law.act_article(handbook, *few.acts, key=_OTHERS, title="Andre lover"),
    model.Measure: measure.article,
    model.Page: page.article,
    model.Form: lambda handbook, record: form.article(handbook, record, ()),
    model.MeetingPlan: lambda handbook, _: meeting.article(handbook),
    model.Glossary: lambda handbook, _: glossary.article(handbook),
}


@dataclass(frozen=True)
class Written:
    """Articles as data files for the templates."""

    links: Links
    files: dict[str, bytes]


def write(article: Article, links: Links) -> list[Block]:
    """What the article says."""
    if isinstance(article.record, model.Settings):
        return words.index(links.handbook, links)
    found = _SAID[type(article.record)](links.handbook, article.record)
    return encoded(found, links)


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
