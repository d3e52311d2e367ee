"""The printed binders in content/permer.yml: is somebody keeping them current?"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from handbook.derive.copies import behind_of
from handbook.derive.downloads import SETS
from handbook.language.norwegian import join
from handbook.model import Handbook
from handbook.problem import Problem, error, warning


def edition_is_known(handbook: Handbook) -> Iterator[Problem]:
    """The edition in a binder is one that was made."""
    ids = [edition.id for edition in handbook.archive]
    for copy in handbook.copies.items:
        if copy.edition not in handbook.editions:
            meant = next(iter(get_close_matches(copy.edition, ids, 1)), None)
            there = f"Utgavene er {join(ids)}." if ids else "Ingen utgave er laget ennå: python3 build.py new edition."
            yield error("ukjent-utgave", copy.place("utgave"), f"Ingen utgave heter «{copy.edition}».",
                        f"Mente du «{meant}»?" if meant else there)  # fmt: skip


def not_far_behind(handbook: Handbook) -> Iterator[Problem]:
    """A binder so far behind that there are no sheets to swap any more is a warning."""
    for copy in handbook.copies.items:
        behind = behind_of(handbook, copy)
        if behind is not None and behind > SETS:
            yield warning("perm-henger-etter", copy.place("utgave"),
                          f"{copy.stands} er {behind} utgaver etter den nyeste. Bytteark finnes bare for de {SETS} siste.",
                          "Skriv ut permen på nytt, og skriv den nye utgaven her.")  # fmt: skip


def core_is_made(handbook: Handbook) -> Iterator[Problem]:
    """A core binder on a shelf is one of those that are made (`utvalg` in content/perm.yml)."""
    made = {selection.workplace for selection in handbook.binder.selections}
    for copy in handbook.copies.items:
        if copy.core in handbook.workplaces and copy.core not in made:
            yield error("perm-uten-utvalg", copy.place("kjerneperm"), f"Det lages ingen kjerneperm for «{copy.core}».",
                        "Legg et utvalg til i content/perm.yml, eller slett linjen: da er det hele permen.")  # fmt: skip
