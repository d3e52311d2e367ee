"""The overviews across everything: deadlines, levels, meetings, search words, what to confirm, the edition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from markupsafe import Markup

from handbook.derive import words
from handbook.derive.deadlines import DeadlineView, all_deadlines
from handbook.derive.feedback import feedback_address
from handbook.derive.matrix import steps_by_level
from handbook.derive.unconfirmed import unconfirmed
from handbook.drawing.lanes import lane
from handbook.drawing.year_wheel import numbered, year_wheel
from handbook.language import norwegian
from handbook.model import Handbook
from handbook.pages import common, registers, workflow
from handbook.pages.commit import commit
from handbook.pages.common import View
from handbook.pages.links import Link, Links
from handbook.pages.overview import overview
from handbook.pages.sheet import Sheet
from handbook.values import MONTH_NAMES


def deadlines(handbook: Handbook) -> Sheet:
    """All deadlines: the law's, then each procedure's."""
    links = Links(handbook, "frister.html")
    found = all_deadlines(handbook)
    statutory = [_deadline(links, d) for d in found if d.workflow is None]
    local = [_deadline(links, d) for d in found if d.workflow is not None]
    return overview(
        handbook, "frister", "Alle fristene, i loven og i prosedyrene, med hva de regnes fra.", "deadlines.html",
        {"statutory": statutory, "local": local}, wide=True,
    )  # fmt: skip


def _deadline(links: Links, view: DeadlineView) -> View:
    procedure = step = None
    if view.workflow and view.step:
        procedure = links.link("prosedyre", view.workflow.id)
        step = links.link("prosedyre", f"{view.workflow.id}/{view.step.id}")
    return {
        "what": view.what, "within": common.within_words(view.within), "from": view.counted_from, "who": view.who,
        "laws": links.laws(view.law), "procedure": procedure, "step": step,
        "unverified": common.unverified(view.statutory if view.workflow is None else None),
    }  # fmt: skip


def levels(handbook: Handbook) -> Sheet:
    """Procedures × levels, with the steps in the cells: the whole handbook on one page."""
    links = Links(handbook, "nivaer.html")
    by_level = {level.id: dict(found) for level, found in steps_by_level(handbook)}
    rows = [
        {
            "link": links.link("prosedyre", w.id),
            "cells": [
                [links.link("prosedyre", f"{w.id}/{step.id}") for step in by_level[level.id].get(w, ())]
                for level in handbook.settings.levels
            ],
        }
        for w in workflow.by_urgency(handbook)
        if any(w in found for found in by_level.values())
    ]
    return overview(
        handbook, "nivaer", "Nivåene, og hvilke steg som hører til hvert av dem.", "levels.html",
        {"levels": handbook.settings.levels, "rows": rows}, wide=True,
    )  # fmt: skip


def meetings(handbook: Handbook) -> Sheet:
    """The year's fixed meetings."""
    links = Links(handbook, "moteplan.html")
    numbers = numbered(handbook)
    rows = [
        {
            "meeting": m,
            "number": numbers.get(m.id),
            "lane": lane(handbook, m.convened_by),
            "calendar": links.path(f"moter/{m.id}.ics") if m.months else None,
            "months": norwegian.join([MONTH_NAMES[i - 1] for i in m.months]),
            "convened_by": links.party(m.convened_by),
            "participants": links.parties(m.participants),
            "consent": common.consent(links, m.consent),
            "forms": common.forms(links, m.forms),
            "workflows": [links.link("prosedyre", id) for id in m.workflows],
            "laws": links.laws(m.law),
            "unverified": common.unverified(m),
        }
        for m in handbook.plan.meetings
    ]
    wheel = year_wheel(handbook, lambda meeting: links.href("mote", meeting.id))
    view = {"rows": rows, "wheel": Markup(wheel)}
    sheet = overview(handbook, "moteplan", "De faste møtene gjennom året: hvem, når og hvorfor.", "meetings.html", view)
    return replace(sheet, source="content/moteplan.yml")


def search_words(handbook: Handbook) -> Sheet:
    """Every name and everyday word, A–Å, with the pages it leads to: for those who leaf, or have no JavaScript."""
    links = Links(handbook, "stikkord.html")
    groups = [
        {
            "letter": group.letter,
            "id": f"bokstav-{group.anchor}",
            "rows": [
                {"word": norwegian.sentence(t.word), "links": [links.link(e.kind, e.id) for e in t.entries]}
                for t in group.terms
            ],
        }
        for group in words.index(handbook)
    ]
    view = {"groups": groups}
    return overview(
        handbook, "stikkord", "Hverdagsord og hvor de fører, fra A til Å.", "search-words.html", view, excluded=True
    )


def to_confirm(handbook: Handbook) -> Sheet:
    """Every fact that nobody has verified."""
    links = Links(handbook, "ma-bekreftes.html")
    rows = [
        {
            "about": Link(f.about, links.href(f.kind, f.id)),
            "reason": f.reason,
            "ask": f.ask,
            "file": f"{f.place.file}, linje {f.place.line}",
        }
        for f in unconfirmed(handbook)
    ]
    return overview(
        handbook, "ma-bekreftes", "Opplysninger som ingen har bekreftet ennå, og hvem som kan gjøre det.", "to-confirm.html",
        {"rows": rows}, excluded=True, wide=True,
    )  # fmt: skip


def about(handbook: Handbook) -> Sheet:
    """The edition, who owns what, and how to say that something is wrong."""
    settings = handbook.settings
    links = Links(handbook, "om.html")
    view = {
        "settings": settings,
        "commit": commit(handbook.root),
        "date": norwegian.long_date(settings.edition.date),
        "changes": [{"date": norwegian.long_date(c.date), "text": c.text} for c in settings.edition.changes],
        "owner": handbook.party_name(settings.owner) if settings.owner else None,
        "pages": [links.link("side", p.id) for p in registers.chapter(handbook, "om")],
        "unverified": [u for u in map(common.unverified, (settings.municipality, settings.address)) if u],
        "feedback": feedback_address(handbook, "håndboka"),
        "phone": common.phone(settings.municipality.phone, settings.municipality.name)
        if settings.municipality.phone
        else None,
    }
    return overview(handbook, "om", "Utgaven, hvem som eier den, og hvordan du sier fra om feil.", "about.html", view)


ALL: tuple[Callable[[Handbook], Sheet], ...] = (deadlines, levels, meetings, search_words, to_confirm, about)
