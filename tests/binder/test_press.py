"""What a killed run leaves of its fonts goes with a later one; what another run is using stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handbook.binder import press


def test_folders_of_fonts_that_killed_runs_left_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "gettempdir", lambda: str(tmp_path))
    for name in ("perm-skrift-gammel", "perm-skrift-i-bruk", "noe-annet"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "skrift.otf").touch()
    for name in ("perm-skrift-gammel", "noe-annet"):
        os.utime(tmp_path / name, (0, 0))
    press._clear()
    assert {path.name for path in tmp_path.iterdir()} == {"perm-skrift-i-bruk", "noe-annet"}
