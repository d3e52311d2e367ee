"""Reads a built page: its links, ids, attributes and text; and a built site: its dead links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


@dataclass
class Html(HTMLParser):
    """What a test asks of a page."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    text: str = ""
    headings: list[tuple[int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside.append(tag)
        if tag in ("h1", "h2", "h3"):
            self.headings.append((int(tag[1]), ""))

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & set(self._inside):
            self.text += data
        if self.headings and {"h1", "h2", "h3"} & set(self._inside):
            level, words = self.headings[-1]
            self.headings[-1] = (level, words + data)

    def values(self, *names: str) -> list[str]:
        """The values of these attributes, in order."""
        return [value for _, attrs in self.tags for name, value in attrs.items() if name in names and value is not None]


def read(page: Path) -> Html:
    """A page of the site."""
    html = Html()
    html.feed(page.read_text("utf-8"))
    return html


def dead_links(site: Path) -> Iterator[str]:
    """The links within the site whose page, file or place on the page doesn't exist."""
    pages = {path.relative_to(site).as_posix(): read(path) for path in sorted(site.rglob("*.html"))}
    ids = {name: set(page.values("id")) for name, page in pages.items()}
    for name, page in pages.items():
        if name == "404.html":  # its links begin with the handbook's own address
            continue
        for link in page.values("href", "src", "action"):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (site / name).parent.joinpath(unquote(parts.path)).resolve() if parts.path else site / name
            key = target.relative_to(site.resolve()).as_posix() if parts.path else name
            if not target.is_file() or (parts.fragment and key in ids and unquote(parts.fragment) not in ids[key]):
                yield f"{name}: {link}"


# Where a number may stand as text: a link (which can't hold another), a title, a drawing, the A–Å list (its words lead
# to pages), the line of a file, and what was read in a source that day, which isn't ours to change, and
# what is copied into a message.
_PLAIN = {"a", "title", "h1", "h2", "h3", "h4", "h5", "h6", "svg", "script", "style"}
_PLAIN_CLASSES = {"admonition-title", "words", "sources__list", "file", "tell__text"}
_FOR_EDITORS = {"felt.html", "feilmeldinger.html"}  # examples of YAML
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# As Norwegians write a number, and never a part of a longer one; a short one only when it is on the site as a number.
_SHAPED = re.compile(
    r"(?<![\d§.,–-])(?<!\d )(?:(?:\d\d ){3}\d\d|\d{3} \d\d \d{3}|116 ?\d{3}|[2-9]\d{7}|0\d{4})(?![\d.,–-]\d| ?\d)"
)


@dataclass
class _Bare(HTMLParser):
    """The text of a page that stands outside links and titles, and the numbers that can be rung."""

    text: list[str] = field(default_factory=list)
    calls: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, bool, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            given = dict(attrs)
            plain = tag in _PLAIN or bool(_PLAIN_CLASSES & set((given.get("class") or "").split()))
            self._open.append((tag, plain, (given.get("href") or "").startswith("tel:")))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if any(call for _, _, call in self._open):
            self.calls |= set(re.findall(r"[\d+][\d ]*\d", _spaced(data)))
        elif not any(plain for _, plain, _ in self._open):
            self.text.append(_spaced(data))


def _spaced(text: str) -> str:
    return re.sub("[\u00a0\u2009\u202f]", " ", text)


def bare_numbers(site: Path) -> Iterator[str]:
    """Every telephone number on a site that can't be rung where it stands: «sider/x.html: 112 in «… ring 112 …»»."""
    pages: dict[str, _Bare] = {}
    for path in sorted(site.rglob("*.html")):
        if path.name not in _FOR_EDITORS:
            pages[path.relative_to(site).as_posix()] = page = _Bare()
            page.feed(path.read_text("utf-8"))
    known = sorted({number for page in pages.values() for number in page.calls}, key=len, reverse=True)
    of_ours = re.compile(
        rf"(?<![\w§.,:/–-])(?<!\d )(?<!§ )(?<!linje )(?:{'|'.join(map(re.escape, known))})(?![\w%]| ?\d|[.,–-]\d| (?:sider|ark)\b)"
    )
    for name, page in pages.items():
        for text in page.text:
            for match in (*_SHAPED.finditer(text), *of_ours.finditer(text)):
                around = " ".join(text[max(0, match.start() - 40) : match.end() + 20].split())
                yield f"{name}: {match[0]} in «{around}»"
