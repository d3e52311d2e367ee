"""Files that lie beside the pages and come from the handbook: colours, hours, cards, calendars, forms."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

from handbook.derive.attachments import attached
from handbook.drawing.colours import tints
from handbook.drawing.lanes import COLOURS
from handbook.interchange.browser_hours import hours_script
from handbook.interchange.calendars import meeting_calendar, review_calendars
from handbook.interchange.cards import vcard, vcards
from handbook.interchange.feed import feeds
from handbook.language.markdown import picture_names
from handbook.model import Handbook
from handbook.pages.links import Links
from handbook.read.pictures import picture_file, published, read_picture

PICTURES = "bilder"  # the folder on the site


def write_assets(handbook: Handbook, docs: Path) -> None:
    """Writes them below `docs`."""
    _write(docs / "assets" / "farger.css", _colours(handbook))
    _write(docs / "assets" / "tider.js", hours_script(handbook))
    _write(docs / "instanser.vcf", vcards(handbook))
    for agency in handbook.agencies.values():
        _write(docs / "instanser" / f"{agency.id}.vcf", vcard(handbook, agency))
    for form in handbook.forms.values():
        document = attached(handbook.root, form.file) if form.file else None
        if document:
            _copy(document, docs / "skjema" / str(form.file))
    if handbook.settings.logo and handbook.settings.logo.endswith(".svg"):
        _copy(picture_file(handbook.root, handbook.settings.logo), docs / PICTURES / handbook.settings.logo)
    for name in _pictures(handbook):
        file = docs / PICTURES / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(published(picture_file(handbook.root, name)))
    for meeting in handbook.plan.meetings:
        events = meeting_calendar(handbook, meeting)
        if events:
            _write(docs / "moter" / f"{meeting.id}.ics", events)
    for owner, reviews in review_calendars(handbook).items():
        _write(docs / "kontroll" / f"{owner}.ics", reviews)
    for name, feed in feeds(handbook).items():
        _write(docs / name, feed)


def _pictures(handbook: Handbook) -> list[str]:
    """Those on pages, and the municipality's arms where they are no drawing."""
    logo = handbook.settings.logo
    names = picture_names(page.body for page in handbook.pages.values())
    return sorted({*names, logo}) if logo and not logo.endswith(".svg") else names


def _colours(handbook: Handbook) -> str:
    """Colours in pairs, for light and dark; the theme picks one of each."""
    colours = handbook.settings.colours
    accent = {"accent": (colours.accent, colours.accent_dark), "accent-tint": tints(colours)}
    lines = [":root {"]
    lines += [f"  --{name}-light: {light};\n  --{name}-dark: {dark};" for name, (light, dark) in accent.items()]
    lines.append("}")
    lines += [f".lane-{i} {{ --lane-light: {light}; --lane-dark: {dark}; }}" for i, (light, dark) in enumerate(COLOURS)]
    return "\n".join(lines) + "\n"


def _copy(source: Path, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    copyfile(source, file)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="")


def picture(links: Links, file: str) -> dict[str, str | int]:
    """A picture on a page, with its size, so that the text below doesn't jump when it comes."""
    found = read_picture(picture_file(links.handbook.root, file))
    assert found, "the check reads every picture"
    return {"src": links.path(f"{PICTURES}/{file}"), "width": found.width, "height": found.height}
