"""A page that somebody wrote in Markdown, as blocks. What no output can show is stopped by `check/printing`; should it
come this far, it is shown as the words it was written with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

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
    Section,
    Span,
    TextLine,
    Written,
)
from handbook.derive.addresses import slug
from handbook.derive.translations import in_all_languages, is_outdated
from handbook.language.markdown import picture_name, tree
from handbook.model import Handbook, Page
from handbook.model.things import LINKED

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
        blocks=(*passages(page.body, at), *_laws(handbook, page, at)),
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


def passages(body: str, at: Origin) -> tuple[Passage, ...]:
    """The text under each heading; what stands above all headings first."""
    found: list[Passage] = []
    heading: SyntaxTreeNode | None = None
    run: list[SyntaxTreeNode] = []
    for node in (*tree(body).children, None):
        if node is not None and node.type != "heading":
            run.append(node)
            continue
        if heading is not None or run:
            found.append(_passage(heading, run, at, len(found)))
        heading, run = node, []
    return tuple(found)


def _passage(heading: SyntaxTreeNode | None, run: list[SyntaxTreeNode], at: Origin, number: int) -> Passage:
    """Its address is made of the title; of a title in other letters than ours, nothing is left, so it has a number."""
    title = plain(heading) if heading else ""
    level = int(heading.tag[1]) if heading else 0
    anchor = slug(title) or (f"del-{number}" if title else "")
    return Passage(at=at.at("tekst", anchor), level=level, title=title, anchor=anchor, blocks=_blocks(run))


def _laws(handbook: Handbook, page: Page, at: Origin) -> Iterator[Section]:
    if page.law:
        laws = Citations(at=at.at("lovgrunnlag"), laws=names.citations(handbook, page.law))
        yield Section(at=laws.at, anchor="lovgrunnlag-for-siden", title="Lovgrunnlag", blocks=(laws,))


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> tuple[Written, ...]:
    return tuple(_block(node) for node in nodes)


def _block(node: SyntaxTreeNode) -> Written:
    match node.type:
        case "paragraph":
            return TextLine(words=_inline(node))
        case "heading":
            return InnerHeading(level=int(node.tag[1]), words=_inline(node))
        case "bullet_list" | "ordered_list":
            return _list(node)
        case "blockquote":
            return Quote(blocks=_blocks(node.children))
        case "admonition":
            return _note(node)
        case "table":
            return _table(node)
    return TextLine(words=(node.content,))


def _list(node: SyntaxTreeNode) -> Bullets:
    start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
    paragraphs = [child for item in node.children for child in item.children if child.type == "paragraph"]
    items = tuple(_blocks(item.children) for item in node.children)
    return Bullets(start=start, tight=all(paragraph.hidden for paragraph in paragraphs), items=items)


def _note(node: SyntaxTreeNode) -> Note:
    title = next((plain(child) for child in node.children if child.type == "admonition_title"), "")
    body = [child for child in node.children if child.type != "admonition_title"]
    return Note(kind=node.meta["tag"], title=title, blocks=_blocks(body))


def _table(node: SyntaxTreeNode) -> Grid:
    head, *rest = node.children
    rows = tuple(tuple(_inline(cell) for cell in row.children) for body in rest for row in body.children)
    return Grid(head=tuple(_inline(cell) for cell in head.children[0].children), rows=rows)


def _inline(node: SyntaxTreeNode) -> Line:
    return tuple(span for child in node.children for part in child.children for span in _span(part))


def _span(node: SyntaxTreeNode) -> tuple[Span, ...]:
    match node.type:
        case "text":
            return (node.content,) if node.content else ()
        case "softbreak":
            return (" ",)
        case "hardbreak":
            return (LineBreak(),)
        case "strong" | "em":
            return (Emphasis(strong=node.type == "strong", words=_words(node)),)
        case "link":
            return (_link(node),)
        case "image":
            return (Picture(file=picture_name(str(node.attrs["src"])), alt=plain(node)),)
    return (node.content,)


def _words(node: SyntaxTreeNode) -> Line:
    return tuple(span for child in node.children for span in _span(child))


def _link(node: SyntaxTreeNode) -> Span:
    """By id inside the handbook; out of it only with https. Anything else is stopped by the check, and is words."""
    target = str(node.attrs["href"])
    if target.startswith("https://"):
        return OuterLink(url=target, words=_words(node))
    kind, _, id = target.partition(":")
    return Link(to=target, text=plain(node)) if id and kind in _LINKED else plain(node)


def plain(node: SyntaxTreeNode) -> str:
    """The words without their marks."""
    return "".join(
        " " if part.type == "softbreak" else part.content for part in node.walk() if part.type in ("text", "softbreak")
    )
