"""The same text is the same characters, whatever it was pasted from."""

from __future__ import annotations

import unicodedata
from dataclasses import fields
from pathlib import Path

import pytest

from handbook.load import load
from handbook.read.characters import first_invisible, normalised
from tests.conftest import TODAY


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (unicodedata.normalize("NFD", "påskeaften é Ås"), "påskeaften é Ås"),
        ("900\u200b 53 304\ufeff", "900 53 304"),
        ("barne\u00advern\u2060", "barnevern"),
        ("telefon:\u00a0900 53 304", "telefon: 900 53 304"),
        ("\u00a0\u00a0- a\u202f", "  - a "),
        ("§\u00a013-2, 35\u00a098 og kap.\u00a04", "§\u00a013-2, 35\u00a098 og kap.\u00a04"),
        ("a\u3000b\u2003c", "a b c"),
        ("نمی\u200cخواهم", "نمی\u200cخواهم"),  # Persian needs it
        ("m\u200cor", "mor"),
    ],
)
def test_layout_is_left_out_and_words_are_kept(written: str, read: str) -> None:
    assert normalised(written) == read
    assert normalised(read) == read


@pytest.mark.parametrize(
    "sign", ["\u202e", "\u2066", "\u200f", "\ue000", "\x00", "\x85", "\u2028", "\u3164", "\U000e0041"]
)
def test_what_hides_or_turns_text_is_seen(sign: str) -> None:
    assert first_invisible(f"Ring {sign}211") == 5


def test_ordinary_text_has_none() -> None:
    assert first_invisible("Ring 112 – «nå»! § 13-2\n\tНе чекайте. لا تنتظر 👪🏽 é") is None


def test_pasted_spaces_and_parted_letters_give_the_same_handbook(copy: Path) -> None:
    """Hard spaces as indentation and after colons, letters in two parts, a zero-width space in a number."""
    expected, _ = load(copy, TODAY)
    for file in copy.rglob("*.yml"):
        lines = unicodedata.normalize("NFD", file.read_text("utf-8")).split("\n")
        pasted = [
            line[: len(line) - len(line.lstrip())].replace(" ", "\u00a0") + line.lstrip().replace(": ", ":\u00a0", 1)
            for line in lines
        ]
        file.write_text("\n".join(pasted).replace("02800", "028\u200b00"), "utf-8")
    found, problems = load(copy, TODAY)
    assert {problem.code for problem in problems} == {"ubekreftet"}
    assert found and expected
    assert [getattr(found, f.name) for f in fields(found)] == [getattr(expected, f.name) for f in fields(expected)]
