"""The pages people write in Markdown, as safe HTML between Markdown headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from handbook.derive.addresses import address, slug
from handbook.language.markdown import parser, picture_name
from handbook.model import Handbook, Page
from handbook.pages import common
from handbook.pages.assets import PICTURES
from handbook.pages.links import Links
from handbook.pages.render import heading
from handbook.pages.sheet import Sheet, direction
from handbook.read.pictures import FOLDER, read_picture

# What a link in a Markdown page may name, and links on the net.
_KINDS = ("instans", "prosedyre", "skjema", "tiltak", "lov", "ord", "side")


# Numbers of several parts, such as those of telephones.
_NUMBER = re.compile(r"\+?\d[\d \u00a0.–/-]*\d")


def sheets(handbook: Handbook) -> list[Sheet]:
    """One page for each Markdown file under content/, in the order of chapters."""
    ordered = sorted(handbook.pages.values(), key=lambda p: (p.chapter, p.order, p.title))
    return [_sheet(handbook, page) for page in ordered]


def _sheet(handbook: Handbook, page: Page) -> Sheet:
    links = Links(handbook, address("side", page.id))
    view = {
        "page": page,
        "blocks": blocks(page.body, links, direction(page.language)),
        "laws": links.laws(page.law),
        "unverified": common.unverified(page),
    }
    return Sheet(
        address=links.here, title=page.title, summary=_shown(page.summary, direction(page.language)), template="page.html", view=view, owned=page,
        source=page.file, kind="side", language=page.language,
    )  # fmt: skip


def blocks(body: str, links: Links, way: str = "ltr") -> list[Markup]:
    """The page as headings and HTML, in order. Raw HTML in the text is printed as text.

    `way` is how the text is read: «ltr» or «rtl».
    """
    markdown = parser()
    tokens = _resolve(markdown.parse(body), links)
    for child in (child for token in tokens for child in token.children or () if child.type == "text"):
        child.content = _shown(child.content, way)
    out: list[Markup] = []
    run: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.type == "heading_open" and token.level == 0:
            out += _html(markdown, run)
            run = []
            text = _plain(tokens[i + 1])
            out.append(heading(int(token.tag[1]), text, slug(text)))
            i += 3
            continue
        run.append(token)
        i += 1
    return out + _html(markdown, run)


def _shown(text: str, way: str) -> str:
    """The text with each number kept in its own order: from right to left, «116 111» would be shown as «111 116»."""
    return _NUMBER.sub("\u2066\\g<0>\u2069", text) if way == "rtl" else text


def _html(markdown: MarkdownIt, run: list[Token]) -> list[Markup]:
    if not run:
        return []
    html = markdown.renderer.render(run, markdown.options, {})
    html = html.replace("<th></th>", "<td></td>")  # a corner with nothing in it heads nothing
    html = html.replace(
        "<table>", '<div class="table-scroll" tabindex="0" role="group" aria-label="Tabell"><table class="table">'
    ).replace("</table>", "</table></div>")
    # No line may be blank, or a Markdown parser would take the block to end there.
    return [Markup(f'<div class="prose">\n{re.sub(chr(10) + "+", chr(10), html).strip()}\n</div>\n')]


def _resolve(tokens: Sequence[Token], links: Links) -> list[Token]:
    """Links by id and pictures by name become addresses; what is neither an id nor https leads nowhere."""
    for token in tokens:
        if token.type in ("th_open", "td_open"):
            token.attrs.pop("style", None)  # how a column is set is the style sheet's matter
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("href", _address(str(child.attrGet("href") or ""), links))
            elif child.type == "image":
                child.attrs = _picture(child, links)
    return _row_headers(list(tokens))


def _row_headers(tokens: list[Token]) -> list[Token]:
    """Where the corner of a table is empty, the first cell of each row says what the row is about."""
    empty_corner = False
    for i, token in enumerate(tokens):
        if token.type == "thead_open":
            empty_corner = tokens[i + 2].type == "th_open" and not tokens[i + 3].content
        elif token.type == "td_open" and empty_corner and tokens[i - 1].type == "tr_open":
            token.tag = tokens[i + 2].tag = "th"
            token.attrSet("scope", "row")
    return tokens


def _address(target: str, links: Links) -> str:
    kind, _, id = target.partition(":")
    if kind in _KINDS:
        return links.href(kind, id)
    return target if target.startswith("https://") else "#"


def _picture(token: Token, links: Links) -> dict[str, str | int | float]:
    """With its size, so that the text below doesn't jump when it comes."""
    name = picture_name(str(token.attrGet("src")))
    found = read_picture(links.handbook.root / FOLDER / name)
    assert found, "the check reads every picture"
    return {
        "src": links.path(f"{PICTURES}/{name}"),
        "alt": "",
        "width": found.width,
        "height": found.height,
        "loading": "lazy",
    }


def _plain(token: Token) -> str:
    return "".join(child.content for child in token.children or () if child.type == "text")
