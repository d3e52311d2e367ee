"""When something must be verified again."""

from __future__ import annotations

from datetime import date

from handbook.values import Duration


def next_check(verified_on: date | None, every: Duration | None) -> date | None:
    """The day when the next verification is due; None when either is missing."""
    return every.after(verified_on) if verified_on and every else None
