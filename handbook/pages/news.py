"""«Hva er nytt»: what is changed, edition by edition, and the marks on other pages that lead here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from urllib.parse import quote

from handbook.changes.changes import Change
from handbook.changes.grades import Grade
from handbook.changes.kept import News, marks, news
from handbook.changes.readers import workplaces
from handbook.changes.told import counted_kinds
from handbook.derive.addresses import address
from handbook.interchange.feed import letter, name_of
from handbook.language import norwegian
from handbook.model import Handbook, Workplace
from handbook.model.things import BY_LINK
from handbook.pages.links import Links
from handbook.pages.overview import overview
from handbook.pages.sheet import Sheet, View

_ID = "hva-er-nytt"
_ON_START = 3


def sheet(handbook: Handbook) -> Sheet:
    """Each edition with its changes, the heaviest first, and before them what is changed since the newest."""
    links = Links(handbook, f"{_ID}.html")
    told = news(handbook)
    settings = handbook.settings
    groups = [_group(handbook, links, group) for group in told]
    view = {
        "groups": groups,
        "workplaces": settings.workplaces,
        "since": [_since(handbook, group) for group in told[:-1]],  # with the oldest, all are shown
        "feeds": [
            (norwegian.sentence(p.name) if p else "Alle", links.path(name_of(p))) for p in (None, *settings.workplaces)
        ]
        if settings.address and handbook.archive
        else [],
        "letters": [_letter(handbook, place) for place in settings.workplaces] if any(g.changes for g in told) else [],
        "edition": f"Utgave {settings.edition.name}, {norwegian.long_date(settings.edition.date)}",
        "written": [{"date": norwegian.long_date(c.date), "text": c.text} for c in settings.edition.changes],
    }
    return overview(handbook, _ID, "Det som er endret i håndboka, siste først.", "news.html", view)


def _letter(handbook: Handbook, place: Workplace) -> View:
    subject, lines = letter(handbook, place)
    body = "\n".join(lines)
    return {"name": norwegian.sentence(place.name), "lines": lines,
            "href": f"mailto:?subject={quote(subject)}&body={quote(body)}"}  # fmt: skip


def _group(handbook: Handbook, links: Links, group: News) -> View:
    return {
        "id": _anchor(handbook, group),
        "title": _title(handbook, group),
        "lines": [_line(handbook, links, change) for change in group.changes],
        "reviewed": counted_kinds(group.reviewed) if group.reviewed else "",
    }


def _since(handbook: Handbook, group: News) -> View:
    """A choice of this group and the newer ones, named by the edition before."""
    before = group.edition.after if group.edition else handbook.archive[0].id
    return {"id": _anchor(handbook, group), "text": f"Siden utgave {before}"}


def _title(handbook: Handbook, group: News) -> str:
    if group.edition:
        return f"Utgave {group.edition.id}, {norwegian.long_date(group.edition.day)}"
    return f"Etter utgave {handbook.archive[0].id}"


def _anchor(handbook: Handbook, group: News) -> str:
    return f"utgave-{group.edition.id}" if group.edition else f"etter-{handbook.archive[0].id}"


def _line(handbook: Handbook, links: Links, change: Change) -> View:
    told = [handbook.workplaces[id].name for id in workplaces(handbook, change)]
    everybody = len(told) in (0, len(handbook.workplaces))
    return {
        "grade": change.grade,
        "href": next((links.to(key) for key in change.articles if there(handbook, key)), None),
        "about": change.about,
        "what": norwegian.sentence(change.what),
        "was": change.was,
        "before": "Gjelder ikke lenger" if change.grade is Grade.CRITICAL else "Før",
        "whom": "Alle" if everybody else norwegian.sentence(norwegian.join(told)),
        "places": "" if everybody else " ".join(workplaces(handbook, change)),
    }


def there(handbook: Handbook, key: str) -> bool:
    """Whether a key still leads somewhere: an edition may tell of what is gone since."""
    kind, _, id = key.partition(":")
    page, _, step = id.partition("/")
    held = {"prosedyre": handbook.workflows, "instans": handbook.agencies, "skjema": handbook.forms,
            "tiltak": handbook.measures, "side": handbook.pages, "arbeidssted": handbook.workplaces,
            "lov": handbook.paragraphs, "ord": handbook.words, "mote": handbook.meetings, "niva": handbook.levels,
            "sporsmal": {q.id: q for q in handbook.guide.questions} if handbook.guide else {}}  # fmt: skip
    return kind in BY_LINK and page in held.get(kind, (page,)) and (not step or id in handbook.steps)


def on_start(handbook: Handbook) -> list[View]:
    """The newest changes, for the start page; what somebody has written where no edition is frozen."""
    told = next((group for group in news(handbook) if group.changes), None)
    if told is None:
        changes = handbook.settings.edition.changes[:_ON_START]
        return [{"date": norwegian.long_date(c.date), "text": c.text} for c in changes]
    when = norwegian.long_date(told.edition.day) if told.edition else "Nå"
    shown = [c for c in told.changes if c.grade is not Grade.EDITORIAL] or told.changes
    return [{"date": when, "text": f"{c.about}: {c.what}"} for c in shown[:_ON_START]]


def mark_of(handbook: Handbook, links: Links) -> Callable[[str, bool], View | None]:
    """A function that says where it is told that something was changed: the words, and the address. With `whole`, also
    what is changed in any step of a procedure."""
    return partial(_mark, handbook, links)


def _mark(handbook: Handbook, links: Links, key: str, whole: bool = False) -> View | None:
    found = marks(handbook)
    keys = [key, *(k for k in found if whole and k.startswith(f"{key}/"))]
    editions = {found[k] for k in keys if k in found}
    if not editions:
        return None
    newest = handbook.archive[0].id
    anchor = f"etter-{newest}" if "" in editions else f"utgave-{newest}"
    words = f"Endret etter utgave {newest}" if "" in editions else f"Endret i utgave {newest}"
    return {"text": words, "href": links.path(f"{address('oversikt', _ID)}#{anchor}")}
