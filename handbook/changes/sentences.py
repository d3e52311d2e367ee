"""A difference as a Norwegian sentence: «Barnevernvakta: nytt nummer for akutt fare, 900 53 304 → 35 98 62 00.»

Each of the fields that readers ask about has a phrase of its own; the rest are told with the field's label, which says
where on the page to look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from handbook import model
from handbook.changes.compare import Difference, Node, Sort, is_step
from handbook.changes.statements import TEXT, Leaf, Statements, Subject, section_of_kind
from handbook.language import norwegian
from handbook.model import Thing
from handbook.model.settings import Warning


class Phrase(NamedTuple):
    """`what` happened, in words without the value that no longer holds; `whole` is the sentence with both."""

    what: str
    whole: str


class Case(NamedTuple):
    """A difference with what its phrase is made of: the names, and the values in words."""

    difference: Difference
    about: str
    was: str
    now: str


def about(subject: Subject, told: Statements) -> str:
    """A subject at the head of a sentence: «Barnevernvakta», «Henvisning til PPT, steg 3»."""
    if not is_step(subject):
        return subject.title
    parent = told.get(subject.parent)
    return f"{parent.title if parent else subject.parent}, steg {subject.number}"


def phrase(difference: Difference, told: Statements) -> Phrase:
    """The sentence of a difference; `told` are the statements its subject is from."""
    case = Case(difference, about(difference.subject, told), _joined(difference.was), _joined(difference.now))
    if difference.sort is Sort.THING:
        return _thing(case, told)
    if difference.sort is Sort.ORDER:
        where = "stegene" if difference.key == "steg" else f"punktene under «{_label(difference)}»"
        return _plain(case, f"rekkefølgen på {where} er endret")
    made = difference.made
    own = _BLOCKS if difference.sort is Sort.BLOCK else _VALUES
    known = own.get((made, difference.key)) if made else None
    if difference.field in _CALLED and difference.was and difference.now:
        known = _name
    if known is None and difference.sort is Sort.VALUE and difference.key in _ANYWHERE:
        known = _ANYWHERE[difference.key]
    return (known or (_any_block if difference.sort is Sort.BLOCK else _any_value))(case)


def _thing(case: Case, told: Statements) -> Phrase:
    difference, subject = case.difference, case.difference.subject
    gone = difference.new is None
    section = section_of_kind(subject.kind)
    noun = (section.title if section else subject.kind).lower()
    parent = told.get(subject.parent)
    if is_step(subject) and parent:
        what = (
            f"steg {subject.number}, «{subject.title}», er tatt bort"
            if gone
            else f"nytt steg {subject.number}, «{subject.title}»"
        )
        return Phrase(what, f"{parent.title}: {what}.")
    if gone:
        return Phrase("er tatt ut av håndboka", f"{_quoted_name(subject)} er tatt ut av håndboka.")
    new = "nytt" if noun in _NEUTER else "ny"
    return Phrase(f"{new} {noun}", f"{norwegian.sentence(new)} {noun}: {subject.title}.")


_NEUTER = ("skjema", "tiltak", "ord", "spørsmål", "nivå", "arbeidssted", "tema", "distrikt", "møte")


def _quoted_name(subject: Subject) -> str:
    return subject.title if subject.title.endswith("»") or subject.kind == Thing.AGENCY else f"«{subject.title}»"


def _plain(case: Case, what: str, tail: str = "") -> Phrase:
    return Phrase(what, f"{case.about}: {_ended(what + tail)}")


# ── Values ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _any_value(case: Case) -> Phrase:
    label = _label(case.difference)
    was, now = _set_apart(case.was, case.now)
    if not was:
        return _plain(case, f"nytt under «{label}»: {now}")
    if not now:
        return _plain(case, f"noe er tatt bort under «{label}»", f": {was}")
    return _plain(case, f"endret under «{label}»: {now}", f", før {was}")


def _set_apart(*texts: str) -> Iterator[str]:
    """Sentences that somebody wrote, in quotation marks; names and numbers as they are."""
    sentences = any(len(text.split()) > _NAME or text.endswith(".") for text in texts)
    return (f"«{text}»" if text and sentences and "«" not in text else text for text in texts)


_NAME = 4  # words that are a name still


def _phone(case: Case, what: str) -> Phrase:
    if not case.was:
        return _plain(case, f"nytt nummer {what}, {case.now}")
    if not case.now:
        return _plain(case, f"nummeret {what} er tatt bort", f". {case.was} gjelder ikke lenger")
    return Phrase(f"nytt nummer {what}, {case.now}", f"{case.about}: nytt nummer {what}, {case.was} → {case.now}.")


def _hours(case: Case) -> Phrase:
    what = f"{_for(case.difference)}: " if _for(case.difference) else ""
    if not case.now:
        return _plain(case, f"tidene {_for(case.difference)} er ikke kjent lenger", f". Før: {case.was}")
    return _plain(case, f"nye tider {what}{case.now}", f". Før: {case.was or 'ikke kjent'}")


def _otherwise(case: Case) -> Phrase:
    if not case.now:
        return _plain(case, "ingen står lenger oppført som svarer ellers", f". Før: {case.was}")
    return _plain(case, f"ellers svarer {case.now}", f", ikke {case.was}" if case.was else "")


def _name(case: Case) -> Phrase:
    if is_step(case.difference.subject):
        return _plain(case, f"steget heter nå «{case.now}»", f", før «{case.was}»")
    return Phrase(f"heter nå {case.now}", f"{case.was} heter nå {case.now}.")


def _within(case: Case) -> Phrase:
    if not case.was:
        return _plain(case, f"ny frist, {case.now}")
    if not case.now:
        return _plain(case, "fristen er tatt bort", f". Før: {case.was}")
    was, now = case.was.split(), case.now.split()
    short = (
        was[0]
        if len(was) == len(now) == 2 and was[0].isdecimal() and now[0].isdecimal() and _stem(was[1]) == _stem(now[1])
        else case.was
    )
    return _plain(case, f"fristen er {case.now}", f", før {short}")


def _stem(unit: str) -> str:
    return unit[:3]


def _counted_from(case: Case) -> Phrase:
    if not case.now:
        return _plain(case, "fristen sier ikke lenger hva den regnes fra", f". Før: {case.was}")
    return _plain(case, f"fristen regnes fra {_quoted(case.now)}", f", før fra {_quoted(case.was)}" if case.was else "")


def _responsible(case: Case) -> Phrase:
    where = _inside(case)
    if case.was and case.now:
        what = f"{case.now} er ansvarlig for {where}"
        return Phrase(what, f"{case.was} er ikke lenger ansvarlig for {where}; det er {_small(case.now)}.")
    if case.now:
        what = f"{case.now} er også ansvarlig for {where}"
        return Phrase(what, f"{what}.")
    what = f"{case.was} er ikke lenger ansvarlig for {where}"
    return Phrase(f"færre er ansvarlige for {where}", f"{what}.")


def _part(takes: str, never: str) -> Callable[[Case], Phrase]:
    """Who takes part, and who no longer does."""

    def told(case: Case) -> Phrase:
        where = _inside(case)
        come = f"{case.now} {takes} {where}" if case.now else ""
        gone = f"{case.was} {never} {where}" if case.was else ""
        whole = ". ".join(filter(None, (come, gone)))
        return Phrase(come or gone, f"{whole}.")

    return told


def _warning(case: Case) -> Phrase:
    if not case.now:
        return _plain(case, "advarselen er tatt bort", f": {case.was}")
    return _plain(case, f"ny advarsel: {case.now}", f" Før: {case.was}" if case.was else "")


def _urgency(case: Case) -> Phrase:
    return _plain(case, f"hastegraden er {case.now}", f", før {case.was}")


def _next(case: Case) -> Phrase:
    if not case.now:
        return _plain(case, "den ene veien videre er tatt bort", f". Før: {case.was}")
    return _plain(
        case, f"veien videre går til {_quoted(case.now)}", f", før til {_quoted(case.was)}" if case.was else ""
    )


def _outcome(case: Case) -> Phrase:
    condition = _of(case.difference.new, "hvis") or _of(case.difference.old, "hvis")
    if not case.now or not case.was:
        return _any_value(case)
    return _plain(case, f"«{condition}» fører til {_quoted(case.now)}", f", før til {_quoted(case.was)}")


def _consent(case: Case) -> Phrase:
    return _plain(case, f"samtykke trengs: {case.now}", f", før {case.was}")


def _referral(case: Case) -> Phrase:
    return _plain(case, f"henvisning trengs: {case.now}", f", før {case.was}")


def _doubt(case: Case) -> Phrase:
    where = _for(case.difference)
    of = f"opplysningene {where}".strip()
    if not case.now:
        return _plain(case, f"{of} er bekreftet")
    if not case.was:
        return _plain(case, f"{of} er ikke lenger bekreftet. {case.now}")
    return _any_value(case)


def _purposes(case: Case) -> Phrase:
    number = _of(case.difference.new, "telefon") or _of(case.difference.new, "epost") or "kontaktpunktet"
    now = f"{number} brukes nå også til {_list(case.difference.now)}" if case.now else ""
    was = f"{number} brukes ikke lenger til {_list(case.difference.was)}" if case.was else ""
    return _plain(case, ". ".join(filter(None, (now, norwegian.sentence(was)))) if now else was)


def _warning_text(case: Case) -> Phrase:
    return Phrase(f"en fast advarsel lyder nå: {case.now}", f"En fast advarsel lyder nå: {case.now} Før: {case.was}")


_VALUES: Mapping[tuple[type, str], Callable[[Case], Phrase]] = {
    (model.Contact, "telefon"): lambda case: _phone(case, _for(case.difference)),
    (model.Contact, "sms"): lambda case: _phone(case, "for SMS"),
    (model.Municipality, "telefon"): lambda case: _phone(case, "til sentralbordet"),
    (model.Contact, "tider"): _hours,
    (model.Contact, "ellers"): _otherwise,
    (model.Contact, "brukes_til"): _purposes,
    (model.Receiving, "svarer_innen"): _within,
    (model.Workflow, "advarsel"): _warning,
    (model.Workflow, "hastegrad"): _urgency,
    (model.Step, "advarsel"): _warning,
    (model.Step, "ansvarlig"): _responsible,
    (model.Step, "medvirker"): _part("medvirker nå i", "medvirker ikke lenger i"),
    (model.Step, "kan_medvirke"): _part("kan nå medvirke i", "står ikke lenger som en som kan medvirke i"),
    (model.Step, "informeres"): _part("skal nå få vite om", "skal ikke lenger få vite om"),
    (model.Step, "neste"): _next,
    (model.Outcome, "videre_til"): _outcome,
    (model.Outcome, "niva"): _outcome,
    (model.Consent, "kreves"): _consent,
    (model.Referral, "kreves"): _referral,
    (Warning, "tekst"): _warning_text,
}
_ANYWHERE: Mapping[str, Callable[[Case], Phrase]] = {"innen": _within, "fra": _counted_from, "ubekreftet": _doubt}
_CALLED = ("navn", "tittel", "ord")  # of a subject itself


# ── Blocks that came or went ───────────────────────────────────────────────────────────────────────────────────────


def _any_block(case: Case) -> Phrase:
    label = _label(case.difference)
    node = case.difference.new or case.difference.old
    shown = _shown(node)
    if case.difference.new is None:
        return _plain(case, f"noe er tatt bort under «{label}»", f": {shown}")
    return _plain(case, f"nytt under «{label}»: {shown}")


def _contact(case: Case) -> Phrase:
    node = case.difference.new or case.difference.old
    reached = next(
        (words for key in ("telefon", "sms", "epost", "nett", "besok", "post") if (words := _of(node, key))), ""
    )
    what = f"kontaktpunkt {_purpose_words(node)}".strip()
    if case.difference.new is None:
        return _plain(case, f"et {what} er tatt bort", f". {reached} gjelder ikke lenger" if reached else "")
    return _plain(case, f"nytt {what}: {reached}" if reached else f"nytt {what}")


def _deadline(case: Case) -> Phrase:
    node = case.difference.new or case.difference.old
    within, event = _of(node, "innen"), _of(node, "fra")
    words = ", ".join(filter(None, (within, f"regnet fra {_quoted(event)}" if event else "")))
    words = words or norwegian.join([leaf.words for leaf in _leaves(node, "hjemmel")])
    if case.difference.new is None:
        return _plain(case, "fristen er tatt bort", f". Før: {words}")
    return _plain(case, f"ny frist: {words}")


def _step_contact(case: Case) -> Phrase:
    node = case.difference.new or case.difference.old
    who, where = f"{_of(node, 'instans')} ({_of(node, 'brukes_til')})", _inside(case)
    if case.difference.new is None:
        return Phrase(f"{who} skal ikke lenger kontaktes i {where}", f"{who} skal ikke lenger kontaktes i {where}.")
    return Phrase(f"{who} skal kontaktes i {where}", f"{who} skal nå kontaktes i {where}.")


def _way_on(case: Case) -> Phrase:
    node = case.difference.new or case.difference.old
    to = _of(node, "videre_til") or _of(node, "niva")
    leads = f", som fører til {_quoted(to)}" if to else ""
    if case.difference.new is None:
        return _plain(case, f"veien videre «{_of(node, 'hvis')}» er tatt bort", leads)
    return _plain(case, f"ny vei videre, «{_of(node, 'hvis')}»{leads}")


def _passage(case: Case) -> Phrase:
    node = case.difference.new or case.difference.old
    title = _of(node, "tittel")
    under = f"delen «{title}»" if title else "innledningen"
    return _plain(case, f"{under} er tatt bort" if case.difference.new is None else f"{under} er ny")


_BLOCKS: Mapping[tuple[type, str], Callable[[Case], Phrase]] = {
    (model.Agency, "kontakt"): _contact,
    (model.Step, "frist"): _deadline,
    (model.Step, "kontakter"): _step_contact,
    (model.Step, "utfall"): _way_on,
    (model.Page, TEXT): _passage,
}


# ── Words ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _joined(leaves: Sequence[Leaf]) -> str:
    return norwegian.join([leaf.words for leaf in leaves])


def _list(leaves: Sequence[Leaf]) -> str:
    return norwegian.join([f"«{leaf.words}»" for leaf in leaves])


def _label(difference: Difference) -> str:
    if difference.made is model.Page and difference.key == TEXT:
        return _of(difference.new, "tittel") or _of(difference.old, "tittel") or "innledningen"
    section = section_of_kind(difference.subject.kind)
    labels = []
    for key in difference.field.split("/"):
        field = section.by_key.get(key) if section else None
        labels.append(field.label if field else key)
        section = field.block if field else None
    return ": ".join(labels)


def _for(difference: Difference) -> str:
    """«for råd og melding»: what the contact around a value is for."""
    return _purpose_words(difference.new or difference.old)


def _purpose_words(node: Mapping[str | int, Node | Leaf] | None) -> str:
    words = [leaf.value for leaf in _leaves(node, "brukes_til")]
    return f"for {norwegian.join(words)}" if words else ""


def _leaves(node: Mapping[str | int, Node | Leaf] | None, key: str) -> list[Leaf]:
    found = node.get(key) if node else None
    if isinstance(found, Leaf):
        return [found]
    return [leaf for leaf in found.values() if isinstance(leaf, Leaf)] if found else []


def _of(node: Mapping[str | int, Node | Leaf] | None, key: str) -> str:
    found = node.get(key) if node else None
    return found.words if isinstance(found, Leaf) else ""


def _shown(node: Mapping[str | int, Node | Leaf] | Leaf | None) -> str:
    """The words of a block, the first of them that say most."""
    if isinstance(node, Leaf):
        return node.words
    return "; ".join(filter(None, map(_shown, node.values()))) if node else ""


def _inside(case: Case) -> str:
    """Where a step is, in the middle of a sentence: «Henvisning til PPT, steg 3»."""
    return f"«{case.about}»" if not is_step(case.difference.subject) else case.about


def _quoted(text: str) -> str:
    return text if text.startswith("«") else f"«{text}»"


def _small(name: str) -> str:
    """A role in the middle of a sentence; an agency keeps its name, and so does an abbreviation."""
    first = name.split()[0]
    return norwegian.lower_first(name) if first[1:].islower() else name


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", ":", ".»")) else f"{text}."
