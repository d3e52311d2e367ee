"""The sheets of the binder, each with a digest of what is seen on its two pages.

Left out are what stands around the text: when it was verified, who owns it, the address and its QR code, the edition's
stamp. So verifying everything anew, or a new edition, changes no sheet that reads as before.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

from handbook.binder.make import Sources, all_sources
from handbook.binder.press import pictures, ready, source
from handbook.binder.prints import whole
from handbook.derive.binder_plan import plan
from handbook.drawing.qr import qr
from handbook.model import Handbook

_ARTICLE = "excerpt"  # the template of articles: first pages and dividers have no sheet of their own


def sheets(handbook: Handbook) -> dict[str, str]:
    """The number of each sheet's front («A4-3») → the digest of its pages, in the order of the binder."""
    ready()
    wanted = [made for made in all_sources(handbook, plan(handbook), whole(handbook)) if made.template == _ARTICLE]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return {name: digest for found in pool.map(_of, wanted) for name, digest in found}


def _of(made: Sources) -> list[tuple[str, str]]:
    pages, labels = pictures(made.template, _bare(made.files))
    return list(_digests(pages, labels))


def _digests(pages: tuple[bytes, ...], labels: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Two pages are a sheet; the back may be blank."""
    for front in range(0, len(pages), 2):
        if labels[front]:
            yield labels[front], hashlib.sha256(b"".join(pages[front : front + 2])).hexdigest()[:8]


def _bare(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The data of an article without what stands around it."""
    blank = qr("-")
    found = {
        name: blank if name.endswith(".svg") and f"{name[:-4]}.json" in files else file for name, file in files.items()
    }
    book = json.loads(files["book.json"])
    book |= {"foot": [], "newest": ""}
    for chapter in book["chapters"]:
        for article in chapter["articles"]:
            article |= {"verified": "", "web": None, "shown_address": ""}
    return {**found, "book.json": source(book)}
