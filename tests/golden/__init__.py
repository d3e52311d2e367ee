"""Golden files: what the outputs of the miniature say, as text, in tests/expected/. `--bless` writes them anew.

Later changes are read as differences in these files, so they hold what a reader meets and nothing of how it looks.
"""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

EXPECTED = Path(__file__).resolve().parents[1] / "expected"


def differences(folder: str, seen: dict[str, str], *, bless: bool) -> str:
    """How what is seen differs from the files below tests/expected/<folder>; empty when it doesn't.

    A file that nothing is seen for any longer is a difference too. With `bless` the folder is made what is seen.
    """
    root = EXPECTED / folder
    before = {p.relative_to(root).as_posix(): p for p in root.rglob("*") if p.is_file()}
    if bless:
        for name in before.keys() - seen.keys():
            before[name].unlink()
        for name, text in seen.items():
            _write(root / name, text)
        return ""
    expected = {name: _read(path) for name, path in before.items()}
    changed = (name for name in sorted(expected | seen) if expected.get(name) != seen.get(name))
    return "".join(_difference(f"{folder}/{name}", expected.get(name), seen.get(name)) for name in changed)


def _difference(name: str, expected: str | None, seen: str | None) -> str:
    if expected is None or seen is None:
        return f"{name}: {'is new' if expected is None else 'is no longer made'}\n"
    lines = unified_diff(expected.splitlines(), seen.splitlines(), f"{name} expected", f"{name} seen", n=1, lineterm="")
    return "\n".join(lines) + "\n"


def _read(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:  # line ends are part of what is expected
        return file.read()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="")
