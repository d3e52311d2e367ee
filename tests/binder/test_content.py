"""Nothing that the site says is lost on paper, and a small change moves nothing else."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from handbook import binder
from handbook.articles.blocks import plain, words
from handbook.binder.texts import texts_of
from handbook.derive.binder_plan import plan
from handbook.derive.words import entries
from handbook.load import load
from handbook.model import Handbook, Page, Record

# Fields that are no text for readers, or that the index and the cards print in another form.
NOT_WORDS = re.compile(r"^[\w-]+(/[\w-]+)?$|^https?://|^#[0-9a-f]{6}$|^LOV-|^[\d +]+$")


def squashed(text: str) -> str:
    """Letters and figures only: line breaks, hyphenation, quotation marks and emphasis make no difference."""
    return "".join(c for c in text.casefold() if c.isalnum())


def words_on(pdf: Path) -> str:
    """Everything inside the margins, so that a sentence goes on over a page break."""
    with pypdfium2.PdfDocument(pdf) as document:
        return squashed("".join(page.get_textpage().get_text_bounded(45, 72, 550, 798) for page in document))


def missing(handbook: Handbook, pdf: Path) -> list[str]:
    """Every text of the handbook that doesn't stand in the binder."""
    printed = words_on(pdf)
    records: list[Record] = [
        *handbook.settings.roles,
        *handbook.settings.levels,
        *handbook.settings.workplaces,
        replace(handbook.laws, events=()),  # which words mean the same is for the check alone
        handbook.glossary,
        handbook.plan,
    ]
    for group in (handbook.agencies, handbook.workflows, handbook.forms, handbook.measures):
        records += group.values()
    records += (page for page in handbook.pages.values() if page.printed)
    searched = {word for entry in entries(handbook) for word in entry.keywords}  # phrases for the search alone
    lost = []
    for record in records:
        for place, text in texts_of(record):
            if isinstance(record, Page) and text == record.body:
                lost += [f"{place.file}: {line}" for line in _lines(text) if squashed(line) not in printed]
            elif (
                text not in searched
                and not NOT_WORDS.match(text)
                and not all(squashed(piece) in printed for piece in _pieces(text))
            ):
                lost.append(f"{place.file}:{place.line}: {text}")
    return lost


def _pieces(text: str) -> list[str]:
    """A text in parts: after a number in it may stand who answers otherwise."""
    return [plain((span,)) for span in words(text)]


def _lines(markdown: str) -> list[str]:
    """The sentences of a page, without what is only Markdown, and without what a link leads to; numbers part them."""
    written = re.sub(r"\]\([^)]*\)", "]", markdown)
    written = re.sub(r"<?ring:[a-z/-]+>?", "\n", written)
    written = re.sub(r"^!!! \w+", "", written, flags=re.M)
    pieces = re.split(r"[\n|]|\]|(?<=[.:?!]) ", written)
    return [piece for piece in pieces if squashed(piece) and not re.fullmatch(r"\s*[\d.\-]+\s*", piece)]


def test_every_text_of_the_miniature_is_printed(miniature: Handbook, pdf: Path) -> None:
    assert missing(miniature, pdf) == []


def test_a_lost_text_is_noticed(miniature: Handbook, pdf: Path) -> None:
    agency = next(iter(miniature.agencies.values()))
    other = replace(agency, responsibilities=("Dette står ingen steder i permen",))
    assert len(missing(replace(miniature, agencies={agency.id: other}), pdf)) == 1


def pictures(pdf: Path) -> dict[str, str]:
    """Page label → what the page looks like."""
    with pikepdf.open(pdf) as document, pypdfium2.PdfDocument(pdf) as drawn:
        names = [page.label for page in document.pages]
        return {
            name: hashlib.sha256(bytes(page.render(scale=1).buffer)).hexdigest()
            for name, page in zip(names, drawn, strict=True)
        }


def test_a_new_phone_number_changes_only_the_pages_that_print_it(copy: Path, pdf: Path, tmp_path: Path) -> None:
    agency = copy / "agencies" / "barnevern.yml"
    text = agency.read_text("utf-8")
    old = re.search(r'telefon: "?([\d ]+)"?', text)
    assert old
    number = old[1].strip()
    agency.write_text(text.replace(number, "22 33 44 55"), "utf-8")
    handbook, _ = load(copy, date(2026, 3, 10))
    assert handbook
    paths, problems = binder.build(handbook, tmp_path)
    assert problems == []
    before, after = pictures(pdf), pictures(paths[0])
    assert list(before) == list(after)
    # The QR code on the front of a sheet stands for what both of its sides say.
    sheet = {label: number // 2 for number, label in enumerate(after)}
    changed = {label for label in after if after[label] != before[label]}
    article = plan(handbook).articles["instans:barnevern"].number
    assert f"{article}-1" in changed
    with pypdfium2.PdfDocument(paths[0]) as document:
        prints_it = {
            label
            for label, page in zip(after, document, strict=True)
            if squashed("22334455") in squashed(page.get_textpage().get_text_range())
        }
    assert prints_it <= changed and {sheet[label] for label in changed} == {sheet[label] for label in prints_it}


@pytest.mark.slow
def test_what_is_not_printed_may_have_letters_that_print_lacks(copy: Path, tmp_path: Path) -> None:
    """A page for the site only, also where a role sheet would name it, and words for the search."""
    words = copy / "content" / "synonymer.yml"
    words.write_text(words.read_text("utf-8").replace("[helsesøster,", "[مترجم, helsesøster,"), "utf-8")
    page = copy / "content" / "sider" / "meldeplikt.md"
    text = page.read_text("utf-8").replace(
        "tittel: Meldeplikt", "tittel: هل\nsprak: ar\ni_permen: nei\ngjelder: [barnehage]"
    )
    page.write_text(text.replace("Du skal melde", "هل Du skal melde"), "utf-8")
    handbook, problems = load(copy, date(2026, 3, 10))
    assert handbook and [p.message for p in problems if p.stops_build] == []
    paths, problems = binder.build(handbook, tmp_path)
    assert problems == [] and len(paths) > 1


@pytest.mark.slow
def test_what_is_longer_than_a_page_goes_on_overleaf(copy: Path, tmp_path: Path) -> None:
    """Blocks that are kept on one page must not run out at its foot when somebody writes at length."""
    long = "Dette er en lang tekst. " * 300
    for file, field, end in (
        ("workflows/mistanke.yml", "hvis: ", "utfallsslutt"),
        ("agencies/barnevern.yml", "om: ", "kontaktslutt"),
        ("content/ordliste.yml", "forklaring: ", "ordlisteslutt"),
    ):
        path = copy / file
        text = path.read_text("utf-8")
        assert field in text, (file, field)
        path.write_text(text.replace(field, f"{field}{long}{end} ", 1), "utf-8")
    page = next((copy / "content").rglob("meldeplikt.md"))
    page.write_text(page.read_text("utf-8") + f"\n| A | B |\n|---|---|\n| x | {long}tabellslutt |\n", "utf-8")
    handbook, _ = load(copy, date(2026, 3, 10))
    assert handbook
    only = ["prosedyre:mistanke", "instans:barnevern", "oversikt:ordliste", "side:meldeplikt"]
    paths, problems = binder.build(handbook, tmp_path, only)
    assert problems == []
    printed = "".join(map(words_on, paths))
    assert [e for e in ("utfallsslutt", "kontaktslutt", "ordlisteslutt", "tabellslutt") if e not in printed] == []
