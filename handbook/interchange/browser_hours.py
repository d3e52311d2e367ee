"""The same hours as plain data for the browser, which works out who answers now: theme/assets/javascripts/hours.js.

Only what is reckoned from a calendar is worked out here: holidays, days with names, and who stands in for whom.
Text is text, not HTML. Days are dates, times are minutes since midnight.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from handbook.articles.blocks import Answerer, Line, Ring, Told, plain
from handbook.derive.addresses import address
from handbook.hours.acute import short_label
from handbook.hours.calendar import public_holidays
from handbook.hours.coverage import districts
from handbook.hours.opening import Opening
from handbook.hours.route import Route, Stop, district_matters, route, route_from, stop_at
from handbook.language import norwegian
from handbook.model import Handbook, Purpose, Topic
from handbook.values import PhoneNumber

NAME = "handbookHours"
YEARS = 4  # this year and three more


def hours_script(handbook: Handbook) -> str:
    """A script that sets one global value; a page opened from a folder may not fetch data, but may run it."""
    data = json.dumps(hours_data(handbook), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    # Inside a script element nothing may look like its end, nor like a line separator to old browsers.
    safe = data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"window.{NAME} = {safe};\n"


def hours_data(handbook: Handbook) -> dict[str, Any]:
    """Everything the page needs to know who answers, from New Year's Eve before this year to the end of the fourth."""
    year = handbook.today.year
    days = [date(year - 1, 12, 31)]
    days += [date(year, 1, 1) + timedelta(i) for i in range((date(year + YEARS, 1, 1) - date(year, 1, 1)).days)]
    stops = _stops(handbook)
    openings = {stop.opening: i for i, stop in enumerate(_first_of_each(stops.values()))}
    return {
        "first": days[0].isoformat(),
        "last": days[-1].isoformat(),
        "holidays": [d.isoformat() for y in range(year - 1, year + YEARS) for d in sorted(public_holidays(y)) if d >= days[0]],
        "hours": [opening_data(opening, days) for opening in openings],
        "contacts": {key: _contact(handbook, stop, openings) for key, stop in stops.items()},
        "topics": [_topic(handbook, topic) for topic in handbook.settings.topics],
    }  # fmt: skip


def _stops(handbook: Handbook) -> dict[str, Stop]:
    """Every telephone in the handbook."""
    found = (stop_at(a, c) for a in handbook.agencies.values() for c in a.contacts if c.phone)
    return {stop.key: stop for stop in found}


def _first_of_each(stops: Iterable[Stop]) -> list[Stop]:
    return list({stop.opening: stop for stop in stops}.values())


def opening_data(opening: Opening, days: list[date]) -> dict[str, Any]:
    """Windows as [days, opens, closes, season], and the hours of each special day by its date."""
    windows = [
        [sorted(w.days.days), w.opens, w.closes, [w.season.first, w.season.last, w.season.days] if w.season else None]
        for w in opening.windows
    ]
    special = {day.isoformat(): opening.spans(day) for day in days if opening.known and opening.special(day)}
    return {"windows": windows, "special": special}


def _contact(handbook: Handbook, stop: Stop, openings: dict[Opening, int]) -> dict[str, Any]:
    agency, contact = stop.agency, stop.contact
    name = short_label(agency)
    otherwise = route_from(handbook, (contact.otherwise,), contact.purposes[0], None) if contact.otherwise else ()
    return {
        "agency": agency.id,
        "name": name,
        "href": address("instans", agency.id),
        "about": _text(contact.about),
        "shown": stop.phone.shown,
        "tel": stop.phone.tel,
        "spoken": stop.phone.call_name(name),
        "hours": openings[stop.opening],
        "unverified": _text(contact.unverified),
        "districts": norwegian.join([handbook.districts[d].name for d in contact.districts]) or None,
        "otherwise": _keys(otherwise),
    }


def _topic(handbook: Handbook, topic: Topic) -> dict[str, Any]:
    """The order to try in for each district, and for a reader who hasn't said where («»): [contact, group]."""
    routes = {d or "": _keys(route(handbook, topic, d)) for d in dict.fromkeys((None, *districts(handbook)))}
    workflow = handbook.workflows.get(handbook.settings.acute.workflow) if topic.purpose is Purpose.ACUTE else None
    return {
        "id": topic.id,
        "name": topic.name,
        "help": _text(topic.help),
        "routes": routes,
        "district": district_matters(handbook, topic),
        "acute": topic.purpose is Purpose.ACUTE,
        "procedure": {"text": workflow.name, "href": address("prosedyre", workflow.id)} if workflow else None,
    }


def _text(text: str | None) -> Any:
    """A text; where it has numbers in it, its parts: strings, and links with what they show and are called."""
    return list(_parts(text.words)) if isinstance(text, Told) else text


def _parts(words: Line) -> Iterator[str | dict[str, str]]:
    for span in words:
        if not isinstance(span, Ring):
            yield plain((span,))
            continue
        number = span.number
        yield _call(number.phone, span.text, span.name)
        marks = ["ikke bekreftet"] if number.doubt else []
        marks += [number.fallback.when] if number.fallback else []
        if marks:
            yield f" ({'; '.join(marks)}"
            yield from _answerers(number.fallback.answerers if number.fallback else ())
            yield ")"


def _answerers(items: tuple[Answerer, ...]) -> Iterator[str | dict[str, str]]:
    for i, item in enumerate(items):
        yield f"{' eller ' if i else ': '}{item.agency.text} "
        if item.phone:
            yield _call(item.phone, item.phone.shown, item.phone.call_name(item.agency.text))
        if not item.confirmed:
            yield " (ikke bekreftet)"


def _call(phone: PhoneNumber, text: str, name: str) -> dict[str, str]:
    return {"text": text, "tel": phone.tel, "spoken": name}


def _keys(stops: Route) -> list[tuple[str, str]]:
    return [(stop.key, stop.group) for stop in stops]
