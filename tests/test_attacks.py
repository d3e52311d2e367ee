"""Attacks on the safe ways through the procedures, and on the outputs: each is answered, and what is right is left alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.load import load
from tests.conftest import ROOT, TODAY
from tests.editing import apply_all

Attack = dict[str, Any]
_OWN = "ubekreftet"  # the miniature has some of its own


def attacks(name: str) -> list[Attack]:
    """Those of a file: what is tried, how it is made, and the code that answers."""
    found: list[Attack] = yaml.safe_load((ROOT / "tests" / "attacks" / f"{name}.yml").read_text("utf-8"))
    return found


@pytest.mark.parametrize("attack", attacks("safety"), ids=lambda a: str(a["attack"]))
def test_attack_is_answered(attack: Attack, copy: Path) -> None:
    apply_all(copy, attack["edits"])
    found = Counter(problem.code for problem in load(copy, TODAY)[1] if problem.code != _OWN)
    if attack["code"] is None:
        assert not found
    else:
        assert attack["code"] in found


@pytest.mark.slow
@pytest.mark.parametrize("attack", attacks("outputs"), ids=lambda a: str(a["attack"]))
def test_what_would_break_an_output_is_refused(attack: Attack, copy: Path) -> None:
    """What is right is built by `python -m checks.attacks`."""
    apply_all(copy, attack["edits"])
    wrong = [problem.code for problem in load(copy, TODAY)[1] if problem.stops_build]
    assert wrong == [] if attack["code"] is None else attack["code"] in wrong
