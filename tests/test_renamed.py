"""One change of an id is one problem, which names every place that still has the old one."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.load import load
from tests.conftest import TODAY


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [("agencies/barnevern.yml", "agencies/barnevernet.yml", "Instansen «barnevern»"),
     ("workflows/mistanke.yml", "workflows/mistanken.yml", "Prosedyren «mistanke»")],
)  # fmt: skip
def test_a_renamed_file_is_one_problem(old: str, new: str, named: str, copy: Path) -> None:
    before = {(p.code, p.message) for p in load(copy, TODAY)[1]}
    stem = Path(old).stem
    (copy / old).rename(copy / new)
    _, problems = load(copy, TODAY)
    told = [p for p in problems if p.stops_build]
    assert len(told) == 1 and told[0].message.startswith(named) and Path(new).stem in (told[0].hint or "")
    places = told[0].message.partition("viser dit: ")[2].split("; ")
    for place in places:
        file, _, lines = place.partition(":")
        for line in lines.split(","):
            assert stem in (copy / file).read_text("utf-8").split("\n")[int(line) - 1]
    assert {(p.code, p.message) for p in problems if p.code.startswith(("ubrukt-", "uten-perm"))} <= before


def test_a_step_named_from_outside_follows_its_procedure(copy: Path) -> None:
    """A meeting is the step «henvise/sende»; the procedure gets another name, and the meeting is one of the places."""
    (copy / "workflows" / "henvise.yml").rename(copy / "workflows" / "henvising.yml")
    _, problems = load(copy, TODAY)
    (told,) = (p for p in problems if p.stops_build)
    line = 1 + (copy / "content/moteplan.yml").read_text("utf-8").split("\n").index("    steg: henvise/sende")
    assert "Prosedyren «henvise»" in told.message and "content/moteplan.yml:" in told.message
    assert str(line) in told.message.partition("content/moteplan.yml:")[2].partition(";")[0].split(",")


def test_a_step_named_from_outside_without_its_procedure(copy: Path) -> None:
    file = copy / "content" / "moteplan.yml"
    file.write_text(file.read_text("utf-8").replace("steg: henvise/sende", "steg: sende"), "utf-8")
    assert [p.code for p in load(copy, TODAY)[1] if p.stops_build] == ["ukjent-steg"]
