"""Pictures for the pages: what a file in content/bilder holds, before anybody is shown it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = "content/bilder"
TYPES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
MAX_BYTES = 500_000  # a page is read on a phone, and stands in a binder of hundreds of pages
_GPS = 0x8825  # the part of a photo's metadata that says where it was taken


@dataclass(frozen=True)
class Picture:
    """A picture: its width and height in pixels, and whether it says where it was taken."""

    width: int
    height: int
    is_located: bool


def read_picture(path: Path) -> Picture | None:
    """The picture in a file whose suffix is one of TYPES; None when it isn't a whole picture of that type."""
    from PIL import Image  # only here: few handbooks have pictures

    try:
        with Image.open(path, formats=[TYPES[path.suffix]]) as image:
            image.verify()  # after which it must be opened again
        with Image.open(path) as image:
            width, height, located = image.width, image.height, bool(image.getexif().get_ifd(_GPS))
            image.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    return Picture(width, height, located)
