"""What things are called where they are linked to, and who does what: one place, so that every output says the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handbook.articles.blocks import Citation, Doubt, Line, Link, Origin, Party, Span, words
from handbook.derive.addresses import OVERVIEWS
from handbook.derive.graph import resolve
from handbook.drawing.lanes import lane
from handbook.language.norwegian import NBSP
from handbook.model import Handbook, Page, Unconfirmed, Workflow


def link(handbook: Handbook, key: str, text: str | None = None) -> Link:
    """A link with the thing's own name, or with other words."""
    kind, _, id = key.partition(":")
    page = handbook.pages.get(id) if kind == "side" and not text else None
    language = page.language if page and page.language != "nb" else None
    return Link(to=key, text=text or name(handbook, kind, id), language=language)


def name(handbook: Handbook, kind: str, id: str) -> str:
    """What a thing is called where it is linked to."""
    if kind == "prosedyre":
        page, _, step = id.partition("/")
        return handbook.steps[id].name if step else handbook.workflows[page].name
    if kind == "niva":
        return f"{handbook.levels[id].short}: {handbook.levels[id].name}"
    names = {
        "oversikt": lambda: OVERVIEWS[id],
        "instans": lambda: handbook.agencies[id].title,
        "skjema": lambda: handbook.forms[id].name,
        "tiltak": lambda: handbook.measures[id].name,
        "lov": lambda: citation(handbook, id).text,
        "ord": lambda: handbook.words[id].word,
        "side": lambda: handbook.pages[id].title,
        "mote": lambda: handbook.meetings[id].name,
        "arbeidssted": lambda: f"Jeg jobber i {handbook.workplaces[id].name}",
    }
    return names[kind]()


def citation(handbook: Handbook, id: str) -> Citation:
    """A paragraph as it is cited, its number never broken across lines: «straffeprosessloven § 239 e»."""
    act, number = handbook.act_of[id].short_name, handbook.paragraphs[id].number.replace(" ", NBSP)
    return Citation(to=f"lov:{id}", text=f"{act} §{NBSP}{number}", act=act, number=number)


def citations(handbook: Handbook, ids: Iterable[str]) -> tuple[Citation, ...]:
    """Several paragraphs, each once."""
    return tuple(citation(handbook, id) for id in dict.fromkeys(ids))


def party(handbook: Handbook, id: str) -> Party:
    """A role or an agency, by the name it has in everyday speech."""
    to = f"instans:{id}" if id in handbook.agencies else None
    role = handbook.roles.get(id)
    return Party(
        name=handbook.party_name(id), to=to, lane=lane(handbook, id), to_reader=role.to_reader if role else None
    )


def parties(handbook: Handbook, ids: Iterable[str]) -> tuple[Party, ...]:
    """Several, in the order they are written."""
    return tuple(party(handbook, id) for id in ids)


def goto(handbook: Handbook, workflow: Workflow, target: str) -> Link:
    """Where a step leads: «Steg 2: Drøft saken», «Akutt fare», or «Akutt fare: Ring 112»."""
    found = resolve(handbook, workflow, target) or target
    page, _, step = found.partition("/")
    if page == workflow.id:
        number = [s.id for s in workflow.steps].index(step) + 1
        return Link(to=f"prosedyre:{found}", text=f"Steg {number}: {handbook.steps[found].name}")
    if "/" in target:
        return Link(to=f"prosedyre:{target}", text=f"{handbook.workflows[page].name}: {handbook.steps[target].name}")
    return link(handbook, f"prosedyre:{page}")


def doubt(at: Origin, record: Unconfirmed | None) -> Doubt | None:
    """Why something is not confirmed, and whom to ask; None when it is, or isn't there."""
    if record is None or not record.unverified:
        return None
    return Doubt(at=at, of=record, why=record.unverified, ask=record.ask)


BOKMAL = "bokmål"
_OWN_NAME = "Norsk (bokmål)"


def in_its_language(page: Page) -> Link:
    """A link to a page by what its language calls itself: «Soomaali»."""
    own = page.translation.name if page.translation else _OWN_NAME
    return Link(to=f"side:{page.id}", text=own, language=page.language)


def joined(items: Sequence[Span], last: str = ", ") -> Line:
    """«a, b, c», or «a, b og c» with `last=" og "`."""
    before = [", "] * len(items)
    before[-1:] = [last]
    return tuple(span for i, item in enumerate(items) for span in ((before[i], item) if i else (item,)))


def listed(texts: Sequence[str]) -> Line:
    """Texts in a line, their numbers ones to ring: «nødnummeret 112, lensmannen»."""
    return tuple(span for i, text in enumerate(texts) for span in ((", ", *words(text)) if i else words(text)))
