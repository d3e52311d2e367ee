"""Changes in a YAML text: one value differs afterwards, everything else is as it was, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from handbook.read.rewrite import Refused, append, in_bytes, put, remove, replace_files
from handbook.read.source import Path_, compose
from tests.conftest import MINIATURE

FILES = sorted(p for folder in ("agencies", "workflows", "content") for p in (MINIATURE / folder).rglob("*.yml"))
NEW = "Ny: verdi # med tegn, [og] {mer}"


def values(text: str) -> dict[str, Any]:
    document, problems = compose(text, "")
    assert document and not [p for p in problems if p.stops_build], problems
    return document.values


def blocks(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, dict[str, Any]]]:
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            yield from blocks(inner, (*path, key))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from blocks(inner, (*path, i))


def at(value: Any, path: Path_) -> Any:
    for part in path:
        value = value[part]
    return value


@pytest.mark.parametrize("file", FILES, ids=lambda p: p.stem)
def test_each_field_of_each_block(file: Path) -> None:
    text = file.read_text("utf-8")
    tried = 0
    for path, block in blocks(values(text)):
        for key, value in block.items():
            wanted = deepcopy(values(text))
            try:
                if isinstance(value, str):
                    at(wanted, path)[key] = NEW
                    assert values(put(text, path, key, NEW, before=key)) == wanted
                elif isinstance(value, list) and value and isinstance(value[0], str):
                    at(wanted, path)[key].append(NEW)
                    assert values(append(text, path, key, NEW, before=key)) == wanted
                    assert append(text, path, key, value[0], before=key) == text
                without = deepcopy(values(text))
                del at(without, path)[key]
                assert values(remove(text, path, key)) == without
                added = {**at(values(text), path), "ny": NEW}
                assert at(values(put(text, path, "ny", NEW, before=key)), path) == added
                assert at(values(append(text, path, "ny", NEW, before=key)), path) == {**added, "ny": [NEW]}
                tried += 1
            except Refused as reason:
                assert "klammer" in str(reason) or "det eneste feltet" in str(reason)
    assert tried


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("a: |\n  en\n  to\nb: c\n", "a: ny\nb: c\n"),
        ("a: >\n  en\n# b\nb: c\n", "a: ny\n# b\nb: c\n"),
        ("a: en\n  to\nb: c\n", "a: ny\nb: c\n"),
        ("a: 'en''s'  # x\nb: c\n", "a: ny  # x\nb: c\n"),
        ("b: c\na: en", "b: c\na: ny"),
        ("b: c\na: |\n  en\n", "b: c\na: ny\n"),
    ],
)
def test_values_on_several_lines(text: str, changed: str) -> None:
    assert put(text, (), "a", "ny", before="a") == changed


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("a: |\n  en\n  to\nb: c\n", "b: c\n"),
        ("a:\n  - en\n  - to\nb: c\n", "b: c\n"),
        ("a: [en,\n  to]\n# b\nb: c\n", "# b\nb: c\n"),
        ("b: c\na: en\n  to\n", "b: c\n"),
        ("b: c\na: en", "b: c"),
        ("b: c\na:\n  - en\n", "b: c\n"),
    ],
)
def test_what_is_taken_out(text: str, changed: str) -> None:
    assert remove(text, (), "a") == changed


def test_what_is_not_there() -> None:
    assert remove("b: c\n", (), "a") == "b: c\n"
    for change in (
        lambda: put("b: c\n", ("x",), "a", "ny", before="b"),
        lambda: put("b: c\n", (), "a", "ny", before="x"),
    ):
        with pytest.raises(Refused):
            change()
    with pytest.raises(Refused, match="ikke én tekst"):
        put("a: [en]\n", (), "a", "ny", before="a")
    with pytest.raises(Refused, match="ingen liste"):
        append("a: en\n", (), "a", "ny", before="a")


def test_only_the_front_matter_of_a_page(tmp_path: Path) -> None:
    page = b"\xef\xbb\xbf---\r\na: en\r\n---\r\na: tekst\r\n"
    changed = in_bytes(page, "x.md", lambda text: put(text, (), "a", "ny", before="a"))
    assert changed == page.replace(b"a: en", b"a: ny")


@pytest.mark.parametrize("old", [b"to\n", None])
def test_all_files_or_none_when_one_is_held_open(
    old: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to replace a file that another program has open. The two before it were replaced."""
    first, second, held = (tmp_path / name for name in ("en.yml", "to.yml", "tre.yml"))
    before = {first: b"en\n", second: old, held: b"tre\n"}
    for path, content in before.items():
        if content is not None:
            path.write_bytes(content)
    replace = Path.replace

    def refusing(self: Path, target: Path) -> Path:
        if target == held:
            raise PermissionError(13, "held open", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refusing)
    with pytest.raises(Refused, match=r"tre\.yml kan ikke skrives.* Ingenting er endret\."):
        replace_files({path: (content, b"nytt\n") for path, content in before.items()})
    assert {path: path.read_bytes() if path.exists() else None for path in before} == before
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path, content in before.items() if content}
