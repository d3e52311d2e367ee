"""Values of each kind as people write them, right and nearly right, for tests that hypothesis feeds."""

from __future__ import annotations

from datetime import date
from typing import Any

from babel import Locale
from hypothesis import strategies as st

from handbook.dictionary import kinds, when
from handbook.values import MONTH_NAMES


def _one_of(words: Any) -> st.SearchStrategy[str]:
    cased = st.sampled_from((str, str.upper, str.title))
    return st.builds(lambda word, case: str(case(word)), st.sampled_from(sorted(words)), cased)


def _joined(*parts: Any) -> st.SearchStrategy[str]:
    return st.tuples(*(st.sampled_from(p) if isinstance(p, tuple) else p for p in parts)).map("".join)


NUMBER = st.integers(0, 99).map(str)
DAY = st.one_of(
    _one_of(when._DAY_WORDS),
    _joined(_one_of(when._DAY_WORDS), ("", "."), ("–", " - ", " til "), _one_of(when._DAY_WORDS)),
)
DATE = _joined(NUMBER, (".", ". "), _one_of(MONTH_NAMES))
NTH = _joined(
    _one_of(("første", "andre", "siste", "1.")),
    (" ", " og tredje "),
    _one_of(when._DAY_WORDS),
    (" i måneden", " hver måned"),
)
CLOCK = _joined(st.integers(0, 24).map(str), (":", "."), st.integers(0, 70).map(lambda n: f"{n:02}"))
WEEKS = st.one_of(
    _one_of(("partall", "oddetall", "partallsuker")),
    _joined(("", "uke "), NUMBER, ("", "–52", ", 40 og 41", " til 50")),
)
WRITTEN = {
    kinds.ID: st.lists(_one_of(["akutt", "fare", "2", "tema"]), min_size=1, max_size=3).map("-".join),
    kinds.LAW_NUMBER: _joined(_one_of(["LOV", "FOR"]), ("-", " "), st.dates().map(str), ("-", "-0"), NUMBER),
    kinds.DATE: st.one_of(st.dates(date(1960, 1, 1), date(2110, 1, 1)).map(str), _joined(NUMBER, ("-", "."), NUMBER)),
    kinds.DURATION: st.one_of(
        _one_of(kinds._WORDS_FOR_SOON), _joined(st.one_of(NUMBER, _one_of(kinds._NUMBERS)), (" ", "  "), _one_of(kinds._UNITS))
    ),
    kinds.CLOCK: CLOCK,
    when.WEEKDAYS: st.lists(st.one_of(DAY, NTH, _one_of(when._DAY_GROUPS)), min_size=1, max_size=3).map(" og ".join),
    when.SEASON: _joined(DATE, ("–", " - ", " til "), DATE),
    when.WEEKS: st.one_of(WEEKS, _joined(("annenhver fra ", "hver 4. fra ", "Annen hver uke fra "), st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(str))),
    when.WEEK_NUMBERS: WEEKS,
    when.OPENS: CLOCK,
    when.CLOSING: _joined(("", "neste hverdag ", "mandag ", "Fredag ", "kl. "), CLOCK),
    when.DATE_SPAN: _joined(st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(str), ("–", " - ", " til "), st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(str)),
    kinds.AGES: _joined(NUMBER, ("", "+", "–18", " - 99", " og oppover"), ("", " år", "år")),
    kinds.ARTICLE_NUMBER: _joined(("A", "B", "I", "Z"), NUMBER, (" ", "  "), ("instans:ppt", "side:a-1", "utgått", "Side:a")),
    kinds.ARTICLE_KEY: _joined(("instans:", "side:", "side:a-", "Side:", ":"), NUMBER, ("", "-ppt", "-", " ")),
    kinds.ARTICLE_RANGE: st.builds(
        lambda letter, numbers, dash, second: f"{letter}{numbers[0]}{dash}{second or letter}{numbers[1]}",
        st.sampled_from(("A", "I", "F")), st.lists(NUMBER, min_size=2, max_size=2), st.sampled_from(("–", "-", " – ", " ")),
        st.sampled_from((None, None, "F")),
    ),
    kinds.PRINTED_SHEET: _joined(
        ("A", "B", "I", "skole/A"), NUMBER, ("-", "-", "–"), NUMBER, (" ",), ("0a1b2c3d", "1cf02ef2", "12345"), (" ",),
        ("2026-1", "2026 1", "a"), ("", " 1/102-140", " 3/1-2", " 1/2-3 2/60-70"),
    ),
    kinds.LANGUAGE: st.sampled_from(sorted(Locale("nb").languages)),
    kinds.PARAGRAPH: _joined(("", "§ ", "§"), NUMBER, ("", "-", "–", " - "), NUMBER, ("", " a", "b", " é")),
    kinds.LEVEL: st.text("0123Aab é", min_size=1, max_size=4),
    kinds.DOCUMENT: _joined(("a", "Møte skjema", "~$a", "../a"), NUMBER, (".docx", ".pdf", ".md")),
    kinds.PICTURE: _joined(("a", "våpen", "../a", "a b", ".a"), NUMBER, (".svg", ".png", "")),
    kinds.COLOUR: st.from_regex(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{5,7})", fullmatch=True),
}  # fmt: skip
