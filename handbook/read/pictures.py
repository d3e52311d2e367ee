"""Pictures for the pages: what a file in content/bilder holds, and the picture alone, as it is published."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook.read.files import named

FOLDER = "content/bilder"
TYPES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
MAX_BYTES = 500_000  # a page is read on a phone, and stands in a binder of hundreds of pages
MAX_SEARCHED = 20_000_000  # bytes of a picture that is too heavy to be shown anyway
_GPS = 0x8825  # the part of a photo's metadata that says where it was taken
_SUB_DIRECTORIES = (0x8769, _GPS, 0xA005)  # of EXIF: camera, place, interoperability
_ORIENTATION = 0x0112


@dataclass(frozen=True)
class Picture:
    """A picture: its width and height in pixels, and whether it says where it was taken."""

    width: int
    height: int
    is_located: bool


def picture_file(root: Path, name: str) -> Path:
    """The file of a picture that a page shows. The check has found it."""
    found = named(root / FOLDER, name)
    if found is None:
        raise FileNotFoundError(f"{FOLDER}/{name}")
    return found


def read_picture(path: Path) -> Picture | None:
    """The picture in a file whose suffix is one of TYPES; None when it isn't a whole picture of that type."""
    from PIL import Image  # only here: few handbooks have pictures

    try:
        with Image.open(path, formats=[TYPES[path.suffix]]) as image:
            image.verify()  # after which it must be opened again
        with Image.open(path) as image:
            exif = image.getexif()
            width, height = image.size if exif.get(_ORIENTATION, 1) < 5 else (image.height, image.width)
            located = bool(exif.get_ifd(_GPS)) or b":GPSL" in _xmp(image)
            image.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    return Picture(width, height, located)


def published(path: Path) -> bytes:
    """The picture without anything but the picture: no metadata, nothing after its end. A photo that lies on its side
    is turned, since what says so is taken away; else no pixel is changed."""
    from PIL import Image, ImageOps

    data = path.read_bytes()
    with Image.open(io.BytesIO(data)) as image:
        if image.getexif().get(_ORIENTATION, 1) != 1:
            turned = ImageOps.exif_transpose(image)
            turned.info.clear()
            out = io.BytesIO()
            turned.save(out, image.format, **({"quality": 92} if image.format == "JPEG" else {}))
            data = out.getvalue()
    return b"".join(_png(data) if data.startswith(b"\x89PNG") else _jpeg(data))


# What a PNG needs to look the same: the image itself, transparency, colours and the size of its dots.
_PNG_CHUNKS = frozenset((b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs"))


def _png(data: bytes) -> Iterator[bytes]:
    """The chunks of a PNG that are the picture."""
    yield data[:8]
    at = 8
    while at + 12 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if kind in _PNG_CHUNKS:
            yield data[at : at + 12 + length]
        if kind == b"IEND":
            return
        at += 12 + length


_JFIF, _COLOURS_OF_ADOBE, _COMMENT = 0xE0, 0xEE, 0xFE
_START_OF_SCAN, _END = 0xDA, 0xD9


def _jpeg(data: bytes) -> Iterator[bytes]:
    """The segments of a JPEG that are the picture: all but applications' own and comments."""
    yield data[:2]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # filling
            at += 1
            continue
        if marker == _END:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _START_OF_SCAN:  # compressed data follows, until a marker that is none of its own
            following = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL).search(data, end)
            end = following.start() if following else len(data)
        if marker in (_JFIF, _COLOURS_OF_ADOBE) or not (0xE0 <= marker <= 0xEF or marker == _COMMENT):
            yield data[at:end]
        at = end
    yield b"\xff\xd9"


def metadata_text(path: Path) -> str:
    """All text that a picture's file holds besides what it shows; what can't be opened as one is read as it stands."""
    from PIL import Image

    data = path.read_bytes()[:MAX_SEARCHED]
    pieces = [printable(data)]
    try:
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            exif = image.getexif()
            values = [*image.info.values(), *getattr(image, "text", {}).values(), *exif.values()]
            for directory in _SUB_DIRECTORIES:
                values += exif.get_ifd(directory).values()
            pieces += [_as_text(value) for value in values]
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        pass  # a rule of its own says so
    return "\n\n".join(pieces)


def _xmp(image: Any) -> bytes:
    found = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return found if isinstance(found, bytes) else str(found).encode()


def _as_text(value: object) -> str:
    return printable(value) if isinstance(value, bytes) else str(value)


_ONE_BYTE = re.compile(rb"[\x20-\x7e\xa0-\xff]{6,}")
_TWO_BYTES = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){6,}")
_TWO_BYTES_TURNED = re.compile(rb"(?:\x00[\x20-\x7e\xa0-\xff]){6,}")


def printable(data: bytes) -> str:
    """The pieces of readable text in a file of another kind, one a line: in Latin letters, and in UTF-16 both ways."""
    pieces = [piece.decode("latin-1") for piece in _ONE_BYTE.findall(data)]
    pieces += [piece.decode("utf-16-le") for piece in _TWO_BYTES.findall(data)]
    pieces += [piece.decode("utf-16-be") for piece in _TWO_BYTES_TURNED.findall(data)]
    return "\nx\n".join(pieces)
