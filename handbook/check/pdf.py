"""A PDF: every object of every version of itself that it holds, so that nothing is hidden from the guard of privacy."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from handbook.check.documents import APART, MORE_INSIDE, SCANNED, Document, UnreadableError
from handbook.check.word import xml_text
from handbook.read.pictures import printable

MAX_DEPTH = 40  # of what lies inside each other
_MOST_VERSIONS = 10
_MOST_AFTER_THE_END = 2_000  # bytes
_FEW_WORDS = 12  # on a page that shows a picture: a title or «Side 1»
_SCAN = 400  # pixels: a logo is smaller on one side, a scanned page is larger on both
_ACTS = (
    "Dokumentet har et program inni seg, eller gjør noe av seg selv når det åpnes.",
    "Skriv det ut til en ny PDF («Skriv ut» → «Lagre som PDF»), og legg ved den.",
)
_OLDER = (
    "Dokumentet har en eldre utgave av seg selv inni seg, som ikke kan leses.",
    "Skriv det ut til en ny PDF («Skriv ut» → «Lagre som PDF»), og legg ved den.",
)
_HARMLESS = frozenset(("/GoTo", "/URI", "/Named", "/SubmitForm", "/ResetForm"))  # leads somewhere when somebody taps


def read(data: bytes) -> Document:
    """Pages, forms' appearances, notes, fields, properties, XMP, comments, older versions, what stands after the end.
    Raises UnreadableError."""
    versions = list(_versions(data))
    authors: list[str] = []
    texts: list[str] = []
    for number, version in enumerate(versions):
        try:
            texts += _version(version, authors)
        except UnreadableError:
            raise
        except Exception as mistake:
            if number == len(versions) - 1:
                raise
            raise UnreadableError(*_OLDER) from mistake
    texts += _beside(data)
    return Document(APART.join(texts), tuple(dict.fromkeys(authors)))


def _versions(data: bytes) -> Iterator[bytes]:
    """The file as it was each time it was saved: older versions stand whole before what was added. The last is the
    file itself. One that is made for the web (linearized) has an end near its beginning that is none."""
    ends = [match.end() for match in re.finditer(rb"%%EOF", data)]
    if b"/Linearized" in data[:1024]:
        ends = ends[1:]
    if len(ends) > _MOST_VERSIONS:
        raise UnreadableError(*_OLDER)
    for end in ends[:-1]:
        yield _opened(data[:end])
    yield _opened(data)


def _opened(data: bytes) -> bytes:
    """The file without the lock that lets everybody read and nobody change."""
    if b"/Encrypt" not in data:
        return data
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            out = io.BytesIO()
            pdf.save(out)
            return out.getvalue()
    except pikepdf.PasswordError as mistake:
        raise UnreadableError("Dokumentet har passord.") from mistake


def _version(data: bytes, authors: list[str]) -> list[str]:
    import pypdf  # only here: it takes longer to load than everything else takes to check

    reader = pypdf.PdfReader(io.BytesIO(data))
    pages = []
    for page in reader.pages:
        text = page.extract_text()
        if _is_picture_of_text(page, text):
            raise UnreadableError(*SCANNED)
        pages += [text, *_comments(_drawn(page))]
    metadata: Mapping[str, Any] = reader.metadata or {}
    authors += [str(metadata[key]) for key in ("/Author",) if metadata.get(key)]
    return [*pages, *(str(value) for value in metadata.values()), *_objects(reader)]


def _drawn(page: Any) -> bytes:
    """The program that draws a page, as it is written (pypdf's own reading of it leaves out the comments)."""
    contents = page["/Contents"].get_object() if "/Contents" in page else []
    parts = contents if isinstance(contents, list) else [contents]
    return b"\n".join(part.get_object().get_data() for part in parts)


def _is_picture_of_text(page: Any, text: str) -> bool:
    """A page that shows a picture, or anything drawn, and says next to nothing."""
    words = len(re.findall(r"[^\W\d_]{2,}", text))
    if words >= _FEW_WORDS:
        return False
    drawn = _drawn(page)
    sizes = list(_pictures(_inside(page, "/Resources")))
    if re.search(rb"\bBI\b.*?\bID\b", drawn, re.DOTALL):
        sizes.append((_SCAN, _SCAN))
    if not text.strip():
        return bool(sizes) or bool(re.search(rb"(?<![\w/])(?:f\*?|F|S|s|B\*?|b\*?|sh|Do)(?!\w)", drawn))
    return any(min(size) >= _SCAN for size in sizes)


def _pictures(resources: Any, depth: int = 0) -> Iterator[tuple[int, int]]:
    """The sizes in pixels of pictures that a page can show, also those in its forms and patterns."""
    if depth > 5:
        return
    for kind in ("/XObject", "/Pattern"):
        objects = _inside(resources, kind)
        for name in objects:
            thing = objects[name]
            if thing.get("/Subtype") == "/Image":
                yield int(thing.get("/Width", 0)), int(thing.get("/Height", 0))
            yield from _pictures(_inside(thing, "/Resources"), depth + 1)


def _inside(thing: Any, key: str) -> Any:
    return thing[key] if key in thing else {}  # noqa: SIM401 (`get` doesn't follow references)


def _objects(reader: Any) -> Iterator[str]:
    """Every string outside the pages' own text: fields, notes in the margin, bookmarks, XMP, pictures, appearances."""
    for number in dict.fromkeys(
        [n for generation in reader.xref.values() for n in generation] + list(reader.xref_objStm)
    ):
        thing = reader.get_object(number)
        yield from _strings(thing)
        if getattr(thing, "get", None) and thing.get("/Subtype") == "/Form" and reader.pages:
            yield reader.pages[0].extract_xform_text(thing, (0, 90, 180, 270), 200.0)
            yield from _comments(thing.get_data())


def _strings(thing: Any, depth: int = 0) -> Iterator[str]:
    """The strings and names in an object, down to where it refers to others, which are visited by themselves."""
    import pypdf.generic as pdf

    if depth > MAX_DEPTH:
        return
    if isinstance(thing, pdf.DictionaryObject):
        _refuse_programs(thing)
        if isinstance(thing, pdf.StreamObject) and (
            thing.get("/Type") == "/Metadata" or thing.get("/Subtype") in ("/Image", "/XML")
        ):
            yield _metadata(thing)
        for key, value in thing.items():
            if len(re.findall(r"\d", key)) >= 6:
                yield key
            yield from _strings(value, depth + 1)
    elif isinstance(thing, pdf.ArrayObject):
        yield "".join(value for value in thing if isinstance(value, str) and not isinstance(value, pdf.NameObject))
        for value in thing:
            yield from _strings(value, depth + 1)
    elif isinstance(thing, (str, bytes)):
        yield thing if isinstance(thing, str) else thing.decode("latin-1")


def _refuse_programs(thing: Any) -> None:
    if thing.get("/Type") == "/EmbeddedFile" or any(key in thing for key in ("/EF", "/RichMediaContent", "/XFA")):
        raise UnreadableError(*MORE_INSIDE)
    first = _inside(thing, "/OpenAction")
    acts = isinstance(first, dict) and bool(first) and first.get("/S") != "/GoTo"
    is_action = thing.get("/Type") == "/Action" or ("/S" in thing and thing.get("/S") in _PROGRAMS)
    if acts or "/JS" in thing or "/AA" in thing or (is_action and thing.get("/S") not in _HARMLESS):
        raise UnreadableError(*_ACTS)
    names = _inside(thing, "/Names")
    if getattr(names, "get", None) and "/JavaScript" in names:
        raise UnreadableError(*_ACTS)


_PROGRAMS = frozenset(
    ("/JavaScript", "/Launch", "/ImportData", "/Rendition", "/Movie", "/Sound", "/GoToE", "/RichMediaExecute")
)


def _metadata(stream: Any) -> str:
    if stream.get("/Subtype") == "/Image":
        return printable(stream._data)
    data = stream.get_data()
    return xml_text(data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace"))


_LITERAL = re.compile(rb"\((?:\\.|[^()\\])*\)", re.DOTALL)


def _comments(content: bytes) -> list[str]:
    """What stands after a % in what draws a page: programs skip it, people can read it."""
    without_strings = _LITERAL.sub(b"()", content)
    return [comment.decode("latin-1") for comment in re.findall(rb"%[^\r\n]*", without_strings)]


def _beside(data: bytes) -> Iterator[str]:
    """Comments between the objects, and what stands after the end."""
    outside = re.sub(rb"\bstream\r?\n.*?endstream", b"", data, flags=re.DOTALL)
    yield from _comments(outside)
    after = data[data.rfind(b"%%EOF") + 5 :].strip(b"\x00 \r\n\t")
    if len(after) > _MOST_AFTER_THE_END or b"PK\x03\x04" in after:
        raise UnreadableError(*MORE_INSIDE)
    yield printable(after)
    before = data[: max(0, data.find(b"%PDF-"))]
    yield printable(before)
