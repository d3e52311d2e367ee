"""Articles as the data that the templates draw: one dictionary for each block, under its class's name.

Everything an author wrote travels as JSON strings, so it can never become Typst code. Only what paper alone has is
decided here: which article and number a link leads to, what is left out, and what needs the width of the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import groupby
from typing import Any

from handbook.articles import blocks as said
from handbook.binder.links import Links
from handbook.binder.pictures import width
from handbook.drawing.diagram import printed
from handbook.values import PhoneNumber

Json = Any  # what json.dumps takes: nothing that Python's types can tell apart
_SHORT = 900  # characters, about a third of a page: a section shorter than that is moved whole to the next page
_MANY_COLUMNS = 4
_NAME = re.compile(r"(«[^«»]+»)")
_PLACES = ("at", "of")  # where a block comes from: nothing that is read
_WIDE = (said.ContactCard, said.Diagram, said.Deadlines)


def article(found: said.Article, links: Links) -> list[Json]:
    """What an article says, from its summary on."""
    links = replace(links, current=found.key)
    doubt = (found.doubt,) if found.doubt else ()
    made = encode((*found.head, *doubt, *_gathered(_in_order(found.blocks))), links)
    for block in made:
        if block["b"] == "Act":  # an act that has the article to itself has its title there
            block["titled"] = block["key"] != found.key
    return [*([{"b": "Lead", "text": encode(found.summary, links)}] if found.summary else []), *made]


def _in_order(blocks: tuple[said.Block, ...]) -> tuple[said.Block, ...]:
    """Where a drawing comes before the steps, it faces them: all that is short stands on the page before it."""
    drawing = next((i for i, b in enumerate(blocks) if isinstance(b, said.Section) and _is_drawing(b)), None)
    steps = next((i for i, b in enumerate(blocks) if isinstance(b, said.Steps)), None)
    if drawing is None or steps is None or steps < drawing:
        return blocks
    return (*blocks[:drawing], *blocks[steps + 1 :], *blocks[drawing : steps + 1])


def _is_drawing(section: said.Section) -> bool:
    return isinstance(section.blocks[0], said.Diagram)


def _gathered(blocks: tuple[said.Block, ...]) -> tuple[object, ...]:
    """On paper a heading of the second level has all that follows it beside it, so passages below it are its parts."""
    out: list[object] = []
    for block in blocks:
        if isinstance(block, said.Passage) and block.level > 2 and out and isinstance(out[-1], _Chapter):
            out[-1] = _Chapter((*out[-1].passages, block))
        else:
            out.append(_Chapter((block,)) if isinstance(block, said.Passage) else block)
    return tuple(out)


@dataclass(frozen=True)
class _Chapter:
    """A passage with those under it."""

    passages: tuple[said.Passage, ...]


def encode(part: object, links: Links) -> Json:
    """Any part of an article. What is gathered from elsewhere, where facts were read, and what only leads to
    the site's pages, isn't printed."""
    if isinstance(part, tuple):
        if part and all(isinstance(item, said.Citation) for item in part):
            return cited(part, links)
        return [encode(item, links) for item in part if not _left_out(item)]
    special = _SPECIAL.get(type(part))
    if special:
        return special(part, links)
    if is_dataclass(part):
        return {"b": type(part).__name__, **_values(part, links, *_PLACES)}
    return part


# What the templates draw with `said`, so that numbers in it are links. Names, and all else, are text.
_SENTENCES = {
    "about", "action", "applies_when", "ask", "by", "choices", "columns", "condition", "end", "exceptions", "explanation", "from_whom", "help", "without_name",
    "how", "items", "label", "parents_are_help", "question", "reason", "remark", "summary", "synonyms", "text", "what", "why", "words",
}  # fmt: skip


def _values(part: Any, links: Links, *without: str) -> dict[str, Json]:
    return {f.name: _value(f.name, getattr(part, f.name), links) for f in fields(part) if f.name not in without}


def _value(name: str, value: object, links: Links) -> Json:
    if name in _SENTENCES:
        if _is_bare(value):
            return _naming(str(value), links)
        if isinstance(value, tuple) and any(map(_is_bare, value)):
            return [_naming(item, links) if _is_bare(item) else encode(item, links) for item in value]
    else:
        if isinstance(value, said.Told):
            return str(value)
        if isinstance(value, tuple) and any(isinstance(item, said.Told) for item in value):
            return [str(item) for item in value]
    return encode(value, links)


def _is_bare(part: object) -> bool:
    """Text without numbers to ring in it."""
    return isinstance(part, str) and not isinstance(part, said.Told)


def _naming(text: str, links: Links) -> Json:
    """Where a text names another article, «Rus i familien», its number stands after the name."""
    named = [part if i % 2 == 0 else links.by_title(part) for i, part in enumerate(_NAME.split(text))]
    spans = [part for part in named if part]
    return text if all(isinstance(part, str) for part in spans) else {"s": "told", "x": spans}


def _left_out(part: object) -> bool:
    return isinstance(part, said.Sources | said.Languages) or (isinstance(part, said.Section) and part.repeats)


def _link(part: said.Link, links: Links) -> Json:
    return links.to(part.to, part.text)


def _party(part: said.Party, links: Links) -> Json:
    name = links.to(part.to, part.name) if part.to else part.name
    return {"s": "party", "name": name, "in_sentence": name if part.to else part.in_sentence}


def _web(part: said.WebLink, links: Links) -> Json:
    return _web_address(part.url)


def shown_address(url: str) -> str:
    """An address as one types it, without what nobody types."""
    return url.removeprefix("https://").removeprefix("http://").removeprefix("mailto:").rstrip("/")


def _web_address(url: str) -> Json:
    return {"s": "url", "url": url, "x": shown_address(url)}


def _told(part: said.Told, links: Links) -> Json:
    return {"s": "told", "x": encode(part.words, links)}


def _ring(part: said.Ring, links: Links) -> Json:
    """A number in a sentence; why it is doubtful is printed with the contact."""
    number = part.number
    fallback = encode(number.fallback, links)
    phone = _phone(number.phone, links)
    return {"s": "ring", **phone, "words": part.words, "doubt": bool(number.doubt), "fallback": fallback}


def _phone(part: PhoneNumber, links: Links) -> Json:
    return {"shown": part.shown, "tel": part.tel, "sms": part.sms}


def _section(part: said.Section, links: Links) -> Json:
    x = encode(part.blocks, links)
    wide = isinstance(part.blocks[0], _WIDE)
    return {"b": "Section", "title": part.title, "x": x, "wide": wide, "keep": not wide and length(x) < _SHORT}


def _chapter(part: _Chapter, links: Links) -> Json:
    """One table of many columns alone gets the width of the page."""
    first, *below = part.passages
    x = encode(first.blocks, links)
    for passage in below:
        title = {"b": "InnerHeading", "level": passage.level, "words": [passage.title]}
        x += [title, *encode(passage.blocks, links)]
    wide = not below and len(first.blocks) == 1 and _columns(first.blocks[0]) >= _MANY_COLUMNS
    return {"b": "Section", "title": first.title, "x": x, "wide": wide, "keep": False}


def _columns(block: said.Written) -> int:
    return len(block.head) if isinstance(block, said.Grid) else 0


def _grid(part: said.Grid, links: Links) -> Json:
    """Widths after how much each column holds; the square root keeps a short one readable."""
    rows = [encode(row, links) for row in (part.head, *part.rows)]
    sizes = [sum(_characters(row[i]) for row in (part.head, *part.rows)) for i in range(len(part.head))]
    return {"b": "Grid", "columns": [max(3, round(size**0.5)) for size in sizes], "head": rows[0], "rows": rows[1:]}


def _characters(part: object) -> int:
    """How many an author wrote."""
    if isinstance(part, str):
        return len(part)
    if isinstance(part, said.Link | said.Ring):
        return len(part.text)
    if isinstance(part, said.Emphasis | said.OuterLink):
        return _characters(part.words)
    return sum(map(_characters, part)) if isinstance(part, tuple) else 0


def _picture(part: said.Picture, links: Links) -> Json:
    """As wide as its pixels allow in print, and never wider than the text."""
    return {"s": "picture", "file": part.file, "alt": part.alt, "width": width(links.handbook, part.file)}


def _diagram(part: said.Diagram, links: Links) -> Json:
    """Links in a drawing can't be printed, so it has numbers."""
    workflow = links.handbook.workflows[part.workflow]
    drawn = printed(links.handbook, workflow, lambda id: links.plan.articles[f"prosedyre:{id}"].number)
    return {"b": "Diagram", "parts": [{"svg": one.svg, "alt": one.told} for one in drawn]}


