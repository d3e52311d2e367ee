"""A sheet → a Markdown file: front matter, headings as Markdown, everything between them as HTML.

Headings are Markdown so that any site engine can list them and search by section. All other text stands in
HTML blocks without blank lines, which every Markdown dialect passes through untouched; Jinja2 escapes it.
"""

from __future__ import annotations

import json
import re
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from handbook.articles.blocks import Told, words
from handbook.language import norwegian
from handbook.model import Purpose
from handbook.pages.bar import keys
from handbook.pages.sheet import Sheet

_HEADING = "\ue000"  # a private character that no text holds: marks a line as one of our headings


def markdown(sheet: Sheet, shared: dict[str, Any]) -> str:
    """The whole Markdown file. `shared` is what every template may print beside the sheet's own view."""
    body = _ENVIRONMENT.get_template(sheet.template).render(sheet=sheet, **shared, **sheet.view)
    return _front_matter(sheet) + _tidy(body)


def _front_matter(sheet: Sheet) -> str:
    """JSON strings are YAML strings. The theme prints them as they stand, so they are HTML already."""
    data: dict[str, Any] = {
        "title": escape(sheet.title),
        "description": escape(sheet.summary),
        "kind": sheet.kind,
        **({"source": sheet.source} if sheet.source else {}),
        **({"lang": sheet.language, "dir": sheet.direction} if sheet.language != "nb" else {}),
        **({"hide": list(sheet.hide)} if sheet.hide else {}),
        **({"search": {"exclude": True}} if sheet.excluded else {}),
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in data.items()]
    return "\n".join(["---", *lines, "---", ""])


def _tidy(body: str) -> str:
    """Indentation and blank lines out; one blank line before and after each heading."""
    out: list[str] = []
    for line in body.splitlines():
        line = line.strip(" \t")
        if line.startswith(_HEADING):
            out += ["", line.removeprefix(_HEADING), ""]
        elif line:
            out.append(line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip("\n") + "\n"


def heading_text(text: str) -> str:
    """Text as it may stand in a Markdown heading: every character that could mean something becomes an entity."""
    return re.sub(r"[!-/:-@\[-`{-~]", lambda m: m[0] if m[0] in ",.-?" else f"&#{ord(m[0])};", _one_line(text))


def heading(level: int, text: str, id: str = "", kind: str = "", number: int = 0, language: str = "") -> Markup:
    """A heading on a line of its own. `id`, `kind`, `number` and `language` become id, class, data-number and lang."""
    given = ((f"#{id}", id), (f".{kind}", kind), (f"data-number={number}", number), (f"lang={language}", language))
    marks = " ".join(mark for mark, value in given if value)
    return Markup(f"\n{_HEADING}{'#' * level} {heading_text(text)}{f' {{ {marks} }}' if marks else ''}\n")


def sections(body: str) -> list[dict[str, str]]:
    """The sections of a page that is being made: `id` and `text` of each heading of the second level."""
    found = re.findall(rf"^{_HEADING}## (.*?) {{ #(\S+)", body, flags=re.MULTILINE)
    return [{"id": id, "text": Markup(text)} for text, id in found]


def _one_line(text: str) -> str:
    return re.sub(r"[ \t\r\n\f\v\x00-\x1f\x85\u2028\u2029" + _HEADING + "]+", " ", text)


def _finalize(value: Any) -> Any:
    if value is None:
        raise jinja2.UndefinedError("a template prints something that isn't there")
    return value if isinstance(value, Markup) else _one_line(str(value))


_ENVIRONMENT = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    finalize=_finalize,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.globals.update(
    heading=heading,
    sections=sections,
    kind=lambda block: type(block).__name__,
    parts_of=words,
    numbers_in=lambda text: isinstance(text, Told),
    keys_of=keys,
    acute=Purpose.ACUTE.label,
    months_of=lambda row: " ".join(str(month) for month, held in enumerate(row.held, 1) if held),
    by_letter=lambda block: [
        (letter, list(found))
        for letter, found in groupby(block.words, key=lambda word: norwegian.first_letter(word.word))
    ],
)
_ENVIRONMENT.filters.update(
    capitalize_first=norwegian.sentence, lower_first=norwegian.lower_first, as_object=norwegian.as_object
)
