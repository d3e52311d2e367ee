"""`new edition` and `diff`, as commands: what they write, what they say, and when they refuse and touch nothing."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from handbook import revisions, walls
from handbook.changes.statements import read
from handbook.cli import main
from handbook.load import load
from handbook.read.rewrite import Refused
from tests.conftest import MINIATURE, change

pytestmark = pytest.mark.slow  # each edition sets every article
DAY = "2026-03-10"


def run(root: Path, *given: str, day: str = DAY) -> int:
    return main(["--root", str(root), "--date", day, *given])


def files(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = Path(shutil.copytree(MINIATURE, tmp_path_factory.mktemp("utgave") / "handbok"))
    assert run(root, "new", "edition", "2026-1", "--likevel") == 0
    return root


@pytest.fixture
def frozen(first: Path, tmp_path: Path) -> Path:
    """A copy of the miniature with its first edition."""
    return Path(shutil.copytree(first, tmp_path / "handbok"))


def test_an_edition_is_three_files(frozen: Path) -> None:
    before, after = files(MINIATURE), files(frozen)
    assert set(after) - set(before) == {f"content/utgaver/2026-1.{kind}" for kind in ("yml", "txt", "rader.txt")}
    assert [name for name in before if before[name] != after[name]] == ["content/handbok.yml"]
    old, new = (found["content/handbok.yml"].decode().splitlines() for found in (before, after))
    assert [line for line in new if line not in old] == ["  navn: 2026-1", "  dato: 2026-03-10"]
    assert len(old) == len(new)
    edition = after["content/utgaver/2026-1.yml"].decode()
    assert re.search(r"^  - A1-1 [0-9a-f]{8} 2026-1$", edition, flags=re.M) and "endringer" not in edition
    assert read(after["content/utgaver/2026-1.txt"].decode())["instans:ppt"].title == "PPT"


def test_two_runs_give_the_same_bytes(frozen: Path, tmp_path: Path) -> None:
    again = Path(shutil.copytree(MINIATURE, tmp_path / "igjen"))
    assert run(again, "new", "edition", "2026-1", "--likevel") == 0
    assert files(again) == files(frozen)


def test_verifying_all_anew_changes_no_sheet_and_is_no_edition(
    frozen: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in [*frozen.rglob("*.yml"), *frozen.rglob("*.md")]:
        if "utgaver" not in path.parts:
            text = path.read_text("utf-8").replace("sist_kontrollert: 2026-03-01", "sist_kontrollert: 2026-03-09")
            path.write_text(text, "utf-8")
    before = files(frozen)
    assert run(frozen, "new", "edition", "2026-2", "--likevel") == 2
    assert "Ingenting som leserne ser, er endret siden utgave 2026-1." in capsys.readouterr().err
    assert files(frozen) == before
    assert run(frozen, "diff") == 0
    assert "Gjennomgått, uendret: 6 instanser" in capsys.readouterr().out


def test_only_the_sheets_that_show_it_are_new(frozen: Path) -> None:
    change(frozen, "workflows/henvise.yml", "innen: 10 virkedager", "innen: 5 virkedager")
    assert run(frozen, "new", "edition", "2026-2", "--likevel", day="2026-04-10") == 0
    handbook, problems = load(frozen, date(2026, 4, 10))
    assert handbook and not any(p.stops_build for p in problems)
    newest, older = handbook.archive
    assert {s.name for s in newest.bound("") if s.edition == "2026-2"} == {"A4-1"}, (
        "the procedure, and nothing because a month has passed"
    )
    assert {(s.place, s.digest) for s in newest.sheets if s.edition == "2026-1"} <= {
        (s.place, s.digest) for s in older.sheets
    }
    assert all(bool(s.bars) is (s.edition == "2026-2") for s in newest.sheets), (
        "what is changed is marked in the margin"
    )
    assert [c.sentence for c in newest.changes] == ["Henvis til PPT, steg 1: fristen er 5 virkedager, før 10."]
    kept = {path.name for path in (frozen / "content/utgaver").iterdir()}
    assert kept == {"2026-1.yml", *(f"2026-2.{kind}" for kind in ("yml", "txt", "rader.txt"))}, (
        "only the newest as text"
    )


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("2026-1", ("--likevel",), "finnes fra før"),
        ("2026 2", ("--likevel",), "kan ikke være navnet på en utgave"),
        ("Høst", ("--likevel",), "kan ikke være navnet på en utgave"),
        ("2026-2", (), "Ingen har bekreftet 1 nummer"),
    ],
)
def test_refusals_touch_nothing(
    frozen: Path, name: str, given: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(frozen)
    assert run(frozen, "new", "edition", name, *given) == 2
    assert said in capsys.readouterr().err and files(frozen) == before


def test_a_mistake_in_the_content_stops_an_edition(frozen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(frozen, "agencies/politi.yml", "slag: statlig", "slag: statleg")
    before = files(frozen)
    assert run(frozen, "new", "edition", "2026-2", "--likevel") == 1 and run(frozen, "diff") == 1
    assert "agencies/politi.yml:2:7" in capsys.readouterr().out and files(frozen) == before


def test_an_edition_whose_text_is_gone_says_so(frozen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (frozen / "content/utgaver/2026-1.txt").write_text("noe annet\tenn det\n", "utf-8")
    assert run(frozen, "new", "edition", "2026-2", "--likevel") == 2
    assert "content/utgaver/2026-1.txt mangler eller er endret" in capsys.readouterr().err
    assert run(frozen, "diff") == 2


def test_diff_as_json_is_for_programs(frozen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(frozen, "agencies/barnevern.yml", "telefon: 22 22 22 21", "telefon: 22 22 22 99")
    assert run(frozen, "diff", "--format", "json") == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert set(found) == {"grade", "kind", "id", "field", "was", "is", "sentence", "articles"}
    assert (found["grade"], found["kind"], found["id"], found["field"]) == (
        "kritisk",
        "instans",
        "barnevern",
        "kontakt/telefon",
    )
    assert found["articles"][0] == "instans:barnevern"


def test_markdown_of_a_hostile_text_is_only_text(frozen: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(frozen, "agencies/politi.yml", "ansvar: [Stanse vold]", 'ansvar: ["Stanse vold, @alle ![x](y) *nå*"]')
    assert run(frozen, "diff", "--format", "markdown") == 0
    out = capsys.readouterr().out
    assert "### Vesentlig" in out and "@alle" not in out and "![x]" not in out and "*nå*" not in out.replace("\\*", "")


def test_what_is_wrong_on_walls_is_named(frozen: Path) -> None:
    def warned() -> str | None:
        handbook, _ = load(frozen, date(2026, 3, 10))
        assert handbook
        return walls.warning(handbook)

    assert warned() is None
    change(frozen, "agencies/barnehage.yml", "telefon: 22 22 22 20", "telefon: 22 22 22 29")
    said = warned() or ""
    assert said.startswith("1 kritisk endring siden utgave 2026-1. Feil på vegger og i permer fra nå av: ")
    assert "arkene B" in said and "«Akutt" not in said
    change(frozen, "agencies/politi.yml", 'telefon: "112"', 'telefon: "110"')
    said = warned() or ""
    assert "«Akutt, først i permen»" in said and "«Akutt: kort til lommeboka" in said


# ── Two versions in git ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def versions(tmp_path: Path) -> Path:
    """A repository with the handbook in a folder of it: `start`, and a new deadline after it."""
    repository = tmp_path / "lager"
    root = Path(shutil.copytree(MINIATURE, repository / "kommuner" / "lillevik"))

    def git(*arguments: str) -> None:
        named = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", "-C", str(repository), *named, *arguments], check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "start")
    git("tag", "start")
    change(root, "workflows/henvise.yml", "innen: 10 virkedager", "innen: 5 virkedager")
    git("commit", "-qam", "frist")
    return root


def test_diff_reads_versions_and_leaves_the_folder_alone(versions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(versions, "content/handbok.yml", "    navn: Styrer\n", "    navn: Barnehageleder\n")
    before = files(versions)
    deadline, role = "Henvis til PPT, steg 1: fristen er 5 virkedager, før 10.", "Styrer heter nå Barnehageleder."
    for names, told in (
        (["start"], [deadline, role]),
        (["HEAD"], [role]),
        (["start", "HEAD"], [deadline]),
        (["start..HEAD"], [deadline]),
        (["HEAD", "HEAD"], []),
    ):
        assert run(versions, "diff", *names) == 0
        out = capsys.readouterr().out
        assert [sentence for sentence in (deadline, role) if sentence in out] == told
    assert files(versions) == before


def test_what_is_personal_in_an_old_version_is_not_printed(versions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two numbers side by side have as many digits as an identity number, and are no such thing."""
    change(versions, "agencies/politi.yml", "ansvar: [Stanse vold]", "ansvar: [Stanse vold mot 41015450051]")
    subprocess.run(
        ["git", "-C", str(versions), "-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-qam", "feil"],
        check=True,
    )
    change(versions, "agencies/politi.yml", "ansvar: [Stanse vold mot 41015450051]", "ansvar: [Stanse vold]")
    change(versions, "agencies/barnevern.yml", "telefon: 22 22 22 21", "telefon: 900 53 304")
    for form in ("tekst", "json", "markdown"):
        assert run(versions, "diff", "HEAD", "--format", form) == 0
        out = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
        assert "41015450051" not in out and "22 22 22 21 → 900 53 304" in out and "•••" in out


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], "Ingen utgave er frosset ennå"),
        (["tull"], "Verken en utgave eller en versjon i git heter «tull»"),
        (["--output=x"], None),
        (["a", "b", "c"], "Skriv én utgave eller versjon, eller to"),
    ],
)
def test_diff_says_what_is_missing(
    versions: Path, names: list[str], said: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    if said is None:  # git must never take a name for an option
        with pytest.raises(Refused):
            revisions.difference(versions, date(2026, 3, 10), names)
        return
    assert run(versions, "diff", *names) == 2
    assert said in capsys.readouterr().err


def test_diff_outside_git_says_so(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(copy, "diff", "HEAD") == 2
    assert "Mappa er ikke i git" in capsys.readouterr().err


def test_diff_without_git_says_so(
    copy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert run(copy, "diff", "HEAD") == 2
    assert "Git finnes ikke på denne maskinen" in capsys.readouterr().err
