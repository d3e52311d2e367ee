"""Does help come before the parents, where somebody at home may have hurt the child?

What stands in fields gives errors, what stands in wording gives warnings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from handbook.check.markdown import outside_code
from handbook.check.walk import values_in
from handbook.derive.graph import Edge, entries, graph, starts, ways_from
from handbook.derive.suspicion import page_is_about_harm, parents, protectors, suspecting
from handbook.language.norwegian import join
from handbook.language.telling import asks_to_tell_parents, names_parents, nobody_is_suspected
from handbook.model import Agency, Handbook, Needed, Outcome, Purpose, Record, RoleKind, Step, StepContact, Workflow
from handbook.model.walk import Value, walk
from handbook.problem import Place, Problem, error, warning

# What one rings for when one asks for help; «annet» or an appointment is no question about the child's safety.
_ASKING = {Purpose.ACUTE, Purpose.ADVICE, Purpose.REPORT, Purpose.HEALTH}
_NOBODY_ANSWERED = re.compile(
    r"svarer ikke|ikke svar|svarar ikkje|ikkje svar|ingen svar|får ikke (?:tak|kontakt|svar)|får ikkje (?:tak|kontakt)|"
    r"ikke (?:får|får du|får dere|nådd|kommer gjennom|fått)|ikke (?:får )?(?:tak i|kontakt med)|tar ikke telefonen|opptatt|"
    r"har ikke (?:ringt|kontaktet|fått)|er stengt",
    re.IGNORECASE,
)
_NOT_SAID = {
    "id",
    "ubekreftet",
    "spor_hos",
    "kilde",
    "instans",
    "neste",
    "videre_til",
    "foreldre_er_hjelpen",
    "fra",
    "unntak",
}
_CHILD = re.compile(r"\b(?:barn|ungdom|elev|unge|jent|gut|pasient|den det gjelder|1[2-8] år)", re.IGNORECASE)
_FORBIDS = re.compile(
    r"\b(?:ikke|ikkje|aldri|vent med å)\b.{0,40}\b(?:snakk|si|sei|ring|varsle|informer|fortell?|kontakt)\w*\b.{0,40}\b(?:foreld|foresat|føreset|hjem|heim)"
    r"|\b(?:snakk|si|sei|ring|varsle|informer|fortell?|kontakt)\w* (?:ikke|ikkje|aldri)\b.{0,40}\b(?:foreld|foresat|føreset|hjem|heim)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Rule:
    """Help that comes first: which agencies give it, how it is told, and from which steps one may begin."""

    helpers: frozenset[str]
    named: str
    begins: frozenset[str]


def help_before_parents(handbook: Handbook) -> Iterator[Problem]:
    """In a procedure about violence, abuse and their like, and under a warning with «kontakt_for_foreldre», no step
    that informs or meets the parents can be reached before child welfare, the police or one of those agencies has been
    contacted, in a step before it and with an answer, whichever way one comes in or goes on. A step where the parents
    are the help says why."""
    for key, (rule, way) in _before_help(handbook).items():
        step = handbook.steps[key]
        too_early = None if step.parents_are_help else _parents(handbook, step)
        if too_early:
            path = f" Veien dit: {' → '.join(way)}." if len(way) > 1 else ""
            yield error("foreldre-for-hjelp", step.place(*too_early[0]),
                        f"I steget «{step.id}» {too_early[1]} foreldrene uten at {rule.named} er kontaktet først.{path}",
                        "Legg inn et steg med «kontakter:» før dette, eller endre veien hit. "
                        "Er ingen hjemme mistenkt, skriv «foreldre_er_hjelpen:» med grunnen.")  # fmt: skip


def parents_in_the_text(handbook: Handbook) -> Iterator[Problem]:
    """Where help must come before the parents, no text asks for talking with them first: in the steps, around them, in
    the guide, in warnings, on pages about it, and at the agencies that are contacted."""
    for key in _before_help(handbook):
        step = handbook.steps[key]
        if step.parents_are_help or _parents(handbook, step):
            continue  # told as an error, or said
        for value in _said(step):
            yield from _told(step, value, "Skriv «foreldre: informeres» eller «foreldre: deltar» i steget. Da ser kontrollen om hjelpen er kontaktet først. "
                                          "Skal foreldrene ikke vite noe ennå, skriv setningen om.")  # fmt: skip
    hint = "Skriv hvem som kontaktes først, eller når foreldrene kan få vite det: «… når barnevernet har sagt at det er greit»."
    for record, found in _around(handbook):
        for value in found:
            yield from _told(record, value, hint)
    for page in handbook.pages.values():
        if page_is_about_harm(page):
            for number, line in outside_code(page):
                said = asks_to_tell_parents(line)
                if said:
                    place = Place(page.file, number, line.find(said) + 1 if said in line else 1, len(said))
                    yield warning("foreldre-i-teksten", place, f"Her står «{said}», men hjelpen skal være kontaktet først.", hint)  # fmt: skip


def parents_by_name(handbook: Handbook) -> Iterator[Problem]:
    """Parents are a role of that kind: never staff by mistake, and never an agency that one contacts."""
    for role in handbook.settings.roles:
        if role.kind is RoleKind.STAFF and names_parents(role.name):
            yield error("foreldre-uten-slag", role.place("navn"), f"Rollen «{role.name}» er foreldrene, men står som ansatt.",
                        "Legg til «slag: foreldre» under rollen.")  # fmt: skip
    for agency in handbook.agencies.values():
        if names_parents(agency.name):
            yield error("foreldre-som-instans", agency.place("navn"), f"«{agency.name}» er foreldrene, ikke en tjeneste.",
                        "Slett filen. Foreldrene er en rolle i handbok.yml, og steg sier «foreldre: informeres» eller «foreldre: deltar».")  # fmt: skip


def warning_says_who(handbook: Handbook) -> Iterator[Problem]:
    """A warning that tells not to talk with the parents yet says which help comes first."""
    for item in handbook.settings.warnings:
        if not item.contact_before_parents and _FORBIDS.search(item.text):
            yield warning("advarsel-uten-kontakt", item.place("tekst"), f"Advarselen «{item.id}» sier at foreldrene skal vente, men ikke hvem som kontaktes først.",
                          "Legg til «kontakt_for_foreldre:» med barnevernet og politiet. Da passer kontrollen på stegene.")  # fmt: skip


@lru_cache(maxsize=1)
def _before_help(handbook: Handbook) -> dict[str, tuple[_Rule, tuple[str, ...]]]:
    """Every step that can be reached before help has been contacted and has answered, with the rule that says so and
    the shortest way there."""
    ways = graph(handbook)
    found: dict[str, tuple[_Rule, tuple[str, ...]]] = {}
    for rule in _rules(handbook):
        asked = {key for key, step in handbook.steps.items() if any(_asks(handbook, rule, c) for c in step.contacts)}
        reached = ways_from(ways, set(rule.begins), partial(_still_without, asked))
        for key, way in reached.items():
            found.setdefault(key, (rule, way))
    return found


def _rules(handbook: Handbook) -> Iterator[_Rule]:
    ways_in = starts(handbook) | entries(graph(handbook))
    about_harm = frozenset(key for key in ways_in if key.split("/")[0] in suspecting(handbook))
    yield _Rule(protectors(handbook), "barnevernet eller politiet", about_harm)
    for item in handbook.warnings.values():
        if item.contact_before_parents and not item.applies_when:
            names = [handbook.agencies[id].name for id in item.contact_before_parents if id in handbook.agencies]
            under = frozenset(key for key in ways_in if item.id in _shown(handbook, key))
            yield _Rule(frozenset(item.contact_before_parents), join(names, "eller"), under)


def _shown(handbook: Handbook, key: str) -> tuple[str | None, ...]:
    """The warnings that hold at a step: its workflow's, and its own beside it."""
    return (handbook.workflows[key.split("/")[0]].warning, handbook.steps[key].warning)


