"""Files that the site offers for download."""

from __future__ import annotations

from dataclasses import dataclass

PLACE = "perm"  # the folder below the site's start page
# What is seldom wanted, made on demand: for one side of the paper, without colours, posters in A3, and of procedures, for
# coordinators the sheet of all there is to ask about, and for the print shop the pocket booklet as it is folded.
EXTRAS = ("ensidig", "gra", "a3", "plakater", "ringeliste", "utskutt")
SETS = 3  # editions back, from which there is a set of sheets to swap; a binder that is older is printed anew


def set_file(edition: str, core: str = "") -> str:
    """The set of sheets that brings a binder from an edition to the newest: the whole one, or a workplace's core binder."""
    return f"kjerne/{core}-bytteark-fra-{edition}.pdf" if core else f"bytteark-fra-{edition}.pdf"


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
