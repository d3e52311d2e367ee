"""«utenom»: hours that are those when another agency doesn't answer."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.check.walk import contacts
from handbook.hours.coverage import districts
from handbook.hours.opening import counted, opening
from handbook.language.norwegian import join
from handbook.model import Agency, Contact, Handbook, Window
from handbook.problem import Problem, error


def has_an_answer(handbook: Handbook) -> Iterator[Problem]:
    """The agency has a telephone wherever the contact answers, its hours are known, and it doesn't ask back."""
    told: set[frozenset[int]] = set()
    for agency, _, contact in contacts(handbook):
        ring = _ring(handbook, agency, contact)
        if ring:
            members = frozenset(id(c) for _, c in ring)
            if members not in told:
                told.add(members)
                yield _in_ring(ring)
            continue
        for window in contact.windows:
            if window.outside and window.outside in handbook.agencies:
                yield from _without_answer(handbook, contact, window, handbook.agencies[window.outside])


def _without_answer(handbook: Handbook, contact: Contact, window: Window, other: Agency) -> Iterator[Problem]:
    here = [d for d in districts(handbook) if d is None or not contact.districts or d in contact.districts]
    for district in here:
        found = counted(handbook, contact, other.id, district)
        if not found:
            where = "" if district is None else f" i distrikt {handbook.districts[district].name}"
            yield error("utenom-ingen", window.place("utenom"), f"{other.title} har ingen telefon{where}.",
                        "Skriv tidene her, eller legg til telefonen der.")  # fmt: skip
            return
        if not all(opening(handbook, a, c, district).known for a, c in found):
            yield error("utenom-ukjent", window.place("utenom"), f"Tidene til {other.title} er ikke kjent, så «utenom» er heller ikke kjent.",
                        "Skriv tidene der, eller tider her.")  # fmt: skip
            return


def _ring(handbook: Handbook, agency: Agency, contact: Contact) -> list[tuple[Agency, Contact]]:
    """The way from a contact back to itself, the contact first; empty when there is none."""
    ways = [[(agency, contact)]]
    seen: set[int] = set()
    for way in ways:
        for id_ in dict.fromkeys(w.outside for w in way[-1][1].windows if w.outside):
            for other, following in counted(handbook, way[-1][1], id_, None):
                if following is contact:
                    return way
                if id(following) not in seen:
                    seen.add(id(following))
                    ways.append([*way, (other, following)])
    return []


def _in_ring(ring: list[tuple[Agency, Contact]]) -> Problem:
    names = [agency.short_name or agency.name for agency, _ in ring]
    said = [f"{one} svarer utenom {other}" for one, other in zip(names, [*names[1:], names[0]], strict=True)]
    window = next(w for w in ring[0][1].windows if w.outside)
    return error("utenom-i-ring", window.place("utenom"), f"Ingen vet når de svarer, for {join(said)}.",
                 f"Skriv tidene til {names[-1]} i stedet for «utenom»." if len(names) > 1 else "Skriv tidene.")  # fmt: skip