def _asks(handbook: Handbook, rule: _Rule, contact: StepContact) -> bool:
    """Whether a contact is a question to the help. One to an agency that can't be read or doesn't exist counts: that
    is a problem of its own."""
    return contact.purpose in _ASKING and (contact.agency in rule.helpers or contact.agency not in handbook.agencies)


def _still_without(asked: set[str], edge: Edge) -> bool:
    """Whether one goes on along the edge without help: nobody was asked in the step before, or nobody answered."""
    return edge.source not in asked or bool(edge.outcome and _NOBODY_ANSWERED.search(edge.outcome.condition))


def _parents(handbook: Handbook, step: Step) -> tuple[tuple[str | int, ...], str] | None:
    """Where in the step the parents come in, and what they do; None when they don't."""
    if step.parents:
        return ("foreldre",), step.parents
    them = parents(handbook)
    for key, parties in (
        ("medvirker", step.takes_part),
        ("kan_medvirke", step.may_take_part),
        ("informeres", step.informed),
    ):
        if them & set(parties):  # nobody's «ansvarlig» or «varsle»: that is a rule of its own
            return (key,), "informeres" if key == "informeres" else "møter"
    if step.consent and step.consent.needed is not Needed.NO and not _only_child(step.consent.from_whom):
        return ("samtykke",), "spørres"
    return None


