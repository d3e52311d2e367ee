"""Attacks on the safe ways and on the outputs, and slips of the pen: none is silent, one slip is one problem, and what is right is left alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.load import load
from tests.conftest import ROOT, TODAY
from tests.editing import apply_all

_OWN = "ubekreftet"  # the miniature has some of its own


def rows(name: str) -> list[dict[str, Any]]:
    """What a file holds: what is tried, how it is made, and what answers."""
    found: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "attacks" / name).read_text("utf-8"))
    return found


def _codes(root: Path, row: dict[str, Any]) -> list[str]:
    apply_all(root, row["edits"])
    return [problem.code for problem in load(root, TODAY)[1] if problem.code != _OWN]


@pytest.mark.parametrize("attack", rows("safety.yml"), ids=lambda a: str(a["attack"]))
def test_attack_is_answered(attack: dict[str, Any], copy: Path) -> None:
    found = Counter(_codes(copy, attack))
    if attack["code"] is None:
        assert not found
    else:
        assert attack["code"] in found


@pytest.mark.parametrize("slip", rows("slips.yml"), ids=lambda s: str(s["slip"]))
def test_slip_is_answered_once(slip: dict[str, Any], copy: Path) -> None:
    assert slip["codes"] or slip["why"]
    assert _codes(copy, slip) == slip["codes"]


@pytest.mark.slow
@pytest.mark.parametrize("attack", rows("outputs.yml"), ids=lambda a: str(a["attack"]))
def test_what_would_break_an_output_is_refused(attack: dict[str, Any], copy: Path) -> None:
    """What is right is built by `python -m checks.attacks`."""
    apply_all(copy, attack["edits"])
    wrong = [problem.code for problem in load(copy, TODAY)[1] if problem.stops_build]
    assert wrong == [] if attack["code"] is None else attack["code"] in wrong
