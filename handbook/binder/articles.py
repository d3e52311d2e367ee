"""An article's data: the kind of record decides what there is to say, `encode` how it travels to the templates."""

from __future__ import annotations

from handbook import model
from handbook.articles import blocks as said
from handbook.articles import workplace
from handbook.articles.plan import articles, of_acts
from handbook.binder import pictures, words
from handbook.binder.encode import Json
from handbook.binder.encode import article as encoded
from handbook.binder.links import Links
from handbook.binder.press import source
from handbook.derive.binder_plan import Article, OtherActs
from handbook.drawing.qr import qr
from handbook.language.markdown import picture_names
from handbook.model import Handbook


def write(article: Article, links: Links) -> list[Json]:
    """What the article says."""
    if isinstance(article.record, model.Settings):
        return words.index(links.handbook, links)
    return encoded(_said(article, links.handbook), links)


def _said(article: Article, handbook: Handbook) -> said.Article:
    """The site has one page for all acts; the binder gives a large one an article of its own, and a workplace a sheet."""
    match article.record:
        case model.Workplace():
            return workplace.sheet(handbook, article.record)
        case model.Act():
            return of_acts(handbook, frozenset((article.record.id,)), article.key, article.title)
        case OtherActs():
            return of_acts(handbook, frozenset(act.id for act in article.record.acts), article.key, article.title)
    return articles(handbook)[article.key]


def data_files(article: Article, links: Links) -> dict[str, bytes]:
    """What the templates read of an article: its blocks, its pictures, and a QR code to its page."""
    files = {f"{article.number}.json": source(write(article, links)), **_pictures(article, links.handbook)}
    page = links.web(article.key)
    return {**files, f"{article.number}.svg": qr(page)} if page else files


def _pictures(article: Article, handbook: Handbook) -> dict[str, bytes]:
    names = picture_names([article.record.body]) if isinstance(article.record, model.Page) else ()
    return {f"{name}.svg": pictures.drawing(handbook, name) for name in names}
