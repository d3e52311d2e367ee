"""The pages for those who edit: every field and every code is there, and CONTRIBUTING speaks of codes that exist."""

from __future__ import annotations

import re
from pathlib import Path

from handbook.check.explanations import groups
from handbook.load import load
from handbook.model.sources import SOURCES
from handbook.pages.reference import code
from handbook.report import report
from tests.conftest import ROOT, TODAY
from tests.editing import apply_all, edits_of
from tests.site.reading import read

CODES = {e.code for group in groups() for e in group.explanations}


def test_every_field_is_on_the_page(built: Path) -> None:
    text = read(built / "felt.html").text
    shown = re.sub(r"\s+", " ", text)
    for source in SOURCES:
        for path, section in source.section.sections():
            for field in section.fields:
                assert field.key in text and field.help in shown, (source.path, *path, field.key)


def test_every_code_is_on_the_page_with_its_examples(built: Path) -> None:
    page = read(built / "feilmeldinger.html")
    assert {attributes.get("id") for _, attributes in page.tags} >= CODES
    for group in groups():
        for explanation in group.explanations:
            assert explanation.wrong.replace("\t", "⇥   ") in page.text and explanation.right in page.text, (
                explanation.code
            )


def test_hostile_examples_stay_text() -> None:
    assert code("<script>\n  {{ x }}") == "&lt;script&gt;&#10;  {{ x }}"


def test_codes_in_the_guide_for_coordinators_exist() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    mentioned = set(re.findall(r"\(`([a-z]+(?:-[a-z]+)*)`", text)) | set(re.findall(r"`([a-z]+-[a-z-]+)`\)", text))
    assert len(mentioned) > 20 and mentioned <= CODES


def test_commands_and_message_in_the_guide_are_real(copy: Path) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    apply_all(copy, edits_of(ROOT / "tests" / "problems" / "ukjent-instans"))
    problems = [p for p in load(copy, TODAY)[1] if p.code == "ukjent-instans"]
    said = report(problems, copy, "tekst").rsplit("\n", 2)[0]
    assert _without_lines(said) in _without_lines(text)
    tasks = (ROOT / ".vscode/tasks.json").read_text("utf-8")
    assert "Forhåndsvis håndboka" in text and '"Forhåndsvis håndboka"' in tasks


def _without_lines(text: str) -> str:
    """A message without the number of the line, which changes with the miniature."""
    return re.sub(r"(?m)(?<=yml:)\d+(?=:)|^ *\d+(?= \|)", "", text)
