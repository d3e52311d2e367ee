"""Files that lie beside the pages and come from the handbook: colours, hours, contact cards, calendar files."""

from __future__ import annotations

from pathlib import Path

from handbook.derive.browser_hours import hours_script
from handbook.derive.cards import calendar, vcard, vcards
from handbook.derive.lanes import COLOURS
from handbook.model import Handbook


def write_assets(handbook: Handbook, docs: Path) -> None:
    """Writes them below `docs`."""
    _write(docs / "assets" / "farger.css", _colours(handbook))
    _write(docs / "assets" / "tider.js", hours_script(handbook))
    _write(docs / "instanser" / "alle.vcf", vcards(handbook))
    for agency in handbook.agencies.values():
        _write(docs / "instanser" / f"{agency.id}.vcf", vcard(handbook, agency))
    for meeting in handbook.plan.meetings:
        events = calendar(handbook, meeting)
        if events:
            _write(docs / "moter" / f"{meeting.id}.ics", events)


def _colours(handbook: Handbook) -> str:
    colours = handbook.settings.colours
    lanes = [
        f".lane-{i} {{ --lane-light: {light}; --lane-dark: {dark}; }}\n" for i, (light, dark) in enumerate(COLOURS)
    ]  # fmt: skip
    return f":root {{ --accent-light: {colours.accent}; --accent-dark: {colours.accent_dark}; }}\n" + "".join(lanes)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="")
