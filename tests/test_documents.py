"""What stands in an attached document is read, wherever in it, and a document that can't be read is said so."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

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


def _with_part(path: Path, name: str, data: bytes) -> None:
    docx.Document().save(str(path))
    with zipfile.ZipFile(path, "a") as package:
        package.writestr(name, data)


@pytest.mark.parametrize(
    "name",
    ["word/embeddings/regneark.xlsx", "word/vbaProject.bin", "word/embeddings/oleObject1.bin", "word/afchunk.html"],
)
def test_a_file_inside_a_word_file_is_refused(name: str, copy: Path) -> None:
    _with_part(copy / "content/skjema/vedlegg.docx", name, b"hva som helst")
    assert _codes(copy) == {"uleselig-dokument"}


def test_number_in_the_metadata_of_a_picture_is_found(copy: Path) -> None:
    _with_part(
        copy / "content/skjema/vedlegg.docx", "word/media/bilde.jpeg", b"\xff\xd8\x00" + NUMBER.encode() + b"\x00\x01"
    )
    assert _codes(copy) == {"fodselsnummer"}


def test_number_in_what_word_keeps_in_attributes_is_found(copy: Path) -> None:
    _with_part(copy / "content/skjema/vedlegg.docx", "word/tegning.xml", f'<wp:docPr descr="Elev {NUMBER}"/>'.encode())
    assert _codes(copy) == {"fodselsnummer"}


def _note(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=NUMBER)
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])


def _field(pdf: pikepdf.Pdf) -> None:
    field = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="navn", V=NUMBER, Rect=[0, 0, 9, 9]
    )
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([pdf.make_indirect(field)]))


def _xmp(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:description"] = f"Gjelder {NUMBER}"


def _bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(f"Sak {NUMBER}", 0))


@pytest.mark.parametrize("put", [_note, _field, _xmp, _bookmark])
def test_number_is_found_outside_the_text_of_a_pdf(put: Any, copy: Path) -> None:
    file = copy / "content/skjema/vedlegg.pdf"
    _pdf(file, text="Ring 35 98 62 00")
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        put(pdf)
        pdf.save(file)
    assert _codes(copy) == {"fodselsnummer"}


def test_a_file_inside_a_pdf_is_refused(copy: Path) -> None:
    file = copy / "content/skjema/vedlegg.pdf"
    _pdf(file, text="Ring 35 98 62 00")
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.attachments["regneark.xlsx"] = b"hva som helst"
        pdf.save(file)
    assert _codes(copy) == {"uleselig-dokument"}


def test_a_scanned_pdf_is_refused(copy: Path) -> None:
    file = copy / "content/skjema/vedlegg.pdf"
    _pdf(file)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        picture = pdf.make_stream(b"\x00", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1, Height=1,
                                  ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8)  # fmt: skip
        pdf.pages[0].Resources.XObject = pikepdf.Dictionary(Im0=picture)
        pdf.save(file)
    assert _codes(copy) == {"uleselig-dokument"}


@pytest.mark.parametrize("name", ["vedlegg.odt", "vedlegg.docm", "vedlegg.xlsx", "vedlegg.jpg", "vedlegg"])
def test_what_cannot_be_looked_into_is_refused(name: str, copy: Path) -> None:
    (copy / "content/skjema" / name).write_bytes(b"hva som helst")
    assert _codes(copy) == {"uleselig-dokument"}


def test_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = tmp_path / "bombe.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 60_000_000)
    assert bomb.stat().st_size < 100_000
    with pytest.raises(UnreadableError):
        document_text(bomb)
