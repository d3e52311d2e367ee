"""The diagram and the year wheel: text stays text, is large enough, and fits on a page."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from handbook.drawing.colours import contrast
from handbook.drawing.diagram import A4_HEIGHT, WIDTH, diagram, printed
from handbook.drawing.lanes import COLOURS, lane
from handbook.drawing.year_wheel import numbered, year_wheel
from handbook.model import Handbook

SVG = "{http://www.w3.org/2000/svg}"


def _draw(handbook: Handbook, id: str) -> ElementTree.Element:
    (drawn,) = diagram(handbook, handbook.workflows[id], lambda target: f"til/{target}")
    return ElementTree.fromstring(drawn.svg)


def _text(svg: ElementTree.Element) -> str:
    return re.sub(r"\s+", " ", _text_as_is(svg))


def _text_as_is(svg: ElementTree.Element) -> str:
    return "\n".join("".join(t.itertext()) for t in svg.iter(f"{SVG}text"))


def test_a_diagram_names_lanes_steps_deadlines_and_ways(miniature: Handbook) -> None:
    svg = _draw(miniature, "mistanke")
    text = _text(svg).replace("\N{NO-BREAK SPACE}", " ")
    for words in ("Den som oppdager", "Styrer", "samme dag", "innen 1 uke", "Ja → Akutt fare", "Nei → 2", "→ slutt"):
        assert words in text, words
    links = [a.get("href") for a in svg.iter(f"{SVG}a")]
    assert "til/mistanke/sikre" in links and "til/akutt-fare" in links
    assert (title := svg.find(f"{SVG}title")) is not None and title.text == "Gangen i «Mistanke om vold»"
    assert (desc := svg.find(f"{SVG}desc")) is not None and "2. Drøft med barnevernet" in (desc.text or "")


def test_no_letter_is_under_eight_points_in_print(miniature: Handbook) -> None:
    drawings = [_draw(miniature, id) for id in miniature.workflows]
    drawings.append(ElementTree.fromstring(year_wheel(miniature, lambda m: m.id)))
    for svg in drawings:
        assert float((svg.get("viewBox") or "").split()[2]) <= WIDTH
        assert min(float(t.get("font-size") or 0) for t in svg.iter(f"{SVG}text")) >= 8


def test_boxes_are_of_one_size_and_decisions_have_round_corners(miniature: Handbook) -> None:
    boxes = list(_draw(miniature, "mistanke").iter(f"{SVG}rect"))
    assert len({(r.get("width"), r.get("height")) for r in boxes}) == 1
    assert [r.get("rx") for r in boxes] == ["12", "12", "2", "12"]


def test_every_diagram_fits_on_a_page(miniature: Handbook) -> None:
    for workflow in miniature.workflows.values():
        assert [drawn.height <= A4_HEIGHT for drawn in diagram(miniature, workflow, str)] == [True]


@pytest.mark.parametrize("count", [20, 40])
def test_a_long_diagram_is_divided_between_steps(miniature: Handbook, count: int) -> None:
    """Also in print. Each step stands once, and the last one of a part says where it leads."""
    step = miniature.workflows["mistanke"].steps[0]
    ways = tuple(replace(way, goto="akutt-fare") for way in step.outcomes)
    long = tuple(
        replace(step, id=f"s{i}", next=f"s{i + 1}" if i < count else None, outcomes=ways * (i % 3 + 1))
        for i in range(1, count + 1)
    )
    workflow = replace(miniature.workflows["mistanke"], steps=long)
    for parts in (diagram(miniature, workflow, str), printed(miniature, workflow, str)):
        assert len(parts) > 1 and all(part.height <= A4_HEIGHT for part in parts)
        drawn = [ElementTree.fromstring(part.svg) for part in parts]
        numbers = [
            [int(t.text or 0) for t in svg.iter(f"{SVG}text") if t.get("class") == "stop-number"] for svg in drawn
        ]
        assert [n for part in numbers for n in part] == list(range(1, count + 1))
        assert max(map(len, numbers)) - min(map(len, numbers)) <= 3  # as even as can be
        for svg, part, words in zip(drawn, numbers, parts, strict=True):
            assert f", steg {part[0]}–{part[-1]}:" in words.told
            assert (f"→\N{NO-BREAK SPACE}{part[-1] + 1}" in _text_as_is(svg)) == (part[-1] < count)
            assert f"→\N{NO-BREAK SPACE}{part[0] + 1}" not in _text_as_is(svg)
        ids = [element.get("id") for svg in drawn for element in svg.iter() if element.get("id")]
        assert len(ids) == len(set(ids)) == 2 * len(parts)


def test_hostile_text_stays_text(miniature: Handbook) -> None:
    workflow = miniature.workflows["undring"]
    step = replace(workflow.steps[0], name="<script>x</script> \" & '")
    (drawn,) = diagram(miniature, replace(workflow, steps=(step,)), lambda target: '"><script>')
    svg = drawn.svg
    tags = {element.tag for element in ElementTree.fromstring(svg).iter()}
    assert f"{SVG}script" not in tags and "<script>x</script>" in _text(ElementTree.fromstring(svg))


def test_the_wheel_has_a_dot_for_each_meeting_in_each_month(miniature: Handbook) -> None:
    meetings = [m for m in miniature.plan.meetings if m.months]
    svg = ElementTree.fromstring(year_wheel(miniature, lambda m: m.id))
    dots = [c for c in svg.iter(f"{SVG}circle") if "stop" in (c.get("class") or "")]
    assert len(dots) == sum(len(m.months) for m in meetings)
    assert {t.text for t in svg.iter(f"{SVG}title")} == {"Møtene gjennom året", *(m.name for m in meetings)}
    assert list(numbered(miniature).values()) == list(range(1, len(meetings) + 1))


def test_meetings_for_which_a_month_has_no_room_are_counted(miniature: Handbook) -> None:
    crowd = tuple(replace(miniature.plan.meetings[0], id=f"m{i}", months=(3,)) for i in range(9))
    svg = ElementTree.fromstring(
        year_wheel(replace(miniature, plan=replace(miniature.plan, meetings=crowd)), lambda m: m.id)
    )
    numbers = [t.text for t in svg.iter(f"{SVG}text") if (t.text or "").lstrip("+").isdigit()]
    assert numbers == ["1", "2", "3", "4", "5", "6", "+3"]


def test_print_gets_the_drawing_without_held_lines(miniature: Handbook) -> None:
    """Typst draws them wrong; a reader's browser needs them on every line of words."""
    workflow = miniature.workflows["mistanke"]
    (print_,), (site,) = diagram(miniature, workflow, str), diagram(miniature, workflow, str, any_font=True)
    assert "textLength" not in print_.svg
    for text in ElementTree.fromstring(site.svg).iter(f"{SVG}text"):
        assert text.get("textLength") or text.get("class") == "stop-number"


def test_lane_colours_can_be_read(miniature: Handbook) -> None:
    for light, dark in COLOURS:
        assert contrast(light, "#ffffff") >= 4.5 and contrast(dark, "#12181f") >= 4.5
    assert lane(miniature, "styrer") == lane(miniature, "barnehage") != lane(miniature, "leder")
