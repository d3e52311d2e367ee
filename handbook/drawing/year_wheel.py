"""The year's fixed meetings as a wheel: twelve months, and a numbered dot for each meeting in each of its months. One
that is held nearly every month is a ring, so that the others are seen.

The names stand beside the drawing, as text that the reader's own font and size decide; `numbered` gives their order.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from html import escape

from handbook.drawing.lanes import COLOURS
from handbook.drawing.svg import INK, RULE, frame, text
from handbook.model import Handbook, Meeting
from handbook.values import MONTH_NAMES

_SIZE, _RADIUS, _BAND, _HUB = 9.0, 158.0, 24.0, 24.0
_MONTHLY = 10  # so many months in a year are a ring
_RINGS = (38.0, 58.0)
WIDTH = 2 * (_RADIUS + 1)  # points: 112 mm


def numbered(handbook: Handbook) -> dict[str, int]:
    """The number of each meeting whose months are fixed, by its id, in the order of the plan."""
    return {m.id: i for i, m in enumerate((m for m in handbook.plan.meetings if m.months), 1)}


def colours(handbook: Handbook) -> dict[str, int]:
    """The colour of each of them, as an index in COLOURS: told apart, unlike those of the parties, who call several."""
    return {id: (number - 1) % len(COLOURS) for id, number in numbered(handbook).items()}


def year_wheel(handbook: Handbook, href: Callable[[Meeting], str]) -> str:
    """The wheel as SVG, January on top. `href` gives the address of a meeting. Empty when no month is fixed."""
    numbers = numbered(handbook)
    if not numbers:
        return ""
    colour = colours(handbook)
    meetings = [handbook.meetings[id] for id in numbers]
    rings = [m for m in meetings if len(m.months) >= _MONTHLY][: len(_RINGS)]
    middle = WIDTH / 2
    parts = _months(middle)
    for radius, meeting in zip(reversed(_RINGS), rings, strict=False):
        ring = _ring(middle, radius, meeting.months, numbers[meeting.id], colour[meeting.id])
        parts.append(_shortcut(href(meeting), meeting.name, ring))
    for month in range(1, 13):
        here = [m for m in meetings if month in m.months and m not in rings]
        places = _places(middle, month, narrow=not rings)
        drawn = len(here) if len(here) <= len(places) else len(places) - 1
        for place, meeting in zip(places, here[:drawn], strict=False):
            dot = _dot(*place, numbers[meeting.id], colour[meeting.id])
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
    parts = [_sector(middle, month) for month in range(12)] + [rings]
    for month in range(12):
        x1, y1 = _point(middle, _HUB, month - 0.5)
        x2, y2 = _point(middle, _RADIUS, month - 0.5)
        parts.append(f'<path class="ring" d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="{RULE}" stroke-width=".6"/>')
        x, y = _point(middle, _RADIUS - _BAND / 2, month)
        parts.append(text(x, y + 3, MONTH_NAMES[month][:3], "month", INK, _SIZE, True, "middle"))
    return parts


def _sector(middle: float, month: int) -> str:
    """The room of a month, which a script marks when it is the present one."""
    (x1, y1), (x2, y2) = _point(middle, _RADIUS, month - 0.5), _point(middle, _RADIUS, month + 0.5)
    (x3, y3), (x4, y4) = _point(middle, _HUB, month + 0.5), _point(middle, _HUB, month - 0.5)
    line = f"M{x1:.1f} {y1:.1f}A{_RADIUS:g} {_RADIUS:g} 0 0 1 {x2:.1f} {y2:.1f}L{x3:.1f} {y3:.1f}A{_HUB:g} {_HUB:g} 0 0 0 {x4:.1f} {y4:.1f}Z"
    return f'<path class="sector" data-month="{month + 1}" d="{line}" fill="none"/>'


def _ring(middle: float, radius: float, months: tuple[int, ...], number: int, colour: int) -> str:
    """An arc through each month that it is held in, with its number in the first."""
    arcs = []
    for month in months:
        (x1, y1), (x2, y2) = _point(middle, radius, month - 1.5), _point(middle, radius, month - 0.5)
        arcs.append(f"M{x1:.1f} {y1:.1f}A{radius:g} {radius:g} 0 0 1 {x2:.1f} {y2:.1f}")
    line = f'<path class="round lane-{colour}" d="{"".join(arcs)}" fill="none" stroke="{COLOURS[colour][0]}" stroke-width="5"/>'
    return line + _dot(*_point(middle, radius, months[0] - 1), number, colour)


def _places(middle: float, month: int, *, narrow: bool) -> list[tuple[float, float]]:
    """Where the dots of a month stand: in pairs, from the band inwards, and one where the sector is narrow and free."""
    found = []
    for radius in (118.0, 97.0, 76.0):
        spread = 10.5 / radius * 6 / math.pi
        found += [_point(middle, radius, month - 1 - spread), _point(middle, radius, month - 1 + spread)]
    return [*found, _point(middle, 55, month - 1)] if narrow else found


def _point(middle: float, radius: float, month: float) -> tuple[float, float]:
    angle = month / 6 * math.pi
    return middle + radius * math.sin(angle), middle - radius * math.cos(angle)


def _dot(x: float, y: float, number: int, colour: int) -> str:
    circle = f'<circle class="stop lane-{colour}" cx="{x:.1f}" cy="{y:.1f}" r="9" fill="{COLOURS[colour][0]}"/>'
    return circle + text(x, y + 3.4, str(number), "stop-number", "#ffffff", _SIZE, True, "middle")


def _shortcut(address: str, name: str, dot: str) -> str:
    """For the mouse only: the list beside the wheel holds the same link once, with words."""
    return f'<a href="{escape(address)}" tabindex="-1" aria-hidden="true"><title>{escape(name)}</title>{dot}</a>'
