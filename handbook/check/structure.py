"""Does a page's Markdown have a form that screen and paper can both show? Asked of the tree that both are made from."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode

from handbook.language.markdown import line_of, tree
from handbook.model import Handbook, Page
from handbook.problem import Place, Problem, error

MOST_LEVELS = 5  # of quotes, lists and notes inside each other
_CONTAINERS = frozenset(("blockquote", "bullet_list", "ordered_list", "admonition"))


def headings(handbook: Handbook) -> Iterator[Problem]:
    """Headings say something, begin at ## and skip no level; also those in quotes, lists and notes (PDF/UA-1, 7.4.2)."""
    for page in handbook.pages.values():
        level = 1
        for node in (node for node in tree(page.body).walk() if node.type == "heading"):
            deep = int(node.tag[1])
            if not _text(node):
                yield error("tom-overskrift", _place(page, node), "Her er en overskrift uten tekst.",
                            "Skriv teksten etter #-ene, eller slett linjen.")  # fmt: skip
            elif deep == 1:
                yield error("overskrift-hopper", _place(page, node), "Overskriften er på feil nivå.",
                            "Begynn linjen med ##. Tittelen på siden står øverst i filen.")  # fmt: skip
            elif deep > level + 1:
                yield error("overskrift-hopper", _place(page, node),
                            f"Overskriften hopper fra nivå {level} til nivå {deep}.",
                            f"Begynn linjen med {'#' * (level + 1)}.")  # fmt: skip
            level = max(2, min(deep, level + 1))


def depth(handbook: Handbook) -> Iterator[Problem]:
    """Quotes, lists and notes don't stand in more than five levels."""
    for page in handbook.pages.values():
        deep = next((node for node in tree(page.body).walk() if _levels(node) > MOST_LEVELS), None)
        if deep:
            yield error("for-dypt", _place(page, deep), "Her er det for mange nivåer inni hverandre.",
                        f"Bruk høyst {MOST_LEVELS} nivåer av lister, sitater og bokser.")  # fmt: skip


def table_heads(handbook: Handbook) -> Iterator[Problem]:
    """No link stands in a table's first row: on paper it is set again on every page, where a link can't be."""
    for page in handbook.pages.values():
        for head in (node for node in tree(page.body).walk() if node.type == "thead"):
            if any(node.type == "link" for node in head.walk()):
                yield error("lenke-i-tabellhode", _place(page, head), "Den første raden i en tabell kan ikke ha lenker.",
                            "Skriv bare ord i den første raden, og lenken i en rad under.")  # fmt: skip


def _text(node: SyntaxTreeNode) -> str:
    return "".join(part.content for part in node.walk() if part.type == "text").strip()


def _levels(node: SyntaxTreeNode) -> int:
    here: SyntaxTreeNode | None = node
    found = 0
    while here is not None and not here.is_root:
        found += here.type in _CONTAINERS
        here = here.parent
    return found


def _place(page: Page, node: SyntaxTreeNode) -> Place:
    return Place(page.file, page.body_line + line_of(node))
