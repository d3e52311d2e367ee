"""Each article is set alone and cached; the binder that is joined of them is the same to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook import binder
from handbook.binder import make
from handbook.cache import Cache
from handbook.load import load
from handbook.model import Handbook
from tests.conftest import TODAY


def test_a_binder_from_the_cache_is_the_same_and_only_what_changed_is_set(
    miniature: Handbook, pdf: Path, copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, set_anew = Cache(tmp_path / "cache"), list[str]()
    real = make.press
    monkeypatch.setattr(make, "press", lambda t, files, day: (set_anew.extend(files), real(t, files, day))[1])

    def build(handbook: Handbook, name: str) -> bytes:
        set_anew.clear()
        paths, problems = binder.build(handbook, tmp_path / name, cache=cache)
        assert problems == []
        return paths[0].read_bytes()

    assert build(miniature, "a") == pdf.read_bytes() and set_anew
    assert build(miniature, "b") == pdf.read_bytes() and not set_anew
    for entry in cache.folder.iterdir():
        entry.write_bytes(entry.read_bytes()[:-1])
    assert build(miniature, "c") == pdf.read_bytes() and set_anew
    workflow = copy / "workflows" / "undring.yml"
    workflow.write_text(workflow.read_text("utf-8").replace("hva: [", "hva: [Skriv ned det du ser., ", 1), "utf-8")
    changed, _ = load(copy, TODAY)
    assert changed and build(changed, "d") != pdf.read_bytes()
    assert {name for name in set_anew if name.endswith(".json")} <= {"A3.json", "book.json"}
