"""Does a page's Markdown have a form that screen and paper can both show? Asked of the tree that both are made from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode

from handbook.check.texts import texts_as_written
from handbook.language.markdown import line_of, nodes, nodes_of
from handbook.model import Handbook, Page
from handbook.model.things import LINKED
from handbook.problem import Place, Problem, error

LONGEST_TITLE = 300  # characters; the longest in use has 222
TITLES = frozenset(("navn", "tittel", "overskrift", "kortnavn", "ord"))
MOST_LEVELS = 5  # of quotes, lists and notes inside each other
_CONTAINERS = frozenset(("blockquote", "bullet_list", "ordered_list", "admonition"))


def headings(handbook: Handbook) -> Iterator[Problem]:
    """Headings say something, begin at ## and skip no level; also those in quotes, lists and notes (PDF/UA-1, 7.4.2)."""
    for page in handbook.pages.values():
        level = 1
        for node in nodes_of(page.body, "heading"):
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


def long_titles(handbook: Handbook) -> Iterator[Problem]:
    """No name, title or heading is so long that it is no title: on paper one must have room on a page."""
    for text in texts_as_written(handbook, worth=lambda text: len(text) > LONGEST_TITLE):
        if text.key in TITLES or (text.key == "tekst" and text.text.startswith("#") and isinstance(text.top, Page)):
            yield error("for-lang-tittel", text.place, f"Dette er {len(text.text)} tegn, og skal stå som navn eller overskrift.",
                        f"Skriv høyst {LONGEST_TITLE} tegn. Resten kan stå i teksten under.")  # fmt: skip


def depth(handbook: Handbook) -> Iterator[Problem]:
    """Quotes, lists and notes don't stand in more than five levels."""
    for page in handbook.pages.values():
        deep = next(
            (node for node in nodes(page.body) if node.type in _CONTAINERS and _levels(node) > MOST_LEVELS), None
        )
        if deep:
            yield error("for-dypt", _place(page, deep), "Her er det for mange nivåer inni hverandre.",
                        f"Bruk høyst {MOST_LEVELS} nivåer av lister, sitater og bokser.")  # fmt: skip


def table_heads(handbook: Handbook) -> Iterator[Problem]:
    """No link stands in a table's first row: on paper it is set again on every page, where a link can't be."""
    for page in handbook.pages.values():
        for head in nodes_of(page.body, "thead"):
            if any(node.type == "link" for node in head.walk()):
                yield error("lenke-i-tabellhode", _place(page, head), "Den første raden i en tabell kan ikke ha lenker.",
                            "Skriv bare ord i den første raden, og lenken i en rad under.")  # fmt: skip


# Markdown that the reader would see as signs, and what it was meant to be.
_LEFT_OVER = (
    (re.compile(r"\]\(|\[\[|\]\["), "en lenke", "Skriv lenken slik: [ordene](instans:ppt), uten mellomrom mellom ] og (."),
    (re.compile(r"\b(?:" + "|".join(thing.link for thing in LINKED if thing.link) + r"):[a-z0-9][a-z0-9/-]+"),
     "en lenke", "Skriv ordene i hakeparentes foran, for eksempel [PPT](instans:ppt)."),
    (re.compile(r"^#{1,6}(?=[^#\s\d])"), "en overskrift", "Sett et mellomrom etter #-ene."),
    (re.compile(r"\*\*|__"), "uthevet skrift", "Sett ** både foran og bak ordene, tett inntil dem."),
    (re.compile(r"^[•·▪‣◦]"), "et punkt", "Begynn punktet med bindestrek og mellomrom."),
    (re.compile(r"^(?:!!!|\?\?\?\+?)"), "en boks", "Skriv !!!, mellomrom, note, tip, warning eller danger, og tittelen i anførselstegn."),
    (re.compile(r"^\|.*\|$"), "en tabell", "Sett en tom linje foran tabellen, og en linje som | --- | --- | under den første raden."),
)  # fmt: skip
NOTES = ("note", "tip", "info", "warning", "danger")


def left_over(handbook: Handbook) -> Iterator[Problem]:
    """No sign of Markdown is left in the text: a link, heading, table or box that was not written as one."""
    for page in handbook.pages.values():
        for node in nodes_of(page.body, "inline"):
            told = ""
            for number, line in enumerate(node.content.split("\n")):
                found = _signs(page, node, number, line)
                if found and found.message != told:  # the lines of one list are one slip
                    yield found
                told = found.message if found else ""


def _signs(page: Page, node: SyntaxTreeNode, number: int, line: str) -> Problem | None:
    shown = _shown_of_line(node, number)
    for pattern, meant, hint in _LEFT_OVER:
        match = pattern.search(shown)
        if match:
            place = _place(page, node)
            return error("markdown-vises", Place(place.file, place.line + number, 1, max(1, len(line))),
                         f"«{match[0]}» blir stående som tegn. Det ser ut som {meant} som ikke er skrevet riktig.", hint)  # fmt: skip
    return None


def _shown_of_line(node: SyntaxTreeNode, number: int) -> str:
    """What readers see of a line of a paragraph, without its links and marks."""
    lines = [""]
    for part in node.walk():
        if part.type in ("softbreak", "hardbreak"):
            lines.append("")
        elif part.type == "text" and not _in_link(part):
            lines[-1] += part.content
    return lines[number] if number < len(lines) else ""


def _in_link(node: SyntaxTreeNode) -> bool:
    return node.parent is not None and (node.parent.type == "link" or _in_link(node.parent))


def boxes(handbook: Handbook) -> Iterator[Problem]:
    """A box is of a kind that has a look, and what belongs in it is moved in."""
    for page in handbook.pages.values():
        for node in nodes_of(page.body, "admonition"):
            kind = str(node.meta["tag"])
            if node.markup.startswith("???"):
                yield error("ukjent-boks", _place(page, node), "Bokser som kan brettes sammen finnes ikke.",
                            f"Begynn linjen med !!! i stedet for {node.markup}.")  # fmt: skip
            elif kind not in NOTES:
                yield error("ukjent-boks", _place(page, node), f"Bokser av slaget «{kind}» finnes ikke.",
                            f"Skriv et av slagene {', '.join(NOTES)}.")  # fmt: skip
            elif all(child.type == "admonition_title" for child in node.children):
                yield error("tom-boks", _place(page, node), "Boksen er tom.",
                            "Rykk teksten under inn med fire mellomrom.")  # fmt: skip


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
