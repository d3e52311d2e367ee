"""Telephone numbers in running text: each is a reference to a contact, so that it is right and can be rung.

What is a number here: what some contact has, in any spelling, and what is written as Norwegians write a number. What is
not: paragraphs, pages, amounts, counts, dates, organisation numbers, addresses on the web; and what is data or a record
of what was read (`_DATA`). A search word may be a number that nobody has any longer: people look for what they know.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from handbook.check.markdown import Words, linked_words
from handbook.check.texts import Text, texts, texts_with
from handbook.hours import ring
from handbook.hours.acute import short_label
from handbook.language.telephone import WORTH, dialled, numbers
from handbook.model import Agency, Contact, Handbook, Page, Thing
from handbook.problem import Problem, error

# A source says what was read that day, so it must not change with the contact.
_DATA = {"id", "kilde", "besok", "post", "nummer", "organisasjonsnummer", "lovdata", "henvisning"}
_NEAR = 300  # characters before a number in which it is said whose it is
_SEARCHED = {"stikkord", "synonymer", "andre_navn", "tidligere_navn", "ord", "fare"}


@dataclass(frozen=True)
class Bare:
    """A number that stands as digits in a text, from `start` to `end`, and what to write instead. `instead` is None
    where no contact has it; `link` is the link in whose words it stands."""

    text: Text
    start: int
    end: int
    instead: str | None
    link: Words | None

    @property
    def written(self) -> str:
        return self.text.text[self.start : self.end]

    @property
    def span(self) -> tuple[int, int]:
        """What `mended` replaces: the number, or the whole link when the number ends its words."""
        whole = self.link and self._words_before is not None
        return (self.link.start, self.link.end) if self.link and whole else (self.start, self.end)

    @property
    def mended(self) -> str | None:
        """The text that belongs in its place: «[Alarmtelefonen](ring:alarmtelefonen/akutt)» for a link whose words end
        with the number, and a reference alone for one that stands by itself, or is all that a link says."""
        if self.instead and self._words_before:
            return f"[{self._words_before}]({self.instead})"
        return self.instead

    @property
    def _words_before(self) -> str | None:
        """The link's words before the number; None where the number doesn't end them."""
        if self.link is None or self.text.text[self.end : self.link.start + 1 + len(self.link.words)].strip(" *_."):
            return None
        return self.text.text[self.link.start + 1 : self.start].strip(" *_:")


def bare_numbers(handbook: Handbook) -> Iterator[Bare]:
    """Every number in a text that isn't a reference, in the order of the files."""
    owners = _owners(handbook)
    for text in texts(handbook, worth=WORTH.search):
        if text.key not in _DATA:
            yield from _in_text(text, owners)


def _in_text(text: Text, owners: Mapping[str, tuple[tuple[Agency, Contact], ...]]) -> Iterator[Bare]:
    links = [link for link in linked_words(text.text) if not link.is_image] if _is_markdown(text) else []
    starts = [link.start for link in links]
    for match in numbers(text.text, owners):
        before = links[bisect_left(starts, match.start()) - 1] if starts else None
        link = before if before and before.start < match.start() < before.end else None
        if link and _target(text.text, link).startswith("ring:"):
            continue  # a rule of its own
        found = owners.get(dialled(match[0]), ())
        if found or text.key not in _SEARCHED:
            yield Bare(text, match.start(), match.end(), _reference(text, match, found), link)


def _is_markdown(text: Text) -> bool:
    return text.key == "tekst" and isinstance(text.top, Page)


def _target(line: str, link: Words) -> str:
    return line[link.start : link.end].rpartition("](")[2].rstrip(")")


@lru_cache(maxsize=1)
def _owners(handbook: Handbook) -> Mapping[str, tuple[tuple[Agency, Contact], ...]]:
    """Dialled number → the contacts that have it."""
    found: defaultdict[str, list[tuple[Agency, Contact]]] = defaultdict(list)
    for agency in handbook.agencies.values():
        for contact in agency.contacts:
            for number in filter(None, (contact.phone, contact.sms)):
                found[number.dialled].append((agency, contact))
    return {number: tuple(owners) for number, owners in found.items()}


def _reference(text: Text, match: re.Match[str], owners: tuple[tuple[Agency, Contact], ...]) -> str | None:
    """The reference to type: the agency that the text names last before the number, else the one whose file it is, else
    the first that has it."""
    before = text.text[max(0, match.start() - _NEAR) : match.start()].casefold()

    def rank(owner: tuple[Agency, Contact]) -> tuple[int, bool, str]:
        agency, _ = owner
        names = (short_label(agency), agency.name, *agency.other_names)
        return -max(before.rfind(name.casefold()) for name in names), agency is not text.top, agency.id

    references = (ring.to_contact(agency, contact) for agency, contact in sorted(owners, key=rank))
    return next(filter(None, references), None)


