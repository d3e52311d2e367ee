"""The Markdown that pages may be written in: one parser for site, binder and search, and what all of them can show."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.admon import admon_plugin

# Every kind of node that has a form both on screen and on paper.
SHOWN = frozenset((
    "root", "paragraph", "heading", "bullet_list", "ordered_list", "list_item", "blockquote", "admonition", "admonition_title",
    "table", "thead", "tbody", "tr", "th", "td", "inline", "text", "softbreak", "hardbreak", "strong", "em", "link",
))  # fmt: skip


def parser() -> MarkdownIt:
    """CommonMark with tables and notes (`!!!`). HTML in the text is text."""
    return MarkdownIt("commonmark", {"html": False}).enable("table").use(admon_plugin)


def tree(body: str) -> SyntaxTreeNode:
    """The text of a page as a tree of nodes."""
    return SyntaxTreeNode(parser().parse(body))


def line_of(node: SyntaxTreeNode) -> int:
    """The line of the text, counted from 0, on which the block around the node begins."""
    here: SyntaxTreeNode | None = node
    while here is not None and (here.is_root or here.map is None):
        here = here.parent
    return here.map[0] if here is not None and here.map else 0
