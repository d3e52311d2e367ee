"""The guard of privacy: every spelling in tests/privacy/ is found, and what only looks like one isn't."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.check.identity import identity_numbers
from handbook.load import load
from handbook.report import FORMATS, report
from tests.conftest import TODAY

NUMBER = "14031550034"
_SAMPLES = Path(__file__).parent / "privacy"
IDENTITY: dict[str, list[str]] = yaml.safe_load((_SAMPLES / "identity.yml").read_text("utf-8"))
PEOPLE: dict[str, Any] = yaml.safe_load((_SAMPLES / "people.yml").read_text("utf-8"))
_PRIVATE = {"fodselsnummer", "fodselsdato", "privat-epost", "privat-adresse", "personnavn"}


@pytest.mark.parametrize("written", IDENTITY["found"], ids=ascii)
def test_a_number_is_found_however_it_is_written(written: str) -> None:
    assert len(list(identity_numbers(f"Gjelder {written} i saken.", TODAY))) == 1


@pytest.mark.parametrize("written", IDENTITY["free"], ids=ascii)
def test_what_is_no_number_is_left_alone(written: str) -> None:
    assert not list(identity_numbers(f"Se {written} i saken.", TODAY))


def test_a_number_is_one_when_its_owner_is_born_on_the_day_that_is_given() -> None:
    assert not list(identity_numbers(NUMBER, date(2015, 3, 13)))
    assert list(identity_numbers(NUMBER, date(2015, 3, 14)))


def _codes(root: Path, text: str) -> set[str]:
    page = root / "content" / "sider" / "meldeplikt.md"
    original = page.read_text("utf-8")
    page.write_text(f"{original}\n\n{text}\n", "utf-8")
    found = {(p.code, p.severity) for p in load(root, TODAY)[1] if p.code in _PRIVATE}
    page.write_text(original, "utf-8")
    return {f"{code}:{severity}" for code, severity in found}


def test_what_is_said_of_persons_is_found(copy: Path) -> None:
    missed = [
        (text, code)
        for group, severity in (("errors", "feil"), ("warnings", "varsel"))
        for code, texts in PEOPLE[group].items()
        for text in texts
        if f"{code}:{severity}" not in _codes(copy, text)
    ]
    assert missed == []


def test_what_is_said_of_others_is_left_alone(copy: Path) -> None:
    assert [(text, found) for text in PEOPLE["free"] if (found := _codes(copy, text))] == []


@pytest.mark.parametrize("name", [f"content/sider/{NUMBER}.md", f"agencies/ola-nordmann-{NUMBER}.yml", "content/skjema/140315-50034.docx",
                                  f"content/bilder/{NUMBER}.PNG"])  # fmt: skip
def test_a_number_in_a_file_name_is_refused_and_never_printed(name: str, copy: Path) -> None:
    (copy / name).parent.mkdir(exist_ok=True)
    (copy / name).write_text("tekst\n", "utf-8")
    _, problems = load(copy, TODAY)
    assert "fodselsnummer" in {p.code for p in problems if p.stops_build}
    for form in FORMATS:
        printed = report(problems, copy, form)
        assert printed and NUMBER not in printed and "140315-50034" not in printed
    assert json.loads(report(problems, copy, "json"))


def test_a_number_over_two_lines_is_blanked_out_in_both(copy: Path) -> None:
    page = copy / "content" / "sider" / "meldeplikt.md"
    page.write_text(page.read_text("utf-8") + "\nGjelder 140315\n50034 her.\n", "utf-8")
    printed = report(load(copy, TODAY)[1], copy, "tekst")
    assert "fodselsnummer" in printed and "140315" not in printed and "50034" not in printed
