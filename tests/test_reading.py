"""Whatever stands in a file, the answer is problems with places inside it: never an exception, never a hang."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handbook.load import load
from handbook.problem import Problem
from tests.conftest import MINIATURE, TODAY

FILES = sorted(p for p in MINIATURE.rglob("*") if p.suffix in (".yml", ".md"))
SNIPPETS = st.sampled_from(
    [b"\t", b"- ", b": ", b"\n", b'"', b"'", b"&a ", b"*a", b"!!x ", b"---\n", b"{", b"}", b"[", b"]", b"#", b"|\n", b"? ",
     b"\xff", b"\x00", b"\xe2\x80\xa8", b"<script>", b"{{ x }}", b"#eval", b"../..", "æøå".encode(), b"<<: *a\n", b"null", b"~", b"%YAML 2\n"]
)  # fmt: skip


def _places_are_inside(root: Path) -> None:
    _, problems = load(root, TODAY)
    for problem in problems:
        path = root / problem.place.file
        assert problem.place.line >= 1 and problem.place.column >= 1
        if path.exists() and problem.code not in ("feil-tegnsett", "for-stor-fil"):
            lines = path.read_text("utf-8-sig").split("\n")
            assert problem.place.line <= len(lines), problem
            assert problem.place.column <= len(lines[problem.place.line - 1]) + 1, problem


def _mistakes(problems: list[Problem]) -> list[str]:
    return [p.code for p in problems if p.code != "ubekreftet"]  # the miniature has one such fact


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES, ids=lambda p: p.name)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_broken_bytes_give_problems_with_places(file: Path, data: st.DataObject, tmp_path: Path) -> None:
    root = tmp_path / "handbok"
    if not root.exists():
        shutil.copytree(MINIATURE, root)
    good = file.read_bytes()
    cut, end = sorted(data.draw(st.tuples(st.integers(0, len(good)), st.integers(0, len(good)))))
    middle = data.draw(st.one_of(SNIPPETS, st.binary(max_size=12), st.just(good[cut:end] * 2), st.just(b"")))
    (root / file.relative_to(MINIATURE)).write_bytes(good[:cut] + middle + good[end if len(middle) % 2 else cut :])
    try:
        _places_are_inside(root)
    finally:
        (root / file.relative_to(MINIATURE)).write_bytes(good)


@pytest.mark.parametrize(
    ("written", "field", "read"),
    [("0150", "postal_address", "0150"), ("no", "about", "no"), ("1e3", "about", "1e3"), ("15:30", "about", "15:30")],
)
def test_scalars_are_text(copy: Path, written: str, field: str, read: str) -> None:
    """YAML 1.1 would make 104, false, 1000.0 and 930 of these."""
    key = {"about": "om", "postal_address": "post"}[field]
    path = copy / "agencies" / "politi.yml"
    path.write_text(
        path.read_text("utf-8").replace('    telefon: "112"', f'    telefon: "112"\n    {key}: {written}'), "utf-8"
    )
    handbook, problems = load(copy, TODAY)
    assert handbook and _mistakes(problems) == []
    assert getattr(handbook.agencies["politi"].contacts[0], field) == read


def test_bom_and_crlf_are_fine(copy: Path) -> None:
    for path in (copy / "agencies" / "politi.yml", copy / "content" / "sider" / "meldeplikt.md"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    _, problems = load(copy, TODAY)
    assert _mistakes(problems) == []


def test_mistakes_in_many_files_are_all_reported_at_once(copy: Path) -> None:
    for name, old, new in (
        ("agencies/politi.yml", "slag: statlig", "slag: statleg"),
        ("agencies/barnevern.yml", "ellers: politi\n    ubekreftet", "ellers: polti\n    ubekreftet"),
        ("workflows/undring.yml", "niva: B", "niva: X"),
        ("content/ordliste.yml", "se: [undring]", "se: [uro]"),
    ):
        path = copy / name
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    _, problems = load(copy, TODAY)
    assert sorted(_mistakes(problems)) == ["feil-verdi", "ukjent-instans", "ukjent-niva", "ukjent-ord"]


def test_link_out_of_the_folder_is_not_followed(copy: Path, tmp_path: Path) -> None:
    outside = tmp_path / "utenfor.yml"
    outside.write_text("navn: Hemmelig\n", "utf-8")
    (copy / "agencies" / "lenke.yml").symlink_to(outside)
    _, problems = load(copy, TODAY)
    assert _mistakes(problems) == ["utenfor-mappa"]


def test_a_file_too_large_to_be_written_by_hand(copy: Path) -> None:
    (copy / "agencies" / "stor.yml").write_text("navn: " + "x" * 2_100_000, "utf-8")
    _, problems = load(copy, TODAY)
    assert _mistakes(problems) == ["for-stor-fil"]


def test_a_file_that_cannot_be_opened(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.read_bytes

    def locked(self: Path) -> bytes:
        if self.name == "politi.yml":
            raise PermissionError(13, "Permission denied")
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", locked)
    _, problems = load(copy, TODAY)
    assert [p.code for p in problems if p.place.file == "agencies/politi.yml"] == ["kan-ikke-lese"]
