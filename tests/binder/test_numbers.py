"""A number in the binder belongs to its article for good, and stands on the article's page on the site."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from handbook import pages
from handbook.cli import main
from handbook.derive.binder_plan import plan
from handbook.load import load
from handbook.model import Handbook

DAY = date(2026, 3, 10)


def numbers(root: Path) -> dict[str, str]:
    handbook, _ = load(root, DAY)
    assert handbook
    return {key: article.number for key, article in plan(handbook).articles.items()}


def run(root: Path, *what: str) -> None:
    assert main(["new", *what, "--root", str(root), "--date", DAY.isoformat()]) == 0


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda text: text.replace("B1 instans:", "B1 instans "), "feil-verdi"),
        (lambda text: text.replace("artikler:", "artikler"), "yaml-feil"),
        (lambda text: text.replace("B2 ", "B1 "), "dobbelt-permnummer"),
        (lambda text: text + "  - B9 utg\udce5tt\n", "feil-tegnsett"),  # a byte that is no UTF-8
    ],
)
def test_a_register_with_a_mistake_is_left_as_it_is(
    copy: Path, capsys: pytest.CaptureFixture[str], spoil: Callable[[str], str], code: str
) -> None:
    """Otherwise every article whose line can't be read would be given a new number."""
    run(copy, "numbers")
    register = copy / "content" / "perm.yml"
    register.write_bytes(spoil(register.read_text("utf-8")).encode("utf-8", "surrogateescape"))
    spoiled = register.read_bytes()
    capsys.readouterr()
    for what in (["numbers"], ["agency", "bbb"]):
        assert main(["new", *what, "--root", str(copy), "--date", DAY.isoformat()]) == 1
        assert f"[{code}]" in capsys.readouterr().out
        assert register.read_bytes() == spoiled


def test_a_new_article_renumbers_no_other(copy: Path) -> None:
    run(copy, "numbers")
    before = numbers(copy)
    shutil.copy(copy / "agencies" / "politi.yml", copy / "agencies" / "aaa.yml")  # the first of all agencies
    run(copy, "agency", "bbb")
    after = numbers(copy)
    assert {key: after[key] for key in before} == before
    last = max(int(number[1:]) for number in before.values() if number[0] == "B")
    assert (after["instans:aaa"], after["instans:bbb"]) == (f"B{last + 1}", f"B{last + 2}")
    assert list(after.values()) == sorted(
        after.values(), key=lambda n: (n[0], int(n[1:]))
    )  # as they stand in the binder


def test_an_article_that_is_taken_out_leaves_a_hole(copy: Path) -> None:
    run(copy, "numbers")
    register = copy / "content" / "perm.yml"
    before = numbers(copy)
    (copy / "agencies" / "barnehage.yml").unlink()
    register.write_text(register.read_text("utf-8").replace("instans:barnehage", "utgått"), "utf-8")
    run(copy, "agency", "ny")
    after = numbers(copy)
    last = max(int(number[1:]) for number in before.values() if number[0] == "B")
    assert before["instans:barnehage"] not in after.values()
    assert after["instans:ny"] == f"B{last + 1}"
    assert {k: n for k, n in after.items() if k != "instans:ny"} == {
        k: n for k, n in before.items() if k != "instans:barnehage"
    }


def test_the_register_keeps_what_the_person_wrote(copy: Path) -> None:
    """Comments, their own indentation and Windows' line ends; a second run changes nothing."""
    register = copy / "content" / "perm.yml"
    register.write_bytes(b"artikler:\r\n- A7 prosedyre:undring # mitt\r\n# slutt")
    run(copy, "numbers")
    text = register.read_bytes()
    assert text.startswith(b"artikler:\r\n- A7 prosedyre:undring # mitt\r\n- A8 prosedyre:akutt-fare\r\n")
    assert text.endswith(b"# slutt") and text.count(b"\n") == text.count(b"\r\n")
    assert numbers(copy)["prosedyre:undring"] == "A7"
    run(copy, "numbers")
    assert register.read_bytes() == text


def test_each_page_says_where_it_is_in_the_binder(miniature: Handbook, tmp_path: Path) -> None:
    pages.write(miniature, tmp_path)
    for key, article in plan(miniature).articles.items():
        if key.startswith(("instans:", "prosedyre:", "skjema:", "tiltak:")):
            folder = {"instans": "instanser", "prosedyre": "prosedyrer"}.get(key.split(":")[0], key.split(":")[0])
            page = tmp_path / folder / f"{key.split(':')[1]}.md"
            assert f"I permen: {article.number}<" in page.read_text("utf-8")
