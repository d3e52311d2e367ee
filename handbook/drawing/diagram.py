"""A workflow as one drawing: lanes named on the left, time downwards, arrows with words.

The same SVG serves the site, the poster and the binder. A unit is a point when it is printed 170 mm wide, so
no letter is under 8 points; a workflow that a page has no room for is drawn in several parts. Colours are written for paper; on the site, CSS sets them by class. Print knows its
font; a reader's may be wider than the lines were broken for, so on the site every line is held to the width it was given.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape

from handbook.derive.deadlines import limit_of_step
from handbook.derive.graph import edges, resolve
from handbook.drawing.lanes import COLOURS, lane
from handbook.drawing.lettering import width, wrap, wrap_runs
from handbook.drawing.svg import INK, QUIET, RULE, arrowhead, frame, hold, link, text
from handbook.language.norwegian import NBSP, within
from handbook.model import Handbook, Outcome, Step, Workflow

WIDTH = 482.0  # points: 170 mm
A4_HEIGHT = 654.0  # points: the 231 mm under a heading on a page of the binder

_TITLE, _TEXT = 9.0, 8.2
_TRACK, _BOX, _PAD = 15.0, 148.0, 6.0
_INSIDE, _WITHIN = _BOX - 2 * _PAD - 2, 54.0  # the room in a box, and for a deadline on the arrow into it

Href = Callable[[str], str]


@dataclass(frozen=True)
class _Space:
    """How close it is drawn: from line to line of text, between ways on, and between rows."""

    line: float
    way: float
    row: float


_AIRY, _CLOSE = _Space(9.8, 3, 11), _Space(9.2, 1, 5)


@dataclass(frozen=True)
class Diagram:
    """A drawing, its height in the unit of WIDTH, and the same in words."""

    svg: str
    height: float
    told: str


@dataclass(frozen=True)
class _Way:
    """A way on from a step: its words, with the goal in bold, and where the goal leads."""

    lines: list[list[tuple[str, bool]]]
    target: str | None


def diagram(handbook: Handbook, workflow: Workflow, href: Href, any_font: bool = False) -> list[Diagram]:
    """Draws the workflow, closer or in parts when it would not fit on a page. `href` gives the address of «prosedyre» or
    «prosedyre/steg».

    With `any_font`, no line leaves its room whatever the reader's font is.
    """
    airy, close = (_Drawing(handbook, workflow, workflow.steps, href, space, any_font) for space in (_AIRY, _CLOSE))
    return _parts(close if airy.draw().height > A4_HEIGHT >= close.draw().height else airy)


def printed(handbook: Handbook, workflow: Workflow, number: Callable[[str], str]) -> list[Diagram]:
    """The same for paper: close, without links, and with the number of each other workflow by its id: «→ A9 Mistanke»."""
    return _parts(_Drawing(handbook, workflow, workflow.steps, lambda target: "", _CLOSE, False, number))


def _parts(drawing: _Drawing) -> list[Diagram]:
    """The drawing, divided between two steps, as evenly as can be, until each part has room on a page."""
    whole, steps = drawing.draw(), drawing.steps
    if whole.height <= A4_HEIGHT or len(steps) < 2:
        return [whole]
    halves = [[replace(drawing, steps=half) for half in (steps[:i], steps[i:])] for i in range(1, len(steps))]
    evenest = min(halves, key=lambda pair: max(half.draw().height for half in pair))
    return [part for half in evenest for part in _parts(half)]


@dataclass(frozen=True)
class _Drawing:
    """Some of a workflow's steps, one after the other: all of them where there is room."""

    handbook: Handbook
    workflow: Workflow
    steps: tuple[Step, ...]
    href: Href
    space: _Space
    any_font: bool
    number: Callable[[str], str] | None = None

    @cached_property
    def parties(self) -> list[str]:
        return list(dict.fromkeys(step.responsible[0] for step in self.workflow.steps))

    @cached_property
    def numbers(self) -> dict[str, int]:
        return {f"{self.workflow.id}/{step.id}": i for i, step in enumerate(self.workflow.steps, 1)}

    @cached_property
    def deadlines(self) -> list[list[str]]:
        """The words on the arrow into each step."""
        return [wrap(words, _TEXT, _WITHIN) if (words := self._within(step)) else [] for step in self.steps]

    @cached_property
    def tracks_end(self) -> float:
        return 8 + len(self.parties) * _TRACK

    @cached_property
    def box_left(self) -> float:
        return self.tracks_end + (62 if any(self.deadlines) else 20)

    @cached_property
    def ways_left(self) -> float:
        return self.box_left + _BOX + 24

    @cached_property
    def titles(self) -> list[list[str]]:
        return [wrap(step.name, _TITLE, _INSIDE, bold=True) for step in self.steps]

    @cached_property
    def box_height(self) -> float:
        """Boxes are of one size: that of the longest title, with the name of who does it."""
        return max(len(lines) for lines in self.titles) * (_TITLE + 1.6) + self.space.line + 2 * _PAD

    @cached_property
    def ways(self) -> list[list[_Way]]:
        return [self._ways(step) for step in self.steps]

    def draw(self) -> Diagram:
        y = 16.0 + 13 * len(self.parties)
        tops: list[float] = []
        for ways in self.ways:
            tops.append(y)
            words = sum(len(way.lines) * self.space.line + self.space.way for way in ways)
            y += max(self.box_height, words) + self.space.row
        height = round(y + 2, 1)
        parts = [*self._lanes(height), *self._connectors(tops)]
        for i, top in enumerate(tops):
            parts += [*self._step(i, top), *self._outcomes(i, top)]
        title = f"Gangen i «{self.workflow.name}»{self._which}"
        steps = " ".join(
            f"{self._number(step)}. {step.name}. Ansvarlig: {self.handbook.responsible(step)}." for step in self.steps
        )
        id = f"{self.workflow.id}-{self._number(self.steps[0])}"
        return Diagram(frame(id, "diagram", title, steps, WIDTH, height, parts), height, f"{title}: {steps}")

    @property
    def _which(self) -> str:
        """«, steg 6–10» of a part."""
        if self.steps == self.workflow.steps:
            return ""
        first, last = (self._number(step) for step in (self.steps[0], self.steps[-1]))
        return f", steg {first}" if first == last else f", steg {first}–{last}"

    def _number(self, step: Step) -> int:
        return self.numbers[f"{self.workflow.id}/{step.id}"]

    def _lanes(self, height: float) -> list[str]:
        parts = []
        for k, party in enumerate(self.parties):
            x, y = self._track(party), 10 + 13.0 * k
            number = lane(self.handbook, party)
            colour = COLOURS[number][0]
            parts.append(
                f'<path class="lane lane-{number}" d="M{self.tracks_end + 4:g} {y:g}H{x:g}V{height:g}" fill="none" '
                f'stroke="{colour}" stroke-opacity=".45" stroke-width="2"/>'
            )
            left, kind = self.tracks_end + 8, f"lane-name lane-{number}"
            parts.append(
                self._line(left, y + 3, self.handbook.party_name(party), kind, colour, WIDTH - left, bold=True)
            )
        return parts

    def _connectors(self, tops: list[float]) -> list[str]:
        """A line down to the next step, where a way leads there."""
        parts = []
        steps = self.steps
        for i in range(len(steps) - 1):
            following = f"{self.workflow.id}/{steps[i + 1].id}"
            if all(edge.target != following for edge in edges(self.handbook, self.workflow, steps[i])):
                continue
            x1, x2 = self._track(steps[i].responsible[0]), self._track(steps[i + 1].responsible[0])
            bend = tops[i + 1] - self.space.row / 2
            end = tops[i + 1] + self.box_height / 2 - 8
            parts.append(
                f'<path class="flow" d="M{x1:g} {tops[i] + self.box_height / 2:g}V{bend:g}H{x2:g}V{end:g}" fill="none" '
                f'stroke="{INK}" stroke-width="1.4"/>'
            )
        return parts

    def _step(self, i: int, top: float) -> list[str]:
        step = self.steps[i]
        x, middle = self._track(step.responsible[0]), top + self.box_height / 2
        number = lane(self.handbook, step.responsible[0])
        colour = COLOURS[number][0]
        parts = [
            f'<path class="flow" d="M{x:g} {middle:g}H{self.box_left - 3:g}" stroke="{INK}" stroke-width="1.4"/>',
            arrowhead(self.box_left, middle),
            f'<circle class="stop lane-{number}" cx="{x:g}" cy="{middle:g}" r="7.5" fill="{colour}"/>',
            text(x, middle + 3, str(self._number(step)), "stop-number", "#ffffff", _TITLE, True, "middle"),
        ]
        words = self.deadlines[i]
        for j, line in enumerate(words):
            y = middle - 5 - (len(words) - 1 - j) * self.space.line
            parts.append(self._line(self.box_left - 9, y, line, "words", INK, _WITHIN, _TEXT, anchor="end"))
        # A decision has round corners.
        round_ = 12 if step.outcomes else 2
        box = [
            f'<rect class="box lane-{number}" x="{self.box_left:g}" y="{top:g}" width="{_BOX:g}" height="{self.box_height:g}" '
            f'rx="{round_}" fill="#ffffff" stroke="{colour}" stroke-width="1.2"/>'
        ]
        y = top + _PAD + _TITLE - 1
        for line in self.titles[i]:
            box.append(self._line(self.box_left + _PAD + 1, y, line, "box-title", INK, _INSIDE, bold=True))
            y += _TITLE + 1.6
        name = self.handbook.responsible(step)
        box.append(self._line(self.box_left + _PAD + 1, y, name, f"lane-name lane-{number}", colour, _INSIDE, _TEXT))
        return [*parts, link(self.href(f"{self.workflow.id}/{step.id}"), "".join(box))]

    def _outcomes(self, i: int, top: float) -> list[str]:
        ways = self.ways[i]
        if not ways:
            return []
        stem, middle = self.ways_left - 14, top + self.box_height / 2
        y = top + _TEXT
        starts = []
        parts = []
        for way in ways:
            starts.append(y - 3)
            for line in way.lines:
                parts.append(self._runs(line, y, way.target))
                y += self.space.line
            y += self.space.way
        first, last = min(*starts, middle), max(*starts, middle)
        parts.append(
            f'<path class="way" d="M{self.box_left + _BOX:g} {middle:g}H{stem:g}M{stem:g} {first:g}V{last:g}'
            + "".join(f"M{stem:g} {s:g}h9" for s in starts)
            + f'" fill="none" stroke="{RULE}" stroke-width="1"/>'
        )
        return parts

    def _runs(self, line: list[tuple[str, bool]], y: float, target: str | None) -> str:
        """A line of text: plain words, and the goal as a link when it leads somewhere."""
        parts = []
        for words, bold in line:
            name, address = ("a", f' href="{escape(self.href(target))}"') if target else ("tspan", "")
            style = f'class="goal" fill="{INK}" font-weight="600"'
            parts.append(f"<{name}{address} {style}>{escape(words)}</{name}>" if bold else escape(words))
        wide = sum(width(words, _TEXT, bold) for words, bold in line) + (len(line) - 1) * width(" ", _TEXT)
        exactly = hold(min(wide, WIDTH - self.ways_left)) if self.any_font else ""
        return f'<text class="words" x="{self.ways_left:g}" y="{y:.1f}" fill="{QUIET}" font-size="{_TEXT:g}"{exactly}>{" ".join(parts)}</text>'

    def _line(
        self, x: float, y: float, words: str, kind: str, fill: str, room: float, size: float = _TITLE, bold: bool = False, anchor: str = "start"
    ) -> str:  # fmt: skip
        """A line of text that has so much room."""
        exactly = min(width(words, size, bold), room) if self.any_font else None
        return text(x, y, words, kind, fill, size, bold, anchor, exactly)

    def _ways(self, step: Step) -> list[_Way]:
        room = WIDTH - self.ways_left
        ways = [self._way(outcome, room) for outcome in step.outcomes]
        if step.next and self._goal(step.next)[1] != self._after(step):
            goal, target = self._goal(step.next)
            ways.append(_Way(wrap_runs([(goal, True)], _TEXT, room), target))
        return ways

    def _way(self, outcome: Outcome, room: float) -> _Way:
        target = None
        if outcome.goto:
            goal, target = self._goal(outcome.goto)
        elif outcome.level:
            goal = _arrow(self.handbook.levels[outcome.level].short)
        else:
            goal = _arrow("slutt")
        return _Way(wrap_runs([(outcome.condition, False), (goal, True)], _TEXT, room), target)

    def _goal(self, goto: str) -> tuple[str, str | None]:
        """«→ 3» for a step of this workflow, otherwise the other workflow's name; and the target."""
        target = resolve(self.handbook, self.workflow, goto)
        if target in self.numbers:
            return _arrow(str(self.numbers[target])), target
        id = goto.partition("/")[0]
        name = self.handbook.workflows[id].name
        return _arrow(f"{self.number(id)}{NBSP}{name}" if self.number else name), target if "/" in goto else goto

    def _after(self, step: Step) -> str | None:
        """The step that stands next in this drawing, whose arrow is drawn."""
        steps = self.steps
        i = steps.index(step)
        return f"{self.workflow.id}/{steps[i + 1].id}" if i + 1 < len(steps) else None

    def _within(self, step: Step) -> str:
        limit = limit_of_step(self.handbook, step.deadline) if step.deadline else None
        return within(limit.within) if limit and limit.within else ""

    def _track(self, party: str) -> float:
        return 10 + self.parties.index(party) * _TRACK


def _arrow(goal: str) -> str:
    """An arrow that stays with the first word of its goal."""
    return f"→{NBSP}{goal}"
