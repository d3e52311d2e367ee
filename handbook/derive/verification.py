"""Who keeps a page true, when they last did, and when they must look again."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from handbook.model import Handbook, Owned
from handbook.values import Duration


@dataclass(frozen=True)
class Verification:
    """`owner` is the role's name. `due` is the day after which the page counts as overdue."""

    owner: str
    verified_on: date
    due: date


def verification(handbook: Handbook, owned: Owned) -> Verification | None:
    """The verification of a record; None when the record says too little."""
    if not (owned.owner and owned.verified_on and owned.verify_every):
        return None
    return Verification(handbook.party_name(owned.owner), owned.verified_on, add(owned.verified_on, owned.verify_every))


def add(day: date, length: Duration) -> date:
    """The day that lies `length` after `day`; the last of the month when the month is too short."""
    if length.unit in ("måned", "år"):
        months = day.month - 1 + (length.amount or 0) * (12 if length.unit == "år" else 1)
        year, month = day.year + months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    return day + timedelta(days=round(length.days or 0))
