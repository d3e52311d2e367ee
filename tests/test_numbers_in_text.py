"""Numbers in running text: what counts as one, what a reference becomes, and what `fix numbers` does to a file."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook import mending, pages
from handbook.articles import blocks
from handbook.articles.blocks import Number, Ring, Told, walk
from handbook.articles.plan import articles
from handbook.articles.told import told, with_numbers
from handbook.binder.encode import article as encoded
from handbook.binder.links import Links
from handbook.binder.make import build
from handbook.check.phones import bare_numbers
from handbook.cli import main
from handbook.derive.binder_plan import plan
from handbook.dictionary.field import Block, Kind, ListOf, section_of
from handbook.dictionary.kinds import TEXT
from handbook.hours.ring import references, to_contact
from handbook.load import load, load_as_written
from handbook.model import Agency, Handbook, Record
from handbook.model.sources import SOURCES
from handbook.read.rewrite import Refused
from tests.conftest import TODAY

DATE = ("--date", TODAY.isoformat())
HERE = "hensikt: Noen finner ut hva det er."  # a text of the miniature that a test may write in


def found(root: Path, text: str) -> list[tuple[str, str | None]]:
    """The bare numbers of a text, each with what to type."""
    file = root / "workflows" / "undring.yml"
    file.write_text(file.read_text("utf-8").replace(HERE, f"hensikt: {text}"), "utf-8")
    handbook, _ = load_as_written(root, TODAY)
    assert handbook is not None
    return [(bare.written, bare.mended) for bare in bare_numbers(handbook)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Ring 112.", [("112", "ring:politi/akutt")]),
        ("Ring politiet (112), nå", [("112", "ring:politi/akutt")]),
        ("Ring 112 eller 02800", [("112", "ring:politi/akutt"), ("02800", "ring:politi/rad")]),
        ("Ring 112/02800.", [("112", "ring:politi/akutt"), ("02800", "ring:politi/rad")]),
        ("Ring 112 dag og natt", [("112", "ring:politi/akutt")]),
        ("Ring 116 111", [("116 111", "ring:hjelpetelefon/barn")]),
        ("Ring 116111", [("116111", "ring:hjelpetelefon/barn")]),
        ("Ring 22222230", [("22222230", "ring:vakt/akutt")]),
        ("Ring 22.22.22.30", [("22.22.22.30", "ring:vakt/akutt")]),
        ("Ring +47 22 22 22 30", [("+47 22 22 22 30", "ring:vakt/akutt")]),
        ("Ring 0047 22222230", [("0047 22222230", "ring:vakt/akutt")]),
        ("Ring 22\N{NO-BREAK SPACE}22\N{NO-BREAK SPACE}22\N{NO-BREAK SPACE}30", [("22\xa022\xa022\xa030", "ring:vakt/akutt")]),
        ("Send SMS til 22 22 22 31", [("22 22 22 31", "ring:vakt/akutt")]),
        ("I vest, ring 22 22 22 32", [("22 22 22 32", "ring:vakt/helse")]),
        ("اتصل على ١١٢", [("١١٢", "ring:politi/akutt")]),
        ("Ring 412 34 567", [("412 34 567", None)]),
        ("Ring 116 123", [("116 123", None)]),
        ("Ring +46 8 123 456 78", [("+46 8 123 456 78", None)]),
        # What is no number to ring.
        ("Etter § 112 og §§ 110 til 113", []),
        ("De 112 barna, 112 kroner, 113 % og 112 av 300", []),
        ("Se side 112, kapittel 113 og ca. 110", []),
        ("Nummer 963 946 902 i registeret", []),
        ("Det kostet 12 345 678 kroner i 2026", []),
        ("Fra 20261128 til 2026-11-28, klokka 08.30–15.30", []),
        ("Konto 1234.56.78901 og 0150 Oslo", []),
        ("Se https://www.116111.no/112 eller post@112.no", []),
        ("Gruppe 1.112 og 112,5", []),
        ("Les mer på 116111.no", []),
        ("Ring ring:politi/akutt", []),
    ],
)  # fmt: skip
def test_what_is_a_number(copy: Path, text: str, numbers: list[tuple[str, str | None]]) -> None:
    assert found(copy, text) == numbers


def test_the_agency_that_is_named_has_the_number(copy: Path) -> None:
    file = copy / "agencies" / "ppt.yml"
    file.write_text(file.read_text("utf-8").replace("22 22 22 40", "22 22 22 21"), "utf-8")
    assert found(copy, "Ring PPT på 22 22 22 21") == [("22 22 22 21", "ring:ppt/time")]


def test_every_reference_that_is_offered_leads_to_its_contact(miniature: Handbook) -> None:
    for agency in miniature.agencies.values():
        for contact in agency.contacts:
            reference = to_contact(agency, contact)
            if reference is None:
                continue
            (ring,) = [span for span in blocks.words(told(miniature, reference)) if isinstance(span, Ring)]
            assert ring.number.phone == contact.phone
            assert (ring.number.doubt is not None) == (contact.unverified is not None)


def test_a_text_reads_as_its_number_and_knows_it(miniature: Handbook) -> None:
    text = told(miniature, "Ring ring:hjelpetelefon/barn nå.")
    assert isinstance(text, Told) and text == "Ring 116\N{NO-BREAK SPACE}111 nå."
    _, ring, _ = text.words
    assert isinstance(ring, Ring) and ring.number.doubt and ring.number.fallback
    assert told(miniature, "Ring barnevernet: nå") == "Ring barnevernet: nå"
    assert told(miniature, "ring:nei/akutt") == "ring:nei/akutt"  # the check stops it


@settings(deadline=None)
@given(st.text(alphabet="ring:politi/akut ÅØ-.,()[]<>12", max_size=60))
def test_any_text_is_read(miniature: Handbook, text: str) -> None:
    for reference in references(text):
        assert text[reference.start : reference.end] == reference.written
    assert "ring:politi/akutt" not in told(miniature, text) or "ring:politi/akutt" in text


def _with_reference(record: Any) -> Any:
    """The record with a reference after every text, whatever the text is for."""

    def value(kind: Kind[Any], old: Any) -> Any:
        if isinstance(kind, ListOf):
            return tuple(value(kind.item, item) for item in old)
        if isinstance(kind, Block):
            return _with_reference(old)
        return f"{old} ring:vakt/akutt" if kind is TEXT else old

    made = {}
    for field in section_of(type(record)).fields:
        old = getattr(record, field.name)
        is_named = isinstance(record, Agency) and field.key == "navn"  # what a number is called holds none itself
        if old is not None and not is_named and field.key not in ("sprak", "id", "nummer", "kortnavn", "fil"):
            made[field.name] = value(field.kind, old)
    return replace(record, **made)


@pytest.fixture(scope="module")
def everywhere(miniature: Handbook) -> Handbook:
    """The miniature with a reference at the end of every text it has."""
    made: dict[str, Any] = {}
    for source in SOURCES:
        kept = getattr(miniature, source.name)
        if isinstance(kept, Record):
            made[source.name] = _with_reference(kept)
        elif kept:
            made[source.name] = {id: _with_reference(record) for id, record in kept.items()}
    return with_numbers(replace(miniature, **made))


_REFERENCE = re.compile(r"\bring:")  # «Forklaring:» is none


@pytest.mark.slow
def test_no_text_of_any_kind_shows_a_reference(everywhere: Handbook, tmp_path: Path) -> None:
    pages.write(everywhere, tmp_path)
    for page in tmp_path.rglob("*.md"):
        if page.stem not in ("felt", "feilmeldinger"):
            assert not _REFERENCE.search(page.read_text("utf-8")), page.name
    contents = plan(everywhere)
    links = Links(everywhere, contents, frozenset(contents.articles))
    for article in articles(everywhere).values():
        assert not _REFERENCE.search(str(encoded(article, links))), article.key
        assert any(isinstance(part, Number) for part in walk(article))


@pytest.mark.slow
def test_the_binder_is_set_wherever_a_reference_stands(everywhere: Handbook, tmp_path: Path) -> None:
    assert build(everywhere, tmp_path)[1] == []


# ── fix numbers ────────────────────────────────────────────────────────────────────────────────────────────────────

YAML = """\
# Ring 112 (en merknad blir stående)
navn: "Ring 112 nå"   # 112
sammendrag: 'Ring 02800, eller  112'
ansvar: [Svare på 112, "112"]
for_hvem: {hvem: Alle etter § 112 på 112}
hvem_kan_kontakte: >-
  Alle kan ringe 22 22
  22 30 i dag, eller 112.
