"""The same tree under other site engines: `python -m checks.engines [--python PATH]`, after `python3 build.py site`.

Builds build/docs with each engine that the environment has (ProperDocs, Zensical: `pip install properdocs zensical` in one
of its own, whose python is named by --python) and compares the text of every article with the built site. They are no
part of the build: the check tells how far we are from being able to leave MkDocs. Exit status 1 when a text differs.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml

from checks import needs

ENGINES = ("properdocs", "zensical")
# What must be told beside the same settings: Zensical's own look is another.
SETTINGS: dict[str, dict[str, Any]] = {"zensical": {"theme": {"variant": "classic"}}}


def main(arguments: Sequence[str] | None = None) -> int:
    """1 when a text differs or a build fails, 2 when there is nothing to compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", nargs="?", type=Path, default=Path("build"))
    parser.add_argument("--python", default=sys.executable, help="the python of the environment with the engines")
    options = parser.parse_args(arguments)
    needs.site(options.build / "site")
    have = [engine for engine in ENGINES if _installed(options.python, engine)]
    if not have:
        needs.missing(f"{options.python} has none of {', '.join(ENGINES)}.")
    found = [line for engine in have for line in findings(options.python, engine, options.build)]
    print("\n".join([*found, f"Engines: {', '.join(have)}, {len(found)} findings"]))
    return 1 if found else 0


def findings(python: str, engine: str, build: Path) -> Iterator[str]:
    """What the engine makes otherwise, a line for each page."""
    with tempfile.TemporaryDirectory() as folder:
        config, site = Path(folder, "mkdocs.yml"), Path(folder, "site")
        shutil.copytree(
            build / "docs", Path(folder, "docs")
        )  # Zensical reads nothing outside the folder of its settings
        settings = _merged(_flat(build / "mkdocs.yml"), SETTINGS.get(engine, {}))
        config.write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
        command = [python, "-m", engine, "build", "-f", str(config)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            yield f"{engine}: no site. {(done.stderr or done.stdout).strip().splitlines()[-1:]}"
            return
        docs = build / "docs"
        ours = sorted(source.relative_to(docs).with_suffix(".html") for source in docs.rglob("*.md"))
        print(f"{engine}: {sum((site / page).is_file() for page in ours)} of {len(ours)} pages", flush=True)
        for page in ours:
            if not (site / page).is_file():
                yield f"{engine}: {page} is missing"
            elif _article(site / page) != _article(build / "site" / page):
                yield f"{engine}: {page} has another text"


def _flat(file: Path) -> dict[str, Any]:
    """The settings as one file: Zensical joins the lists of a file with those it inherits, and loads scripts twice."""
    settings: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    above = settings.pop("INHERIT", None)
    whole = _merged(yaml.safe_load(Path(above).read_text("utf-8")), settings) if above else settings
    return whole | {"docs_dir": "docs", "site_dir": "site"}


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """As MkDocs does it: dictionaries are joined, everything else is replaced."""
    inner = {
        key: _merged(below[key], value)
        for key, value in above.items()
        if isinstance(value, dict) and isinstance(below.get(key), dict)
    }
    return below | above | inner


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.inside = 0
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "article" and self.inside == 0 and "md-content__inner" in (dict(attrs).get("class") or ""):
            self.inside = 1
        elif tag == "article" and self.inside:
            self.inside += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "article" and self.inside:
            self.inside -= 1

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.words += data.replace("¶", " ").split()


def _article(page: Path) -> list[str]:
    """The words of the article of a page. The sign that leads to a heading is the theme's."""
    reader = _Text()
    reader.feed(page.read_text("utf-8"))
    return reader.words


def _installed(python: str, module: str) -> bool:
    return subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
