"""The year's fixed meetings as a wheel: twelve months, a numbered dot for each meeting, and the names below."""

from __future__ import annotations

import math
from collections.abc import Callable

from handbook.derive.lanes import COLOURS, lane
from handbook.derive.lettering import wrap
from handbook.derive.svg import INK, RULE, frame, link, text
from handbook.model import Handbook, Meeting
from handbook.values import MONTH_NAMES

WIDTH = 482.0  # points: 170 mm
_SIZE, _RADIUS, _BAND, _HUB = 9.0, 158.0, 24.0, 34.0
_LINE = 11.5


def year_wheel(handbook: Handbook, href: Callable[[Meeting], str]) -> str:
    """The wheel as SVG, January on top. `href` gives the address of a meeting. Empty when no month is fixed."""
    meetings = [m for m in handbook.plan.meetings if m.months]
    if not meetings:
        return ""
    x, y = WIDTH / 2, _RADIUS + 4
    parts = _months(x, y)
    for month in range(1, 13):
        here = [(i, m) for i, m in enumerate(meetings, 1) if month in m.months]
        for place, (number, meeting) in zip(_places(x, y, month), here, strict=False):
            parts.append(link(href(meeting), _dot(*place, number, lane(handbook, meeting.convened_by))))
    names, bottom = _names(handbook, meetings, 2 * _RADIUS + 30, href)
    told = " ".join(f"{m.name}: {', '.join(MONTH_NAMES[i - 1] for i in m.months)}." for m in meetings)
    return frame("arshjul", "wheel", "Møtene gjennom året", told, WIDTH, bottom, [*parts, *names])


def _months(x: float, y: float) -> list[str]:
    rings = "".join(
        f'<circle class="ring" cx="{x:g}" cy="{y:g}" r="{r:g}" fill="none" stroke="{RULE}" stroke-width="1"/>'
        for r in (_HUB, _RADIUS - _BAND, _RADIUS)
    )
    parts = [rings]
    for month in range(12):
        x1, y1 = _point(x, y, _HUB, month - 0.5)
        x2, y2 = _point(x, y, _RADIUS, month - 0.5)
        parts.append(f'<path class="ring" d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="{RULE}" stroke-width=".6"/>')
        tx, ty = _point(x, y, _RADIUS - _BAND / 2, month)
        parts.append(text(tx, ty + 3, MONTH_NAMES[month][:3], "month", INK, _SIZE, True, "middle"))
    return parts


def _places(x: float, y: float, month: int) -> list[tuple[float, float]]:
    """Where the dots of a month stand: in pairs, from the band inwards, one where the sector is narrow."""
    found = []
    for radius in (118.0, 97.0, 76.0):
        spread = 10.5 / radius * 6 / math.pi
        found += [_point(x, y, radius, month - 1 - spread), _point(x, y, radius, month - 1 + spread)]
    return [*found, _point(x, y, 55, month - 1)]


def _point(x: float, y: float, radius: float, month: float) -> tuple[float, float]:
    angle = month / 6 * math.pi
    return x + radius * math.sin(angle), y - radius * math.cos(angle)


def _dot(x: float, y: float, number: int, colour: int) -> str:
    circle = f'<circle class="stop lane-{colour}" cx="{x:.1f}" cy="{y:.1f}" r="9" fill="{COLOURS[colour][0]}"/>'
    return circle + text(x, y + 3, str(number), "stop-number", "#ffffff", _SIZE, True, "middle")


def _names(
    handbook: Handbook, meetings: list[Meeting], top: float, href: Callable[[Meeting], str]
) -> tuple[list[str], float]:  # fmt: skip
    """The numbers and names in two columns; returns how far down they reach."""
    half = math.ceil(len(meetings) / 2)
    parts, bottom = [], top
    for column, items in enumerate((meetings[:half], meetings[half:])):
        x, y = 10 + column * WIDTH / 2, top
        for i, meeting in enumerate(items, 1 + column * half):
            parts.append(_dot(x, y - 3, i, lane(handbook, meeting.convened_by)))
            for line in wrap(meeting.name, _SIZE, WIDTH / 2 - 32):
                parts.append(link(href(meeting), text(x + 15, y, line, "box-title", INK, _SIZE)))
                y += _LINE
            y += 10
        bottom = max(bottom, y)
    return parts, round(bottom - 8, 1)
