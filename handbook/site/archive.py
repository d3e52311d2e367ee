"""The whole site in one file, for a shared drive: unpack it and open index.html."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FOLDER = "jeg-ser-deg"
# What means nothing in a folder.
_FOR_A_SERVER = {
    "404.html", "_headers", "robots.txt", "sitemap.xml", "sitemap.xml.gz", "manifest.json", "uten-dekning.html", "uten-dekning.js"
}  # fmt: skip
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # no file has a time of its own, so that the same site gives the same bytes


def pack(site: Path, file: Path) -> Path:
    """Packs the built site into `file`, in a folder of its own; returns the file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for path in sorted(p for p in site.rglob("*") if p.is_file() and p.name not in _FOR_A_SERVER):
            info = ZipInfo(f"{_FOLDER}/{path.relative_to(site).as_posix()}", _EARLIEST)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, path.read_bytes())
    return file
