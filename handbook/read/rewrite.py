"""Changes in a YAML text that leave everything else as it stands: comments, order, quotation marks, line ends.

`Refused` is raised with a sentence for the person where a change can't be made without touching more than was asked for.
"""

from __future__ import annotations

import codecs
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import yaml

from handbook.dictionary.field import quoted
from handbook.exchange import patiently
from handbook.read.source import FRONT_MATTER, Path_, compose


class Refused(Exception):
    """The text is not changed; the message says why, in Norwegian."""


def in_bytes(data: bytes, file: str, change: Callable[[str], str]) -> bytes:
    """Change the YAML of a file, or the front matter of a page; its byte order mark and line ends are kept."""
    text, packed = unpacked(data, file)
    front = FRONT_MATTER.match(text) if file.endswith(".md") else None
    # The first line is ---, as where pages are read, so that lines keep their numbers.
    changed = text[: front.start(1)] + change(front[1]) + text[front.end(1) :] if front else change(text)
    return packed(changed)


def unpacked(data: bytes, file: str) -> tuple[str, Callable[[str], bytes]]:
    """The text of a file with plain line ends, and a function that packs a text as this one was: its byte order mark
    and its line ends. Raises `Refused` when its lines end in several ways, so that it couldn't be given back as it was."""
    mark = "\N{ZERO WIDTH NO-BREAK SPACE}" if data.startswith(codecs.BOM_UTF8) else ""
    written = data.decode("utf-8-sig")
    end = "\r\n" if "\r" in written else "\n"
    text = written.replace(end, "\n")
    if "\r" in text or text.replace("\n", end) != written:
        raise Refused(f"Linjene i {file} slutter på flere måter. Lagre filen på nytt med én slags linjeskift.")
    return text, lambda changed: (mark + changed.replace("\n", end)).encode()


def replace_files(changes: Mapping[Path, tuple[bytes | None, bytes]]) -> None:
    """Give each file its new content in place of the old (atomic for each): a reader never meets half a file. The old
    content of a file that is yet to be made is None.

    All are written beside the old ones first, so that a full disk changes nothing. Raises `Refused`, and changes
    nothing, when somebody has changed one of them meanwhile, or holds one open (Windows): those before it get their
    old content back.
    """
    beside = {path: path.with_name(f".{path.name}.ny") for path in changes}
    try:
        for path, (old, new) in changes.items():
            with beside[path].open("wb") as file:
                file.write(new)
                file.flush()
                os.fsync(file.fileno())
            if old is not None:
                shutil.copymode(path, beside[path])
        for path, (old, _) in changes.items():
            if (path.read_bytes() if path.exists() else None) != old:
                raise Refused(
                    f"{path.name} ble endret av noen andre imens. Kjør kommandoen igjen. Ingenting er endret."
                )
        replaced: list[Path] = []
        try:
            for path, fresh in beside.items():
                patiently(fresh.replace, path)
                replaced.append(path)
        except PermissionError as held:
            for changed in replaced:
                _take_back(changed, changes[changed][0])
            raise Refused(
                f"{path.name} kan ikke skrives. Lukk programmer som har den åpen. Ingenting er endret."
            ) from held
    finally:
        for fresh in beside.values():
            fresh.unlink(missing_ok=True)


def _take_back(path: Path, old: bytes | None) -> None:
    if old is None:
        path.unlink()
        return
    fresh = path.with_name(f".{path.name}.ny")
    fresh.write_bytes(old)
    shutil.copymode(path, fresh)
    patiently(fresh.replace, path)


def put(text: str, block: Path_, key: str, value: str, before: str) -> str:
    """Set a value on one line: in place of the one that stands there, or as a new line before the key `before`."""
    node = _block(text, block)
    found = _pair(node, key)
    if found is None:
        return _insert(text, node, before, f"{key}: {quoted(value)}")
    return _replaced(text, found[1], quoted(value))


