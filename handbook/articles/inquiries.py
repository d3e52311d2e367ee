"""«Må bekreftes»: every fact in doubt as a question to somebody, one call for each place. For coordinators only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from handbook.articles import names
from handbook.articles.blocks import Article, Asking, Doubt, Inquiry, Link, Number, Origin, Present, walk
from handbook.articles.contact import number
from handbook.articles.plan import articles
from handbook.derive.addresses import OVERVIEWS, address, slug
from handbook.derive.unconfirmed import Mark, unconfirmed
from handbook.dictionary.choice import Choice
from handbook.language import norwegian
from handbook.model import (
    Agency,
    Amendment,
    Contact,
    Deadline,
    Handbook,
    Meeting,
    Municipality,
    Paragraph,
    Record,
    StatutoryDeadline,
    Step,
    WebAddress,
    Word,
    Workflow,
)
from handbook.problem import Place
from handbook.values import PhoneNumber

KEY = "oversikt:ma-bekreftes"
SUMMARY = "Det ingen har bekreftet ennå, samlet etter hvem som kan svare. For dem som redigerer håndboka."
_MOST_USES = 8  # links that are read one by one; more are counted
_NOBODY = "Ingen vet hvem som kan svare"


def article(handbook: Handbook) -> Article:
    """Everything to ask about, the longest calls first."""
    settings = handbook.settings
    return Article(
        key=KEY,
        title=OVERVIEWS["ma-bekreftes"],
        summary=SUMMARY,
        owned=settings,
        file="content/handbok.yml",
        blocks=tuple(_calls(handbook)),
    )


def _calls(handbook: Handbook) -> Iterator[Asking]:
    at, uses = Origin(KEY, handbook.settings), _uses(handbook)
    marks = sorted(unconfirmed(handbook), key=_whom)
    calls = [(whom, list(found)) for whom, found in groupby(marks, key=_whom)]
    for whom, found in sorted(
        calls, key=lambda call: (call[0] == _NOBODY, -len(call[1]), norwegian.alphabetical(call[0]))
    ):
        yield Asking(
            at=at,
            anchor=slug(whom),
            whom=whom,
            count=norwegian.count(len(found), "spørsmål", "spørsmål"),
            number=_number(handbook, whom, at),
            items=tuple(_inquiry(handbook, mark, uses.get(mark.place, ())) for mark in found),
        )


def _whom(mark: Mark) -> str:
    return mark.ask or _NOBODY


def _number(handbook: Handbook, whom: str, at: Origin) -> Number | None:
    """The first number of the agency that is asked, where the words are its name."""
    for agency in handbook.agencies.values():
        if whom.casefold() in {n.casefold() for n in (agency.name, agency.title, agency.short_name or agency.name)}:
            contact = next((c for c in agency.contacts if c.phone), None)
            return number(handbook, agency, contact, at) if contact else None
    return None


def _inquiry(handbook: Handbook, mark: Mark, shown: Iterable[Link]) -> Inquiry:
    home = f"{mark.kind}:{mark.id}"
    uses = tuple(link for link in shown if link.to != home and not _holds(link.to, home))
    return Inquiry(
        at=Origin(home, mark.inside.around[0], mark.inside.path),
        mark=mark.key,
        about=Link(to=home, text=mark.about, language=_norwegian(handbook, home)),
        question=_question(handbook, mark),
        values=tuple(_values(mark)),
        why=mark.reason,
        uses=uses,
        many=f"{norwegian.count(len(uses), 'sted', 'steder')} til" if len(uses) > _MOST_USES else None,
        file=f"{mark.place.file}, linje {mark.place.line}",
    )


def _norwegian(handbook: Handbook, key: str) -> str | None:
    """A translation is called by a Norwegian name here, which a link to a page in another language must say."""
    kind, _, id = key.partition(":")
    page = handbook.pages.get(id) if kind == "side" else None
    return "nb" if page and page.language != "nb" else None


def _holds(page: str, home: str) -> bool:
    """Is it the page on which the other has its place, as the glossary is of a word?"""
    (kind, _, id), (home_kind, _, home_id) = page.partition(":"), home.partition(":")
    return address(kind, id) == address(home_kind, home_id).partition("#")[0]


def _uses(handbook: Handbook) -> dict[Place, tuple[Link, ...]]:
    """Where a mark stands → the pages and steps that show its doubt, in the order of the articles."""
    found: dict[Place, dict[Link, None]] = {}
    for made in articles(handbook).values():
        for part in walk(made):
            if isinstance(part, Doubt):
                found.setdefault(part.of.place("ubekreftet"), {}).setdefault(_where(handbook, made, part.at), None)
    return {place: tuple(links) for place, links in found.items()}


def _where(handbook: Handbook, made: Article, at: Origin) -> Link:
    """The page, or the step of a procedure."""
    workflow = handbook.workflows.get(made.id) if made.kind == "prosedyre" else None
    if workflow and at.path[:1] == ("steg",) and len(at.path) > 1:
        step = workflow.steps[int(at.path[1])]
        return Link(to=f"{made.key}/{step.id}", text=f"{workflow.name}: {step.name}")
    return names.link(handbook, made.key)


def _question(handbook: Handbook, mark: Mark) -> str:
    """What to say on the telephone."""
    record = mark.record
    if isinstance(record, Contact):
        return _of_contact(mark, record)
    if isinstance(record, Deadline):
        return f"Stemmer {mark.about.partition(': ')[2]}: {_within(mark)}?"
    if isinstance(record, StatutoryDeadline):
        return f"Stemmer fristen for «{record.what}»: {_within(mark)}?"
    if isinstance(record, Municipality):
        return "Stemmer opplysningene om kommunen?"
    if isinstance(record, WebAddress):
        return "Er dette adressen til håndboka?"
    return f"{_ASKED.get(type(record), 'Stemmer det som står på siden')} «{_name(mark)}»?"


_ASKED: dict[type[Record], str] = {
    Step: "Gjør dere det slik det står i steget",
    Workflow: "Er dere enige i prosedyren",
    Meeting: "Holder dere møtet slik det står:",
    Word: "Forklarer vi ordet riktig:",
    Paragraph: "Gjengir vi paragrafen riktig:",
    Amendment: "Stemmer det som står om endringen:",
}
# What is asked about a contact, in the middle of a sentence, by the field's English name.
_OF_CONTACT = {
    "phone": "telefonnummeret",
    "sms": "nummeret for SMS",
    "email": "e-postadressen",
    "web": "nettadressen",
    "visiting_address": "besøksadressen",
    "postal_address": "postadressen",
    "windows": "tidene",
    "special_days": "dagene med andre tider",
}


def _name(mark: Mark) -> str:
    return mark.about.partition(": ")[2] if isinstance(mark.record, Step) else mark.about


def _of_contact(mark: Mark, contact: Contact) -> str:
    """«Stemmer telefonnummeret og tidene til Barnevernvakta?»"""
    agency = mark.inside.around[0]
    assert isinstance(agency, Agency)
    asked = [_OF_CONTACT[present.field.name] for present in mark.values]
    if not asked:
        return f"Hvilket nummer har {agency.title}, og når svarer dere?"
    return f"Stemmer {norwegian.join(asked)} til {agency.title}?" + (" Når svarer dere?" if not contact.windows else "")


def _values(mark: Mark) -> Iterator[Present]:
    if isinstance(mark.record, Contact) and mark.record.about:
        yield Present(label="Om", key="om", items=(mark.record.about,))
    for present in mark.values:
        value = getattr(mark.record, present.field.name)
        yield Present(
            label=present.field.label,
            key=present.field.key,
            items=_told(value) or (present.text,),
            phone=value if isinstance(value, PhoneNumber) else None,
        )


def _told(value: object) -> tuple[str, ...]:
    """Texts as they are told, with their numbers; nothing for other values, which have words of their own."""
    texts = value if isinstance(value, tuple) else (value,)
    return texts if all(isinstance(text, str) and not isinstance(text, Choice) for text in texts) else ()


def _within(mark: Mark) -> str:
    texts = [p.text for p in mark.values if p.field.name != "what"]
    return ", regnet fra ".join(texts) if texts else "det som står i loven"
