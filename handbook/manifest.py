"""The manifest in `build/`: which content each folder was made from, and whether it is still as it was made."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

NAME = "manifest.json"
_TOOL = Path(__file__).resolve().parents[1]
_PROGRAM = ("handbook", "theme", "mkdocs.yml", "requirements.in")
_CONTENT = ("agencies", "workflows", "content", "theme", "mkdocs.yml")


@dataclass(frozen=True)
class Output:
    """One folder or file in `build/`.

    `content` is the digest of the handbook and the program it was made from, `given` what it was made from besides
    those, `digest` that of its own bytes.
    """

    content: str
    edition: str
    given: Mapping[str, str]
    digest: str


@dataclass(frozen=True)
class Manifest:
    """The outputs that stand in a folder, by name."""

    folder: Path
    outputs: Mapping[str, Output] = field(default_factory=dict)
    _digests: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def whole(self, name: str, content: str) -> Output | None:
        """What is known of an output that was made from this content and still is as it was made."""
        output = self.outputs.get(name)
        return output if output and output.content == content and self._digest(name) == output.digest else None

    def _digest(self, name: str) -> str:
        """Computed once: nothing published changes while this process holds the lock."""
        if name not in self._digests:
            self._digests[name] = digest(self.folder / name)
        return self._digests[name]


def read(folder: Path) -> Manifest:
    """The manifest of a folder; without outputs where there is none, or where it can't be read."""
    try:
        written = json.loads((folder / NAME).read_text("utf-8"))["outputs"]
        outputs = {name: Output(**entry) for name, entry in written.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        outputs = {}
    return Manifest(folder, outputs)


def write(manifest: Manifest) -> None:
    """Write the manifest into its folder."""
    entries = {name: asdict(output) for name, output in sorted(manifest.outputs.items())}
    text = json.dumps({"outputs": entries}, indent=1, ensure_ascii=False)
    (manifest.folder / NAME).write_text(text + "\n", encoding="utf-8", newline="\n")


def content_digest(root: Path) -> str:
    """A digest of what every output is made from: the handbook's files, the program, and the packages it is built on."""
    found = hashlib.sha256(program().encode())
    for name in _CONTENT:
        _add(found, root, root / name)
    return found.hexdigest()


def digest(path: Path) -> str:
    """A digest of a file, or of every name and file in a folder; of nothing where there is nothing."""
    found = hashlib.sha256()
    _add(found, path.parent, path)
    return found.hexdigest()


@cache
def program() -> str:
    """A digest of the program and the packages it is built on."""
    found = hashlib.sha256(platform.python_version().encode())
    for name in _PROGRAM:
        _add(found, _TOOL, _TOOL / name)
    for package in _packages((_TOOL / "requirements.in").read_text("utf-8").splitlines()):
        found.update(package.encode())
    return found.hexdigest()


def _packages(lines: Iterable[str]) -> Iterator[str]:
    """Each package that the program is built on, with the version that is installed."""
    for line in lines:
        name = line.split("#")[0].split("=")[0].split("<")[0].split(">")[0].strip()
        if name:
            try:
                yield f"{name} {version(name)}"
            except PackageNotFoundError:
                yield name


def _add(found: hashlib._Hash, base: Path, path: Path) -> None:
    for file in _files(path):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        found.update(f"{file.relative_to(base).as_posix()}\n{content}\n".encode())


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(p for p in path.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
