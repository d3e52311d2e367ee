"""Does everything that is referred to exist, and is everything that exists referred to?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from handbook.check.texts import lines
from handbook.check.walk import Value, values
from handbook.model import Handbook, Outcome, Step, Workflow
from handbook.problem import Problem, error, warning
from handbook.read.kinds import Ref

_DEFINITE = {
    "instans": "instansen", "prosedyre": "prosedyren", "skjema": "skjemaet", "paragraf": "paragrafen",
    "lovfrist": "lovfristen", "rolle": "rollen", "niva": "nivået", "tema": "temaet", "advarsel": "advarselen",
    "arbeidssted": "arbeidsstedet", "distrikt": "distriktet", "ord": "ordet", "sporsmal": "spørsmålet",
    "steg": "steget",
}  # fmt: skip


def unknown(handbook: Handbook) -> Iterator[Problem]:
    """Every agency, role, step, workflow, form, paragraph, deadline, word, level, theme and district exists."""
    for value in values(handbook):
        if isinstance(value.kind, Ref) and not _exists(handbook, value):
            yield _unknown(handbook, value, value.kind)


def _exists(handbook: Handbook, value: Value) -> bool:
    assert isinstance(value.kind, Ref)
    known = (handbook.known.get(target, frozenset()) for target in value.kind.targets)
    return any(value.value in ids for ids in known) or value.value in _candidates(handbook, value)


def _candidates(handbook: Handbook, value: Value) -> set[str]:
    assert isinstance(value.kind, Ref)
    found: set[str] = set().union(*(handbook.known.get(target, ()) for target in value.kind.targets))
    if "steg" in value.kind.targets and isinstance(value.top, Workflow):
        found |= {step.id for step in value.top.steps}
    return found


def _unknown(handbook: Handbook, value: Value, kind: Ref) -> Problem:
    target = "instans" if kind.targets == ("rolle", "instans") else kind.targets[0]
    close = get_close_matches(value.value, sorted(_candidates(handbook, value)), 1, 0.6)
    hint = f"Mente du «{close[0]}»?" if close else f"Verdien må være {kind.noun}."
    message = f"{_who(value)} viser til {_DEFINITE[target]} «{value.value}», som ikke finnes."
    return error(f"ukjent-{target}", value.record.place(*value.path), message, hint)


def _who(value: Value) -> str:
    if isinstance(value.record, Step):
        return f"Steget «{value.record.id}»"
    if isinstance(value.record, Outcome):
        return f"Utfallet «{value.record.condition}»"
    return f"Feltet «{value.field.key}»"


def unused(handbook: Handbook) -> Iterator[Problem]:
    """An agency, form or paragraph that nothing refers to is a warning: forgotten, or no longer needed?"""
    used: dict[str, set[str]] = {"instans": set(), "skjema": set(), "paragraf": set()}
    for value in values(handbook):
        if isinstance(value.kind, Ref):
            for target in value.kind.targets:
                used.setdefault(target, set()).add(value.value)
    for page in handbook.pages.values():
        for target, id in page_links(page.body):
            used.setdefault({"lov": "paragraf"}.get(target, target), set()).add(id)
    yield from _unused("instans", "Instansen", used["instans"], handbook.agencies.values(),
                       "Skal den med i en prosedyre, et møte eller et tiltak?")  # fmt: skip
    yield from _unused(
        "skjema", "Skjemaet", used["skjema"], handbook.forms.values(), "Er det glemt i et steg, eller kan det slettes?"
    )
    yield from _unused("paragraf", "Paragrafen", used["paragraf"], handbook.paragraphs.values(),
                       "Vis til den der den gjelder, eller slett den.")  # fmt: skip


def _unused(kind: str, noun: str, used: set[str], records: Iterable, hint: str) -> Iterator[Problem]:  # type: ignore[type-arg]
    for record in records:
        if record.id not in used:
            yield warning(f"ubrukt-{kind}", record.place(), f"{noun} «{record.id}» er ikke i bruk noe sted.", hint)


def attachment(handbook: Handbook) -> Iterator[Problem]:
    """The document of a form lies beside it in content/skjema, and is named without folders."""
    for form in handbook.forms.values():
        if form.file and not _attached(handbook, form.file):
            yield error("ukjent-vedlegg", form.place("fil"), f"Feltet «fil» viser til «{form.file}», som ikke finnes i mappa content/skjema.",
                        "Legg filen der, og skriv bare navnet på den, for eksempel «fil: samtykke.docx».")  # fmt: skip


def _attached(handbook: Handbook, name: str) -> bool:
    folder = handbook.root / "content" / "skjema"
    return any(p.name == name and p.is_file() and not p.is_symlink() for p in folder.iterdir())


_PAGE_LINK = re.compile(r"\]\(([^)\s]*)(?:\s[^)]*)?\)")
_BY_ID = re.compile(r"(instans|prosedyre|skjema|tiltak|lov|ord|side):(.+)")


def page_links(body: str) -> list[tuple[str, str]]:
    """The links by id in a Markdown page: («instans», «barnevernvakt») …"""
    found = (_BY_ID.fullmatch(target) for target in _PAGE_LINK.findall(body))
    return [(match[1], match[2]) for match in found if match]


def link_in_page(handbook: Handbook) -> Iterator[Problem]:
    """Every link in Markdown leads to something in the handbook, by id, or to a whole https address."""
    for text in (line for page in handbook.pages.values() for line in lines(page)):
        for match in _PAGE_LINK.finditer(text.text):
            problem = _link(handbook, match[1])
            if problem:
                yield error("ukjent-lenke", text.at(match.start(1), len(match[1]) or 1), *problem)


def _link(handbook: Handbook, target: str) -> tuple[str, str] | None:
    match = _BY_ID.fullmatch(target)
    if match:
        kinds = ("prosedyre", "steg") if match[1] == "prosedyre" else ({"lov": "paragraf"}.get(match[1], match[1]),)
        if any(match[2] in handbook.known.get(kind, ()) for kind in kinds):
            return None
        known = {id for kind in kinds for id in handbook.known.get(kind, ())}
        close = get_close_matches(match[2], sorted(known), 1, 0.6)
        return (
            f"Lenken «{target}» fører ikke til noe.",
            f"Mente du «{match[1]}:{close[0]}»?" if close else "Sjekk id-en.",
        )
    if re.match(r"https?://[^\s.]+\.[^\s]+|tel:[+\d]+$", target):
        return None
    return (f"Lenken «{target}» fører ikke til noe.",
            "Skriv for eksempel instans:barnevernvakt, prosedyre:akutt-fare, side:meldeplikt, eller en hel adresse med https://.")  # fmt: skip
