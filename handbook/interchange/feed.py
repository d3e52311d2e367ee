"""Feeds (Atom, RFC 4287) of editions and of critical changes: one for everybody, and one for each workplace.

An entry keeps its id from the day something is changed until it is in an edition, so nobody is told of it twice. What no
longer holds isn't said: a feed is read long after.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree import ElementTree

from handbook.changes.changes import Change
from handbook.changes.grades import Grade
from handbook.changes.kept import News, news
from handbook.changes.readers import workplaces
from handbook.derive.addresses import address
from handbook.interchange.lines import host
from handbook.language import norwegian
from handbook.model import Handbook, Owned, Workplace
from handbook.model.things import BY_LINK

ALL = "nytt.xml"
_ATOM = "http://www.w3.org/2005/Atom"
_SHOWN = 50  # entries: whoever has been away for longer reads the page


@dataclass(frozen=True)
class Entry:
    """What is told of: `id` is the part of the entry's id that is its own, `lines` sentences below the title."""

    id: str
    title: str
    day: date
    page: str
    lines: tuple[str, ...]


def name_of(place: Workplace | None) -> str:
    """Where a feed lies on the site."""
    return f"nytt/{place.id}.xml" if place else ALL


def feeds(handbook: Handbook) -> dict[str, str]:
    """Each feed by its place on the site. Without an address there are none, for a feed's links must be whole; nor before
    the first edition, when nothing can be told."""
    if handbook.settings.address is None or not handbook.archive:
        return {}
    return {name_of(place): _feed(handbook, place) for place in (None, *handbook.settings.workplaces)}


def entries(handbook: Handbook, place: Workplace | None) -> list[Entry]:
    """What is told to a workplace, or to everybody, the newest first."""
    found = [entry for group in news(handbook) for entry in _entries(handbook, group, place)]
    return sorted(found, key=lambda entry: entry.day, reverse=True)[:_SHOWN]


def for_place(handbook: Handbook, changes: Sequence[Change], place: Workplace | None) -> tuple[Change, ...]:
    """Those that matter to a workplace."""
    return tuple(c for c in changes if place is None or not (whom := workplaces(handbook, c)) or place.id in whom)


def _entries(handbook: Handbook, group: News, place: Workplace | None) -> Iterator[Entry]:
    changes = for_place(handbook, group.changes, place)
    if group.edition:
        what = tuple(f"{c.about}: {c.what}" for c in changes) or ("Ingenting er endret for dere.",)
        yield Entry(f"utgave/{group.edition.id}", f"Utgave {group.edition.id} av {handbook.settings.name}",
                    group.edition.day, address("oversikt", "hva-er-nytt") + f"#utgave-{group.edition.id}", what)  # fmt: skip
    after = group.edition.after if group.edition else handbook.archive[0].id
    for change in changes:
        if change.grade is Grade.CRITICAL:
            id = hashlib.sha256("|".join((change.kind, change.id, change.field, change.now, change.what)).encode())
            day = group.edition.day if group.edition else _changed_on(handbook, change)
            yield Entry(f"endring/{after}/{id.hexdigest()[:16]}", f"{change.about}: {change.what}", day,
                        _page(change), ())  # fmt: skip


def _changed_on(handbook: Handbook, change: Change) -> date:
    """When somebody last looked at what is changed, which is when they changed it; never before the newest edition."""
    held: dict[str, Owned | None] = {
        "instans": handbook.agencies.get(change.id), "steg": handbook.workflows.get(change.id.partition("/")[0]),
        "prosedyre": handbook.workflows.get(change.id),
    }  # fmt: skip
    record = held.get(change.kind)
    newest = handbook.archive[0].day
    return max(newest, record.verified_on) if record else newest


def _page(change: Change) -> str:
    key = next((key for key in change.articles if key.partition(":")[0] in BY_LINK), "oversikt:hva-er-nytt")
    kind, _, id = key.partition(":")
    return address(kind, id)


def _feed(handbook: Handbook, place: Workplace | None) -> str:
    settings = handbook.settings
    base = settings.address.url if settings.address else ""
    found = entries(handbook, place)
    whom = f" for deg som jobber i {place.name}" if place else ""
    root = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": "nb"})
    _text(root, "title", f"Nytt i {settings.name}{whom}")
    _text(root, "id", _tag(handbook, f"nytt/{place.id}" if place else "nytt"))
    _text(root, "updated", _moment(max([settings.edition.date, *(entry.day for entry in found)])))
    ElementTree.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": base + name_of(place)})
    ElementTree.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": f"{base}hva-er-nytt.html"})
    _text(ElementTree.SubElement(root, "author"), "name", settings.municipality.name)
    for entry in found:
        made = ElementTree.SubElement(root, "entry")
        _text(made, "title", entry.title)
        _text(made, "id", _tag(handbook, entry.id))
        _text(made, "updated", _moment(entry.day))
        ElementTree.SubElement(made, "link", {"rel": "alternate", "type": "text/html", "href": base + entry.page})
        _text(made, "content", "\n".join(entry.lines) or entry.title)
    ElementTree.indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text


def _tag(handbook: Handbook, id: str) -> str:
    """An id for good (RFC 4151), whatever becomes of the address's path."""
    return f"tag:{host(handbook)},2026:{id}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def letter(handbook: Handbook, place: Workplace) -> tuple[str, tuple[str, ...]]:
    """The subject and the lines of an e-mail to a workplace, about the newest edition that changed anything."""
    settings = handbook.settings
    group = next(group for group in news(handbook) if group.changes)
    when = f"utgave {group.edition.id}" if group.edition else f"etter utgave {handbook.archive[0].id}"
    changes = for_place(handbook, group.changes, place)
    lines = [f"Dette er nytt for dere som jobber i {place.name}:", *(f"– {c.about}: {c.what}" for c in changes)]
    if not changes:
        lines = [f"Ingenting er endret for dere som jobber i {place.name}."]
    if settings.address:
        lines.append(f"Les mer: {settings.address.url}hva-er-nytt.html?jobber={place.id}")
    return f"Nytt i {settings.name}, {when}", tuple(norwegian.sentence(line) for line in lines)
