"""What vCard and iCalendar have in common: lines of a limited length, values that are escaped, and ids for good."""

from __future__ import annotations

import re
from collections.abc import Iterable

from handbook.model import Handbook


def host(handbook: Handbook) -> str:
    """What makes an id the handbook's own: where it lies, or the municipality's number."""
    site = handbook.settings.address
    return site.url.split("/")[2] if site else handbook.settings.municipality.number


def escape(text: str) -> str:
    """A value's text: what would end it is escaped; other control characters can't stand in a file of lines."""
    plain = re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", "", text)
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def file_of(lines: Iterable[str]) -> str:
    """Lines of at most 75 bytes, as both formats ask; a longer one goes on after a line break and a space."""
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line))


def _fold(line: str) -> Iterable[str]:
    part = ""
    for c in line:
        if len(f"{part}{c}".encode()) > 74:
            yield part
            part = " "
        part += c
    yield part
