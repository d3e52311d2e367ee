"""Markdown pages → blocks. What print can't show is stopped by `check/printing`; nothing is ever dropped here."""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from handbook.binder.blocks import Block, Span, doubt, lead
from handbook.binder.links import Links
from handbook.binder.pictures import width
from handbook.language.markdown import picture_name, tree
from handbook.model import Page

_MANY_COLUMNS = 4


def render(page: Page, links: Links) -> list[Block]:
    """The page's text: what stands under each ## becomes a section with its heading beside it."""
    writer = _Writer(links)
    blocks: list[Block] = [lead(page.summary), *doubt(page)]
    current: list[Block] = []
    blocks.append({"b": "indent", "x": current})
    for node in tree(page.body).children:
        if node.type == "heading" and node.tag == "h2":
            current = []
            blocks.append({"b": "section", "title": _plain(node), "x": current, "id": None, "keep": False})
        else:
            current += writer.block(node)
    return [_with_room(block) for block in blocks if block["b"] != "indent" or block["x"]]


def _with_room(block: Block) -> Block:
    """A section that is one table of many columns gets the whole width, its heading above."""
    alone = block["x"][0] if block["b"] == "section" and len(block["x"]) == 1 else {}
    return {**block, "b": "wide"} if len(alone.get("columns", ())) >= _MANY_COLUMNS else block


@dataclass
class _Writer:
    links: Links

    def blocks(self, nodes: list[SyntaxTreeNode]) -> list[Block]:
        return [block for node in nodes for block in self.block(node)]

    def block(self, node: SyntaxTreeNode) -> list[Block]:
        match node.type:
            case "paragraph":
                return [{"b": "p", "x": self.inline(node)}]
            case "heading":
                return [{"b": "h", "deeper": int(node.tag[1]) - 1, "size": 10.5, "x": self.inline(node), "id": None}]
            case "bullet_list":
                return [{"b": "ul", "items": [self.blocks(item.children) for item in node.children]}]
            case "ordered_list":
                items = [self.blocks(item.children) for item in node.children]
                return [{"b": "ol", "start": node.attrs.get("start", 1), "items": items}]
            case "blockquote":
                return [{"b": "quote", "x": self.blocks(node.children)}]
            case "admonition":
                return [self.note(node)]
            case "table":
                return [self.table(node)]
        raise ValueError(f"no form on paper: {node.type}")

    def note(self, node: SyntaxTreeNode) -> Block:
        title = next((_plain(c) for c in node.children if c.type == "admonition_title"), "")
        body = [c for c in node.children if c.type != "admonition_title"]
        return {"b": "note", "kind": node.meta["tag"], "title": title, "x": self.blocks(body)}

    def table(self, node: SyntaxTreeNode) -> Block:
        head, *rest = node.children
        titles = [self.inline(cell) for cell in head.children[0].children]
        rows = [[{"x": self.inline(cell)} for cell in row.children] for body in rest for row in body.children]
        return {"b": "table", "columns": _shares(node), "head": titles, "rows": rows}

    def inline(self, node: SyntaxTreeNode) -> list[Span]:
        return [span for child in node.children for part in child.children for span in self.span(part)]

    def span(self, node: SyntaxTreeNode) -> list[Span]:
        match node.type:
            case "text":
                return [node.content] if node.content else []
            case "softbreak":
                return [" "]
            case "hardbreak":
                return [{"s": "break"}]
            case "strong" | "em":
                return [{"s": node.type, "x": [s for c in node.children for s in self.span(c)]}]
            case "link":
                return [self.link(node)]
            case "image":
                return [self.picture(node)]
        raise ValueError(f"no form on paper: {node.type}")

    def link(self, node: SyntaxTreeNode) -> Span:
        target = str(node.attrs["href"])
        if target.startswith("https://"):
            return {"s": "link", "url": target, "x": [s for c in node.children for s in self.span(c)]}
        return self.links.to(target, _plain(node))

    def picture(self, node: SyntaxTreeNode) -> Span:
        """As wide as its pixels allow in print, and never wider than the text."""
        file = picture_name(str(node.attrs["src"]))
        return {"s": "picture", "file": file, "alt": _plain(node), "width": width(self.links.handbook, file)}


def _shares(table: SyntaxTreeNode) -> list[int]:
    """Widths after how much each column holds; the square root keeps a short one readable."""
    rows = [row.children for part in table.children for row in part.children]
    return [max(3, round(sum(len(_plain(row[i])) for row in rows) ** 0.5)) for i in range(len(rows[0]))]


def _plain(node: SyntaxTreeNode) -> str:
    return "".join(n.content for n in node.walk() if n.type == "text")
