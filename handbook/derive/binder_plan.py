"""What stands where in the binder: the chapters, their articles, and the number of each («C4»).

A number belongs to an article, never to a page of the whole binder, so a change in one article
moves no other. The register `content/perm.yml` keeps the numbers, so a new article moves none either.
Every key is a kind and an id as in `addresses`: «instans:ppt», «lov:barnevernsloven-13-2».
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import count, groupby

from handbook.derive.addresses import address
from handbook.derive.duties import by_urgency
from handbook.dictionary.choice import for_each
from handbook.dictionary.field import section
from handbook.language.norwegian import alphabetical, sentence
from handbook.model import Act, Handbook, Page, Record, choices
from handbook.values import ArticleRange

SITE_ONLY_FIELDS = {"kilde"}  # not printed in the binder


@dataclass(frozen=True, kw_only=True)
class Article:
    """One article. `anchors` are keys of what others may point to inside it; `sheet` is the number of the first article
    on its sheets, its own unless it shares them."""

    key: str
    number: str
    title: str
    record: Record
    anchors: tuple[str, ...] = ()
    sheet: str = ""


@dataclass(frozen=True)
class Chapter:
    letter: str
    title: str
    intro: str
    articles: tuple[Article, ...]

    @property
    def sheets(self) -> tuple[tuple[Article, ...], ...]:
        """The articles, those together that share sheets."""
        return tuple(tuple(found) for _, found in groupby(self.articles, key=lambda article: article.sheet))


@dataclass(frozen=True)
class Plan:
    """Every chapter that has something in it, in order."""

    chapters: tuple[Chapter, ...]

    @cached_property
    def articles(self) -> dict[str, Article]:
        return {a.key: a for chapter in self.chapters for a in chapter.articles}

    @cached_property
    def titles(self) -> dict[str, str]:
        """What an article is called, in small letters → its key."""
        return {a.title.casefold(): a.key for a in self.articles.values()}

    @cached_property
    def home(self) -> dict[str, Article]:
        """Key of an article, or of anything inside one → the article."""
        inside = {anchor: a for a in self.articles.values() for anchor in a.anchors}
        return inside | self.articles


@section("Andre lover")
class OtherActs(Record):
    """The acts of which the handbook uses so little that they share an article."""

    acts: tuple[Act, ...]


AGENCIES = "B"  # their tab
_OWN_ARTICLE = 4  # paragraphs that give an act an article of its own
_Draft = tuple[str, str, Record, tuple[str, ...]]  # key, title, record, anchors


@lru_cache(maxsize=1)  # the check, every page of the site and every PDF ask
def plan(handbook: Handbook) -> Plan:
    """The binder of this handbook. Letters are fixed; a chapter with nothing in it is left out."""
    chapters = []
    for letter, title, intro, find in _CHAPTERS:
        drafts = {draft[0]: draft for draft in find(handbook)}
        articles = [
            Article(key=key, number=f"{letter}{number}", title=name, record=record, anchors=anchors)
            for number, (key, name, record, anchors) in _numbered(handbook, letter, drafts)
        ]
        if articles:
            chapters.append(Chapter(letter, title, intro, tuple(_on_sheets(handbook, articles))))
    return Plan(tuple(chapters))


def _on_sheets(handbook: Handbook, articles: Sequence[Article]) -> Iterator[Article]:
    """Where each stands: on sheets of its own, or on those of the first of the range that holds it."""
    first: dict[ArticleRange, str] = {}
    for article in articles:
        shared = next((found for found in handbook.binder.shared_sheets if article.number in found), None)
        yield replace(article, sheet=first.setdefault(shared, article.number) if shared else article.number)


def _numbered(handbook: Handbook, letter: str, drafts: dict[str, _Draft]) -> list[tuple[int, _Draft]]:
    """The chapter's articles by number. Those the register doesn't hold come after the last number it ever gave."""
    given = [a for a in handbook.binder.articles if a.letter == letter]
    held = {a.key: a.number for a in given}
    free = count(max((a.number for a in given), default=0) + 1)
    numbered = [(held[key] if key in held else next(free), draft) for key, draft in drafts.items()]
    return sorted(numbered, key=lambda pair: pair[0])


@lru_cache(maxsize=1)
def numbers_by_page(handbook: Handbook) -> dict[str, str]:
    """Page of the site → where it stands in the binder: «A9», or «D2–D22» for a page that is several articles."""
    found: dict[str, list[str]] = {}
    for article in plan(handbook).articles.values():
        found.setdefault(address(*article.key.split(":", 1)).partition("#")[0], []).append(article.number)
    return {page: numbers[0] if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}" for page, numbers in found.items()}


def _workflows(handbook: Handbook) -> Iterator[_Draft]:
    """The acute procedure first, then the most urgent."""
    for workflow in by_urgency(handbook):
        id = workflow.id
        steps = tuple(f"prosedyre:{id}/{step.id}" for step in workflow.steps)
        yield f"prosedyre:{id}", workflow.name, workflow, steps


def _agencies(handbook: Handbook) -> Iterator[_Draft]:
    for agency in sorted(handbook.agencies.values(), key=lambda a: alphabetical(a.title)):
        yield f"instans:{agency.id}", agency.title, agency, ()


def _roles(handbook: Handbook) -> Iterator[_Draft]:
    for place in handbook.settings.workplaces:
        yield f"arbeidssted:{place.id}", f"Jeg jobber i {place.name}", place, ()
    yield from _pages(handbook, "C")


def _laws(handbook: Handbook) -> Iterator[_Draft]:
    yield "oversikt:frister", "Frister", handbook.laws, ()
    acts = sorted(handbook.laws.acts, key=lambda a: alphabetical(a.short_name))
    few = [act for act in acts if len(act.paragraphs) < _OWN_ARTICLE]
    for act in acts:
        if act not in few:
            yield f"lov:{act.id}", sentence(act.short_name), act, tuple(f"lov:{p.id}" for p in act.paragraphs)
    if few:
        anchors = tuple(f"lov:{id}" for act in few for id in (act.id, *(p.id for p in act.paragraphs)))
        yield "oversikt:lov", "Andre lover", OtherActs(acts=tuple(few)), anchors


def _measures(handbook: Handbook) -> Iterator[_Draft]:
    yield from _pages(handbook, "F")
    for measure in sorted(handbook.measures.values(), key=lambda m: alphabetical(m.name)):
        yield f"tiltak:{measure.id}", measure.name, measure, ()


def _forms(handbook: Handbook) -> Iterator[_Draft]:
    for form in sorted(handbook.forms.values(), key=lambda f: alphabetical(f.name)):
        yield f"skjema:{form.id}", form.name, form, ()


def _meetings(handbook: Handbook) -> Iterator[_Draft]:
    if handbook.plan.meetings:
        yield (
            "oversikt:moteplan",
            "Møter gjennom året",
            handbook.plan,
            tuple(f"mote:{m.id}" for m in handbook.plan.meetings),
        )


def _words(handbook: Handbook) -> Iterator[_Draft]:
    if handbook.glossary.words:
        yield (
            "oversikt:ordliste",
            "Ord og uttrykk",
            handbook.glossary,
            tuple(f"ord:{w.id}" for w in handbook.glossary.words),
        )


def _index(handbook: Handbook) -> Iterator[_Draft]:
    yield "oversikt:stikkord", "Stikkord fra A til Å", handbook.settings, ()


# Under which letter the pages of a chapter stand.
_LETTERS = for_each(
    choices.Chapter,
    {
        choices.Chapter.DUTIES: "C",
        choices.Chapter.TALKS: "E",
        choices.Chapter.MEASURES: "F",
        choices.Chapter.PARENTS: "J",
        choices.Chapter.ABOUT: "K",
    },
)


def _pages(handbook: Handbook, letter: str) -> Iterator[_Draft]:
    def order(page: Page) -> tuple[int, tuple[list[int], str]]:
        return page.order, alphabetical(page.title)

    for page in sorted((p for p in handbook.pages.values() if _LETTERS[p.chapter] == letter and p.printed), key=order):
        yield f"side:{page.id}", page.title, page, ()


_CHAPTERS: tuple[tuple[str, str, str, Callable[[Handbook], Iterable[_Draft]]], ...] = (
    ("A", "Prosedyrer", "Steg for steg: hva du gjør, hvem som gjør det, og når.", _workflows),
    (AGENCIES, "Instanser", "Hvem som kan hjelpe, og hvordan du når dem.", _agencies),
    ("C", "Roller og plikter", "Hva du skal gjøre der du jobber, og hva loven krever av deg.", _roles),
    ("D", "Lov og frister", "Paragrafene håndboka bygger på, og fristene de setter.", _laws),
    ("E", "Samtaler og tegn", "Hva du ser etter, og hvordan du snakker med barn og foreldre.",
     lambda handbook: _pages(handbook, "E")),
    ("F", "Tiltak", "Det tjenestene kan sette inn.", _measures),
    ("G", "Skjema", "Til å skrive ut og fylle ut.", _forms),
    ("H", "Møter og årshjul", "De faste møtene, måned for måned.", _meetings),
    # No chapter I: it reads as the figure 1.
    ("J", "For foreldre", "Sider du kan gi til foreldre.", lambda handbook: _pages(handbook, "J")),
    ("K", "Om håndboka", "Hvordan håndboka er til, og hvordan den brukes.", lambda handbook: _pages(handbook, "K")),
    ("L", "Ordliste", "Ord som trenger en forklaring.", _words),
    ("M", "Stikkord", "Finn fram fra ordet du tenker på.", _index),
)  # fmt: skip
