"""Files that the site offers for download."""

from __future__ import annotations

from dataclasses import dataclass

PLACE = "perm"  # the folder below the site's start page


@dataclass(frozen=True)
class Download:
    """A PDF of the binder: what it is, with which others it is listed, its file below PLACE, and its size in bytes."""

    title: str
    group: str
    file: str
    size: int
