"""What a person is told when the program itself fails, and the file with the details."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

from handbook.report import without_personal

_TOLD = "Noe gikk galt i selve programmet, ikke i det du har skrevet. Ingenting i mappa build er halvferdig."
_SEND = "Send denne filen til den som vedlikeholder programmet: {}"
_NO_FILE = "Detaljene kunne ikke skrives til en fil ({}). Si fra til den som vedlikeholder programmet."


def told(mistake: BaseException, arguments: Sequence[str]) -> str:
    """Write the details of a mistake to a file; returns what the person reads."""
    try:
        return f"{_TOLD}\n{_SEND.format(_written(_details(mistake, arguments)))}"
    except OSError as trouble:
        return f"{_TOLD}\n{_NO_FILE.format(trouble.strerror or trouble)}"


def _details(mistake: BaseException, arguments: Sequence[str]) -> str:
    """What was asked for and the traceback, without anything personal that a message may hold."""
    lines = "".join(traceback.format_exception(mistake))
    about = f"build.py {' '.join(arguments)}\nPython {sys.version}\n{platform.platform()}\n\n"
    return about + without_personal(lines)


def _written(text: str) -> Path:
    """A file in the system's folder for such: the handbook's own may be what can't be written to."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="jeg-ser-deg-feil-", suffix=".txt", delete=False
    ) as file:
        file.write(text)
    return Path(file.name)
