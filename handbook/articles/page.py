"""A page that somebody wrote in Markdown, as blocks. What no output can show is stopped by `check/printing`; should it
come this far, it is shown as the words it was written with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, count

from markdown_it.tree import SyntaxTreeNode

from handbook.articles import names
from handbook.articles.blocks import (
    Article,
    Bullets,
    Citations,
    Doubt,
    Emphasis,
    Grid,
    InnerHeading,
    Languages,
    Line,
    LineBreak,
    Link,
    Note,
    Origin,
    OuterLink,
    Passage,
    Picture,
    Quote,
    Ring,
    Section,
    Span,
    TextLine,
    Written,
)
from handbook.articles.blocks import plain as plain_words
from handbook.articles.told import pieces, ring, told
from handbook.derive.addresses import slug
from handbook.derive.translations import in_all_languages, is_outdated
from handbook.hours.ring import SCHEME, references
from handbook.language.markdown import PICTURE, picture_name, tree
from handbook.model import Handbook, Page
from handbook.model.things import LINKED

_LAWS = "lovgrunnlag-for-siden"  # the place of what a page rests on
_LINKED = frozenset(thing.link for thing in LINKED)


def article(handbook: Handbook, page: Page) -> Article:
    """Its text heading by heading, and the paragraphs it rests on."""
    at = Origin(f"side:{page.id}", page)
    return Article(
        key=at.key,
        title=page.title,
        summary=page.summary,
        owned=page,
        file=page.file,
        language=page.language,
        printed=page.printed,
        head=(*_languages(handbook, page, at), *_outdated(handbook, page, at)),
        doubt=_doubt(page, at),
        blocks=(*passages(handbook, page.body, at), *_laws(handbook, page, at)),
    )


def _languages(handbook: Handbook, page: Page, at: Origin) -> Iterator[Languages]:
    found = in_all_languages(handbook, page)
    if found:
        items = tuple(map(names.in_its_language, found))
        yield Languages(at=at.at("oversettelse"), items=items, current=at.key)


def _doubt(page: Page, at: Origin) -> Doubt | None:
    """Who reads only the page's own language is told as well that nobody has checked the translation."""
    found = names.doubt(at, page)
    return replace(found, translated=page.translation.awaiting) if found and page.translation else found


def _outdated(handbook: Handbook, page: Page, at: Origin) -> Iterator[Doubt]:
    if page.translation and is_outdated(handbook, page):
        why = "Den norske siden er endret etter at denne ble oversatt."
        yield Doubt(
            at=at.at("oversettelse"), of=page.translation, why=why, ask=None, translated=page.translation.outdated
        )


def passages(handbook: Handbook, body: str, at: Origin) -> tuple[Passage, ...]:
    """The text under each heading; what stands above all headings first."""
    found: list[Passage] = []
    taken = {_LAWS}
    heading: SyntaxTreeNode | None = None
    run: list[SyntaxTreeNode] = []
    for node in (*tree(body).children, None):
        if node is not None and node.type != "heading":
            run.append(node)
            continue
        if heading is not None or run:
            found.append(_passage(handbook, heading, run, at, taken))
            taken.add(found[-1].anchor)
        heading, run = node, []
    return tuple(found)


def _passage(
    handbook: Handbook, heading: SyntaxTreeNode | None, run: list[SyntaxTreeNode], at: Origin, taken: set[str]
) -> Passage:
    title = plain(handbook, heading) if heading else ""
    level = int(heading.tag[1]) if heading else 0
    anchor = _anchor(title, taken) if title else ""
    return Passage(at=at.at("tekst", anchor), level=level, title=title, anchor=anchor, blocks=_blocks(handbook, run))


def _anchor(title: str, taken: set[str]) -> str:
    """Its address is made of the title; of a title in other letters than ours, nothing is left, so it has a number. So
    has the second of two with the same words."""
    words = slug(title)
    numbered = (f"{words or 'del'}-{number}" for number in count(2 if words else len(taken) - 1))
    return next(anchor for anchor in chain([words] if words else [], numbered) if anchor not in taken)


def _laws(handbook: Handbook, page: Page, at: Origin) -> Iterator[Section]:
    if page.law:
        laws = Citations(at=at.at("lovgrunnlag"), laws=names.citations(handbook, page.law))
        yield Section(at=laws.at, anchor=_LAWS, title="Lovgrunnlag", blocks=(laws,))


