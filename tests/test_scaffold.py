"""`new` makes a file that the check accepts at once, and says no politely."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook import scaffold
from handbook.cli import main
from handbook.load import load
from handbook.model import Handbook
from tests.conftest import TODAY
from tests.test_editor import SCHEMA_CODES

DATE = ("--date", "2026-03-10")


@pytest.mark.parametrize(("kind", "folder"), scaffold.FOLDER_OF.items())
def test_starter_is_valid_and_says_it_is_a_draft(kind: str, folder: str, copy: Path) -> None:
    assert main(["new", kind, "ny-fil", "--root", str(copy), *DATE]) == 0
    _, problems = load(copy, TODAY)
    here = [p for p in problems if p.place.file == f"{folder}/ny-fil.yml"]
    assert not any(p.stops_build for p in problems), problems
    assert (
        "ubekreftet" in {p.code for p in here} <= {"ubekreftet", "ubrukt-instans", "uferdig-tekst", "kontakt-uten-vei"}
    )


@pytest.mark.parametrize(("kind", "folder"), scaffold.FOLDER_OF.items())
def test_every_field_can_be_put_in_use(kind: str, folder: str, copy: Path, miniature: Handbook) -> None:
    """With # taken away from one optional field at a time, the check finds nothing wrong with the shape of the file."""
    text = scaffold.starter(miniature, kind, "ny-fil")
    blocks = text.split("\n\n")
    optional = [i for i, block in enumerate(blocks) if all(line.startswith("#") for line in block.split("\n"))]
    assert len(optional) > 5
    for i in optional[1:]:
        lines = blocks[i].split("\n")
        used = "\n".join([lines[0], *(line.removeprefix("# ") for line in lines[1:])])
        (copy / folder / "ny-fil.yml").write_text("\n\n".join([*blocks[:i], used, *blocks[i + 1 :]]), "utf-8")
        _, problems = load(copy, TODAY)
        wrong = {p.code for p in problems if p.place.file == f"{folder}/ny-fil.yml"}
        assert not wrong & {"yaml-feil", *SCHEMA_CODES}, (lines[1], wrong)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["agency", "politi"], "finnes fra før"),
        (["agency", "Ny Instans"], "kan ikke være en id"),
        (["agency", "../ute"], "kan ikke være en id"),
        (["agency", "østby"], "kan ikke være en id"),
        (["workflow", "con"], "Windows bruker selv"),
        (["workflow", "a" * 300], "for lang"),
        (["agency", "leder"], "er en rolle"),
        (["instans", "ny"], "kan ikke lages"),
        (["agency"], "Skriv hva som skal lages"),
        ([], "Skriv hva som skal lages"),
    ],
)
def test_refused_politely(words: list[str], said: str, copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(copy.rglob("*"))
    assert main(["new", *words, "--root", str(copy), *DATE]) == 2
    assert said in capsys.readouterr().err
    assert sorted(copy.rglob("*")) == before
