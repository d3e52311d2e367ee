"""Some of the handbooks that `checks/generated.py` makes: what passes the check can be built, and the outputs are sound."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from handbook.cli import main
from handbook.dictionary.field import Ref, Scalar
from handbook.model.sources import SOURCES
from tests.conftest import MINIATURE, TODAY
from tests.generating import KNOWN, Book, books, checked, written
from tests.hostile import STRINGS
from tests.sound import card_faults, faults, page_faults, table_faults


def _few(examples: int) -> settings:
    """The same ones every time. What fails is looked into with `python -m checks.generated`."""
    return settings(
        max_examples=examples, derandomize=True, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip


def test_every_kind_of_the_dictionary_can_be_drawn() -> None:
    for source in SOURCES:
        for _, section in source.section.sections():
            for declared in section.fields:
                if isinstance(declared.inner, Scalar):
                    assert isinstance(written(declared.inner), st.SearchStrategy), declared.key
                elif isinstance(declared.inner, Ref):
                    assert any(KNOWN.get(target) for target in declared.inner.targets), declared.key


def test_there_are_five_hundred_hostile_texts() -> None:
    assert len(STRINGS) >= 500


@pytest.mark.slow
@_few(15)
@given(book=books())
def test_the_check_answers(book: Book, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = Path(shutil.copytree(MINIATURE, tmp_path_factory.mktemp("bok") / "handbok"))
    *_, problems = checked(book, root)
    assert [problem for problem in problems if problem.stops_build] == [], "what is refused can be taken back"


@pytest.mark.slow
@_few(3)
@given(book=books())
def test_what_passes_is_made(book: Book, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = Path(shutil.copytree(MINIATURE, tmp_path_factory.mktemp("bok") / "handbok"))
    *_, problems = checked(book, root)
    assert main(["--root", str(root), "--date", TODAY.isoformat()]) == 0, problems
    assert list(faults(root / "build")) == []


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>x</p><br>", ""),
        ("<p><b>x</p></b>", "</p> closes"),
        ("<div>", "never closes"),
        ('<p id="a"></p><p id="a"></p>', "stands 2 times"),
        ('<p onclick="x">y</p>', "onclick"),
        ("<iframe></iframe>", "<iframe>"),
        ('<a href=" JavaScript:x">y</a>', "JavaScript"),
    ],
)
def test_faults_of_pages_are_seen(html: str, said: str, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(html, "utf-8")
    assert said in " ".join(page_faults(page)) and bool(said) == bool(list(page_faults(page)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("BEGIN:VCARD\r\nFN:x\r\nEND:VCARD\r\n", ""),
        ("BEGIN:VCARD\r\nFN:x\r\nX-EVIL:1\r\nEND:VCARD\r\n", "foreign property"),
        ("BEGIN:VCARD\r\nFN:x\nEND:VCARD\r\n", "CRLF"),
        (f"BEGIN:VCARD\r\nFN:{'x' * 80}\r\nEND:VCARD\r\n", "83 octets"),
        ("BEGIN:VCARD\r\nEND:VEVENT\r\n", "alone"),
    ],
)
def test_faults_of_cards_are_seen(text: str, said: str, tmp_path: Path) -> None:
    card = tmp_path / "a.vcf"
    card.write_bytes(text.encode())
    assert said in " ".join(card_faults(card)) and bool(said) == bool(list(card_faults(card)))


@pytest.mark.parametrize(("rows", "said"), [("a;b\r\nc;d", ""), ("a;b\r\nc", "1 cells"), ("a\r\n=b", "=b")])
def test_faults_of_tables_are_seen(rows: str, said: str, tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(rows, "utf-8-sig")
    assert said in " ".join(table_faults(table)) and bool(said) == bool(list(table_faults(table)))