def bare_number(handbook: Handbook) -> Iterator[Problem]:
    """No number stands as digits in a text: it is a reference to a contact, so that it can be rung and never is old."""
    whole = handbook.known.get(Thing.AGENCY, frozenset()) <= handbook.agencies.keys()
    for bare in bare_numbers(handbook):
        place = bare.text.at(bare.start, bare.end - bare.start)
        if bare.mended:
            yield error("nummer-i-teksten", place, f"Nummeret {bare.written} står som tall i teksten. Da kan det ikke trykkes på, og det blir stående når nummeret endres.",
                        f"Skriv {bare.mended}{' i stedet for hele lenken' if bare.link else ''}. «python3 build.py fix numbers» retter alle.")  # fmt: skip
        elif whole:  # a contact in a file with a mistake in it may have the number
            yield error("nummer-uten-eier", place, f"{bare.written} er ikke nummeret til noen instans i håndboka.",
                        "Skriv nummeret i «kontakt:» hos instansen det tilhører, og vis til det med ring: i teksten. Er det gammelt, slett det.")  # fmt: skip


def number_as_label(handbook: Handbook) -> Iterator[Problem]:
    """The words of a link to a number say whose it is, and never a number, which would stay when the contact's changes."""
    owners = _owners(handbook)
    for text in texts_with(handbook, ("](ring:",)):
        for link in linked_words(text.text) if _is_markdown(text) else ():
            target = _target(text.text, link)
            if target.startswith("ring:") and any(True for _ in numbers(link.words, owners)):
                yield error("nummer-som-lenketekst", text.at(link.start + 1, len(link.words)), f"Teksten i lenken, «{link.words}», er selv et nummer.",
                            f"Skriv bare {target}, eller hvem det er i klammene: [Politiet]({target}). Nummeret kommer av seg selv.")  # fmt: skip


def unknown_reference(handbook: Handbook) -> Iterator[Problem]:
    """A reference to a number names an agency, and a purpose for which the agency has a telephone."""
    for text in texts(handbook, worth=ring.may_refer):
        for reference in ring.references(text.text) if text.key not in _DATA - {"kilde"} else ():
            problem = _unknown(handbook, reference)
            if problem:
                code, message, hint = problem
                about = None if reference.agency in handbook.agencies else (Thing.AGENCY, reference.agency)
                yield error(code, text.at(reference.start, reference.end - reference.start), message, hint, about)


def _unknown(handbook: Handbook, reference: ring.Reference) -> tuple[str, str, str] | None:
    written = reference.written
    agency = handbook.agencies.get(reference.agency)
    if agency is None:
        if reference.agency in handbook.known.get(Thing.AGENCY, ()):
            return None
        return "ukjent-nummer", f"«{written}» viser til en instans som ikke finnes.", _nearest(handbook, reference)
    if ring.contact_of(handbook, reference):
        return None
    offered = ring.offered(agency)
    wanted = f"ring:{reference.agency}/{reference.purpose}"
    if written not in offered and wanted in offered:
        return "ukjent-nummer", f"«{written}» er skrevet med stor bokstav.", f"Skriv {wanted}."
    if not offered or ring.has_contact(agency, reference.purpose):
        others = f" Eller vis til et annet nummer: {', '.join(offered)}." if offered else ""
        return ("kontakt-uten-nummer", f"«{written}» viser til en kontakt uten telefonnummer.",
                f"Skriv «telefon:» i kontakten i agencies/{agency.id}.yml.{others}")  # fmt: skip
    close = get_close_matches(wanted, offered, 1, 0.8) if reference.purpose else []
    lacks = (
        f"{agency.name} har ikke noe nummer til «{reference.purpose}»"
        if reference.purpose
        else "det mangler hva nummeret brukes til"
    )
    return "ukjent-nummer", f"«{written}» viser ikke til noe: {lacks}.", f"Skriv {' eller '.join(close or offered)}."


def _nearest(handbook: Handbook, reference: ring.Reference) -> str:
    """The agency that was meant, with the purpose where that is right."""
    close = get_close_matches(reference.agency, sorted(handbook.agencies), 1, 0.75)
    if not close:
        return "Skriv ring:, id-en til instansen, skråstrek og hva nummeret brukes til, for eksempel ring:politi/akutt."
    offered = ring.offered(handbook.agencies[close[0]])
    wanted = f"ring:{close[0]}/{reference.purpose}"
    return f"Mente du «{wanted if wanted in offered or not offered else offered[0]}»?"
