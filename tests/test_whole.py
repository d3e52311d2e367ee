"""The whole tool, as the person runs it: everything is made, nothing is lost, the same input gives the same bytes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handbook.cli import main

pytestmark = pytest.mark.slow

DATE = ("--date", "2026-03-10")


def _bytes(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_everything_is_made(whole: Path) -> None:
    for name in (
        "docs/index.md",
        "site/index.html",
        "site/404.html",
        "mkdocs.yml",
        "perm/jeg-ser-deg.pdf",
        "eksport/handbok.json",
    ):
        assert (whole / "build" / name).is_file(), name
    assert not list((whole / "build").glob(".*")), "no workspace is left behind"


def test_two_builds_are_the_same_to_the_byte(whole: Path, tmp_path: Path) -> None:
    other = shutil.copytree(whole, tmp_path / "et annet sted", ignore=shutil.ignore_patterns("build"))
    assert main(["--root", str(other), *DATE]) == 0
    for output in ("docs", "site", "perm", "eksport"):
        first, second = _bytes(whole / "build" / output), _bytes(other / "build" / output)
        assert [name for name in first | second if first.get(name) != second.get(name)] == []


def test_mistakes_leave_the_last_good_output(whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = shutil.copytree(whole, tmp_path / "handbok")
    before = _bytes(root / "build")
    (root / "agencies" / "barnevern.yml").unlink()
    lines = (root / "workflows" / "mistanke.yml").read_text("utf-8").split("\n")
    line = 1 + lines.index("    kontakter: [{instans: barnevern, brukes_til: råd}]")
    for command in ([], ["site"], ["binder"], ["export"]):
        assert main([*command, "--root", str(root), *DATE]) == 1
        out = capsys.readouterr().out
        assert f"workflows/mistanke.yml:{line}:27: feil:" in out and "Ingenting ble bygget." in out
    assert _bytes(root / "build") == before


def test_a_crash_while_building_leaves_the_last_good_output(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shutil.copytree(whole, tmp_path / "handbok")
    before = _bytes(root / "build")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("handbook.exports.write", full)
    assert main(["--root", str(root), *DATE]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert _bytes(root / "build") == before


def test_one_output_leaves_the_others_alone(whole: Path, tmp_path: Path) -> None:
    root = shutil.copytree(whole, tmp_path / "handbok")
    binder = (root / "build" / "perm" / "jeg-ser-deg.pdf").stat().st_mtime_ns
    assert main(["site", "--root", str(root), *DATE]) == 0
    assert (root / "build" / "perm" / "jeg-ser-deg.pdf").stat().st_mtime_ns == binder
