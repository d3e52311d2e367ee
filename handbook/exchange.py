"""Two folders change places. In one step where the operating system can; otherwise by two renames."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

# What a system or a file system answers when it can't exchange, and another way must be taken.
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)
# On Windows a virus scanner or an indexer may hold a new file for a moment.
PATIENCE = 2.0 if os.name == "nt" else 0.0
_PAUSE = 0.1


def exchange(fresh: Path, place: Path, before: Path) -> None:
    """`fresh` comes to stand at `place`, and what stood there at `before`, where nothing may stand.

    Atomic on Linux and macOS: whoever looks finds the one or the other. Elsewhere nothing stands at `place` between
    two renames; when the second is refused, the first is taken back.
    """
    if not place.exists():
        rename(fresh, place)
    elif _swap(fresh, place):
        rename(fresh, before)
    else:
        rename(place, before)
        try:
            rename(fresh, place)
        finally:
            if not place.exists():
                rename(before, place)


def rename(old: Path, new: Path) -> None:
    """Rename, and wait a little for whoever holds the file open."""
    patiently(old.rename, new)


def patiently(move: Callable[[Path], object], to: Path) -> None:
    """Move a file or a folder, again and again while somebody holds it, for at most `PATIENCE` seconds."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            move(to)
            return
        except PermissionError:
            if time.monotonic() >= until:
                raise
            time.sleep(_PAUSE)


def _swap(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False when this system can't."""
    code = _swapped(os.fsencode(one), os.fsencode(other))
    if code in _CANNOT:
        return False
    if code:
        raise OSError(code, os.strerror(code), str(other))
    return True


def _swapped(one: bytes, other: bytes) -> int:
    """Zero, or the system's error number."""
    if os.name != "posix":
        return errno.ENOSYS
    import ctypes  # only here: a check publishes nothing

    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        failed = library.renamex_np(one, other, 2)  # RENAME_SWAP in <stdio.h>
    elif hasattr(library, "renameat2"):
        failed = library.renameat2(-100, one, -100, other, 2)  # AT_FDCWD, and RENAME_EXCHANGE in <linux/fs.h>
    else:
        return errno.ENOSYS
    return ctypes.get_errno() if failed else 0
