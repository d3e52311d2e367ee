"""Who keeps a page true, when they last did, and when they must look again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handbook.derive.due import next_check
from handbook.model import Handbook, Owned


@dataclass(frozen=True)
class Verification:
    """`owner` is the role's name. `due` is the day after which the page counts as overdue."""

    owner: str
    verified_on: date
    due: date


def verification(handbook: Handbook, owned: Owned) -> Verification | None:
    """The verification of a record; None when the record says too little."""
    due = next_check(owned.verified_on, owned.verify_every)
    if not (owned.owner and owned.verified_on and due):
        return None
    return Verification(handbook.party_name(owned.owner), owned.verified_on, due)
