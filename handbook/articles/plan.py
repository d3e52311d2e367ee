"""Every article of the handbook, by its key. Made once, however many outputs ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from handbook.articles import agency, booklet, form, glossary, law, measure, meeting, page, workflow, workplace
from handbook.articles.blocks import Act, Article, Meeting, Paragraph, Word, walk
from handbook.derive.usage import form_usage
from handbook.model import Handbook

Entry = Meeting | Paragraph | Word  # what has a place of its own inside a register


@lru_cache(maxsize=1)  # site, binder and search ask about the same handbook
def articles(handbook: Handbook) -> Mapping[str, Article]:
    """Key → article: «instans:ppt», «oversikt:lov»."""
    return {article.key: article for article in _all(handbook)}


def _all(handbook: Handbook) -> Iterator[Article]:
    uses = form_usage(handbook)
    yield from (workflow.article(handbook, record) for record in handbook.workflows.values())
    yield from (agency.article(handbook, record) for record in handbook.agencies.values())
    yield from (workplace.article(handbook, record) for record in handbook.settings.workplaces)
    yield from (form.article(handbook, record, uses.get(record.id, ())) for record in handbook.forms.values())
    yield from (measure.article(handbook, record) for record in handbook.measures.values())
    yield from (booklet.article(handbook, record) for record in handbook.plan.meetings)
    yield from (page.article(handbook, record) for record in handbook.pages.values())
    yield law.article(handbook)
    yield law.deadlines_article(handbook)
    yield meeting.article(handbook)
    yield glossary.article(handbook)


@lru_cache(maxsize=1)
def entries(handbook: Handbook) -> Mapping[str, Entry]:
    """Key → what has a place of its own in a register: «mote:ressursteam», «lov:barnevernsloven-13-2», «ord:undring»."""
    registers = (articles(handbook)[f"oversikt:{id}"] for id in ("lov", "moteplan", "ordliste"))
    found = (part for register in registers for part in walk(register.blocks))
    return {part.key: part for part in found if isinstance(part, Meeting | Paragraph | Word)}


def of_acts(handbook: Handbook, ids: frozenset[str], key: str, title: str) -> Article:
    """Some of the acts, as the binder has them: a large one by itself, the small ones together."""
    whole = articles(handbook)["oversikt:lov"]
    blocks = tuple(block for block in whole.blocks if isinstance(block, Act) and block.id in ids)
    return Article(key=key, title=title, summary="", owned=whole.owned, file=whole.file, blocks=blocks)
