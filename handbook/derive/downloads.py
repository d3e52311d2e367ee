"""Files that the site offers for download."""

from __future__ import annotations

from dataclasses import dataclass

PLACE = "perm"  # the folder below the site's start page
# What is seldom wanted, made on demand: for one side of the paper, without colours, posters in A3, and of procedures, for
# coordinators the sheet of all there is to ask about, and for the print shop the pocket booklet as it is folded.
EXTRAS = ("ensidig", "gra", "a3", "plakater", "ringeliste", "utskutt")


@dataclass(frozen=True)
class Download:
    """A PDF of the binder: what it is, with which others it is listed, its file below PLACE, and its size in bytes, in pages
    and in sheets of paper. `page` is the page of the site that says the same; empty for the whole binder."""

    title: str
    group: str
    file: str
    size: int
    pages: int
    sheets: int
    page: str = ""
