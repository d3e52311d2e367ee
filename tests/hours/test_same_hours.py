"""Contacts with equal hours share what is worked out of them, and nothing else."""

from __future__ import annotations

from pathlib import Path

from handbook.load import load
from tests.conftest import TODAY


def test_two_contacts_with_the_same_faulty_hours_are_both_told_of(copy: Path) -> None:
    """Equal hours are worked out once, but each has lines of its own to mend."""
    for name in ("barnehage", "hjelpetelefon"):
        file = copy / "agencies" / f"{name}.yml"
        before, _, after = file.read_text("utf-8").partition("    tider:\n")
        rest = "".join(line for line in after.splitlines(keepends=True) if not line.startswith("      - {dager"))
        hours = (
            '      - {dager: man–fre, fra: "07:00", til: "16:30"}\n      - {dager: ons, fra: "09:00", til: "10:00"}\n'
        )
        file.write_text(f"{before}    tider:\n{hours}{rest}", "utf-8")
    told = [problem.place.file for problem in load(copy, TODAY)[1] if problem.code == "tid-inni-annen"]
    assert told == ["agencies/barnehage.yml", "agencies/hjelpetelefon.yml"]
