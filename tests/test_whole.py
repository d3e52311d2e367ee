"""The whole tool, as the person runs it: everything is made, nothing is lost, the same input gives the same bytes."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from handbook import exports
from handbook.cli import main
from handbook.model import Handbook
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

DATE = ("--date", "2026-03-10")


def _bytes(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def copied(whole: Path, folder: Path) -> Path:
    return Path(shutil.copytree(whole, folder / "handbok"))


def test_everything_is_made(whole: Path) -> None:
    for name in (
        "manifest.json",
        "docs/index.md",
        "site/index.html",
        "site/404.html",
        "mkdocs.yml",
        "perm/lillevik-handboka.pdf",
        "eksport/handbok.json",
    ):
        assert (whole / "build" / name).is_file(), name
    assert not list((whole / "build").glob(".*")), "what is published holds nothing hidden"
    assert {p.name for p in (whole / ".build").iterdir()} <= {".gitignore", "lock", "cache"}, "nothing is left behind"


def test_two_builds_are_the_same_to_the_byte(whole: Path, tmp_path: Path) -> None:
    other = shutil.copytree(whole, tmp_path / "et annet sted", ignore=shutil.ignore_patterns("build", ".build"))
    assert main(["--root", str(other), *DATE]) == 0
    for output in ("docs", "site", "perm", "eksport"):
        first, second = _bytes(whole / "build" / output), _bytes(other / "build" / output)
        assert [name for name in first | second if first.get(name) != second.get(name)] == []


def test_mistakes_leave_the_last_good_output(whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copied(whole, tmp_path)
    before = _bytes(root / "build")
    (root / "agencies" / "barnevern.yml").unlink()
    for command in ([], ["site"], ["binder"], ["export"]):
        assert main([*command, "--root", str(root), *DATE]) == 1
        out = capsys.readouterr().out
        assert "Instansen «barnevern» finnes ikke" in out and "workflows/mistanke.yml:" in out
        assert "Ingenting ble bygget." in out
    assert _bytes(root / "build") == before


def test_a_crash_while_building_leaves_the_last_good_output(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(whole, tmp_path)
    before = _bytes(root / "build")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("handbook.exports.write", full)
    (root / "agencies" / "politi.yml").open("a", encoding="utf-8").write("# endret\n")
    assert main(["--root", str(root), *DATE]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert _bytes(root / "build") == before


def test_one_output_leaves_the_others_alone(whole: Path, tmp_path: Path) -> None:
    root = copied(whole, tmp_path)
    (root / "build" / "mitt eget.txt").write_text("står der", "utf-8")
    binder = (root / "build" / "perm" / "lillevik-handboka.pdf").stat().st_mtime_ns
    (root / "build" / "site" / "index.html").unlink()
    assert main(["site", "--root", str(root), *DATE]) == 0
    assert (root / "build" / "perm" / "lillevik-handboka.pdf").stat().st_mtime_ns == binder
    assert (root / "build" / "mitt eget.txt").is_file()
    assert (root / "build" / "site" / "perm" / "lillevik-handboka.pdf").is_file(), "the binder is of the same content"


def test_nothing_changed_nothing_made(whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copied(whole, tmp_path)
    before = _bytes(root / "build")
    assert main(["--root", str(root), *DATE]) == 0
    assert "Ingenting er endret siden sist" in capsys.readouterr().out
    assert _bytes(root / "build") == before
    damaged = root / "build" / "eksport" / "handbok.json"
    damaged.write_bytes(damaged.read_bytes()[:-5])
    assert main(["--root", str(root), *DATE]) == 0
    out = capsys.readouterr().out
    assert "Skriver eksport" in out and "Setter permen" not in out and "Bygger nettstedet" not in out
    assert _bytes(root / "build") == before


def test_the_manifest_may_be_anything(whole: Path, tmp_path: Path) -> None:
    root = copied(whole, tmp_path)
    whole = (root / "build" / "manifest.json").read_text("utf-8")
    for text in (
        "",
        "[]",
        "{",
        '{"outputs": []}',
        '{"outputs": {"perm": 1}}',
        '{"outputs": {"perm": {"x": 1}}}',
        "\x00",
    ):
        (root / "build" / "manifest.json").write_text(text, "utf-8")
        assert main(["export", "--root", str(root), *DATE]) == 0
    assert '"eksport"' in (root / "build" / "manifest.json").read_text("utf-8") != whole


def test_a_site_never_offers_the_binder_of_other_content(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(whole, tmp_path)
    police = root / "agencies" / "politi.yml"
    police.write_text(police.read_text("utf-8") + "# endret\n", "utf-8")
    assert main(["export", "--root", str(root), *DATE]) == 0
    assert "nettsted.zip ble ikke laget" in capsys.readouterr().out
    assert not (root / "build" / "eksport" / "nettsted.zip").exists()
    assert main(["site", "--root", str(root), *DATE]) == 0
    assert "så nettstedet tilbyr den ikke" in " ".join(capsys.readouterr().out.split())
    assert not (root / "build" / "site" / "perm").exists()
    assert ".pdf" not in (root / "build" / "site" / "skriv-ut.html").read_text("utf-8")
    assert main(["export", "--root", str(root), *DATE]) == 0
    assert (root / "build" / "eksport" / "nettsted.zip").is_file()
    assert main(["binder", "--root", str(root), *DATE]) == 0
    assert main(["site", "--root", str(root), *DATE]) == 0
    assert (root / "build" / "site" / "perm" / "lillevik-handboka.pdf").is_file()


def test_a_damaged_binder_is_not_offered(whole: Path, tmp_path: Path) -> None:
    root = copied(whole, tmp_path)
    (root / "build" / "perm" / "lillevik-handboka.pdf").write_bytes(b"%PDF-halv")
    assert main(["site", "--root", str(root), *DATE]) == 0
    assert not (root / "build" / "site" / "perm").exists()


def test_a_file_saved_while_it_builds(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copied(whole, tmp_path)
    before, real = _bytes(root / "build"), exports.write

    def saving(handbook: Handbook, out: Path) -> list[Path]:
        (root / "content" / "handbok.yml").open("a", encoding="utf-8").write("# lagret\n")
        return real(handbook, out)

    monkeypatch.setattr("handbook.exports.write", saving)
    (root / "agencies" / "politi.yml").open("a", encoding="utf-8").write("# endret\n")
    assert main(["export", "--root", str(root), *DATE]) == 2
    assert "Filer ble endret mens håndboka ble bygget" in capsys.readouterr().err
    assert _bytes(root / "build") == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopped_while_it_builds(number: int, whole: Path, tmp_path: Path) -> None:
    """Ctrl+C, and what a system sends to end a program."""
    root = copied(whole, tmp_path)
    (root / "agencies" / "politi.yml").open("a", encoding="utf-8").write("# endret\n")
    before = _bytes(root / "build")
    code = (
        "import signal, sys, time, handbook.exports as exports; from handbook.cli import main;"
        "signal.signal(signal.SIGINT, signal.default_int_handler);"  # a shell's background job ignores Ctrl+C
        f"exports.write = lambda *_: (signal.raise_signal({int(number)}), time.sleep(60));"  # until it arrives
        "sys.exit(main())"
    )
    command = [sys.executable, "-c", code, "export", "--root", str(root), *DATE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 2 and done.stderr == "\nAvbrutt. Ingenting i mappa build er halvferdig.\n"
    assert _bytes(root / "build") == before
    assert not (root / ".build" / "ny").exists()


def test_a_mistake_in_the_program_is_told_in_norwegian(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("kari.nordmann@gmail.com 01015450068")

    monkeypatch.setattr("handbook.cli.load_as_written", broken)
    assert main(["check", "--root", str(copy)]) == 2
    said = capsys.readouterr().err
    assert "Noe gikk galt i selve programmet" in said and "Traceback" not in said and "RuntimeError" not in said
    details = Path(re.findall(r"\S+jeg-ser-deg-feil-\S+", said)[0])
    text = details.read_text("utf-8")
    details.unlink()
    assert "RuntimeError" in text and "build.py check" in text and "gmail" not in text and "01015450068" not in text


def test_nor_does_a_full_disk_make_it_speak_english(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("handbook.cli.load_as_written", lambda *_: 1 / 0)
    monkeypatch.setattr("tempfile.tempdir", str(copy / "finnes ikke"))
    assert main(["check", "--root", str(copy)]) == 2
    assert "Detaljene kunne ikke skrives" in capsys.readouterr().err
