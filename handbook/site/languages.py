"""Links to pages in other languages say which, wherever they stand (WCAG 2.2, 3.1.2): also in the engine's own menus."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from handbook.derive.addresses import address
from handbook.model import Handbook


def mark_links(handbook: Handbook, site: Path) -> None:
    """Adds `lang` to every link in the built pages that leads to a page in another language and doesn't have it."""
    foreign = {site / address("side", p.id): p.language for p in handbook.pages.values() if p.language != "nb"}
    for page in site.rglob("*.html") if foreign else ():
        languages = {Path(os.path.relpath(path, page.parent)).as_posix(): lang for path, lang in foreign.items()}
        link = re.compile(rf'<a (?![^>]*\blang=)(?=[^>]*\bhref="({"|".join(map(re.escape, languages))})["#])')
        html = page.read_text("utf-8")
        marked = link.sub(partial(_with_language, languages), html)
        if marked != html:
            page.write_text(marked, encoding="utf-8", newline="")


def _with_language(languages: Mapping[str, str], found: re.Match[str]) -> str:
    return f'<a lang="{languages[found[1]]}" '
