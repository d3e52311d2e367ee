"""What other programs and closing loops rely on: JSON, exit status, every code with a case, every check in the list."""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import get_args, get_type_hints

import pytest

from handbook import check
from handbook.cli import main
from handbook.dictionary.field import Field, Scalar, Section
from handbook.model import Handbook
from handbook.model.sources import SOURCES
from handbook.problem import Problem
from tests.conftest import ROOT

DATE = ("--date", "2026-03-10")


def codes() -> set[str]:
    """Every code that the program can give, read from its syntax trees: what `error`, `warning` and `Problem` are
    called with, and where that is no constant, what the module's tuples (code, message, …) begin with."""
    found, unseen = set(), []
    for path in sorted((ROOT / "handbook").rglob("*.py")):
        nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        names = ("error", "warning", "Problem")
        given = [_texts(n.args[0]) for n in nodes if isinstance(n, ast.Call) and getattr(n.func, "id", "") in names]
        found |= set().union(*given)
        if path.name != "problem.py" and not all(given):
            firsts = [n.elts[0] for n in nodes if isinstance(n, ast.Tuple) and len(n.elts) > 1]
            made = {text for first in firsts for text in _texts(first) if re.fullmatch(r"[a-z]+(-[a-z]+)+", text)}
            found |= made
            unseen += [] if made else [path.name]
    assert unseen == [], "a code comes from where this test doesn't look"
    return found


def _texts(node: ast.expr) -> set[str]:
    """What an expression may be: a text, either side of «x if y else z», or every case that an f-string begins."""
    if isinstance(node, ast.IfExp):
        return _texts(node.body) | _texts(node.orelse)
    if isinstance(node, ast.JoinedStr) and node.values:
        return {case for case in _cases() for start in _texts(node.values[0]) if case.startswith(start)}
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def _cases() -> set[str]:
    return {p.parent.name.split("+")[0] for p in (ROOT / "tests" / "problems").glob("*/edit.yml")}


def test_every_code_has_a_case() -> None:
    """A mistake in a text has its folder under problems; what an output finds stands in that output's tests."""
    tests = "".join(p.read_text("utf-8") for p in (ROOT / "tests").rglob("test_*.py"))
    assert [code for code in sorted(codes() - _cases()) if not re.search(rf'["\[]{code}["\]]', tests)] == []


def test_every_rule_is_in_the_list() -> None:
    """A rule is a public function of a module in check/ that takes a handbook and gives problems, in whatever kind of row."""
    rules = {f for module in _modules(check) for f in vars(module).values() if _is_rule(f, module)}
    assert rules == set(check.CHECKS) and len(check.CHECKS) == len(rules)
    assert all(rule.__doc__ for rule in check.CHECKS)


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(found.name)


def _is_rule(function: object, module: ModuleType) -> bool:
    if not inspect.isfunction(function) or function.__module__ != module.__name__ or function.__name__.startswith("_"):
        return False
    hints = get_type_hints(function)
    gives = hints.pop("return", None)
    return list(hints.values()) == [Handbook] and Problem in get_args(gives)


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


def test_github_shows_what_is_new_and_counts_what_stands(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--root", str(copy), "--format", "github", "--date", "2028-03-10"])
    annotations, log = capsys.readouterr().out.split("::group::Hele rapporten\n")
    standing = [line for line in annotations.splitlines() if line.startswith("::warning title=Kjent fra før::")]
    assert len(standing) == 1 and "ikke er bekreftet" in standing[0]
    assert "title=ubekreftet" not in annotations and "title=kontroll-forfalt" not in annotations
    assert "[ubekreftet]" in log and "[kontroll-forfalt]" in log
    stop = log.splitlines()[0].removeprefix("::stop-commands::")
    assert log.splitlines()[-2:] == [f"::{stop}::", "::endgroup::"]


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
