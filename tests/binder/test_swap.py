"""Sheets to swap: laid into the old binder, they make the new one."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from checks.editions import compare, pages
from handbook import binder
from handbook.binder.sheets import Sheet
from handbook.binder.stamps import Stamped, ledger
from handbook.binder.swap import Action, Swap, swap
from handbook.cache import Cache
from handbook.cli import main
from handbook.load import load
from handbook.model import Handbook
from handbook.values import PrintedSheet
from tests.conftest import COPIES, MINIATURE, change

pytestmark = pytest.mark.slow
DAYS = ("2026-03-10", "2026-04-10", "2026-05-10")
LONG = "    - " + "\n    - ".join(
    f"Du skriver ned det du så, {n + 200}. gang, og hvem som var der." for n in range(160)
)


def handbook_of(root: Path, day: str) -> Handbook:
    handbook, problems = load(root, date.fromisoformat(day))
    assert handbook and not [p for p in problems if p.stops_build]
    return handbook


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    """Three editions of the miniature and their binders: a number and a deadline are changed, then a page grows by sheets."""
    work = tmp_path_factory.mktemp("utgaver")
    root, built, cache = Path(shutil.copytree(MINIATURE, work / "handbok")), [], Cache(work / "cache")

    def issue(name: str, day: str) -> None:
        assert main(["--root", str(root), "--date", day, "new", "edition", name, "--likevel"]) == 0
        _, problems = binder.build(handbook_of(root, day), work / name, cache=cache)
        assert problems == []
        built.append(work / name)

    assert main(["--root", str(root), "--date", DAYS[0], "new", "numbers"]) == 0
    issue("2026-1", DAYS[0])
    (root / "content/permer.yml").write_text(COPIES, "utf-8")
    change(root, "workflows/henvise.yml", "innen: 10 virkedager", "innen: 5 virkedager")
    change(root, "agencies/barnevern.yml", "telefon: 22 22 22 21", "telefon: 22 22 22 99")
    issue("2026-2", DAYS[1])
    page = next((root / "content").rglob("samtalen.md"))
    page.write_text(page.read_text("utf-8") + "\n" + LONG.replace("    - ", "- ") + "\n", "utf-8")
    issue("2026-3", DAYS[2])
    return root, built


def test_a_set_makes_the_old_binder_the_new_one(
    shelf: tuple[Path, list[Path]], capsys: pytest.CaptureFixture[str]
) -> None:
    root, (first, second, third) = shelf
    handbook = handbook_of(root, DAYS[2])
    one, two = handbook.archive[2], handbook.archive[1]
    assert list(compare(handbook, second, third, two)) == []
    assert list(compare(handbook, first, third, one)) == [], "two editions behind, in one go"
    told = capsys.readouterr().out
    assert ": 0 of" not in told.splitlines()[0], "something was swapped"
    swapped, labels = pages(third / "bytteark-fra-2026-2.pdf")
    assert swapped and all(label.startswith("E1-") for label in labels), labels
    assert not (third / "bytteark-fra-2026-3.pdf").exists(), "nothing is changed since the newest"


def first_page(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(document[0].get_textpage().get_text_range().replace("\ufffe", "-").split())


def test_growth_is_told(shelf: tuple[Path, list[Path]]) -> None:
    _, (_, _, third) = shelf
    told = first_page(third / "bytteark-fra-2026-2.pdf")
    assert "fra 2026-2 til utgave 2026-3" in told and "E1-3 etter E1-1" in told and "ingenting ut" in told


def test_a_number_can_be_put_right_with_a_pen(shelf: tuple[Path, list[Path]]) -> None:
    _, (_, second, _) = shelf
    told = first_page(second / "bytteark-fra-2026-1.pdf")
    assert "Haster det, rett med penn først" in told and "22 22 22 21" in told


def test_a_set_is_tagged_and_leads_nowhere_that_is_not_there(shelf: tuple[Path, list[Path]]) -> None:
    _, (_, _, third) = shelf
    with pikepdf.open(third / "bytteark-fra-2026-1.pdf") as document:
        named = set(pikepdf.NameTree(document.Root.Names.Dests))
        places = {p.obj.objgen for p in document.pages}
        for page in document.pages:
            for note in page.get("/Annots", []):
                place = note.get("/Dest", note.get("/A", pikepdf.Dictionary()).get("/D"))
                assert (
                    str(place) in named if isinstance(place, pikepdf.String) else not place or place[0].objgen in places
                )
        assert {
            place[0].objgen for place in dict(pikepdf.NameTree(document.Root.Names.Dests).items()).values()
        } <= places
        assert document.Root.MarkInfo.Marked


def test_stamps_say_what_is_true(shelf: tuple[Path, list[Path]]) -> None:
    root, (_, _, third) = shelf
    handbook = handbook_of(root, DAYS[2])
    with pypdfium2.PdfDocument(third / "lillevik-handboka.pdf") as document:
        said = {document.get_page_label(i): p.get_textpage().get_text_range() for i, p in enumerate(document)}
    for sheet in handbook.archive[0].bound(""):
        if sheet.name != "i":  # printed to the edge: its stamp is on the back
            assert f"{sheet.name} · utgave {sheet.edition}" in said[sheet.name]
    assert {s.edition for s in handbook.archive[0].bound("")} == {"2026-1", "2026-2", "2026-3"}
    assert "Sist kontrollert" not in "".join(said.values()), "verifying anew would change every sheet"


def test_unissued_changes_are_said(shelf: tuple[Path, list[Path]], tmp_path: Path) -> None:
    root = Path(shutil.copytree(shelf[0], tmp_path / "handbok"))
    change(root, "agencies/politi.yml", "ansvar: [Stanse vold]", "ansvar: [Stanse vold, Hente barnet]")
    handbook = handbook_of(root, DAYS[2])
    changed = [s for s in ledger(handbook).stamped(binder.bound_sheets(handbook)[""]) if s.edition is None]
    assert [s.sheet.name for s in changed] == ["B5-1"] and changed[0].bars
    assert ledger(handbook).words(changed[0]) == "B5-1 · endret etter utgave 2026-3"
    made = swap(handbook.archive[0], "", tuple(ledger(handbook).stamped(binder.bound_sheets(handbook)[""])))
    assert made.actions == (Action("B5-1", "B5-1"),) and not made.whole


def test_what_comes_and_goes_stands_in_the_order_of_the_binder(shelf: tuple[Path, list[Path]]) -> None:
    then = [("A1-1", "0" * 8), ("A1-3", "0" * 8), ("B1-1", "0" * 8), ("C1-1", "0" * 8)]
    now = [("A1-1", "1" * 8), ("B2-1", "1" * 8), ("B2-3", "1" * 8), ("C1-1", "0" * 8)]
    old = replace(
        handbook_of(shelf[0], DAYS[2]).archive[0],
        sheets=tuple(PrintedSheet("", name, digest, "1") for name, digest in then),
    )
    made = swap(old, "", [Stamped(Sheet(name, digest, ()), None) for name, digest in now])
    assert made.actions == (
        Action("A1-1", "A1-1"), Action("A1-3", ""), Action("B1-1", ""), Action("", "B2-1", "A1-1"), Action("", "B2-3", "B2-1"),
    )  # fmt: skip


def test_so_much_that_all_is_printed_anew(shelf: tuple[Path, list[Path]]) -> None:
    old = handbook_of(shelf[0], DAYS[2]).archive[0]
    assert Swap(old, tuple(Action(f"A{n}-1", f"A{n}-1") for n in range(7)), 10).whole
    assert not Swap(old, tuple(Action(f"A{n}-1", f"A{n}-1") for n in range(6)), 10).whole
