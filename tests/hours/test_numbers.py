"""Telephone numbers as Norwegians write, ring and say them."""

from __future__ import annotations

import pytest

from handbook.language.norwegian import NBSP, phone, sms, spoken, tel

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
    ("+46 8 123 456 78", "+46 8 123 456 78", "tel:+46812345678", "+46 8 123 456 78"),
]


@pytest.mark.parametrize(("written", "shown", "rung", "said"), NUMBERS)
def test_numbers(written: str, shown: str, rung: str, said: str) -> None:
    assert phone(written) == shown.replace(" ", NBSP), "never broken across lines"
    assert tel(written) == rung
    assert sms(written) == rung.replace("tel:", "sms:")
    assert spoken(written) == said
