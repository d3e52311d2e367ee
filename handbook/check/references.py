"""Does everything that is referred to exist, and is everything that exists referred to?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from handbook.check.citations import former
from handbook.check.doubles import copies
from handbook.check.markdown import linked_words, targets
from handbook.check.texts import texts, texts_with
from handbook.check.walk import values
from handbook.derive.attachments import attached
from handbook.dictionary.field import Ref
from handbook.hours import ring
from handbook.language.norwegian import sentence
from handbook.model import Handbook, Outcome, Page, Step, Thing, Workflow
from handbook.model.sources import FOLDERS, PAGES
from handbook.model.things import BY_LINK, LINKED
from handbook.model.walk import Value
from handbook.problem import Problem, error, warning
from handbook.read.source import read_text

MOST_CHOICES = 12  # that a hint lists
_LONGEST = 100  # characters of what may be a misspelt id


def unknown(handbook: Handbook) -> Iterator[Problem]:
    """Every agency, role, step, workflow, form, paragraph, deadline, word, level, theme and district exists."""
    for value in values(handbook):
        if isinstance(value.kind, Ref) and not _exists(handbook, value):
            yield _unknown(handbook, value, value.kind)


def _exists(handbook: Handbook, value: Value) -> bool:
    assert isinstance(value.kind, Ref)
    for target in value.kind.targets:
        if value.value in handbook.known.get(target, ()):
            return True
    return "steg" in value.kind.targets and value.value in _steps_here(value)


def _steps_here(value: Value) -> frozenset[str]:
    return frozenset(step.id for step in value.top.steps) if isinstance(value.top, Workflow) else frozenset()


def _candidates(handbook: Handbook, value: Value) -> set[str]:
    assert isinstance(value.kind, Ref)
    found: set[str] = set().union(*(handbook.known.get(target, ()) for target in value.kind.targets))
    return found | _steps_here(value) if "steg" in value.kind.targets else found


def _unknown(handbook: Handbook, value: Value, kind: Ref) -> Problem:
    if kind.targets == ("paragraf",) and value.value in former(handbook).by_id:
        entry = former(handbook).by_id[value.value]
        return error("utgatt-paragraf", value.record.place(*value.path), f"«{entry.citation}» gjelder ikke lenger.",
                     f"Skriv {', '.join(entry.replaced_by)}. {entry.remark or ''}".strip())  # fmt: skip
    target = _meant(value, kind)
    there = sorted(_candidates(handbook, value))
    close = _close(value.value, there)
    choice = f": {', '.join(there)}" if len(kind.targets) == 1 and 0 < len(there) <= MOST_CHOICES else ""
    several = _several(value.value, there) if value.field.key == "ansvarlig" else None
    if several:
        hint = f"Skriv «ansvarlig: [{', '.join(several)}]», og «ansvarlig_er: en av» eller «ansvarlig_er: alle»."
        return error(
            f"ukjent-{target}",
            value.record.place(*value.path),
            f"«{value.value}» er flere.",
            hint,
            (target, value.value),
        )
    hint = f"Mente du «{close[0]}»?" if close else f"Verdien må være {kind.noun}{choice}."
    if target == Thing.STEP and not close and isinstance(value.top, Workflow):
        hint = (
            f"Stegene her er {', '.join(dict.fromkeys(step.id for step in value.top.steps))}. Eller skriv en prosedyre."
        )
    named = "rollen eller instansen" if kind.targets == ("rolle", "instans") else Thing(target).the
    message = f"{_who(value)} viser til {named} «{value.value}», som ikke finnes."
    # A step is named after the procedure where the reference stands; outside procedures there is none.
    here = value.top.id if isinstance(value.top, Workflow) else ""
    where = f"{here}/" if target == Thing.STEP else ""
    return error(f"ukjent-{target}", value.record.place(*value.path), message, hint, (target, where + value.value))


def _close(written: str, there: list[str]) -> list[str]:
    """The id that was most likely meant, or none: never one that only drops or adds a word, for «leder» isn't
    «ppt-leder»."""
    if len(written) > _LONGEST:  # no id, and long to compare with all there are
        return []
    there = [id for id in there if _numbers(id) == _numbers(written)]  # another paragraph is never what was meant
    same = [id for id in there if _words(id) == _words(written) and _words(id)]
    near = get_close_matches(written, there, 3, 0.75)  # «barnevern» is not «barnehage»
    return (same + [id for id in near if not (_words(id) < _words(written) or _words(id) > _words(written))])[:1]


def _numbers(id: str) -> list[str]:
    return re.findall(r"\d+", id)


def _several(written: str, there: list[str]) -> list[str] | None:
    """The ids in a text that names several: «leder og styrer»."""
    parts = [part.strip() for part in re.split(r" og | eller |/|,|\+|&", written)]
    return parts if len(parts) > 1 and set(parts) <= set(there) else None


def _words(id: str) -> frozenset[str]:
    return frozenset(word for word in re.split(r"[^a-zæøå0-9]+", id) if len(word) > 2)


def _meant(value: Value, kind: Ref) -> str:
    """Where several kinds of things may stand, the one that the person most likely had in mind."""
    if kind.targets == ("rolle", "instans"):
        return "instans"
    return "prosedyre" if value.field.key == "prosedyre" else kind.targets[0]


def _who(value: Value) -> str:
    if isinstance(value.record, Step):
        return f"Steget «{value.record.id}»"
    if isinstance(value.record, Outcome):
        return f"Utfallet «{value.record.condition}»"
    return f"Feltet «{value.field.key}»"


def unused(handbook: Handbook) -> Iterator[Problem]:
    """An agency, form or paragraph that nothing refers to is a warning: forgotten, or no longer needed?"""
    used: dict[str, set[str]] = {Thing.AGENCY: set(), Thing.FORM: set(), Thing.PARAGRAPH: set()}
    for value in values(handbook):
        if isinstance(value.kind, Ref):
            for target in value.kind.targets:
                used.setdefault(target, set()).add(value.value)
    for page in handbook.pages.values():
        for target, id in page_links(page):
            used.setdefault(BY_LINK[target], set()).add(id)
    for text in texts(handbook, worth=ring.may_refer):
        named = {reference.agency for reference in ring.references(text.text)}
        used[Thing.AGENCY] |= {id for id in named if handbook.agencies.get(id) is not text.top}
    for target, ids in used.items():
        ids |= (handbook.known.get(target, frozenset()) - ids) & _mentioned(handbook)
    for thing, records, hint in (
        (Thing.AGENCY, handbook.agencies, "Skal den med i en prosedyre, et møte eller et tiltak?"),
        (Thing.FORM, handbook.forms, "Er det glemt i et steg, eller kan det slettes?"),
        (Thing.PARAGRAPH, handbook.paragraphs, "Vis til den der den gjelder, eller slett den."),
    ):
        for id, record in records.items():
            if id not in used[thing] and not (thing == Thing.AGENCY and id in copies(handbook)):
                message = f"{sentence(thing.the)} «{id}» er ikke i bruk noe sted."
                yield warning(f"ubrukt-{thing}", record.place(), message, hint, (thing, id))


@lru_cache(maxsize=1)
def _mentioned(handbook: Handbook) -> frozenset[str]:
    """The words in files that are left out for their mistakes: mended, they will refer to what they name."""
    folders = (*FOLDERS.values(), PAGES)
    held = {source.section.thing or "": source.held(handbook) for source in folders}
    names = {id for thing, records in held.items() for id in handbook.known.get(thing, frozenset()) - records.keys()}
    roots = [handbook.root / folder for folder in ("agencies", "workflows", "content") if names]
    files = [path for root in roots for path in root.rglob("*.*") if path.stem in names]
    return frozenset(word for path in files for word in _WORD.findall(read_text(path, path.name)[0]))


def attachment(handbook: Handbook) -> Iterator[Problem]:
    """The document of a form lies beside it in content/skjema, and is named without folders."""
    for form in handbook.forms.values():
        if form.file and not attached(handbook.root, form.file):
            yield error("ukjent-vedlegg", form.place("fil"), f"Feltet «fil» viser til «{form.file}», som ikke finnes i mappa content/skjema.",
                        "Legg filen der, og skriv bare navnet på den, for eksempel «fil: samtykke.docx».")  # fmt: skip


_WORD = re.compile(r"[a-z0-9-]+")
_BY_ID = re.compile(f"({'|'.join(thing.link for thing in LINKED)}):(.+)")


def page_links(page: Page) -> list[tuple[str, str]]:
    """The links by id in a Markdown page: («instans», «barnevernvakt») …"""
    found = (_BY_ID.fullmatch(target.text) for target in targets(page))
    return [(match[1], match[2]) for match in found if match]


def link_in_page(handbook: Handbook) -> Iterator[Problem]:
    """Every link in Markdown leads to something in the handbook, by id, or to a whole https address."""
    for page in handbook.pages.values():
        for target in targets(page):
            problem = _link(handbook, target.text)
            if problem:
                by_id = _BY_ID.fullmatch(target.text)
                yield error("ukjent-lenke", target.place, *problem, by_id and (BY_LINK[by_id[1]], by_id[2]))


def link_in_yaml(handbook: Handbook) -> Iterator[Problem]:
    """A link stands in a page: text in YAML is shown as it is written, brackets and all."""
    for text in texts_with(handbook, ("](",)):
        for link in linked_words(text.text) if text.key != "tekst" or not isinstance(text.top, Page) else ():
            yield warning("lenke-i-yaml", text.at(link.start, link.end - link.start), "Lenker virker bare på sidene (.md), ikke i YAML-filene.",
                          f"Skriv bare teksten: {_as_text(text.text[link.start : link.end], link.words)}")  # fmt: skip


def _as_text(written: str, words: str) -> str:
    """A link as it is written in YAML: its words, and the reference where it was one to a number."""
    found = next(ring.references(written.rpartition("](")[2]), None)
    return f"{words} {found.written}" if found else words


def _link(handbook: Handbook, target: str) -> tuple[str, str] | None:
    match = _BY_ID.fullmatch(target)
    if target.startswith(f"{ring.SCHEME}:"):
        return None  # a rule of its own, in `phones`
    if match and "#" in target:
        whole = target.partition("#")[0]
        return (f"Lenken «{target}» går til et sted inne på en side. Det går ikke.", f"Lenk til hele siden: {whole}")
    if target.startswith("#"):
        return (f"Lenken «{target}» går til et sted inne på en side. Det går ikke.",
                f"Lenk til en hel side, for eksempel prosedyre:{handbook.settings.acute.workflow}.")  # fmt: skip
    if match:
        thing = BY_LINK[match[1]]
        kinds = (thing, Thing.STEP) if thing is Thing.WORKFLOW else (thing,)
        if any(match[2] in handbook.known.get(kind, ()) for kind in kinds):
            return None
        known = {id for kind in kinds for id in handbook.known.get(kind, ())}
        close = _close(match[2], sorted(known))
        return (
            f"Lenken «{target}» fører ikke til noe.",
            f"Mente du «{match[1]}:{close[0]}»?"
            if close
            else "Rett det som står etter kolonet, eller skriv teksten uten lenke.",
        )
    if re.match(r"https://[^\s.]+\.[^\s]+", target):
        return None
    if target.startswith("http://"):
        return (f"Lenken «{target}» er ikke sikker.", f"Skriv https:// i stedet: https{target[4:]}")
    if target.startswith("tel:"):
        return (
            "Lenken er selv et telefonnummer, og blir stående når nummeret endres.",
            "Vis til nummeret i stedet, for eksempel ring:politi/akutt.",
        )
    return (f"Lenken «{target}» fører ikke til noe.",
            "Skriv for eksempel instans:barnevernvakt, prosedyre:akutt-fare, side:meldeplikt, eller en hel adresse med https://.")  # fmt: skip
