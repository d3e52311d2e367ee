"""Links to pages in other languages say which, wherever they stand (WCAG 2.2, 3.1.2): also in the engine's own menus."""

from __future__ import annotations

import re
from pathlib import Path

from handbook.derive.addresses import address
from handbook.model import Handbook


def mark_links(handbook: Handbook, site: Path) -> None:
    """Adds `lang` to every link in the built pages that leads to a page in another language and doesn't have it."""
    languages = {Path(address("side", p.id)).name: p.language for p in handbook.pages.values() if p.language != "nb"}
    if not languages:
        return
    names = "|".join(map(re.escape, languages))
    link = re.compile(rf'<a (?![^>]*\blang=)(?=[^>]*\bhref="(?:[^"]*/)?({names})["#])')
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        marked = link.sub(lambda found: f'<a lang="{languages[found[1]]}" ', html)
        if marked != html:
            page.write_text(marked, encoding="utf-8", newline="")
