"""What was changed after it was read: which paragraphs must be read again, and what the law page says of what comes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from handbook.articles.blocks import ActChange, walk
from handbook.articles.law import acts
from handbook.derive.amendments import unread
from handbook.dictionary.kinds import LAW_NUMBER
from handbook.model import Amendment, Amendments, Handbook, ReadTo

READ = ReadTo(by=LAW_NUMBER.parse("LOV-2025-06-20-39"), in_force=date(2026, 1, 1))


def _with(miniature: Handbook, change: Amendment, read: ReadTo | None = READ, own: ReadTo | None = None) -> list[str]:
    """The numbers of the paragraphs of barnevernsloven that must be read again."""
    act = miniature.acts["barnevernsloven"]
    act = replace(act, read_to=read, paragraphs=tuple(replace(p, read_to=own) for p in act.paragraphs))
    handbook = replace(miniature, amendments=Amendments(items=(change,)))
    return [p.number for p in act.paragraphs if unread(handbook, act, p)]


def _change(number: str, day: str | None, *paragraphs: str, act: str = "barnevernsloven") -> Amendment:
    in_force = date.fromisoformat(day) if day else None
    return Amendment(act=act, by=LAW_NUMBER.parse(number), in_force=in_force, paragraphs=paragraphs, about="Nytt.")


@pytest.mark.parametrize(
    ("change", "touched"),
    [
        (_change("LOV-2026-02-20-9", "2026-03-10", "13-2"), ["13-2"]),  # the very day
        (_change("LOV-2026-02-20-9", "2026-03-11", "13-2"), []),  # tomorrow
        (_change("LOV-2026-02-20-9", None, "13-2"), []),  # decided only
        (_change("LOV-2026-02-20-9", "2026-03-10"), ["2-1", "13-2", "13-3"]),  # nobody has said which
        (_change("LOV-2026-02-20-9", "2026-03-10", "§ 13-3", "99-1"), ["13-3"]),
        (_change("LOV-2026-02-20-9", "2026-03-10", "13-2", act="barnehageloven"), []),
        (_change("LOV-2025-06-20-39", "2026-01-01", "13-2"), []),  # the one that was read
        (_change("LOV-2025-06-20-38", "2026-01-01", "13-2"), []),  # came with it, and before it
        (_change("LOV-2025-12-01-3", "2026-01-01", "13-2"), ["13-2"]),  # the same day, a later act
        (_change("LOV-2022-03-25-13", "2026-02-01", "13-2"), ["13-2"]),  # an old act that came into force late
    ],
)
def test_what_must_be_read_again(miniature: Handbook, change: Amendment, touched: list[str]) -> None:
    assert _with(miniature, change) == touched


def test_nothing_is_taken_as_read_where_nobody_has_said_it(miniature: Handbook) -> None:
    assert _with(miniature, _change("LOV-2022-03-25-13", "2022-04-01", "13-2"), read=None) == ["13-2"]


def test_a_paragraph_may_be_read_before_the_rest(miniature: Handbook) -> None:
    own = ReadTo(by=LAW_NUMBER.parse("LOV-2026-02-20-9"), in_force=date(2026, 3, 1))
    assert _with(miniature, _change("LOV-2026-02-20-9", "2026-03-01"), own=own) == []


@pytest.mark.parametrize("day", [date(2026, 3, 10), date(2027, 6, 1)])
def test_the_law_page_tells_what_our_words_lack(miniature: Handbook, day: date) -> None:
    """Decided, coming, and in force but not read; not what was read, nor what touches no paragraph of ours. The same on
    either side of the day, for it is printed."""
    items = (
        *miniature.amendments.items,
        _change("LOV-2026-02-20-9", "2026-03-01", "13-2"),
        _change("LOV-2026-02-20-10", "2026-03-01", "99-1"),
    )
    made = acts(replace(miniature, today=day, amendments=Amendments(items=items)))
    told = [(c.when.replace("\N{NO-BREAK SPACE}", " "), c.at.id) for c in walk(tuple(made)) if isinstance(c, ActChange)]
    assert told == [
        ("Vedtatt, ikke i kraft", "lov:barnehageloven#lovendringer/3"),
        ("Endring fra 1. januar 2027", "lov:barnevernsloven#lovendringer/1"),
        ("Endring fra 1. mars 2026", "lov:barnevernsloven#lovendringer/4"),
    ]


@pytest.mark.parametrize(
    "text", ["LOV-2026-6-19-35", "LOV-2026-02-30-1", "lov 19. juni 2026 nr. 35", "LOV-2026-06-19-", ""]
)
def test_what_is_no_number_of_an_act(text: str) -> None:
    with pytest.raises(ValueError, match=r"LOV-2026-06-19-35|kalenderen"):
        LAW_NUMBER.parse(text)


def test_an_act_from_before_acts_were_numbered() -> None:
    assert str(LAW_NUMBER.parse("LOV-1967-02-10")) == "LOV-1967-02-10"
    assert LAW_NUMBER.parse("LOV-1967-02-10").shown == "lov 10.\N{NO-BREAK SPACE}februar 1967"
