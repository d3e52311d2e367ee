"""Attacks on the safe ways through the procedures: none is silent, and what is right is left alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.load import load
from tests.conftest import ROOT, TODAY
from tests.editing import apply_all

ATTACKS: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "attacks" / "safety.yml").read_text("utf-8"))
_OWN = "ubekreftet"  # the miniature has some of its own


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda a: str(a["attack"]))
def test_attack_is_answered(attack: dict[str, Any], copy: Path) -> None:
    apply_all(copy, attack["edits"])
    found = Counter(problem.code for problem in load(copy, TODAY)[1] if problem.code != _OWN)
    if attack["code"] is None:
        assert not found
    else:
        assert attack["code"] in found
