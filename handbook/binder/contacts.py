"""Contact cards: the number to ring, where to go, and the week in a small table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbook.binder import labels
from handbook.binder.blocks import Block, Span, doubt, keep, para, quiet, strong, url
from handbook.binder.links import Links
from handbook.hours.acute import contact_for
from handbook.language.norwegian import join, long_date
from handbook.model import Agency, Contact, Handbook, Purpose, SpecialDay, Window
from handbook.values import HOLIDAY, Season, clock

_DAYS = ("Man", "Tir", "Ons", "Tor", "Fre", "Lør", "Søn", "Helligdag")
_ALL_DAY = "hele døgnet"


def card(handbook: Handbook, contact: Contact, links: Links) -> Block:
    """One contact point as a card."""
    return {
        "b": "contact",
        "purposes": " · ".join(labels.purpose(p) for p in contact.purposes),
        "about": contact.about,
        "numbers": list(_numbers(contact)),
        "where": list(_where(contact)),
        "week": week(contact.windows),
        "below": [*_hours(handbook, contact, links), *doubt(contact)],
    }


def _numbers(contact: Contact) -> Iterator[dict[str, str | None]]:
    if contact.phone:
        yield {"shown": contact.phone.shown, "url": contact.phone.tel, "note": None}
    if contact.sms:
        yield {"shown": contact.sms.shown, "url": contact.sms.sms, "note": "SMS"}


def _where(contact: Contact) -> Iterator[Block]:
    if contact.visiting_address:
        yield para(quiet("Besøk: "), contact.visiting_address)
    if contact.postal_address:
        yield para(quiet("Post: "), contact.postal_address)
    if contact.email:
        yield para(quiet("E-post: "), {"s": "url", "url": f"mailto:{contact.email}", "x": contact.email})
    if contact.web:
        yield para(quiet("Nett: "), url(contact.web))


def _hours(handbook: Handbook, contact: Contact, links: Links) -> Iterator[Block]:
    always = always_open(contact.windows)
    if always:
        yield para(strong("Åpent hele døgnet, alle dager."))
    elif contact.phone and not contact.windows:
        yield para(quiet("Åpningstiden er ikke kjent."))
    if contact.special_days:
        yield para(quiet("Andre tider: "), "; ".join(_special(d) for d in contact.special_days), ".")
    if contact.districts:
        names = join([handbook.districts[d].name for d in contact.districts])
        yield para(quiet("Bare for: "), names)
    if contact.otherwise and not always:
        agency = handbook.agencies[contact.otherwise]
        words = "Utenom tidene: " if contact.windows else "Ring "
        yield para(quiet(words), links.agency(agency.id), *_number_after(agency))


def _number_after(agency: Agency) -> list[Span]:
    contact = contact_for(agency, Purpose.ACUTE)
    return [" ", strong(keep(contact.phone.shown))] if contact and contact.phone else []


def always_open(windows: Sequence[Window]) -> bool:
    """Every hour of every day, holidays included."""
    days = {d for w in windows if not w.season and w.opens == 0 and w.closes == 1440 for d in w.days.days}
    return days >= set(range(8))


def week(windows: Sequence[Window]) -> Block | None:
    """The week as rows of times: one for the year, one for each season that differs."""
    if not windows or always_open(windows):
        return None
    seasons: list[Season | None] = [None]
    seasons += [s for s in dict.fromkeys(w.season for w in windows) if s]
    if not any(w.season is None for w in windows):
        seasons.remove(None)
    rows = [{"label": _row_label(s, len(seasons)), "cells": _cells(windows, s)} for s in seasons]
    return {"days": _DAYS, "rows": rows}


def _row_label(season: Season | None, count: int) -> str:
    if season:
        return str(season)
    return "Hele året" if count == 1 else "Ellers i året"


def _cells(windows: Sequence[Window], season: Season | None) -> list[list[str]]:
    cells = []
    for day_number in (*range(7), HOLIDAY):
        today = [w for w in windows if day_number in w.days.days]
        own = [w for w in today if w.season == season] or [w for w in today if w.season is None]
        cells.append([_times(w) for w in sorted(own, key=lambda w: w.opens)])
    return cells


def _times(window: Window) -> str:
    if window.opens == 0 and window.closes == 1440:
        return _ALL_DAY
    return f"{clock(window.opens)}–{clock(window.closes)}"


def _special(special: SpecialDay) -> str:
    if special.day:
        name = special.day.value
    else:
        name = "–".join(long_date(d) for d in (special.first, special.last) if d)
    if special.closed or special.opens is None or special.closes is None:
        return f"{name} stengt"
    return f"{name} {clock(special.opens)}–{clock(special.closes)}"
