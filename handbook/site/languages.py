"""Links to pages in other languages say which, wherever they stand (WCAG 2.2, 3.1.2): also in the engine's own menus."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from handbook.derive.addresses import address
from handbook.model import Handbook


def link_marker(handbook: Handbook) -> Callable[[str, str], str]:
    """A function that adds `lang` to every link that leads to a page in another language and doesn't have it.

    It takes a page's address on the site and its HTML.
    """
    foreign = {address("side", p.id): p.language for p in handbook.pages.values() if p.language != "nb"}
    return partial(_marked, foreign) if foreign else lambda _, html: html


def _marked(foreign: Mapping[str, str], page: str, html: str) -> str:
    languages = {Path(os.path.relpath(path, Path(page).parent)).as_posix(): lang for path, lang in foreign.items()}
    link = re.compile(rf'<a (?![^>]*\blang=)(?=[^>]*\bhref="({"|".join(map(re.escape, languages))})["#])')
    return link.sub(partial(_with_language, languages), html)


def _with_language(languages: Mapping[str, str], found: re.Match[str]) -> str:
    return f'<a lang="{languages[found[1]]}" '