def _paragraph(part: said.Paragraph, links: Links) -> Json:
    """Without the pages that rest on it: those who read them find the paragraph, hardly anybody goes the other way."""
    values = _values(part, links, "at", "uses")
    return {"b": "Paragraph", **values, "keep": length(values) < _SHORT}


def _link_list(part: said.LinkList, links: Links) -> Json:
    """A page that isn't in the binder may have a name that print has no letters for."""
    found = [item for item in part.items if not item[0].to.startswith("side:") or item[0].to in links.plan.home]
    return {"b": "LinkList", "items": [encode(item, links) for item in found]}


def _download(part: said.Download, links: Links) -> Json:
    """A file can't be fetched from paper: it lies on the form's page."""
    return {
        "b": "Download",
        "words": part.words,
        "web": _web_address(part.url) if part.url else None,
        "file": part.file,
    }


def _calls(part: said.CallTable, links: Links) -> Json:
    """Too narrow for articles' numbers."""
    found = replace(links, numbered=False)
    return {"b": "CallTable", "head": encode(part.head, found), "lines": encode(part.lines, found)}


def _deadline_row(part: said.DeadlineRow, links: Links) -> Json:
    """A step beside its procedure, whose number is enough."""
    values = _values(part, links)
    return {"b": "DeadlineRow", **values, "step": links.here(part.step.to, part.step.text) if part.step else None}


