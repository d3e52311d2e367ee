"""Who answers, moment by moment, in handbooks with windows, seasons, districts and holidays: tests/hours/<handbook>/.

`moments.yml` lists the moments; `expected.txt` is the answer for every topic and district.
`python3 build.py test --bless` writes the latter.
"""

from __future__ import annotations

import pytest
import yaml

from handbook.hours.coverage import districts
from handbook.hours.route import answer
from tests.hours.conftest import HANDBOOKS, lines, loaded, moment


@pytest.mark.parametrize("name", ["sarpsborg", "vestmar"])
def test_moments(name: str, request: pytest.FixtureRequest) -> None:
    handbook = loaded(name)
    out = []
    for case in yaml.load((HANDBOOKS[name] / "moments.yml").read_text("utf-8"), yaml.BaseLoader):
        out.append(f"## {case['tid']}  {case['om']}")
        for topic in handbook.settings.topics:
            if case.get("tema", topic.id) != topic.id:
                continue
            seen: dict[tuple[str, ...], list[str]] = {}
            for district in (*districts(handbook), None):
                found = tuple(lines(answer(handbook, topic, district, moment(case["tid"]))))
                seen.setdefault(found, []).append(district or "ikke valgt")
            for found, where in seen.items():
                out += [f"{topic.id} ({'alle' if len(seen) == 1 else ', '.join(where)})", *(f"  {x}" for x in found)]
        out.append("")
    expected = HANDBOOKS[name] / "expected.txt"
    text = "\n".join(out)
    if request.config.getoption("--bless"):
        expected.write_text(text, "utf-8")
    assert text == expected.read_text("utf-8")
