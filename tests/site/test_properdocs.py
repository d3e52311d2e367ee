"""The same tree and settings build under ProperDocs, MkDocs' drop-in fork, to the same pages."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import second_opinion

second_opinion("properdocs")


def test_properdocs_builds_the_same_pages(built: Path, tmp_path: Path) -> None:
    other = tmp_path / "site"
    command = [
        sys.executable,
        "-m",
        "properdocs",
        "build",
        "--quiet",
        "-f",
        str(built.parent / "mkdocs.yml"),
        "-d",
        str(other),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "WARNING" not in done.stderr, done.stderr
    assert _pages(other) == _pages(built)


def _pages(site: Path) -> dict[str, str]:
    """The pages, but for the engine's name, empty lines, and what is marked afterwards: languages of links, sizes of drawings."""
    engine = re.compile(
        r'<meta name="generator"[^>]*>|(?<=<a) lang="\w+"|(?<=<svg) width="[\d.]+" height="[\d.]+"|(?<=\n)\s*\n'
    )
    pages = sorted(site.rglob("*.html"))
    return {page.relative_to(site).as_posix(): _sorted(engine.sub("", page.read_text("utf-8"))) for page in pages}


def _sorted(html: str) -> str:
    """In which order a heading's attributes stand is all the same."""
    html = html.replace("\N{NO-BREAK SPACE}", " ")  # which Python-Markdown does in the list of headings
    return re.sub(r"(?<=<h\d)( [^>]*)(?=>)", lambda m: " ".join(["", *sorted(m[1].split(" "))]), html)
