"""`new numbers`: every article's number in the binder is written down for good, in content/perm.yml."""

from __future__ import annotations

import re
from pathlib import Path

from handbook.derive.binder_plan import plan
from handbook.model import Handbook
from handbook.read.rewrite import replace_files

FILE = "content/perm.yml"
_START = """\
# Nummeret til hver artikkel i permen. Står det her, endres det aldri, selv om noe nytt kommer til.
# En ny artikkel får neste nummer i fanen sin: kjør python3 build.py new numbers, eller skriv linjen selv.
# Tas en artikkel ut, skriver du «utgått» i stedet for artikkelen. Slik: B7 utgått
# Vil dere nummerere alt på nytt i en ny utgave, sletter dere filen og kjører kommandoen.
artikler:
"""
_LIST = r"^artikler *:"


def write_numbers(root: Path, handbook: Handbook) -> list[str]:
    """Add a line for each article that has none, after the last of its tab; returns the lines, «B50 instans:ny».

    Raises `Refused` when somebody changes the file meanwhile."""
    held = {article.key for article in handbook.binder.articles}
    new = [f"{a.number} {a.key}" for a in plan(handbook).articles.values() if a.key not in held]
    path = root / FILE
    old = path.read_bytes() if path.exists() else None
    lines = old.decode().splitlines(keepends=True) if old is not None else [_START]
    if not any(re.match(_LIST, line) for line in "".join(lines).splitlines()):
        lines.append(_START.splitlines(keepends=True)[-1])
    for line in new:
        _insert(lines, line)
    if new:
        replace_files({path: (old, "".join(lines).encode())})
    return new


def _insert(lines: list[str], line: str) -> None:
    """After the last of its tab, or of all articles; the file may hold other lists."""
    last = [i for i, text in enumerate(lines) if re.match(rf" *- *{line[0]}\d+ ", text)]
    articles = [i for i, text in enumerate(lines) if re.match(r" *- *[A-Z]\d+ ", text)]
    head = [i for i, text in enumerate(lines) if re.search(_LIST, text, re.M)]
    after = (last or articles or head)[-1]
    indent = re.match(r" *", lines[articles[0]] if articles else "  ")
    end = "\r\n" if lines[after].endswith("\r\n") else "\n"
    lines[after] = lines[after].rstrip("\r\n") + end
    lines.insert(after + 1, f"{indent[0] if indent else ''}- {line}{end}")
