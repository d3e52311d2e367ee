"""Bytes → text → YAML nodes that know their place. Everything that can be wrong with a file before its fields."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from handbook.problem import Place, Problem, error, warning
from handbook.read.characters import first_invisible, is_ordinary, normalised
from handbook.read.layout import MAX_DEPTH, layout, may_be_deep
from handbook.read.syntax import begins_with_sign, explain

MAX_BYTES = 500_000  # the largest register that people keep is a fifth of this
MAX_BYTES_OF_PAGE = 200_000  # Markdown is read by slower readers
MOST_PROBLEMS = 100  # in one file from one stage; mending the first of them usually mends the rest
Path_ = tuple[str | int, ...]
_Loader: Any = yaml.CSafeLoader  # libyaml: ten times faster, and the one reader, for the other refuses some right files


class _Nodes(_Loader):  # type: ignore[misc]
    """Composes nodes without asking what type each scalar might have: to us they are all text."""

    def resolve(self, kind: type, value: str | None, implicit: object) -> str:
        """The tag of a node, which nobody reads."""
        return ""

    def descend_resolver(self, parent: object, index: object) -> None:
        """Nothing to prepare."""

    def ascend_resolver(self) -> None:
        """Nothing to tidy up."""


@dataclass(frozen=True, eq=False)
class Document:
    """A YAML mapping with the place of every value. `values` holds text, lists and dicts only."""

    file: str
    root: yaml.MappingNode
    values: dict[str, Any]

    def place(self, path: Path_) -> Place:
        """Where the value at `path` stands, or the nearest block around it."""
        node: yaml.Node = self.root
        for part in path:
            child = _child(node, part)
            if child is None:
                break
            node = child[1]
        return node_place(self.file, node)

    def key_place(self, path: Path_) -> Place:
        """Where the key that ends `path` stands."""
        node: yaml.Node = self.root
        for part in path[:-1]:
            child = _child(node, part)
            if child is None:
                return node_place(self.file, node)
            node = child[1]
        found = _child(node, path[-1])
        return node_place(self.file, found[0] if found else node)


# The fields above the text of a page, between two lines of ---.
FRONT_MATTER = re.compile(r"---[ ]*\n(.*?\n)---[ ]*(?:\n|$)", re.DOTALL)


def node_place(file: str, node: yaml.Node) -> Place:
    """The place of a node; underlines one line of it at most."""
    start, end = node.start_mark, node.end_mark
    on_one_line = isinstance(node, yaml.ScalarNode) and start.line == end.line
    return Place(file, start.line + 1, start.column + 1, max(1, end.column - start.column) if on_one_line else 1)


def _child(node: yaml.Node, part: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((k, v) for k, v in node.value if k.value == part), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part]
    return None


def read_text(path: Path, file: str) -> tuple[str, list[Problem]]:
    """The text of a file, or the one problem that keeps it from being read. `file` is its name in messages."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise OSError("a folder or a pipe")
        most = MAX_BYTES_OF_PAGE if path.suffix == ".md" else MAX_BYTES
        if found.st_size > most:
            return "", [error("for-stor-fil", Place(file), "Filen er for stor til å være skrevet for hånd.",
                              f"Største tillatte størrelse er {most // 1000} kB. Del den i flere filer.")]  # fmt: skip
        data = path.read_bytes()
    except OSError:
        return "", [error("kan-ikke-lese", Place(file), "Filen kan ikke leses.", "Er den åpen i et annet program?")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = data[: problem.start].decode("utf-8", "replace")
        place = Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return "", [error("feil-tegnsett", place, "Filen er ikke lagret som UTF-8. Bokstaver som æ, ø og å kan bli feil.",
                          "Lagre filen på nytt med tegnsettet UTF-8.")]  # fmt: skip
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    ordinary = is_ordinary(text)
    text = text if ordinary else normalised(text)
    offset = None if ordinary else first_invisible(text)
    merge = _MERGE.search(text) if any(sign in text for sign in _MERGE_SIGNS) else None
    if merge:
        return text, [error("uferdig-fletting", text_place(file, text, merge.start(), 7), "To utgaver av filen er flettet sammen, og ingen har valgt mellom dem.",
                            "Behold det som er riktig, og slett linjene med <<<<<<<, ======= og >>>>>>>.")]  # fmt: skip
    return text, [] if offset is None else [_invisible(text_place(file, text, offset))]


_MERGE_SIGNS = ("<<<<<<<", ">>>>>>>", "|||||||")
_MERGE = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)", re.MULTILINE)


