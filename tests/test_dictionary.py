"""One declaration of a field, one class for a set of words: what follows from them follows everywhere."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from enum import Enum
from pathlib import Path

import jsonschema
import pytest

from handbook.dictionary.choice import Choice, for_each
from handbook.dictionary.field import Block, ListOf, said, section, section_of
from handbook.dictionary.kinds import DATE, TEXT
from handbook.exports.editor import json_schema
from handbook.model import Record, Thing, choices
from handbook.model.sources import SOURCES
from handbook.read.build import build
from handbook.read.former import with_present_keys
from handbook.read.source import compose
from handbook.read.validate import validate
from tests.conftest import MINIATURE, ROOT

# --- keys that a field had before


@section("Punkt", one_of=("tekst", "dato"))
class Item(Record):
    text: str | None = said("tekst", TEXT, "Tekst", "Hva.", "Ring", default=None, formerly=("ord",))
    day: object = said("dato", DATE, "Dato", "Når.", "2026-01-01", default=None)


@section("Prøve")
class Sample(Record):
    name: str = said("navn", TEXT, "Navn", "Navnet.", "Prøve", formerly=("tittel", "overskrift"))
    items: tuple[Item, ...] = said("punkter", ListOf(Block(Item)), "Punkter", "Punktene.", default=())


OLD = "overskrift: Prøve\npunkter:\n  - ord: Ring\n  - tekst: Skriv\n"


def test_a_former_key_is_read_with_a_warning_that_names_the_new_one() -> None:
    written, _ = compose(OLD, "prove.yml")
    assert written
    document, problems = with_present_keys(written, section_of(Sample))
    assert [(p.code, p.place.line, p.place.column, p.place.length, p.severity) for p in problems] == [
        ("gammelt-felt", 1, 1, 10, "varsel"),
        ("gammelt-felt", 3, 5, 3, "varsel"),
    ]
    assert problems[1].message == "Feltet «ord» heter nå «tekst»."
    assert validate(document, section_of(Sample)) == []
    made = build(document, section_of(Sample), {})
    assert (made.name, [item.text for item in made.items]) == ("Prøve", ["Ring", "Skriv"])
    assert (made.place("navn").line, made.items[0].place("tekst").column) == (1, 10), "places are those of the file"


def test_a_former_key_beside_the_new_one_is_unknown() -> None:
    written, _ = compose("navn: Ny\ntittel: Gammel\n", "prove.yml")
    assert written
    document, problems = with_present_keys(written, section_of(Sample))
    assert problems == []
    assert [p.code for _, p in validate(document, section_of(Sample))] == ["ukjent-felt"]


def test_an_editor_strikes_a_former_key_through_and_underlines_nothing() -> None:
    schema = json_schema(section_of(Sample))
    jsonschema.validate({"overskrift": "Prøve", "punkter": [{"ord": "Ring"}]}, schema)
    assert schema["properties"]["tittel"]["deprecationMessage"] == "Feltet heter nå «navn»."
    for wrong in ({"punkter": [{"tekst": "Ring"}]}, {"navn": "x", "punkter": [{"ord": "Ring", "dato": "2026-01-01"}]}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


# --- fixed words


def test_a_table_without_a_line_for_each_word_is_refused_where_it_is_written() -> None:
    table = dict.fromkeys(choices.Urgency, 1)
    assert for_each(choices.Urgency, table) is table
    del table[choices.Urgency.PLANNED]
    with pytest.raises(LookupError, match=r"Urgency: .*planlagt"):
        for_each(choices.Urgency, table)


ALL = [c for c in vars(choices).values() if isinstance(c, type) and issubclass(c, Choice) and c is not Choice]
_BELOW = ("dictionary", "values.py")  # «ja» and «samme dag» mean something else there


def test_no_table_retypes_the_words() -> None:
    """A table keyed by plain words is not told when a word is added; one keyed by members and `for_each` is."""
    sets = [(c.__name__, {member.value for member in c}) for c in ALL]
    for path in sorted((ROOT / "handbook").rglob("*.py")):
        if path.relative_to(ROOT / "handbook").parts[0] in _BELOW:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Dict) and len(node.keys) > 1:
                keys = {key.value for key in node.keys if isinstance(key, ast.Constant)}
                assert not [name for name, words in sets if keys and keys <= words], f"{path}:{node.lineno}"


def test_every_word_is_its_own_text() -> None:
    for words in (*ALL, Thing):
        for member in words:
            assert (
                isinstance(member, Enum) and str(member) == f"{member}" == member.value and words(str(member)) is member
            )
    assert all(member.label for words in ALL for member in words)


NEW = [
    # class, its new member, then what is changed in the miniature to use it
    ("AgencyKind", 'CHURCH = "kirkelig", "Kirkelig", "Kirken"', "agencies/politi.yml", "slag: statlig", "slag: kirkelig"),
    ("Urgency", 'LATER = "senere", "Senere"', "workflows/undring.yml", "hastegrad: denne uka", "hastegrad: senere"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "member", "file", "find", "replace"), NEW, ids=lambda value: str(value).split()[0])
def test_a_new_word_works_everywhere(
    words: str, member: str, file: str, find: str, replace: str, tmp_path: Path
) -> None:
    """One line more in the class, and every output is made, with its label where readers look for it."""
    shutil.copytree(ROOT / "handbook", tmp_path / "handbook")
    shutil.copytree(MINIATURE, tmp_path / "handbok")
    _edit(
        tmp_path / "handbook" / "model" / "choices.py",
        f"class {words}(Choice):",
        f"class {words}(Choice):\n    {member}\n",
        1,
    )
    _edit(tmp_path / "handbok" / file, find, replace, 1)
    done = subprocess.run([sys.executable, "-c", _MAKE], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    label = member.split('"')[3]
    assert label in done.stdout


_MAKE = """
from datetime import date
from pathlib import Path
from handbook import exports, pages
from handbook.binder.articles import data_files
from handbook.binder.links import Links
from handbook.derive.binder_plan import plan
from handbook.load import load
found, problems = load(Path("handbok"), date(2026, 3, 10))
assert found and not [p for p in problems if p.stops_build], problems
exports.write(found, Path("eksport"))
pages.write(found, Path("docs"))
links = Links(found, plan(found), frozenset(plan(found).articles))
print(*(data_files(article, links) for article in plan(found).articles.values()))
print(*(path.read_text("utf-8") for path in Path("docs").glob("*.md")))
"""


def _edit(path: Path, find: str, replace: str, times: int) -> None:
    text = path.read_text("utf-8")
    assert text.count(find) >= times, f"{find!r} stands in {path.name}"
    path.write_text(text.replace(find, replace, times), "utf-8")


# --- files and things


def test_every_file_is_kept_by_the_field_that_is_named(miniature: object) -> None:
    assert len({source.name for source in SOURCES}) == len(SOURCES)
    for source in SOURCES:
        held = source.held(miniature)  # type: ignore[arg-type]
        assert all(isinstance(record, source.model) for record in held.values()), source.path
