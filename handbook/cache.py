"""A cache on disk: what was made, by the digest of everything it was made from. Bounded, and never trusted blindly."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

BOUND = 300_000_000  # bytes on the disk: several editions of Kragerø's handbook with every product
_HALF = "ny-"  # what is being written is called so
_DIGEST = 32  # bytes of SHA-256 that stand before the content


class Cache:
    """Entries lie in `folder`, each under a key. `salt` is what every key depends on: the program and its packages.

    Several processes may use it at once: an entry is written beside its place and renamed into it.
    """

    def __init__(self, folder: Path, salt: str = "") -> None:
        self.folder = folder
        self.salt = salt

    def key(self, parts: Iterable[bytes]) -> str:
        """The key of what is made from these parts."""
        found = hashlib.sha256(self.salt.encode())
        for part in parts:
            found.update(hashlib.sha256(part).digest())
        return found.hexdigest()

    def get(self, key: str) -> bytes | None:
        """What was put there; None when there is nothing, or not all of it."""
        try:
            entry = self._file(key).read_bytes()
        except OSError:
            return None
        content = entry[_DIGEST:]
        if hashlib.sha256(content).digest() != entry[:_DIGEST]:
            return None
        with suppress(OSError):
            os.utime(self._file(key))  # used now, so it goes last
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep it. A cache that can't be written to is none; what was made is still made."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=self.folder, prefix=_HALF, delete=False) as file:
                file.write(hashlib.sha256(content).digest() + content)
            Path(file.name).replace(self._file(key))

    def trim(self, bound: int = BOUND) -> None:
        """Let go of what a killed process left half written, then of what was used longest ago, down to the bound."""
        entries = [(file.stat(), file) for file in self.folder.glob("*")] if self.folder.is_dir() else []
        total = sum(stat.st_size for stat, _ in entries)
        for stat, file in sorted(entries, key=lambda entry: (not _half(entry[1]), entry[0].st_mtime_ns)):
            if total > bound or _half(file):
                with suppress(OSError):
                    file.unlink()
                total -= stat.st_size

    def _file(self, key: str) -> Path:
        return self.folder / key


def _half(file: Path) -> bool:
    return file.name.startswith(_HALF)
