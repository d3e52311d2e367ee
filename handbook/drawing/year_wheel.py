"""The year's fixed meetings as a wheel: twelve months, and a numbered dot for each meeting in each of its months.

The names stand beside the drawing, as text that the reader's own font and size decide; `numbered` gives their order.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from html import escape

from handbook.drawing.lanes import COLOURS, lane
from handbook.drawing.svg import INK, RULE, frame, text
from handbook.model import Handbook, Meeting
from handbook.values import MONTH_NAMES

_SIZE, _RADIUS, _BAND, _HUB = 9.0, 158.0, 24.0, 34.0
WIDTH = 2 * (_RADIUS + 1)  # points: 112 mm


def numbered(handbook: Handbook) -> dict[str, int]:
    """The number of each meeting whose months are fixed, by its id, in the order of the plan."""
    return {m.id: i for i, m in enumerate((m for m in handbook.plan.meetings if m.months), 1)}


def year_wheel(handbook: Handbook, href: Callable[[Meeting], str]) -> str:
    """The wheel as SVG, January on top. `href` gives the address of a meeting. Empty when no month is fixed."""
    numbers = numbered(handbook)
    if not numbers:
        return ""
    meetings = [handbook.meetings[id] for id in numbers]
    middle = WIDTH / 2
    parts = _months(middle)
    for month in range(1, 13):
        here = [m for m in meetings if month in m.months]
        places = _places(middle, month)
        drawn = len(here) if len(here) <= len(places) else len(places) - 1
        for place, meeting in zip(places, here[:drawn], strict=False):
            dot = _dot(*place, numbers[meeting.id], lane(handbook, meeting.convened_by))
            parts.append(_shortcut(href(meeting), meeting.name, dot))
        if here[drawn:]:  # the list beside the wheel names them
            parts.append(text(*places[-1], f"+{len(here) - drawn}", "month", INK, _SIZE, True, "middle"))
    told = " ".join(f"{m.name}: {', '.join(MONTH_NAMES[i - 1] for i in m.months)}." for m in meetings)
    return frame("arshjul", "wheel", "Møtene gjennom året", told, WIDTH, WIDTH, parts)


def _months(middle: float) -> list[str]:
    rings = "".join(
        f'<circle class="ring" cx="{middle:g}" cy="{middle:g}" r="{r:g}" fill="none" stroke="{RULE}" stroke-width="1"/>'
        for r in (_HUB, _RADIUS - _BAND, _RADIUS)
    )
    parts = [rings]
    for month in range(12):
        x1, y1 = _point(middle, _HUB, month - 0.5)
        x2, y2 = _point(middle, _RADIUS, month - 0.5)
        parts.append(f'<path class="ring" d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="{RULE}" stroke-width=".6"/>')
        x, y = _point(middle, _RADIUS - _BAND / 2, month)
        parts.append(text(x, y + 3, MONTH_NAMES[month][:3], "month", INK, _SIZE, True, "middle"))
    return parts


def _places(middle: float, month: int) -> list[tuple[float, float]]:
    """Where the dots of a month stand: in pairs, from the band inwards, one where the sector is narrow."""
    found = []
    for radius in (118.0, 97.0, 76.0):
        spread = 10.5 / radius * 6 / math.pi
        found += [_point(middle, radius, month - 1 - spread), _point(middle, radius, month - 1 + spread)]
    return [*found, _point(middle, 55, month - 1)]


def _point(middle: float, radius: float, month: float) -> tuple[float, float]:
    angle = month / 6 * math.pi
    return middle + radius * math.sin(angle), middle - radius * math.cos(angle)


def _dot(x: float, y: float, number: int, colour: int) -> str:
    circle = f'<circle class="stop lane-{colour}" cx="{x:.1f}" cy="{y:.1f}" r="9" fill="{COLOURS[colour][0]}"/>'
    return circle + text(x, y + 3.4, str(number), "stop-number", "#ffffff", _SIZE, True, "middle")


def _shortcut(address: str, name: str, dot: str) -> str:
    """For the mouse only: the list beside the wheel holds the same link once, with words."""
    return f'<a href="{escape(address)}" tabindex="-1" aria-hidden="true"><title>{escape(name)}</title>{dot}</a>'
