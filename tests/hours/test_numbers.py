"""Telephone numbers as Norwegians write, ring and say them."""

from __future__ import annotations

import pytest

from handbook.values import NBSP, PhoneNumber

NUMBERS = [
    # written in the file, shown, rung, said
    ("112", "112", "tel:112", "1 1 2"),
    ("02800", "02800", "tel:02800", "0 2 8 0 0"),
    ("116111", "116 111", "tel:116111", "116 111"),
    ("116 117", "116 117", "tel:116117", "116 117"),
    ("35986200", "35 98 62 00", "tel:+4735986200", "35 98 62 00"),
    ("+47 35 98 62 00", "35 98 62 00", "tel:+4735986200", "35 98 62 00"),
    ("48 28 02 11", "482 80 211", "tel:+4748280211", "482 80 211"),
    ("900 53 304", "900 53 304", "tel:+4790053304", "900 53 304"),
    ("59 44 55 66", "594 45 566", "tel:+4759445566", "594 45 566"),
    ("80033321", "800 33 321", "tel:+4780033321", "800 33 321"),
    ("0047 35 98 62 00", "35 98 62 00", "tel:+4735986200", "35 98 62 00"),
    ("+46 8 123 456 78", "+46 8 123 456 78", "tel:+46812345678", "+46 8 123 456 78"),
]


@pytest.mark.parametrize(("written", "shown", "rung", "said"), NUMBERS)
def test_numbers(written: str, shown: str, rung: str, said: str) -> None:
    number = PhoneNumber.parse(written)
    assert number.shown == shown.replace(" ", NBSP), "never broken across lines"
    assert number.tel == rung
    assert number.sms == rung.replace("tel:", "sms:")
    assert number.spoken == said
    assert str(number) == written, "as in the file"


def test_what_dials_the_same_is_the_same() -> None:
    assert PhoneNumber.parse("+47 35986200") == PhoneNumber.parse("35 98 62 00")


@pytest.mark.parametrize("written", ["112", "1412", "815", "02800", "116 117", "35 98 62 00", "+46 8 123 456 78"])
def test_what_can_be_rung(written: str) -> None:
    assert PhoneNumber.parse(written).possible


@pytest.mark.parametrize(
    "written", ["", "x", "12", "1234", "35 98 62 0", "35 98 62 00 12", "0", "++47", "+99 1", "ring meg"]
)
def test_what_is_no_number_still_has_a_value(written: str) -> None:
    """The check says so; nothing that shows it may fail meanwhile."""
    number = PhoneNumber.parse(written)
    assert not number.possible
    assert (str(number), number.mobile) == (written, False) and isinstance(number.shown + number.spoken, str)
