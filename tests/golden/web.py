"""A built page as the text that a reader meets, one block a line, much as Markdown writes it."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

_MARKS = {
    **{f"h{level}": "#" * level + " " for level in range(1, 7)},
    "li": "- ", "tr": "| ", "summary": "> ", "title": "drawing: ", "desc": "drawing: ",
}  # fmt: skip
_PLAIN_BLOCKS = {
    "p", "div", "pre", "br", "dt", "dd", "ul", "ol", "dl", "nav", "aside", "details", "table", "svg", "text",
    "form", "fieldset", "legend", "label", "header", "footer",
}  # fmt: skip
_INDENTED = {"li", "dd"}
_SILENT = {"script", "style", "article"}
_VOID = {"input", "br", "meta", "link", "img", "hr"}
# Filled in by the page's scripts, or drawn by the style sheet: not in the text, and read all the same.
_READ_TOO = (
    "data-number",
    "data-status",
    "data-due",
    "data-contact",
    "data-calls",
    "data-today",
    "placeholder",
    "title",
    "alt",
)


def article_text(page: Path) -> str:
    """The page's title and description, and the text of its article."""
    html = page.read_text("utf-8")
    title = html.partition("<title>")[2].partition("</title>")[0]
    description = html.partition('<meta name="description" content="')[2].partition('"')[0]
    article = html[html.index("<article") : html.index("</article>")].partition(">")[2]
    return f"title: {title}\ndescription: {description}\n\n{_text(article)}"


def frame_text(page: Path) -> str:
    """What stands around the article: the acute line, the menu, the foot."""
    html = page.read_text("utf-8")
    return _text(html[html.index("<body") :])


def _text(html: str) -> str:
    reader = _Reader()
    reader.feed(html)
    reader.end_line()
    return "\n".join(reader.lines) + "\n"


class _Reader(HTMLParser):
    """Collects lines. A link is [text](target), followed by what a screen reader hears when that is another text."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._line = ""
        self._mark = ""  # what the next line begins with
        self._open: list[tuple[str, str]] = []  # each open tag, and what is written when it closes
        self._just_closed = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT or self._inside("script", "style", "article"):
            self._open += [] if tag in _VOID else [(tag, "")]
            return
        self._begin(tag)
        self._just_closed = False
        with_values = {name: value for name, value in attrs if value}
        if tag == "a":
            self._line += "["
        self._line += "".join(_attribute(name, with_values[name]) for name in _READ_TOO if name in with_values)
        label = with_values.get("aria-label", "")
        if label and tag != "a":
            self._line += f"({label}) "
        if tag not in _VOID:
            self._open.append((tag, _closing(tag, with_values, label)))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            opened, closing = self._open.pop()
            if not self._inside(*_SILENT):
                self._line = self._line.rstrip() + closing if closing else self._line
                self._end(opened)
            if opened == tag:
                break
        self._just_closed = True

    def handle_data(self, data: str) -> None:
        if self._inside(*_SILENT):
            return
        self._just_closed = False
        if self._inside("pre"):
            *whole, data = data.split("\n")
            for line in whole:
                self._line += line
                self.end_line(keep_spaces=True)
        self._line += data

    def end_line(self, *, keep_spaces: bool = False) -> None:
        """Whatever was collected becomes a line of its own."""
        words = self._line.rstrip() if keep_spaces else " ".join(self._line.split()).replace("[ ", "[")
        if words:
            self.lines.append((self._mark or self._indent()) + words)
            self._mark = ""
        self._line = ""

    def _begin(self, tag: str) -> None:
        if self._breaks(tag):
            self.end_line()
            self._mark = self._indent() + _MARKS[tag] if tag in _MARKS else self._mark
        elif self._just_closed or _is_block(tag):  # side by side on the page
            self._line += " "

    def _end(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._line += " |"
        if self._breaks(tag):
            self.end_line(keep_spaces=tag == "pre")
            self._mark = "" if tag in _MARKS else self._mark

    def _indent(self) -> str:
        return "  " * sum(tag in _INDENTED for tag, _ in self._open)

    def _breaks(self, tag: str) -> bool:
        """A row and a link are one line, whatever they hold."""
        return _is_block(tag) and not self._inside("tr", "a")

    def _inside(self, *tags: str) -> bool:
        return any(tag in tags for tag, _ in self._open)


def _is_block(tag: str) -> bool:
    return tag in _MARKS or tag in _PLAIN_BLOCKS


def _attribute(name: str, value: str) -> str:
    return f"{value}. " if name == "data-number" else f"{{{name.removeprefix('data-')}: {value}}} "


def _closing(tag: str, attributes: dict[str, str], label: str) -> str:
    if tag == "a":
        return f"]({attributes.get('href', '')})" + (f" ({label})" if label else "")
    return f" {{#{attributes['id']}}}" if tag in _MARKS and "id" in attributes and tag[0] == "h" else ""