def _only_child(who: str | None) -> bool:
    """Whether it is the child alone who is asked."""
    return bool(
        who and _CHILD.search(who) and not re.search(r"foreld|foresat|føreset|\bmor|\bfar|verge|hjem|heim", who, re.I)
    )


def _said(step: Step) -> Iterator[Value]:
    """The texts of a step that readers act on. That it names the help elsewhere says nothing of what is done first; an
    outcome for when nobody is suspected says so itself."""
    for value in walk(step):
        if isinstance(value.record, Outcome) and nobody_is_suspected(value.record.condition):
            continue
        if isinstance(value.value, str) and value.field.key not in _NOT_SAID:
            yield value


def _around(handbook: Handbook) -> Iterator[tuple[Record, list[Value]]]:
    """Other texts that are read before help has been contacted: of the procedures, their warnings, the answers in the
    guide that lead there, and the agencies contacted there."""
    harmful = [handbook.workflows[id] for id in sorted(suspecting(handbook))]
    for workflow in harmful:
        yield workflow, [v for v in values_in(handbook, workflow) if v.path[0] in ("nar", "hensikt")]
    shown = {id for w in harmful for id in (w.warning, *(s.warning for s in w.steps))}
    for item in handbook.settings.warnings:
        if item.id in shown or item.contact_before_parents:
            yield item, [v for v in walk(item) if v.field.key in ("tekst", "grunn")]
    for question in handbook.guide.questions if handbook.guide else ():
        for answer in question.answers:
            if (answer.workflow or "").split("/")[0] in suspecting(handbook):
                yield answer, [v for v in walk(answer) if v.field.key in ("tekst", "hjelp")]
    for agency in _contacted(handbook, harmful):
        yield (
            agency,
            [v for v in values_in(handbook, agency) if v.path[0] in ("slik_gjor_du", "ha_klart", "hvem_kan_kontakte")],
        )


def _contacted(handbook: Handbook, workflows: list[Workflow]) -> Iterator[Agency]:
    early = _before_help(handbook)
    steps = (s for w in workflows for s in w.steps if f"{w.id}/{s.id}" in early)
    ids = (c.agency for s in steps for c in s.contacts if c.purpose in (Purpose.ADVICE, Purpose.REPORT))
    yield from (handbook.agencies[id] for id in dict.fromkeys(ids) if id in handbook.agencies)


def _told(record: Record, value: Value, hint: str) -> Iterator[Problem]:
    said = asks_to_tell_parents(value.value) if isinstance(value.value, str) else None
    if said:
        yield warning("foreldre-i-teksten", value.record.place(*value.path), f"Her står «{said}», men hjelpen skal være kontaktet først.", hint)  # fmt: skip
