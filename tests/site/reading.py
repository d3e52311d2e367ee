"""Reads a built page: its links, ids, attributes and text; and a built site: its dead links."""

from __future__ import annotations

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
