"""What can be looked up: every page and entry with its names and everyday words, for search and the A–Å index."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handbook.derive.addresses import OVERVIEWS, address
from handbook.hours.acute import acute_numbers, short_label
from handbook.language import norwegian
from handbook.model import Agency, Contact, Handbook, Thing, Word
from handbook.values import PhoneNumber

# What the reader sees before a title in a list of results.
KINDS = {thing.link: thing.label for thing in Thing if thing.label}

# Overviews have no file where a coordinator could write words.
_OVERVIEW_WORDS = {
    "hvem-ringer-jeg": (
        "hvem ringer jeg",
        "hvem kan jeg ringe",
        "hvem svarer nå",
        "telefonnummer",
        "vakttelefon",
        "nødnummer",
        "åpningstider",
        "kveld natt helg",
    ),
    "veiviser": ("hva gjør jeg", "hjelp", "bekymret", "usikker på hva jeg skal gjøre"),
    "frister": ("tidsfrister", "lovfrister", "hvor lang tid", "hvor fort"),
    "nivaer": ("trinn", "nivå 0 1 2 3", "oversikt over stegene"),
    "moteplan": ("årshjul", "møtepunkter", "kalender", "møteplan"),
    "skjema": ("maler", "blanketter", "sjekklister"),
    "tiltak": ("hjelpetiltak", "tilbud"),
    "instanser": ("kontakter", "hjelpeapparatet", "telefonliste"),
    "prosedyrer": ("rutiner", "handlingsveileder", "fremgangsmåte"),
    "lov": ("paragrafer", "lovverk", "lovsamling"),
    "ordliste": ("forkortelser", "hva betyr", "begreper"),
    "skriv-ut": ("pdf", "permen", "laste ned", "plakat", "utskrift", "papir"),
    "hva-er-nytt": ("endringer", "nyheter", "sist endret", "ny utgave", "hva er endret"),
    "ark": ("gyldige ark", "bytteark", "ark i permen", "gammelt ark"),
    "om": ("utgave", "redaktør", "tilbakemelding"),
}
# The first repeats what stands elsewhere, word for word; the others are for those who edit, not for those in a hurry.
_NOT_SEARCHED = {"stikkord", "sok", "ma-bekreftes", "permer", "felt", "feilmeldinger"}


@dataclass(frozen=True)
class Phone:
    """A number to ring: whose it is, as shown, as a `tel:` link, and whether it must still be confirmed."""

    name: str
    shown: str
    link: str
    unverified: bool


@dataclass(frozen=True)
class Entry:
    """A page, or an entry of a register (a paragraph, a word, a meeting), whose address is a place on a page."""

    kind: str
    id: str
    address: str
    title: str
    names: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    language: str = "nb"

    @property
    def terms(self) -> tuple[str, ...]:
        """Everything it can be looked up by."""
        return _unique((self.title, *self.names, *self.keywords))


@dataclass(frozen=True)
class Term:
    """A line of the A–Å index: the word, and where it leads."""

    word: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Letter:
    letter: str
    terms: tuple[Term, ...]

    @property
    def anchor(self) -> str:
        """The letter as part of an address, where Å and A must differ."""
        return {"Æ": "ae", "Ø": "oe", "Å": "aa", "0–9": "0-9"}.get(self.letter, self.letter.lower())


def entries(handbook: Handbook) -> tuple[Entry, ...]:
    """Everything that can be found, in the order a reader would want it when all else is equal."""
    return (
        *_workflows(handbook), *_agencies(handbook), *_pages(handbook), *_forms(handbook), *_measures(handbook),
        *_meetings(handbook), *_workplaces(handbook), *_words(handbook), *_laws(handbook), *_overviews(handbook),
    )  # fmt: skip


def concepts(handbook: Handbook) -> tuple[tuple[str, ...], ...]:
    """Words that mean the same: the general list, acts and how they are cited, and words that went out of use.

    Last in a group stand the keys of the pages that its words lead to, each after «#».
    """
    groups = [(*group.words, *(f"#{key}" for key in group.leads)) for group in handbook.synonyms.groups]
    groups += [_unique((act.short_name, act.abbreviation)) for act in handbook.laws.acts]
    groups += [(former.word, former.now) for former in handbook.laws.former_names]
    return tuple(group for group in groups if len(group) > 1)


def index(handbook: Handbook) -> tuple[Letter, ...]:
    """Titles, names and everyday words from A to Å, each with the pages it leads to.

    Spellings that differ only in spaces, hyphens or capitals are one line. A word of the glossary stands
    there only when no page answers to it. Words in other letters than ours have no place between A and Å.
    """
    found: dict[str, dict[Entry, None]] = {}
    spelling: dict[str, str] = {}
    for entry in entries(handbook):
        if entry.kind not in ("oversikt", "lov", "arbeidssted"):
            for term in filter(is_latin, entry.terms):
                key = "".join(c for c in term.casefold() if c.isalnum())
                spelling[key] = max(spelling.get(key, ""), term, key=len)
                found.setdefault(key, {})[entry] = None
    letters: dict[str, list[Term]] = {}
    for key in sorted(found, key=lambda key: norwegian.alphabetical(spelling[key])):
        pages = tuple(entry for entry in found[key] if entry.kind != "ord")
        word = PhoneNumber.parse(key).shown if key.isdecimal() else spelling[key]
        line = Term(word, pages or tuple(found[key]))
        letters.setdefault(norwegian.first_letter(line.word), []).append(line)
    return tuple(Letter(letter, tuple(terms)) for letter, terms in letters.items())


def is_latin(text: str) -> bool:
    """In letters that have a place between A and Å."""
    return all(unicodedata.name(c, "").startswith("LATIN") for c in text if c.isalpha())


def acute_phones(handbook: Handbook) -> tuple[Phone, ...]:
    """The numbers of the acute band."""
    return tuple(_phone(number.agency, number.contact, number.phone) for number in acute_numbers(handbook))


def _phone(agency: Agency, contact: Contact, number: PhoneNumber) -> Phone:
    unverified = bool(contact.unverified or agency.unverified)
    return Phone(short_label(agency), number.shown, number.tel, unverified)


def _workflows(handbook: Handbook) -> Iterator[Entry]:
    for w in handbook.workflows.values():
        yield Entry("prosedyre", w.id, address("prosedyre", w.id), w.name, keywords=w.keywords)


def _agencies(handbook: Handbook) -> Iterator[Entry]:
    explained: dict[str, list[Word]] = {}
    for word in handbook.glossary.words:
        if word.agency:
            explained.setdefault(word.agency, []).append(word)
    for a in handbook.agencies.values():
        words = [x for w in explained.get(a.id, ()) for x in (w.word, w.abbreviation, *w.synonyms)]
        names = _unique((a.name, a.short_name, *a.former_names, *a.other_names, *words))[1:]
        yield Entry("instans", a.id, address("instans", a.id), a.title, names, a.keywords)


def _pages(handbook: Handbook) -> Iterator[Entry]:
    for p in handbook.pages.values():
        names = (p.translation.norwegian_name, p.translation.name) if p.translation else ()
        yield Entry("side", p.id, address("side", p.id), p.title, names, p.keywords, language=p.language)


def _forms(handbook: Handbook) -> Iterator[Entry]:
    for f in handbook.forms.values():
        yield Entry("skjema", f.id, address("skjema", f.id), f.name, keywords=f.keywords)


def _measures(handbook: Handbook) -> Iterator[Entry]:
    for m in handbook.measures.values():
        yield Entry("tiltak", m.id, address("tiltak", m.id), m.name, keywords=m.keywords)


def _meetings(handbook: Handbook) -> Iterator[Entry]:
    for m in handbook.meetings.values():
        yield Entry("mote", m.id, address("mote", m.id), m.name, keywords=m.keywords)


def _workplaces(handbook: Handbook) -> Iterator[Entry]:
    for w in handbook.workplaces.values():
        roles = tuple(handbook.roles[id].name for id in w.roles if id in handbook.roles)
        yield Entry("arbeidssted", w.id, address("arbeidssted", w.id), norwegian.sentence(w.name), keywords=roles)


def _words(handbook: Handbook) -> Iterator[Entry]:
    for w in handbook.words.values():
        names = _unique((w.abbreviation, *w.synonyms))
        yield Entry("ord", w.id, address("ord", w.id), norwegian.sentence(w.word), names)


def _laws(handbook: Handbook) -> Iterator[Entry]:
    former: dict[str, list[str]] = {}
    for old in handbook.laws.former_citations:
        for id in old.replaced_by:
            former.setdefault(id, []).append(old.citation)
    for p in handbook.paragraphs.values():
        title = norwegian.sentence(f"{handbook.cite(p.id)}: {p.title}")
        names = _unique(former.get(p.id, ()))
        yield Entry("lov", p.id, address("lov", p.id), title, names)


def _overviews(handbook: Handbook) -> Iterator[Entry]:
    for id, title in OVERVIEWS.items():
        if id not in _NOT_SEARCHED and (id != "veiviser" or handbook.guide):
            yield Entry("oversikt", id, address("oversikt", id), title, keywords=_OVERVIEW_WORDS.get(id, ()))


def _unique(words: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
