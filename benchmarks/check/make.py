"""A big handbook made of this one: every agency and workflow copied, with references that follow the copies."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_REFERS = re.compile(r"\b(?:ellers|instans|med|ansvarlig|varsle|medvirker|informeres): .*")
_UNCONFIRMED = re.compile(r"^\s+(?:ubekreftet|spor_hos): .*\n|^(?:ubekreftet|spor_hos): .*\n", re.MULTILINE)


def make(target: Path, agencies: int, workflows: int) -> int:
    """Write the handbook to an empty folder; returns the number of YAML files in it."""
    shutil.copytree(ROOT / "content", target / "content")
    # Those that must be contacted before parents are known by their own id, so they keep it.
    names = sorted(
        {path.stem for path in (ROOT / "agencies").glob("*.yml")} - {"barnevernstjenesten", "barnevernvakt", "politi"}
    )
    whole = agencies // len(names)  # rounds in which every agency is copied, so that references have somewhere to go
    for folder, wanted in (("agencies", agencies), ("workflows", workflows)):
        (target / folder).mkdir()
        sources = sorted((ROOT / folder).glob("*.yml"))
        for i in range(wanted):
            turn, which = divmod(i, len(sources))
            text = sources[which].read_text("utf-8")
            id = sources[which].stem + (f"-{turn}" if turn else "")
            text = _copy(text, names, turn) if 0 < turn < whole else text
            (target / folder / f"{id}.yml").write_text(text, "utf-8")
    return sum(1 for _ in target.rglob("*.yml"))


def _copy(text: str, names: list[str], turn: int) -> str:
    ids = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(names, key=len, reverse=True))})(?![\w-])")
    text = _UNCONFIRMED.sub("", text)
    return _REFERS.sub(lambda line: ids.sub(lambda id: f"{id[0]}-{turn}", line[0]), text)
