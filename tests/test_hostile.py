"""A long line of anything is read once: no pattern looks at it again and again, which would take hours."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from handbook.load import load
from handbook.report import report
from tests.conftest import TODAY

pytestmark = pytest.mark.slow

MANY = 60_000  # characters; read once: some seconds at most; read again from every place: half a minute
MOST_SECONDS = 20  # of processor time; a busy machine takes up to twice as much of it
PIECES = ["x", "x ", " ", "[", "](", "[a](", "![", "[a]: ", "<a:", "`", "- ", "_", "1", "1.", "x@", "@", "«", "“", "§ ", "§ 2 og ",
          "Kari ", "Kari Nordmann 1.1.2020 ", "til", ", ", "\n", "a|b\n",
          "112 ", "[112](a) ", "112 a@b ", "https://1 ", "ring:", "ring:politi/akutt ", "+47 22 22 22 30 ", "snakk ", "foreldrene ", "ikke snakk med foreldrene ", "når barnevernet "]  # fmt: skip


@contextmanager
def _soon() -> Iterator[None]:
    """An end to what would never end. Where there are no such timers, as on Windows, one waits."""

    def stop(*_: object) -> None:
        raise AssertionError(f"more than {MOST_SECONDS} seconds of processor time")

    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGVTALRM, stop)
        signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
    try:
        yield
    finally:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_a_long_line_is_read_once(piece: str, copy: Path) -> None:
    long = json.dumps((piece * (MANY // len(piece))) + "!", ensure_ascii=False)
    agency, page = copy / "agencies" / "barnevern.yml", copy / "content" / "sider" / "meldeplikt.md"
    text = agency.read_text("utf-8")
    for old in ("besok: Storgata 1, 0150 Oslo", "om: Kontoret", "alder: 0–18"):
        assert old in text
        text = text.replace(old, f"{old.partition(':')[0]}: {long}")
    agency.write_text(text, "utf-8")
    workflow = copy / "workflows" / "mistanke.yml"
    steps = workflow.read_text("utf-8")
    assert "[Lytt. Still åpne spørsmål.]" in steps
    workflow.write_text(steps.replace("[Lytt. Still åpne spørsmål.]", f"[{long}]"), "utf-8")
    page.write_text(page.read_text("utf-8") + piece * (MANY // len(piece)), "utf-8")
    with _soon():
        _, problems = load(copy, TODAY)
        assert len(report(problems, copy, "tekst")) < 200_000


@pytest.mark.parametrize("line", ["om: *{}", "om: [{}", "om {}", "om: a: {}", "om:{}", '"{}', "- {}: {}"])
@pytest.mark.parametrize("piece", [" ", "a ", ": ", '"', "#"], ids=repr)
def test_a_long_broken_line_is_explained_at_once(line: str, piece: str, copy: Path) -> None:
    agency = copy / "agencies" / "barnevern.yml"
    many = piece * (10 * MANY // len(piece))
    agency.write_text(agency.read_text("utf-8") + line.replace("{}", many) + "!\n", "utf-8")
    with _soon():
        _, problems = load(copy, TODAY)
        assert problems and len(report(problems, copy, "tekst")) < 200_000