def _blocks(handbook: Handbook, nodes: Iterable[SyntaxTreeNode]) -> tuple[Written, ...]:
    return tuple(_block(handbook, node) for node in nodes)


def _block(handbook: Handbook, node: SyntaxTreeNode) -> Written:
    match node.type:
        case "paragraph":
            return TextLine(words=_inline(handbook, node))
        case "heading":
            return InnerHeading(level=int(node.tag[1]), words=_inline(handbook, node))
        case "bullet_list" | "ordered_list":
            return _list(handbook, node)
        case "blockquote":
            return Quote(blocks=_blocks(handbook, node.children))
        case "admonition":
            return _note(handbook, node)
        case "table":
            return _table(handbook, node)
    return TextLine(words=(node.content,))


def _list(handbook: Handbook, node: SyntaxTreeNode) -> Bullets:
    start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
    paragraphs = [child for item in node.children for child in item.children if child.type == "paragraph"]
    items = tuple(_blocks(handbook, item.children) for item in node.children)
    return Bullets(start=start, tight=all(paragraph.hidden for paragraph in paragraphs), items=items)


def _note(handbook: Handbook, node: SyntaxTreeNode) -> Note:
    title = next((plain(handbook, child) for child in node.children if child.type == "admonition_title"), "")
    body = [child for child in node.children if child.type != "admonition_title"]
    return Note(kind=node.meta["tag"], title=title, blocks=_blocks(handbook, body))


def _table(handbook: Handbook, node: SyntaxTreeNode) -> Grid:
    head, *rest = node.children
    rows = tuple(tuple(_inline(handbook, cell) for cell in row.children) for body in rest for row in body.children)
    return Grid(head=tuple(_inline(handbook, cell) for cell in head.children[0].children), rows=rows)


def _inline(handbook: Handbook, node: SyntaxTreeNode) -> Line:
    return tuple(span for child in node.children for part in child.children for span in _span(handbook, part))


def _span(handbook: Handbook, node: SyntaxTreeNode) -> tuple[Span, ...]:
    match node.type:
        case "text":
            return tuple(pieces(handbook, node.content))
        case "softbreak":
            return (" ",)
        case "hardbreak":
            return (LineBreak(),)
        case "strong" | "em":
            return (Emphasis(strong=node.type == "strong", words=_words(handbook, node)),)
        case "link":
            return (_link(handbook, node),)
        case "image":
            return (_picture(handbook, node),)
    return (node.content,)


def _words(handbook: Handbook, node: SyntaxTreeNode) -> Line:
    return tuple(span for child in node.children for span in _span(handbook, child))


def _link(handbook: Handbook, node: SyntaxTreeNode) -> Span:
    """A number to ring, by id inside the handbook, or out of it with https. Anything else is stopped by the check, and
    is words. A number inside another link is text, for a link can't hold a link."""
    target = str(node.attrs["href"])
    if target.startswith("https://"):
        words = _words(handbook, node)
        return OuterLink(url=target, words=(plain_words(words),) if _rings(words) else words)
    kind, _, id = target.partition(":")
    if kind == SCHEME:
        return _ring(handbook, node) or plain(handbook, node)
    return Link(to=target, text=plain(handbook, node)) if id and kind in _LINKED else plain(handbook, node)


def _picture(handbook: Handbook, node: SyntaxTreeNode) -> Span:
    """One of the handbook's own; of any other, the words."""
    source, alt = str(node.attrs["src"]), plain(handbook, node)
    return Picture(file=picture_name(source), alt=alt) if source.startswith(PICTURE) else alt


def _ring(handbook: Handbook, node: SyntaxTreeNode) -> Ring | None:
    """`[Politiet](ring:politi/akutt)`, or `<ring:politi/akutt>` without words of its own."""
    words = "" if node.markup == "autolink" else "".join(plain(handbook, child) for child in node.children)
    return next((ring(handbook, found, words) for found in references(str(node.attrs["href"]))), None)


def _rings(words: Line) -> bool:
    return any(isinstance(span, Ring) or (isinstance(span, Emphasis) and _rings(span.words)) for span in words)


def plain(handbook: Handbook, node: SyntaxTreeNode) -> str:
    """The words without their marks, and numbers as text: for titles, and inside links."""
    if node.type == "link" and (found := _ring(handbook, node)):
        return found.text
    if node.type == "softbreak":
        return " "
    if node.type == "text":
        return str(told(handbook, node.content))
    return "".join(plain(handbook, child) for child in node.children)
