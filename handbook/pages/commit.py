"""Which version of the files a page was made from."""

from __future__ import annotations

import subprocess
from pathlib import Path


def commit(root: Path) -> str | None:
    """The commit that the handbook's folder stands at, with «-endret» when it holds changes; None outside git."""
    command = ["git", "-C", str(root), "describe", "--always", "--abbrev=8", "--exclude=*", "--dirty=-endret"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() or None
