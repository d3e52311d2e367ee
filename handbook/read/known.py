"""Every id that is written somewhere, also in records that hold mistakes: a reference to it is no mistake."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from handbook.dictionary.field import Scalar, Section
from handbook.model import Paragraph, Thing
from handbook.model.sources import FILES, FOLDERS, PAGES
from handbook.read.files import File


class _Everything(frozenset[str]):
    """The ids of a register that can't be read: any of them may stand there."""

    def __contains__(self, id: object) -> bool:
        return True


def known_ids(files: list[File], unreadable: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Kind of thing → the ids of that kind. Steps are «prosedyre/steg».

    `unreadable` names the files that could not be read as YAML: what they hold counts as known, and so does any id of a
    kind in which one is misspelt. So one slip of the pen doesn't give a problem in every file that refers to it.
    """
    known: dict[str, set[str]] = defaultdict(set)
    hidden: set[str] = set()
    for name in unreadable:
        folder, _, file_name = name.rpartition("/")
        source = FILES.get(name) or FOLDERS.get(folder) or (PAGES if name.endswith(".md") else None)
        if source is None:
            continue
        if source.section.thing:
            known[source.section.thing].add(file_name.rpartition(".")[0])
        hidden.update(inside.thing for path, inside in source.section.sections() if path and inside.thing)
    for file in files:
        if file.section.thing:
            known[file.section.thing].add(file.id)
        for thing, id in _inside(file.section, file.document.values, file.id):
            if id is None:
                hidden.add(thing)
            else:
                known[thing].add(id)
    return {kind: frozenset(ids) for kind, ids in known.items()} | {kind: _Everything() for kind in hidden}


def _inside(section: Section, values: dict[str, Any], around: str) -> Iterator[tuple[str, str | None]]:
    """The things inside a block: («rolle», «styrer»), None where the id can't be one. `around` is what they stand in."""
    for key, inner in section.blocks.items():
        if inner.thing is None:
            continue
        for item in _blocks(values.get(key)):
            written = "nummer" if inner.thing == Thing.PARAGRAPH else "id"
            if isinstance(item.get(written), str):
                yield inner.thing, _id(inner, written, item[written], around)
            yield from _inside(inner, item, str(item.get("id")))


def _id(section: Section, key: str, text: str, around: str) -> str | None:
    """The id of an item in a list: steps have their workflow's before their own, paragraphs are written by number."""
    kind = section.by_key[key].kind
    try:
        id = str(kind.parse(text)) if isinstance(kind, Scalar) else text
    except ValueError:
        return None
    if section.thing == Thing.PARAGRAPH:
        return Paragraph.make_id(around, id)
    return f"{around}/{id}" if section.thing == Thing.STEP else id


def _blocks(value: Any) -> Iterator[dict[str, Any]]:
    yield from (item for item in (value if isinstance(value, list) else []) if isinstance(item, dict))
