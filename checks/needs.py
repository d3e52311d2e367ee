"""What a check needs and may not find: it ends with a sentence and status 2, not with a traceback."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import NoReturn

from tests.conftest import chromium_path


def site(folder: Path) -> None:
    if not (folder / "index.html").is_file():
        missing(f"{folder} holds no site. Make it first: python3 build.py site")


def file(path: Path, how: str) -> None:
    if not path.is_file():
        missing(f"{path} is missing. {how}")


def program(name: str, how: str) -> None:
    if shutil.which(name) is None:
        missing(f"{name} is missing. {how}")


def chromium() -> None:
    if chromium_path() is None:
        missing("Chromium is missing (Debian: chromium).")


def missing(said: str) -> NoReturn:
    print(said, file=sys.stderr)
    raise SystemExit(2)