def _invisible(place: Place) -> Problem:
    return error("usynlig-tegn", place, "Her står et usynlig tegn som ikke hører hjemme i filen.",
                 "Slett tegnet, eller skriv linjen på nytt.")  # fmt: skip


def text_place(file: str, text: str, offset: int, length: int = 1, first_line: int = 1) -> Place:
    """The place of a character offset in a text that starts on `first_line`."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Place(file, first_line + text.count("\n", 0, offset), offset - line_start + 1, length)


def compose(text: str, file: str) -> tuple[Document | None, list[Problem]]:
    """The text as one YAML mapping, or what is wrong with it as YAML."""
    if _EMPTY.match(text):
        return None, [error("tom-fil", Place(file), "Filen er tom.",
                            "Fyll den ut, eller slett den hvis den ikke skal være med.")]  # fmt: skip
    problems = list(layout(text, file))
    if problems:
        return None, problems
    try:
        problems = list(_events(text, file)) if _is_odd(text) or may_be_deep(text) else []
        node = yaml.compose(text, Loader=_Nodes) if not problems else None
    except yaml.YAMLError as mistake:
        return None, [explain(mistake, text, file)]
    except RecursionError:
        return None, [error("for-dypt", Place(file), "Filen har for mange nivåer inni hverandre.")]
    if problems:
        return None, problems
    if not isinstance(node, yaml.MappingNode):
        place = node_place(file, node) if node else Place(file)
        return None, [error("feil-form", place, "Filen skal bestå av felt, med navn og kolon.",
                            "Skriv for eksempel «navn: Helsestasjonen».")]  # fmt: skip
    values = _plain(node, file, problems)
    if " #" in text:
        problems.extend(_cut(node, text.split("\n"), file))
    if any(problem.code == "mangler-bindestrek" for problem in problems):
        return None, problems[:MOST_PROBLEMS]  # two blocks have become one: all else that is said about it is noise
    return Document(file, node, values), problems[:MOST_PROBLEMS]


_EMPTY = re.compile(r"(?:^[ \t]*#.*|^---[ \t]*$|\s)*+\Z", re.MULTILINE)  # blank lines, comments and --- alone
_QUESTION_KEY = re.compile(r"\n *(?:- +)*\? ")


def _is_odd(text: str) -> bool:
    """Could there be an anchor, a tag, a second document or a key behind a question mark? Nearly always no, by literals."""
    if any(sign in text for sign in "&*!"):
        return True
    lines = f"\n{text}"
    return (
        "\n---" in lines
        or "\n..." in lines
        or ((" ? " in text or "\n? " in lines) and _QUESTION_KEY.search(lines) is not None)
    )


def _events(text: str, file: str) -> Iterator[Problem]:
    """Anchors, aliases, tags, keys behind a question mark and several documents: never needed here, and easy to get wrong.
    Too many levels too.
    """
    documents = depth = 0
    lines = text.split("\n")
    for event in yaml.parse(text, Loader=_Loader):
        mark: Any = event.start_mark
        place = Place(file, mark.line + 1, mark.column + 1)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                yield error("flere-dokumenter", place, "Filen er delt i flere deler med «---».",
                            "Slett linjen, eller lag en fil for hver del.")  # fmt: skip
                return
        elif isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            yield error("anker", place, f"Ord som begynner med «{sign}» har en spesiell betydning i YAML.",
                        f"Sett teksten i anførselstegn: \"{sign}…\".")  # fmt: skip
            return
        elif getattr(event, "tag", None):
            yield error("merkelapp", place, "Ord som begynner med «!» har en spesiell betydning i YAML.",
                        'Sett teksten i anførselstegn: "!…".')  # fmt: skip
            return
        elif isinstance(event, yaml.MappingStartEvent) and lines[mark.line][mark.column : mark.column + 2] == "? ":
            told = begins_with_sign(lines, file, {mark.line})
            if told:
                yield told
                return
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            yield error("for-dypt", place, "Her er det for mange nivåer inni hverandre.",
                        "Rykk inn med to mellomrom for hvert nivå.")  # fmt: skip
            return


def _plain(node: yaml.Node, file: str, problems: list[Problem], depth: int = 0) -> Any:
    if depth > MAX_DEPTH:
        problems.append(error("for-dypt", node_place(file, node), "Her er det for mange nivåer inni hverandre."))
        return ""
    if isinstance(node, yaml.ScalarNode):
        if node.style != '"':
            return node.value.strip()
        value = normalised(node.value)  # between these quotation marks characters may be written by number
        if first_invisible(value) is not None:
            problems.append(_invisible(node_place(file, node)))
        return value.strip()
    if isinstance(node, yaml.SequenceNode):
        problems.extend(_run_together(node, file))
        return [_plain(item, file, problems, depth + 1) for item in node.value]
    values: dict[str, Any] = {}
    first: dict[str, yaml.Node] = {}
    again: list[yaml.Node] = []
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else None
        if name is None:
            problems.append(error("feil-form", node_place(file, key), "Navnet på feltet må være et ord."))
        elif name in first:
            again.append(key)
        else:
            first[name] = key
            values[name] = _plain(value, file, problems, depth + 1)
    if again:
        problems.extend(_repeated(file, first, again))
    return values


_SENTENCE = 3  # words: a number or a name may well have a comment after it


def _cut(node: yaml.Node, lines: list[str], file: str, least: int = _SENTENCE) -> Iterator[Problem]:
    """Text without quotation marks that ends where a # begins: what follows is a comment, which no reader sees.

    A text is words: at least `least` of them. An item of a list is a text from two words on, for ids are one.
    """
    if isinstance(node, yaml.ScalarNode):
        end: Any = node.end_mark
        rest = lines[end.line][end.column :].lstrip() if end.line < len(lines) else ""
        is_text = len(node.value.split()) >= least or re.match(r"#\S", rest)
        if not node.style and node.value and rest.startswith("#") and is_text:
            yield warning("tekst-etter-nummertegn", node_place(file, node), "Teksten slutter der # begynner. Resten vises ikke.",
                          "Er # en del av teksten, sett hele teksten i anførselstegn. Ellers flytt kommentaren til en egen linje.")  # fmt: skip
    elif isinstance(node, yaml.CollectionNode):
        for child in node.value:
            for part in child if isinstance(child, tuple) else (child,):
                yield from _cut(part, lines, file, _SENTENCE if isinstance(child, tuple) else 2)


def _run_together(items: yaml.SequenceNode, file: str) -> Iterator[Problem]:
    """Items without quotation marks that go on over several lines: most likely a new item whose hyphen is missing."""
    if items.flow_style:
        yield from _split(items.value, file)
        return
    for item in items.value:
        if isinstance(item, yaml.ScalarNode) and not item.style and item.start_mark.line != item.end_mark.line:
            yield warning("punkt-over-flere-linjer", node_place(file, item), "Dette punktet går over flere linjer.",
                          "Skal det være flere punkter, sett bindestrek foran hvert av dem. Ellers skriv alt på én linje.")  # fmt: skip


def _split(items: Sequence[yaml.Node], file: str) -> Iterator[Problem]:
    """Items between brackets that go on in small letters where the first is a sentence: a comma was meant as a comma."""
    texts = [item for item in items if isinstance(item, yaml.ScalarNode) and not item.style]
    if len(texts) > 1 and len(texts[0].value.split()) >= _SENTENCE and texts[0].value[:1].isupper():
        for item in texts[1:]:
            if item.value[:1].islower() and " " in item.value:
                yield warning("komma-deler-teksten", node_place(file, item), "Kommaet foran gjør dette til et eget punkt.",
                              "Hører det til teksten foran, sett hele teksten i anførselstegn.")  # fmt: skip
                return


def _repeated(file: str, first: dict[str, yaml.Node], again: list[yaml.Node]) -> Iterator[Problem]:
    """Fields that stand twice in a block. When several do, it is most likely a new item whose hyphen is missing."""
    for key in again[:1]:
        name, line = key.value, first[key.value].start_mark.line + 1
        if len(again) > 1:
            yield error("mangler-bindestrek", node_place(file, key), f"Her begynner feltene på nytt: «{name}» står også på linje {line}.",
                        "Er det et nytt punkt, skriv bindestrek foran det første feltet i punktet. Ellers slett det som står dobbelt.")  # fmt: skip
        else:
            yield error("dobbelt-felt", node_place(file, key), f"Feltet «{name}» står to ganger. Det første står på linje {line}.",
                        "Behold det riktige og slett det andre.")  # fmt: skip