slik_gjor_du:
    - Ring 112, så 112 igjen   # 112
"""
MENDED = """\
# Ring 112 (en merknad blir stående)
navn: "Ring ring:politi/akutt nå"   # 112
sammendrag: 'Ring ring:politi/rad, eller  ring:politi/akutt'
ansvar: [Svare på ring:politi/akutt, "ring:politi/akutt"]
for_hvem: {hvem: Alle etter § 112 på ring:politi/akutt}
hvem_kan_kontakte: >-
  Alle kan ringe ring:vakt/akutt i dag, eller ring:politi/akutt.
slik_gjor_du:
    - Ring ring:politi/akutt, så ring:politi/akutt igjen   # 112
"""
REST = """\
slag: statlig
kontakt:
  - brukes_til: [annet]
    telefon: 22 22 22 60
    kilde: [Ringte 112 i går]
eier: leder
sist_kontrollert: 2026-03-01
kontrolleres_hver: 12 måneder
"""


def _files(root: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(root.rglob("*")):
        if path.is_file():
            yield path.relative_to(root).as_posix(), path.read_bytes()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_file_is_mended_where_it_must_be_and_nowhere_else(
    copy: Path, end: str, mark: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = dict(_files(copy))
    file = copy / "agencies" / "ny.yml"
    file.write_bytes((mark + (YAML + REST).replace("\n", end)).encode())
    assert main(["fix", "numbers", "--root", str(copy), *DATE]) == 0
    assert file.read_bytes().decode() == mark + (MENDED + REST).replace("\n", end)
    told_of = capsys.readouterr().out
    assert "agencies/ny.yml:2: 112 → ring:politi/akutt" in told_of and "Rettet 10 numre i 1 fil." in told_of
    after = dict(_files(copy))
    del after["agencies/ny.yml"]
    assert after == before
    assert not [p for p in load(copy, TODAY)[1] if p.code.startswith("nummer-")]


def test_a_page_is_mended(copy: Path) -> None:
    file = copy / "content" / "om" / "om-handboka.md"
    text = file.read_text("utf-8").replace("Hvem som skriver,", "Hvem som skriver, ringer 112,") + (
        "\nRing [112](tel:112), [Politiet: 112](tel:112), [vakta på 22 22 22 30 nå](instans:vakt) eller **112**.\n"
        "\n| 112 | [116 111](instans:hjelpetelefon) |\n| --- | --- |\n| § 112 | [Les](https://112.no/) |\n"
    )
    file.write_text(text, "utf-8")
    assert main(["fix", "numbers", "--root", str(copy), *DATE]) == 0
    mended = file.read_text("utf-8")
    assert "sammendrag: Hvem som skriver, ringer ring:politi/akutt, og" in mended
    assert (
        "\nRing ring:politi/akutt, [Politiet](ring:politi/akutt), [vakta på ring:vakt/akutt nå](instans:vakt)"
        " eller **ring:politi/akutt**.\n"
        "\n| ring:politi/akutt | ring:hjelpetelefon/barn |\n| --- | --- |\n| § 112 | [Les](https://112.no/) |\n"
    ) in mended
    assert not [p for p in load(copy, TODAY)[1] if p.stops_build]


def test_with_nothing_to_mend_nothing_is_written(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = dict(_files(copy))
    assert main(["fix", "numbers", "--root", str(copy), *DATE]) == 0
    assert capsys.readouterr().out == "Ingen numre står som tall i tekstene.\n"
    assert dict(_files(copy)) == before


def test_all_files_or_none(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        (copy / "agencies" / f"{name}.yml").write_text(YAML + REST, "utf-8")
    before = dict(_files(copy))
    flush, flushed = os.fsync, []

    def full(file: int) -> None:
        flushed.append(file)
        if len(flushed) == 2:
            raise OSError(28, "No space left on device")
        flush(file)

    handbook, _ = load_as_written(copy, TODAY)
    assert handbook is not None
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        mending.write_references(copy, handbook)
    assert dict(_files(copy)) == before


def test_a_file_that_somebody_changes_meanwhile_is_left(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = copy / "agencies" / "a.yml"
    path.write_text(YAML + REST, "utf-8")
    handbook, _ = load_as_written(copy, TODAY)
    assert handbook is not None
    monkeypatch.setattr(os, "fsync", lambda _: path.write_text("navn: Ny\n", "utf-8"))
    with pytest.raises(Refused, match="endret av noen andre"):
        mending.write_references(copy, handbook)
    assert path.read_text("utf-8") == "navn: Ny\n"


def test_wrong_use(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["fix"], ["fix", "alt"]):
        assert main([*words, "--root", str(copy)]) == 2
        assert "fix numbers" in capsys.readouterr().err


def test_lines_that_end_in_several_ways_are_left_alone(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = copy / "agencies" / "ny.yml"
    file.write_bytes((YAML + REST).replace("\n", "\r\n", 3).encode())
    before = file.read_bytes()
    assert main(["fix", "numbers", "--root", str(copy), *DATE]) == 1
    assert file.read_bytes() == before
    assert "agencies/ny.yml er ikke rettet" in capsys.readouterr().out
