"""The pictures on pages: are they there, can they be shown, do they tell more than they should?"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import quote, unquote

from handbook.model import Handbook, Page
from handbook.problem import Place, Problem, error
from handbook.read.arms import UnfitDrawingError, size
from handbook.read.characters import normalised
from handbook.read.pictures import FOLDER, MAX_BYTES, TYPES, read_picture


def shown(handbook: Handbook) -> Iterator[Problem]:
    """A picture on a page is a PNG or JPEG in content/bilder, not too heavy, and doesn't say where it was taken."""
    pages = [page for page in handbook.pages.values() if "![" in page.body]
    there = _there(handbook.root / FOLDER) if pages else {}
    for page in pages:
        yield from _on_page(page, there)


def arms(handbook: Handbook) -> Iterator[Problem]:
    """The municipality's arms are a PNG or a JPEG, or a drawing (SVG) of shapes alone, in content/bilder."""
    name = handbook.settings.logo
    if name is None:
        return
    there, place = _there(handbook.root / FOLDER), handbook.settings.place("logo")
    if name not in there:
        close = get_close_matches(name, sorted(there), 1, 0.6)
        hint = f"Mente du «{close[0]}»?" if close else f"Legg filen i {FOLDER}, og skriv bare navnet på den."
        yield error("ukjent-bilde", place, f"Bildet «{name}» finnes ikke.", hint)
        return
    reason = _unfit_drawing(there[name]) if name.endswith(".svg") else _unfit(there[name])
    if reason:
        yield error("ubrukelig-bilde", place, f"Bildet «{name}» kan ikke vises: {reason[0]}", reason[1])


def _unfit_drawing(path: Path) -> tuple[str, str] | None:
    if path.stat().st_size > MAX_BYTES:
        return f"filen er større enn {MAX_BYTES // 1000} kB.", "Forenkle tegningen, og lagre den på nytt."
    try:
        size(path)
    except UnfitDrawingError as reason:
        return str(reason), "Lagre tegningen på nytt som vanlig SVG («Plain SVG»), eller som PNG."
    return None


def _on_page(page: Page, there: dict[str, Path]) -> Iterator[Problem]:
    from handbook.language.markdown import line_of, pictures  # only here: few pages have pictures

    for node in pictures(page.body):
        source = unquote(str(node.attrs["src"]))
        wrong = _wrong(there, source)
        if wrong:
            yield error(wrong[0], _place(page, line_of(node), source), *wrong[1:])


def _place(page: Page, line: int, source: str) -> Place:
    """Where the address stands, from the line on which its block begins; that line when it is written elsewhere."""
    for offset, text in enumerate(page.body.split("\n")[line:]):
        for written in (source, f"<{source}>", quote(source, ":/")):
            column = text.find(f"]({written}")
            if column >= 0:
                return Place(page.file, page.body_line + line + offset, column + 3, len(written) or 1)
    return Place(page.file, page.body_line + line)


def _there(folder: Path) -> dict[str, Path]:
    files = folder.iterdir() if folder.is_dir() and not folder.is_symlink() else ()
    return {normalised(path.name): path for path in files if path.is_file() and not path.is_symlink()}


def _wrong(there: dict[str, Path], source: str) -> tuple[str, str, str] | None:
    from handbook.language.markdown import PICTURE, picture_name

    name = picture_name(source)
    if not source.startswith(PICTURE) or name not in there:
        close = get_close_matches(name.rsplit("/")[-1], sorted(there), 1, 0.6)
        hint = (
            f"Mente du «bilde:{close[0]}»?"
            if close
            else f"Legg filen i {FOLDER}, og skriv for eksempel bilde:kart.png."
        )
        return "ukjent-bilde", f"Bildet «{source}» finnes ikke.", hint
    reason = _unfit(there[name])
    return ("ubrukelig-bilde", f"Bildet «{name}» kan ikke vises: {reason[0]}", reason[1]) if reason else None


def _unfit(path: Path) -> tuple[str, str] | None:
    """What is wrong with the file, and what to do."""
    if path.suffix not in TYPES:
        return _other_kind(path)
    if path.stat().st_size > MAX_BYTES:
        return f"filen er større enn {MAX_BYTES // 1000} kB.", "Gjør bildet mindre, og lagre det på nytt."
    picture = read_picture(path)
    if picture is None:
        return "filen er ødelagt, eller av et annet slag enn navnet sier.", "Lagre bildet på nytt fra et bildeprogram."
    if picture.is_located:
        return "det forteller hvor det er tatt.", "Lagre det på nytt uten stedsopplysninger."
    return None


# What people have instead of PNG and JPEG: what it is, and what to do.
_KINDS = {
    ".heic": ("det er et bilde fra en iPhone (HEIC), som nettlesere ikke kan vise.", "Åpne det i Bilder, eksporter det som JPEG, og legg det her."),
    ".svg": ("det er en tegning (SVG), som kan ha et program inni seg.", "Eksporter den som PNG fra tegneprogrammet."),
    ".webp": ("det er et bilde for nettsider (WebP), som ikke kan trykkes.", "Lagre det som PNG eller JPEG."),
    ".gif": ("det er en GIF.", "Lagre bildet som PNG."),
    ".tif": ("det er et bilde for trykkerier (TIFF), som nettlesere ikke kan vise.", "Lagre det som PNG eller JPEG."),
    ".bmp": ("det er et bilde fra Paint (BMP).", "Lagre det som PNG."),
    ".pdf": ("det er et dokument (PDF), ikke et bilde.", "Ta et utklipp av det som skal vises, og lagre det som PNG."),
}  # fmt: skip
_LIKE = {".heif": ".heic", ".tiff": ".tif", ".svgz": ".svg"}


def _other_kind(path: Path) -> tuple[str, str]:
    ending = path.suffix.lower()
    if ending in TYPES:
        right = path.with_suffix(ending).name
        return (
            f"endelsen «{path.suffix}» må ha små bokstaver.",
            f"Gi filen navnet {right}, og skriv bilde:{right} på siden.",
        )
    found = _KINDS.get(_LIKE.get(ending, ending))
    return found or ("bilder må være PNG eller JPEG.", "Lagre det på nytt med et navn som slutter på .png eller .jpg.")
