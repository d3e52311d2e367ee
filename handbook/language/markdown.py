"""The Markdown that pages may be written in: one parser for site, binder and search, and what all of them can show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.admon import admon_plugin

# Every kind of node that has a form both on screen and on paper.
SHOWN = frozenset((
    "root", "paragraph", "heading", "bullet_list", "ordered_list", "list_item", "blockquote", "admonition", "admonition_title",
    "table", "thead", "tbody", "tr", "th", "td", "inline", "text", "softbreak", "hardbreak", "strong", "em", "link",
    "image",
))  # fmt: skip

PICTURE = "bilde:"  # what an address of a picture begins with


def parser() -> MarkdownIt:
    """CommonMark with tables and notes (`!!!`). HTML in the text is text."""
    return MarkdownIt("commonmark", {"html": False}).enable("table").use(admon_plugin)


@lru_cache(maxsize=64)  # several rules read the same page, and a hostile one takes seconds
def tree(body: str) -> SyntaxTreeNode:
    """The text of a page as a tree of nodes, which nobody changes."""
    return SyntaxTreeNode(parser().parse(body))


@lru_cache(maxsize=64)
def nodes(body: str) -> tuple[SyntaxTreeNode, ...]:
    """Every node of a text, in order: to walk through a tree is slow, and a dozen rules do."""
    return tuple(tree(body).walk())


@lru_cache(maxsize=64)
def _by_kind(body: str) -> Mapping[str, list[SyntaxTreeNode]]:
    found: defaultdict[str, list[SyntaxTreeNode]] = defaultdict(list)
    for node in nodes(body):
        found[node.type].append(node)
    return found


def nodes_of(body: str, kind: str) -> Iterable[SyntaxTreeNode]:
    """Every node of one kind, in order."""
    return _by_kind(body).get(kind, ())


def picture_name(source: str) -> str:
    """The file that a picture's address names: «bilde:kart.png» → kart.png."""
    return unquote(source).removeprefix(PICTURE)


def pictures(body: str) -> list[SyntaxTreeNode]:
    """Every picture in a text, in order."""
    return list(nodes_of(body, "image")) if "![" in body else []


def picture_names(bodies: Iterable[str]) -> list[str]:
    """The files of all the handbook's own pictures in the texts, each once, in order."""
    sources = {str(node.attrs["src"]) for body in bodies for node in pictures(body)}
    return sorted({picture_name(source) for source in sources if source.startswith(PICTURE)})


def line_of(node: SyntaxTreeNode) -> int:
    """The line of the text, counted from 0, on which the block around the node begins."""
    here: SyntaxTreeNode | None = node
    while here is not None and (here.is_root or here.map is None):
        here = here.parent
    return here.map[0] if here is not None and here.map else 0
