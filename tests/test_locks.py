"""The locked requirements fit what is wanted, and `checks.locks` sees it when they don't."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checks.locks import stale
from tests.conftest import ROOT


def test_the_locks_are_as_the_in_files_want_them() -> None:
    assert stale() == []


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        ("requirements.in", "pypdf>=7,<8", "pypdf>=99,<100", "pypdf is locked at"),
        ("requirements.in", "pypdf>=7,<8", "pypdf>=7", "pypdf has no upper bound"),
        ("requirements.in", "pypdf>=7,<8", "pypdf>=7,<8\nfinnes-ikke<2", "finnes-ikke is wanted and not locked"),
        ("requirements.txt", "pypdf==7.", "pypdf==8.", "requirements-dev.txt: pypdf is not the 8."),
        ("requirements.txt", "pypdf==", "--index-url https://example.org/\npypdf==", "requirements.txt: holds an address"),
    ],
)  # fmt: skip
def test_a_stale_lock_is_seen(tmp_path: Path, file: str, before: str, after: str, said: str) -> None:
    for path in ROOT.glob("requirements*"):
        shutil.copy(path, tmp_path)
    text = (tmp_path / file).read_text("utf-8")
    assert before in text
    (tmp_path / file).write_text(text.replace(before, after), "utf-8")
    assert any(said in line for line in stale(tmp_path))


def test_a_package_without_a_hash_is_seen(tmp_path: Path) -> None:
    for path in ROOT.glob("requirements*"):
        shutil.copy(path, tmp_path)
    path = tmp_path / "requirements.txt"
    path.write_text(path.read_text("utf-8") + "uten-hash==1.0\n", "utf-8")
    assert "requirements.txt: uten-hash has no hash" in stale(tmp_path)
