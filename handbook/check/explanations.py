"""What every problem code means, for coordinators: one register beside the checks, `explanations.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from handbook.problem import Severity


@dataclass(frozen=True)
class Explanation:
    """One code: a title, what it means, and a `wrong` and a `right` example."""

    code: str
    severity: Severity
    title: str
    meaning: str
    wrong: str
    right: str


@dataclass(frozen=True)
class Group:
    """The codes of one family, under the heading that coordinators see."""

    title: str
    explanations: tuple[Explanation, ...]


@cache
def groups() -> tuple[Group, ...]:
    """Every code, in the order of the register."""
    text = Path(__file__).with_suffix(".yml").read_text("utf-8")
    return tuple(
        Group(group["gruppe"], tuple(_explanation(code, entry) for code, entry in group["koder"].items()))
        for group in yaml.load(text, Loader=yaml.BaseLoader)
    )


def _explanation(code: str, entry: dict[str, Any]) -> Explanation:
    severity: Severity = "varsel" if entry.get("alvor") == "varsel" else "feil"
    return Explanation(
        code, severity, entry["tittel"], entry["betyr"], entry["feil"].rstrip("\n"), entry["riktig"].rstrip("\n")
    )