def append(text: str, block: Path_, key: str, value: str, before: str) -> str:
    """Add an item at the end of a list, or make the list as a new line before the key `before`. Once is enough."""
    node = _block(text, block)
    found = _pair(node, key)
    if found is None:
        return _insert(text, node, before, f"{key}: [{quoted(value, inside_list=True)}]")
    items = found[1]
    if not isinstance(items, yaml.SequenceNode) or not items.value:
        raise Refused(f"«{key}» på linje {found[0].start_mark.line + 1} er ingen liste. Rett det i filen først.")
    if any(item.value == value for item in items.value):
        return text
    last = items.value[-1]
    if items.flow_style:
        at = _offset(text, last.end_mark)
        return text[:at] + f", {quoted(value, inside_list=True)}" + text[at:]
    lines = text.split("\n")
    indent = lines[items.value[0].start_mark.line].index("-")
    lines.insert(_last_line(last) + 1, f"{' ' * indent}- {quoted(value)}")
    return "\n".join(lines)


def remove(text: str, block: Path_, key: str) -> str:
    """Take out a field with its value; nothing happens where it isn't written."""
    node = _block(text, block)
    found = _pair(node, key)
    if found is None:
        return text
    if len(node.value) == 1:
        raise Refused(f"«{key}» er det eneste feltet i blokken på linje {node.start_mark.line + 1}.")
    lines = text.split("\n")
    first, last = found[0].start_mark.line, _last_line(found[1])
    begins_item = node.value[0] is found and lines[first][: found[0].start_mark.column].strip() == "-"
    if begins_item:  # the hyphen stands before the next field then
        following = node.value[1][0].start_mark
        lines[following.line] = lines[first][: following.column] + lines[following.line][following.column :]
    del lines[first : last + 1]
    return "\n".join(lines)


def _block(text: str, path: Path_) -> yaml.MappingNode:
    """The block at a path, when its fields stand on lines of their own."""
    document, problems = compose(text, "")
    if document is None:
        raise Refused(problems[0].message)
    node: yaml.Node = document.root
    for part in path:
        found = None
        if isinstance(node, yaml.MappingNode):
            found = next((value for key, value in node.value if key.value == part), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            found = node.value[part]
        if found is None:
            raise Refused("Filen er endret, eller bruker et gammelt navn på et felt. Kjør python3 build.py check.")
        node = found
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        line = node.start_mark.line + 1
        raise Refused(f"Blokken på linje {line} står i klammer. Skriv feltene på hver sin linje, og prøv igjen.")
    return node


def _pair(node: yaml.MappingNode, key: str) -> tuple[yaml.Node, yaml.Node] | None:
    return next((pair for pair in node.value if pair[0].value == key), None)


def _insert(text: str, node: yaml.MappingNode, before: str, line: str) -> str:
    found = _pair(node, before)
    if found is None:
        raise Refused(f"«{before}» står ikke i blokken på linje {node.start_mark.line + 1}.")
    lines = text.split("\n")
    at, column = found[0].start_mark.line, found[0].start_mark.column
    margin = lines[at][:column]  # of the first field in an item it holds the hyphen
    lines[at] = " " * column + lines[at][column:]
    lines.insert(at, margin + line)
    return "\n".join(lines)


def _replaced(text: str, node: yaml.Node, value: str) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise Refused(f"Verdien på linje {node.start_mark.line + 1} er ikke én tekst. Endre den i filen.")
    start = _offset(text, node.start_mark)
    if node.style in ("|", ">"):
        lines = text.split("\n")
        last = _last_line(node)
        end = sum(len(line) + 1 for line in lines[:last]) + len(lines[last])
    else:
        end = _offset(text, node.end_mark)
    return text[:start] + value + text[end:]


def _last_line(node: yaml.Node) -> int:
    """The last line of a value. That of a block scalar ends where the next token begins."""
    end: int = node.end_mark.line
    literal = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
    starts_a_line = node.end_mark.column == 0 or (isinstance(node, yaml.CollectionNode) and not node.flow_style)
    return end - 1 if (literal or starts_a_line) and end > node.start_mark.line else end


def _offset(text: str, mark: yaml.Mark) -> int:
    return sum(len(line) + 1 for line in text.split("\n", mark.line)[: mark.line]) + int(mark.column)
