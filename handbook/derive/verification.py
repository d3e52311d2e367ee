"""Who keeps a page true, when they last did, and when they must look again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from handbook.model import Handbook, Owned


@dataclass(frozen=True)
class Verification:
    """`owner` is the role's name. `due` is the day after which the page counts as overdue."""

    owner: str
    verified_on: date
    due: date


def verification(handbook: Handbook, owned: Owned) -> Verification:
    """The verification of a record."""
    due = owned.verify_every.after(owned.verified_on)
    return Verification(handbook.party_name(owned.owner), owned.verified_on, due)