def _duties(part: said.Duties, links: Links) -> Json:
    """The numbers of the procedures: what is done in them stands there."""
    return {"b": "Duties", "numbers": [links.number(group.workflow.to) for group in part.groups]}


def _law_group(part: said.LawGroup, links: Links) -> Json:
    """«barnevernsloven §§ 2-1 og 2-2 → D2»; the titles stand there."""
    return cited([citation for citation, _ in part.paragraphs], links)


def cited(laws: Sequence[said.Citation], links: Links) -> list[Json]:
    """Act by act: «barnevernsloven §§ 13-2 og 13-3 → D4, straffeloven § 196 → D15»."""
    acts = [list(found) for _, found in groupby(laws, key=lambda citation: citation.act)]
    return [span for i, found in enumerate(acts) for span in ([", "] if i else []) + _act(found, links)]


def _act(found: list[said.Citation], links: Links) -> list[Json]:
    first, *middle = found
    if not middle:
        return [links.to(first.to, first.text)]
    *middle, last = middle
    spans = [links.here(first.to, f"{first.act} §§\N{NO-BREAK SPACE}{first.number}")]
    for citation in middle:
        spans += [", ", links.here(citation.to, citation.number)]
    return [*spans, " og ", links.to(last.to, last.number)]


_SPECIAL: dict[type, Callable[[Any, Links], Json]] = {
    said.Link: _link,
    said.Citation: _link,
    said.Party: _party,
    said.WebLink: _web,
    PhoneNumber: _phone,
    said.Section: _section,
    said.Diagram: _diagram,
    said.CallTable: _calls,
    said.Duties: _duties,
    said.DeadlineRow: _deadline_row,
    said.Paragraph: _paragraph,
    said.Download: _download,
    said.LinkList: _link_list,
    said.LawGroup: _law_group,
    said.Told: _told,
    said.Ring: _ring,
    said.Strong: lambda part, links: {"s": "strong", "x": [part.text]},
    said.Emphasis: lambda part, links: {"s": "strong" if part.strong else "em", "x": encode(part.words, links)},
    said.OuterLink: lambda part, links: {"s": "link", "url": part.url, "x": encode(part.words, links)},
    said.LineBreak: lambda part, links: {"s": "break"},
    said.Picture: _picture,
    said.Grid: _grid,
    _Chapter: _chapter,
}


def length(value: Json) -> int:
    """How much there is to read, in characters; a list item weighs at least a line."""
    if isinstance(value, str):
        return max(len(value), 40)
    if isinstance(value, dict):
        return length(list(value.values()))
    return sum(map(length, value)) if isinstance(value, list) else 0
