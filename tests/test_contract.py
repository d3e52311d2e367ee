"""What other programs and closing loops rely on: JSON, exit status, every code with a case, every check in the list."""

from __future__ import annotations

import inspect
import json
import re
from pathlib import Path

import pytest

from handbook import check
from handbook.cli import main
from handbook.dictionary.field import Field, Scalar, Section
from handbook.model.sources import SOURCES
from tests.conftest import ROOT

DATE = ("--date", "2026-03-10")


def _codes() -> set[str]:
    source = "".join(p.read_text("utf-8") for p in (ROOT / "handbook").rglob("*.py"))
    found = set(re.findall(r'(?:error|warning)\(\s*"([a-z-]+)"', source))
    found |= set(re.findall(r'return \(?"([a-z]+(?:-[a-z]+)+)", f?"', source))  # contacts: (code, message, hint)
    return found


def test_every_code_has_a_case() -> None:
    """A mistake in a text has its folder under problems; what an output finds stands in that output's tests."""
    cases = {p.parent.name.split("+")[0] for p in (ROOT / "tests" / "problems").glob("*/edit.yml")}
    tests = "".join(p.read_text("utf-8") for p in (ROOT / "tests").rglob("test_*.py"))
    assert [code for code in sorted(_codes() - cases) if not re.search(rf'["\[]{code}["\]]', tests)] == []


def test_every_rule_is_in_the_list() -> None:
    listed = {f.__name__ for f in check.CHECKS}
    for path in (ROOT / "handbook" / "check").glob("[a-z]*.py"):
        module = __import__(f"handbook.check.{path.stem}", fromlist=["_"])
        for name, function in inspect.getmembers(module, inspect.isfunction):
            is_rule = str(inspect.signature(function)) == "(handbook: 'Handbook') -> 'Iterator[Problem]'"
            if is_rule and function.__module__ == module.__name__ and not name.startswith("_"):
                assert name in listed, f"{path.stem}.{name}"
    for rule in check.CHECKS:
        assert rule.__doc__


def test_json(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = copy / "agencies" / "politi.yml"
    path.write_text(path.read_text("utf-8").replace("slag: statlig", "slag: statleg"), "utf-8")
    assert main(["check", "--root", str(copy), "--format", "json", *DATE]) == 1
    found = [p for p in json.loads(capsys.readouterr().out) if p["severity"] == "feil"]
    assert [set(p) for p in found] == [{"code", "severity", "file", "line", "column", "message", "hint"}]
    assert (found[0]["file"], found[0]["line"], found[0]["column"]) == ("agencies/politi.yml", 2, 7)


def test_github(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = copy / "agencies" / "politi.yml"
    path.write_text(path.read_text("utf-8").replace("slag: statlig", "slag: statleg"), "utf-8")
    main(["check", "--root", str(copy), "--format", "github", *DATE])
    assert "::error file=agencies/politi.yml,line=2,col=7,title=feil-verdi::" in capsys.readouterr().out


def test_exit_status(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(copy), *DATE]) == 0
    (copy / "agencies" / "politi.yml").write_text("navn\n", "utf-8")
    assert main(["check", "--root", str(copy), *DATE]) == 1
    for wrong in (["finnes-ikke"], ["check", "--date", "i går"], ["check", "--format", "xml"]):
        with pytest.raises(SystemExit) as stop:
            main(wrong)
        assert stop.value.code == 2
    assert main(["check", "--root", str(copy / "nei")]) == 2


def test_identity_numbers_are_never_printed(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = copy / "content" / "sider" / "meldeplikt.md"
    page.write_text(page.read_text("utf-8") + "\nJf. 010154 50068 og 41015450051.\n", "utf-8")
    for form in ("tekst", "json", "github"):
        assert main(["check", "--root", str(copy), "--format", form, *DATE]) == 1
        out = capsys.readouterr().out
        assert "50068" not in out and "41015450051" not in out and "fodselsnummer" in out


def test_what_is_personal_is_never_printed(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also where another rule quotes it."""
    workflow = copy / "workflows" / "undring.yml"
    text = workflow.read_text("utf-8")
    name = "ansvarlig: den-som-oppdager"
    assert name in text
    workflow.write_text(text.replace(name, 'ansvarlig: "Kari Nordmann f. 12.03.2015"', 1), "utf-8")
    for form in ("tekst", "json", "github"):
        assert main(["check", "--root", str(copy), "--format", form, *DATE]) == 1
        out = capsys.readouterr().out
        assert "12.03.2015" not in out and "fodselsdato" in out and "•••" in out


def test_what_stands_before_the_command_holds(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (copy / "agencies" / "politi.yml").write_text("navn\n", "utf-8")
    assert main(["--root", str(copy), *DATE, "check"]) == 1
    assert "agencies/politi.yml:1:" in capsys.readouterr().out
    assert main(["--root", str(copy / "nei"), "check", "--root", str(copy), *DATE]) == 1, "the last one"


def test_wrong_use_is_answered_in_norwegian(capsys: pytest.CaptureFixture[str]) -> None:
    for wrong in (
        ["finnes-ikke"],
        ["check", "--format", "xml"],
        ["serve", "--port", "x"],
        ["check", "--date", "i går"],
    ):
        with pytest.raises(SystemExit):
            main(wrong)
        said = capsys.readouterr().err
        assert said.startswith("Kommandoen ble ikke forstått.") and "argument" not in said and "invalid" not in said
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    assert "Bruk: " in shown and "usage" not in shown and "show this help" not in shown


def _fields(section: Section) -> list[tuple[Section, Field]]:
    return [(around, field) for _, around in section.sections() for field in around.fields]


@pytest.mark.parametrize("section", [source.section for source in SOURCES], ids=lambda s: s.title)
def test_every_field_is_explained_and_its_example_is_valid(section: Section) -> None:
    for around, field in _fields(section):
        assert field.label and field.help.endswith((".", "?")), (around.title, field.key)
        assert re.fullmatch(r"[a-z_]+", field.key), "keys are whole words in ASCII"
        if isinstance(field.inner, Scalar):
            assert field.example and isinstance(field.example, list) == field.many, (around.title, field.key)
            for text in field.example if isinstance(field.example, list) else [field.example]:
                field.inner.parse(text)
