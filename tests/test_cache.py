"""What is cached is bounded and never trusted blindly."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handbook.cache import Cache


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", "salt")


def test_gives_back_what_was_put(cache: Cache) -> None:
    key = cache.key([b"a", b"b"])
    assert cache.get(key) is None
    cache.put(key, b"innhold")
    assert cache.get(key) == b"innhold"


def test_a_key_is_of_each_part_and_of_the_program(cache: Cache) -> None:
    keys = {cache.key(parts) for parts in ([b"a", b"b"], [b"ab"], [b"b", b"a"], [b"a", b"b", b""])}
    assert len(keys | {Cache(cache.folder, "another").key([b"a", b"b"])}) == 5


@pytest.mark.parametrize(
    "damage", [lambda b: b[:-1], lambda b: b + b"x", lambda b: b"", lambda b: b[:35], lambda b: bytes(len(b))]
)
def test_a_damaged_entry_is_none(cache: Cache, damage: object) -> None:
    key = cache.key([b"a"])
    cache.put(key, b"innhold")
    file = cache.folder / key
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    assert cache.get(key) is None


def test_what_was_used_longest_ago_goes_first(cache: Cache) -> None:
    keys = [cache.key([bytes([i])]) for i in range(5)]
    for age, key in enumerate(keys):
        cache.put(key, bytes(1000))
        os.utime(cache.folder / key, (age, age))
    (cache.folder / "ny-halv").write_bytes(b"left by a process that was killed")
    assert cache.get(keys[0])  # used again
    cache.trim(2 * 1032)
    assert {p.name for p in cache.folder.iterdir()} == {keys[0], keys[4]}


def test_a_cache_that_can_not_be_written_to_is_none(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("ingen mappe")
    cache = Cache(tmp_path / "fil")
    cache.put("x", b"innhold")
    cache.trim()
    assert cache.get("x") is None
