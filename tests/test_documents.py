"""What stands in an attached document is read, wherever in it, and a document that can't be read is said so."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pypdf
import pytest
from PIL import Image

from handbook.check.documents import UnreadableError, read_document
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


def _two_cells(document: docx.document.Document) -> None:
    document.add_table(1, 2).cell(0, 0).text = NUMBER[:6]
    document.tables[0].cell(0, 1).text = NUMBER[6:]


def _boxes(document: docx.document.Document) -> None:
    cells = document.add_table(1, 11).row_cells(0)
    for cell, digit in zip(cells, NUMBER, strict=True):
        cell.text = digit


def _inner_table(document: docx.document.Document) -> None:
    document.add_table(1, 1).cell(0, 0).add_table(1, 1).cell(0, 0).text = NUMBER


def _header(document: docx.document.Document) -> None:
    document.sections[0].header.paragraphs[0].text = NUMBER


def _comment(document: docx.document.Document) -> None:
    document.add_comment(document.add_paragraph("Her").runs, text=f"Er dette {NUMBER}?", author="A", initials="A")


def _property(document: docx.document.Document) -> None:
    document.core_properties.keywords = NUMBER


@pytest.mark.parametrize("put", [_body, _cut_into_runs, _two_cells, _boxes, _inner_table, _header, _comment, _property])
def test_number_is_found_anywhere_in_a_word_file(put: object, copy: Path) -> None:
    document = docx.Document()
    put(document)  # type: ignore[operator]
    document.save(str(copy / "content/skjema/vedlegg.docx"))
    assert _codes(copy) == {"fodselsnummer"}


def test_word_file_without_personal_data_is_fine(copy: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Skriv hva du så. Ring 35 98 62 00.")
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
    document = docx.Document()
    document.add_paragraph("Skriv hva du så og hørte, når det var, hvem som var der, og hva barnet selv fortalte deg.")
    document.save(str(path))
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


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("customXml/item1.xml", f"<sak nummer='{NUMBER}'/>".encode()),
        ("customXml/item2.xml", f'<?xml version="1.0" encoding="UTF-16"?><sak>{NUMBER}</sak>'.encode("utf-16")),
        ("word/kommentar.xml", f"<w:x><!-- {NUMBER} --></w:x>".encode()),
        ("word/media/tegning.emf", b"\x01\x00\x00\x00" + NUMBER.encode("utf-16-le") + b"\x00\x00"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_number_is_found_in_every_part_of_a_word_file(name: str, part: bytes, copy: Path) -> None:
    _with_part(copy / "content/skjema/vedlegg.docx", name, part)
    assert _codes(copy) == {"fodselsnummer"}


def test_number_in_the_comment_of_the_package_is_found(copy: Path) -> None:
    file = copy / "content/skjema/vedlegg.docx"
    _with_part(file, "word/mer.xml", b"<w:x/>")
    with zipfile.ZipFile(file, "a") as package:
        package.comment = NUMBER.encode()
    assert _codes(copy) == {"fodselsnummer"}


@pytest.mark.parametrize("name", ["word/mer.xml", "word/media/bilde.png", "word/fonts/font1.odttf"])
def test_a_document_inside_under_another_name_is_refused(name: str, copy: Path, tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "inni.docx"))
    _with_part(copy / "content/skjema/vedlegg.docx", name, (tmp_path / "inni.docx").read_bytes())
    assert _codes(copy) == {"uleselig-dokument"}


def test_a_scanned_page_in_a_word_file_is_refused(copy: Path, tmp_path: Path) -> None:
    Image.new("RGB", (30, 40)).save(tmp_path / "side.png")
    document = docx.Document()
    document.add_paragraph("Side 1")
    document.add_picture(str(tmp_path / "side.png"))
    document.save(str(copy / "content/skjema/vedlegg.docx"))
    assert _codes(copy) == {"uleselig-dokument"}


def test_persons_in_a_document_are_told_of(copy: Path) -> None:
    document = docx.Document()
    document.core_properties.author = "Xenia Berg"
    document.add_paragraph("Spør Kari Nordmann på 912.34.567. Moren bor i Storgata 14.")
    document.save(str(copy / "content/skjema/vedlegg.docx"))
    assert _codes(copy) == {"personnavn", "mobilnummer", "privat-adresse"}
    document.core_properties.author = "Lillevik kommune"
    document.paragraphs[0].text = "Spør rektor på 35 98 62 00."
    document.save(str(copy / "content/skjema/vedlegg.docx"))
    assert _codes(copy) == set()


def _note(pdf: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=NUMBER)
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(note)])


def _field(pdf: pikepdf.Pdf) -> None:
    field = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="navn", V=NUMBER, Rect=[0, 0, 9, 9]
    )
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([pdf.make_indirect(field)]))


@contextmanager
def _attached(copy: Path, **saved: Any) -> Iterator[pikepdf.Pdf]:
    """An ordinary PDF beside the forms, saved as it is when one is done with it."""
    file = copy / "content/skjema/vedlegg.pdf"
    _pdf(file, text="Ring 35 98 62 00")
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        yield pdf
        pdf.save(file, **saved)


def _xmp(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:description"] = f"Gjelder {NUMBER}"


def _bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(f"Sak {NUMBER}", 0))


def _appearance(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(f"BT /F1 12 Tf 0 0 Td ({NUMBER}) Tj ET".encode(), Type=pikepdf.Name.XObject,
                           Subtype=pikepdf.Name.Form, BBox=[0, 0, 99, 20], Resources=pdf.pages[0].Resources)  # fmt: skip
    stamp = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, Rect=[0, 0, 9, 9],
                               AP=pikepdf.Dictionary(N=form))  # fmt: skip
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(stamp)])


def _xmp_attribute(pdf: pikepdf.Pdf) -> None:
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description'
        f' rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" pdf:Keywords="{NUMBER}"/></rdf:RDF></x:xmpmeta>'
    )
    pdf.Root.Metadata = pdf.make_stream(packet.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)


def _comment_in_a_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents = pdf.make_stream(pdf.pages[0].Contents.read_bytes() + f"\n% {NUMBER}\n".encode())


def _two_lines(pdf: pikepdf.Pdf) -> None:
    content = f"BT /F1 12 Tf 20 50 Td ({NUMBER[:6]}) Tj 0 -20 Td ({NUMBER[6:]}) Tj ET"
    pdf.pages[0].Contents = pdf.make_stream(content.encode())


def _name_object(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Sak = pikepdf.Name(f"/Elev{NUMBER}")


_PUTS = [_note, _field, _xmp, _bookmark, _appearance, _xmp_attribute, _comment_in_a_page, _two_lines, _name_object]


@pytest.mark.parametrize("put", _PUTS)
def test_number_is_found_outside_the_text_of_a_pdf(put: Any, copy: Path) -> None:
    with _attached(copy) as pdf:
        put(pdf)
    assert _codes(copy) == {"fodselsnummer"}


def test_a_file_inside_a_pdf_is_refused(copy: Path) -> None:
    with _attached(copy) as pdf:
        pdf.attachments["regneark.xlsx"] = b"hva som helst"
    assert _codes(copy) == {"uleselig-dokument"}


def test_number_after_the_end_of_a_pdf_is_found(copy: Path) -> None:
    file = copy / "content/skjema/vedlegg.pdf"
    _pdf(file, text="Ring 35 98 62 00")
    file.write_bytes(file.read_bytes() + f"\nGjelder {NUMBER}\n".encode())
    assert _codes(copy) == {"fodselsnummer"}


def test_number_in_an_older_version_of_a_pdf_is_found(copy: Path) -> None:
    file = copy / "content/skjema/vedlegg.pdf"
    _pdf(file, title=NUMBER, text="Ring 35 98 62 00")
    writer = pypdf.PdfWriter(file, incremental=True)
    writer.add_metadata({"/Title": "Skjema"})
    writer.write(file)
    assert file.read_bytes().count(b"%%EOF") == 2
    assert _codes(copy) == {"fodselsnummer"}


def _javascript(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def _launch(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="kalkulator.exe")


def _when_opened(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].AA = pikepdf.Dictionary(O=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org/"))


@pytest.mark.parametrize("put", [_javascript, _launch, _when_opened])
def test_a_pdf_that_acts_by_itself_is_refused(put: Any, copy: Path) -> None:
    with _attached(copy) as pdf:
        put(pdf)
    assert _codes(copy) == {"uleselig-dokument"}


def test_a_pdf_that_opens_on_its_first_page_and_one_that_only_its_owner_may_change_are_fine(copy: Path) -> None:
    with _attached(copy, encryption=pikepdf.Encryption(owner="x", user="")) as pdf:
        pdf.Root.OpenAction = pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.Fit])
    assert _codes(copy) == set()


def test_a_scanned_page_with_a_page_number_is_refused(copy: Path) -> None:
    file = copy / "content/skjema/vedlegg.pdf"
    _pdf(file, text="Side 1")
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        picture = pdf.make_stream(bytes(800 * 1000), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=800,
                                  Height=1000, ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8)  # fmt: skip
        form = pdf.make_stream(b"/Im0 Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 99, 99],
                               Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=picture)))  # fmt: skip
        pdf.pages[0].Resources.XObject = pikepdf.Dictionary(Fm0=form)
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
        read_document(bomb)
