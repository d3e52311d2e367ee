"""Hostile text in every text field, in front matter and in Markdown: built, opened in Chromium, and parsed.

    python -m checks.injection               # 504 texts in every field, in six handbooks; half an hour
    python -m checks.injection --rounds 1    # the first of them
    python -m checks.injection --rounds 0    # only where no text belongs

The miniature is filled with the texts of `tests/hostile.py` and built with the rules of the check switched off: what an
output writes must be text by itself, not because a rule stopped the author first. Then, with the rules on, the same
texts are written where an address, an id, a number or a language belongs, and each of those must be refused.
Exit status 1 when anything was taken for something else than text.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest import mock

import pypdfium2
from playwright.sync_api import Browser, sync_playwright

from checks import needs
from handbook.check.structure import TITLES
from handbook.cli import main as command
from handbook.dictionary.field import Field, ListOf, Ref, Scalar
from handbook.dictionary.kinds import TEXT
from handbook.load import load
from tests.browser.serving import serve
from tests.conftest import MINIATURE, TODAY, chromium_path
from tests.generating import Book, original, spots, value_at
from tests.hostile import MARK, STRINGS
from tests.sound import faults

_TEXTS = tuple(text.replace("\r\n", "\n") for text in STRINGS)  # a return alone is refused where files are read
EACH = 84  # texts in one field, so that six handbooks hold all of them in every field
_WATCH = """
window.broken = [];
addEventListener("securitypolicyviolation", (event) => broken.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""
_NODES = """() => [...document.querySelectorAll("*")].flatMap((node) =>
  [node.localName, ...[...node.attributes].map((attribute) => `${node.localName}@${attribute.name}`)])"""
# What Markdown may make that the miniature's own pages lack.
_MARKDOWN_TOO = {"br", "ol@start", "h3", "h3@id", "h4", "h4@id", "ol"}
_LONG_TOO = {"h4@class"}  # what the templates make of a step that is too long for a phone
_FOUND_TOO = {"mark", "summary@tabindex"}  # what the theme makes of a search that finds something


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, look and parse; then the fields that are no text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=len(_TEXTS) // EACH)
    options = parser.parse_args(arguments)
    needs.chromium()
    found = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser: Browser = playwright.chromium.launch(executable_path=chromium_path(), args=["--no-sandbox"])
        root = Path(shutil.copytree(MINIATURE, Path(folder).resolve() / "handbok"))
        _build(root)
        known = (
            {node for nodes in _look(browser, root / "build" / "site", []) for node in nodes}
            | _MARKDOWN_TOO
            | _LONG_TOO
            | _FOUND_TOO
        )
        for number in range(options.rounds):
            filled = _fill(root, number)
            said = _build(root, checked=False) or list(_findings(browser, root / "build", known))
            found += len(said)
            print(f"handbook {number + 1}: {EACH} texts in each of {filled} fields, {len(said)} findings", flush=True)
            for line in said[:20]:
                print(f"  {line}", flush=True)
        browser.close()
        taken = list(_taken(root)) if options.rounds in (0, len(_TEXTS) // EACH) else []
    for line in taken:
        print(line)
    print(
        f"{len(STRINGS)} texts, {found} taken for something else; where no text belongs, {len(taken)} were let through"
    )
    return 1 if found or taken else 0


def _build(root: Path, checked: bool = True) -> list[str]:
    said = io.StringIO()
    shutil.rmtree(root / "build", ignore_errors=True)
    rules = contextlib.nullcontext() if checked else mock.patch("handbook.load.CHECKS", ())
    with rules, contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        status = command(["--root", str(root), "--date", TODAY.isoformat()])
    return [f"status {status}: {said.getvalue()}"] if status else []


# Filling --------------------------------------------------------------------------------------------------------------


def _fill(root: Path, number: int) -> int:
    """Write the miniature with hostile text in all its fields; returns how many. Each field begins with another text."""
    book, filled = original(), 0
    chunk = _TEXTS[number * EACH : (number + 1) * EACH]
    for draft in book.files.values():
        for path, declared in spots(draft):
            if declared.inner is not TEXT or not _may_hold(draft.values, path, declared):
                continue
            turned = chunk[filled % EACH :] + chunk[: filled % EACH]
            around = value_at(draft.values, path[:-1])
            if declared.key in TITLES and isinstance(declared.kind, Scalar):
                around[declared.key] = turned[0]
            else:
                around[declared.key] = (
                    [*turned[:3], " ".join(turned)] if isinstance(declared.kind, ListOf) else " ".join(turned)
                )
            filled += 1
        draft.style = {"default_style": '"', "width": 100_000}  # a line begins with nothing of a text
        if draft.body is not None:
            draft.body = list(_markdown(chunk))
            filled += 1
    book.write(root)
    return filled


def _may_hold(values: Any, path: tuple[str | int, ...], declared: Field) -> bool:
    """A field that is one of several must stay the one it is, and the date of a translation belongs to its page."""
    return declared.key in value_at(values, path[:-1]) or (not declared.required and declared.key not in ("slutt",))


def _markdown(texts: Sequence[str]) -> Iterator[str]:
    """Every text as a paragraph, a heading, an item, a quote, a cell, the words of a link, and the title of a box."""
    for text in texts:
        line = " ".join(text.split())
        yield text
        yield f"## {line}"
        yield f"- {line}\n\n    {line}"
        yield f"> {line}"
        yield f"| {line} | x |\n| --- | --- |\n| {line} | x |"
        yield f"[{line}](instans:politi) og [x]({line}) og [x](<{line}>) og ![{line}]({line})"
        yield f'!!! note "{line}"\n    {line}'


# Looking --------------------------------------------------------------------------------------------------------------


def _findings(browser: Browser, build: Path, known: set[str]) -> Iterator[str]:
    heard: list[str] = []
    foreign = {node for nodes in _look(browser, build / "site", heard) for node in nodes} - known
    yield from heard
    yield from (f"foreign node: {node}" for node in sorted(foreign))
    yield from faults(build)
    for pdf in sorted((build / "perm").rglob("*.pdf")):
        with pypdfium2.PdfDocument(pdf) as document:
            text = "".join(page.get_textpage().get_text_bounded() for page in document)
        if "root:x:0" in text or "root:*:" in text:
            yield f"{pdf.name}: reads the machine's files"
        if pdf.parent.name == "perm" and pdf.name not in ("skilleark.pdf", "lommekort.pdf") and MARK not in text:
            yield f"{pdf.name}: the texts are not there as text"
    if MARK not in json.dumps(json.loads((build / "eksport" / "handbok.json").read_text("utf-8"))):
        yield "handbok.json: the texts are not there"


def _look(browser: Browser, site: Path, heard: list[str]) -> Iterator[list[str]]:
    """The elements and attributes of every page, and of what the search finds; what scripts do is heard."""
    with serve(site) as address:
        page = browser.new_page()
        page.add_init_script(_WATCH)
        page.on("dialog", lambda dialog: (heard.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("pageerror", lambda mistake: heard.append(f"error: {mistake}"))
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith((address, "data:", "blob:")) else heard.append(f"fetched: {request.url}")
            ),
        )
        for path in sorted(site.rglob("*.html")):
            page.goto(address + path.relative_to(site).as_posix())
            heard += [f"CSP: {path.name}: {report}" for report in page.evaluate("broken")]
            yield page.evaluate(_NODES)
        page.goto(address + "index.html")
        page.keyboard.press("/")
        page.keyboard.type(f"{MARK} alert")
        page.wait_for_timeout(1500)
        heard += [f"CSP: search: {report}" for report in page.evaluate("broken")]
        yield page.evaluate(_NODES)
        page.close()


# Where no text belongs ------------------------------------------------------------------------------------------------


def _taken(root: Path) -> Iterator[str]:
    """Texts that the check lets stand where an address, an id, a date or another value with a form belongs."""
    for text in _TEXTS:
        book, places = original(), []
        for name, draft in book.files.items():
            for path, declared in spots(draft):
                now = value_at(draft.values, path)
                if (
                    isinstance(now, str | list)
                    and (isinstance(declared.inner, Ref) or _can_be_read(declared.inner, text))
                    and declared.inner is not TEXT
                ):
                    value_at(draft.values, path[:-1])[declared.key] = [text] if isinstance(now, list) else text
                    places.append((name, path))
        book.write(root)
        refused = _refused(root, book)
        yield from (
            f"{name}: {'.'.join(map(str, path))}: {text!r}" for name, path in places if (name, path) not in refused
        )


def _can_be_read(kind: object, text: str) -> bool:
    """What no parser takes is never a value; what remains is for the rules to refuse."""
    if not isinstance(kind, Scalar):
        return False
    try:
        kind.parse(text)
    except ValueError:
        return False
    return True


def _refused(root: Path, book: Book) -> set[tuple[str, tuple[str | int, ...]]]:
    """Where the check finds errors. A file with a value that can't be read isn't asked about its addresses, so what has
    been refused is taken back until the rest is refused too."""
    refused: set[tuple[str, tuple[str | int, ...]]] = set()
    while True:
        wrong = [problem for problem in load(root, TODAY)[1] if problem.stops_build]
        new = {(p.place.file, _field(book.path_of(p.place))) for p in wrong if p.place.file in book.files} - refused
        if not new:
            return refused
        refused |= new
        book.mend(wrong)
        book.write(root)


def _field(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The path of the field, where the problem points at an item of it."""
    return path[:-1] if path and isinstance(path[-1], int) else path


if __name__ == "__main__":
    sys.exit(main())
