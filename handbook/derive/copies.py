"""The printed binders on their shelves: which of them lack sheets, and where the sheets are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbook.derive.downloads import PLACE, SETS, set_file
from handbook.language import norwegian
from handbook.model import BinderCopy, Handbook
from handbook.values import PrintedSheet


@dataclass(frozen=True)
class Standing:
    """A binder, how many editions behind the newest it is (None: in an edition that nobody knows), and what to do.
    `swap` when somebody must do it."""

    copy: BinderCopy
    behind: int | None
    told: str
    swap: bool


def standings(handbook: Handbook) -> Iterator[Standing]:
    """Every binder in the register."""
    for copy in handbook.copies.items:
        behind = behind_of(handbook, copy)
        if behind == 0:
            yield Standing(copy, 0, "I den nyeste utgaven.", swap=False)
        elif behind is None:
            yield Standing(
                copy, None, f"Ingen utgave heter {copy.edition}. Se etter på «Gyldige ark» i permen.", swap=True
            )
        elif not lacks(handbook, copy, handbook.archive[0].sheets):
            yield Standing(copy, behind, "Ingen ark er endret siden. Bytt bare «Gyldige ark».", swap=True)
        elif behind > SETS:
            yield Standing(copy, behind, "For gammel for bytteark: skriv ut hele på nytt.", swap=True)
        else:
            file = f"{PLACE}/{set_file(copy.edition, copy.core or '')}"
            yield Standing(copy, behind, f"Må få nye ark: {file}.", swap=True)


def behind_of(handbook: Handbook, copy: BinderCopy) -> int | None:
    """How many editions have come after the one in the binder; None when nobody knows that one."""
    ids = [edition.id for edition in handbook.archive]
    return ids.index(copy.edition) if copy.edition in ids else None


def lacks(handbook: Handbook, copy: BinderCopy, newest: Sequence[PrintedSheet]) -> bool:
    """Whether the binder holds other sheets than it should, as the newest edition lists them."""
    old = handbook.editions.get(copy.edition)
    core = copy.core or ""
    now = {(sheet.name, sheet.digest) for sheet in newest if sheet.binder == core}
    return old is None or {(sheet.name, sheet.digest) for sheet in old.bound(core)} != now


def what(handbook: Handbook, copy: BinderCopy) -> str:
    """«hele permen», «kjerneperm for barnehage»."""
    place = handbook.workplaces.get(copy.core or "")
    return f"kjerneperm for {place.name}" if place else "hele permen"


def reminder(handbook: Handbook, name: str, newest: Sequence[PrintedSheet]) -> str:
    """Which binders must get new sheets when the newest edition is `name`, in a line; nothing when none must."""
    found = [
        f"{copy.stands} ({what(handbook, copy)}, {handbook.party_name(copy.keeper)}, utgave {copy.edition})"
        for copy in handbook.copies.items
        if copy.edition != name and lacks(handbook, copy, newest)
    ]
    return f"Permer som må få nye ark: {norwegian.join(found)}." if found else ""
