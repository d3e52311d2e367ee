"""The same hours as plain data for the browser, which works out who answers now: theme/assets/javascripts/hours.js.

All rules are applied here; the browser looks up what came of them: which week is how, and who stands in for whom.
Text is text, not HTML. Days are dates, times are minutes since midnight.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from handbook.articles.blocks import Answerer, Line, Ring, Told, plain
from handbook.derive.addresses import address
from handbook.hours.acute import short_label
from handbook.hours.coverage import districts
from handbook.hours.opening import YEAR, Opening, Span
from handbook.hours.route import Route, Stop, answering_for, district_matters, route, stop_at
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
    first, last = date(handbook.today.year - 1, 12, 31), date(handbook.today.year + YEARS - 1, 12, 31)
    stops = _stops(handbook)
    routes = {topic.id: _routes(handbook, topic) for topic in handbook.settings.topics}
    found = (stop for found in routes.values() for stops in found.values() for stop in stops)
    otherwise = {key: answering_for(handbook, stop.contact) for key, stop in stops.items()}
    all_stops = (*stops.values(), *found, *(stop for route in otherwise.values() for stop in route))
    openings = {opening: i for i, opening in enumerate(dict.fromkeys(stop.opening for stop in all_stops))}
    return {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "hours": [opening_data(opening, first, last) for opening in openings],
        "contacts": {key: _contact(handbook, stop, otherwise[key], openings) for key, stop in stops.items()},
        "topics": [_topic(handbook, topic, routes[topic.id], openings) for topic in handbook.settings.topics],
    }


def _stops(handbook: Handbook) -> dict[str, Stop]:
    """Every telephone in the handbook."""
    found = (stop_at(handbook, a, c) for a in handbook.agencies.values() for c in a.contacts if c.phone)
    return {stop.key: stop for stop in found}


def _routes(handbook: Handbook, topic: Topic) -> dict[str, Route]:
    """The order to try in for each district, and for a reader who hasn't said where («»)."""
    return {
        district or "": route(handbook, topic, district) for district in dict.fromkeys((None, *districts(handbook)))
    }


def opening_data(opening: Opening, first: date, last: date) -> dict[str, Any]:
    """The different weeks of a contact, each as the open minutes of Monday to Sunday, and which of them each week is, from
    that of the first date to a year after the last, for one who asks when it opens next. Neither when nobody knows."""
    if not opening.known:
        return {"weeks": [], "which": []}
    monday = first - timedelta(first.weekday())
    count = (last - monday).days // 7 + 1 + YEAR // 7 + 1
    weeks: dict[tuple[tuple[Span, ...], ...], int] = {}
    days = ([monday + timedelta(7 * i + j) for j in range(7)] for i in range(count))
    which = [weeks.setdefault(tuple(map(opening.pieces, week)), len(weeks)) for week in days]
    return {"weeks": list(weeks), "which": which}


def _contact(handbook: Handbook, stop: Stop, otherwise: Route, openings: dict[Opening, int]) -> dict[str, Any]:
    agency, contact = stop.agency, stop.contact
    name = short_label(agency)
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
        "otherwise": _keys(otherwise, openings),
    }


def _topic(handbook: Handbook, topic: Topic, routes: dict[str, Route], openings: dict[Opening, int]) -> dict[str, Any]:
    workflow = handbook.workflows.get(handbook.settings.acute.workflow) if topic.purpose is Purpose.ACUTE else None
    return {
        "id": topic.id,
        "name": topic.name,
        "help": _text(topic.help),
        "routes": {district: _keys(stops, openings) for district, stops in routes.items()},
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


def _keys(stops: Route, openings: dict[Opening, int]) -> list[tuple[str, str, int]]:
    """Each as [contact, group, hours]: «utenom» is about the district one asks from."""
    return [(stop.key, stop.group, openings[stop.opening]) for stop in stops]
