"""What stands in an attached document is read, wherever in it, and a document that can't be read is said so."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pikepdf
import pytest

from handbook.check.documents import UnreadableError, document_text
from handbook.load import load
from tests.conftest import TODAY

NUMBER = "01015450068"  # made for tests: a right checksum, born in 1954


def _codes(root: Path) -> set[str]:
    _, problems = load(root, TODAY)
    return {p.code for p in problems if p.place.file.startswith("content/skjema/vedlegg")}


def _body(document: docx.document.Document) -> None:
    document.add_paragraph(f"Gjelder {NUMBER}.")


def _cut_into_runs(document: docx.document.Document) -> None:
    paragraph = document.add_paragraph("Gjelder ")
    paragraph.add_run(NUMBER[:4]).bold = True
    paragraph.add_run(NUMBER[4:])


def _inner_table(document: docx.document.Document) -> None:
    document.add_table(1, 1).cell(0, 0).add_table(1, 1).cell(0, 0).text = NUMBER


def _header(document: docx.document.Document) -> None:
    document.sections[0].header.paragraphs[0].text = NUMBER


def _comment(document: docx.document.Document) -> None:
    document.add_comment(document.add_paragraph("Her").runs, text=f"Er dette {NUMBER}?", author="A", initials="A")


def _property(document: docx.document.Document) -> None:
    document.core_properties.keywords = NUMBER


@pytest.mark.parametrize("put", [_body, _cut_into_runs, _inner_table, _header, _comment, _property])
def test_number_is_found_anywhere_in_a_word_file(put: object, copy: Path) -> None:
    document = docx.Document()
    put(document)  # type: ignore[operator]
    document.save(str(copy / "content/skjema/vedlegg.docx"))
    assert _codes(copy) == {"fodselsnummer"}


def test_word_file_without_personal_data_is_fine(copy: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Skriv hva du så. Ring 35 98 62 00.")
    document.add_table(1, 2).cell(0, 0).text = "010154"
    document.tables[0].cell(0, 1).text = "50068"  # two cells are two numbers
    document.save(str(copy / "content/skjema/vedlegg.docx"))
    assert _codes(copy) == set()


def _pdf(path: Path, text: str = "", title: str = "", password: str = "") -> None:
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        )
        page = pdf.add_blank_page(page_size=(300, 100))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = pdf.make_stream(f"BT /F1 12 Tf 20 50 Td ({text}) Tj ET".encode())
        pdf.docinfo["/Title"] = title
        pdf.save(path, encryption=pikepdf.Encryption(user=password, owner="x") if password else False)  # fmt: skip


def test_number_is_found_in_the_text_and_the_title_of_a_pdf(copy: Path) -> None:
    file = copy / "content/skjema/vedlegg.pdf"
    for given in ({"text": NUMBER}, {"title": NUMBER}):
        _pdf(file, **given)
        assert _codes(copy) == {"fodselsnummer"}
    _pdf(file, text="Ring 35 98 62 00", title="Skjema")
    assert _codes(copy) == set()


def test_what_cannot_be_read_is_said(copy: Path, tmp_path: Path) -> None:
    pdf, word = copy / "content/skjema/vedlegg.pdf", copy / "content/skjema/vedlegg-word.docx"
    _pdf(pdf, text="Ring 35 98 62 00", password="hemmelig")
    assert _codes(copy) == {"uleselig-dokument"}
    _pdf(pdf, text="Ring 35 98 62 00")
    whole = pdf.read_bytes()
    for data in (b"", whole[: len(whole) // 2], b"\x00" * 500):
        pdf.write_bytes(data)
        word.write_bytes(data)
        assert _codes(copy) == {"uleselig-dokument"}


def test_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = tmp_path / "bombe.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 60_000_000)
    assert bomb.stat().st_size < 100_000
    with pytest.raises(UnreadableError):
        document_text(bomb)
