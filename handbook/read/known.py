"""Every id that is written somewhere, also in records that hold mistakes: a reference to it is no mistake."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from handbook.model import Paragraph
from handbook.read.files import File
from handbook.read.schema import FILES

_BY_FOLDER = {"agencies": "instans", "workflows": "prosedyre", "content/skjema": "skjema",
              "content/tiltak": "tiltak", "content": "side"}  # fmt: skip
_BY_LIST = {
    "content/handbok.yml": {"nivaer": "niva", "roller": "rolle", "arbeidssteder": "arbeidssted", "temaer": "tema",
                            "advarsler": "advarsel", "distrikter": "distrikt", "henvendelser": "henvendelse"},
    "content/lovverk.yml": {"lover": "lov", "frister": "lovfrist"},
    "content/ordliste.yml": {"ordliste": "ord"},
    "content/moteplan.yml": {"moter": "mote"},
    "content/veiviser.yml": {"sporsmal": "sporsmal"},
}  # fmt: skip


class _Everything(frozenset[str]):
    """The ids of a register that can't be read: any of them may stand there."""

    def __contains__(self, id: object) -> bool:
        return True


def known_ids(files: list[File], unreadable: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Kind of thing → the ids of that kind. Steps are «prosedyre/steg».

    `unreadable` names the files that could not be read as YAML: what they hold counts as known, so that
    one slip of the pen doesn't give a problem in every file that refers to it.
    """
    known: dict[str, set[str]] = defaultdict(set)
    hidden: set[str] = set()
    for name in unreadable:
        folder, _, file_name = name.rpartition("/")
        if folder in _BY_FOLDER and name not in FILES:
            known[_BY_FOLDER[folder]].add(file_name.rpartition(".")[0])
        hidden.update(_BY_LIST.get(name, {}).values())
        hidden.update({"paragraf"} if name == "content/lovverk.yml" else {"steg"} if folder == "workflows" else ())
    for file in files:
        values = file.document.values
        if file.folder:
            known[_BY_FOLDER[file.folder]].add(file.id)
        for key, kind in _BY_LIST.get(file.name, {}).items():
            known[kind].update(str(item["id"]) for item in _blocks(values.get(key)) if item.get("id"))
        if file.folder == "workflows":
            known["steg"].update(f"{file.id}/{step['id']}" for step in _blocks(values.get("steg")) if step.get("id"))
        if file.name == "content/lovverk.yml":
            known["paragraf"].update(_paragraphs(values))
    return {kind: frozenset(ids) for kind, ids in known.items()} | {kind: _Everything() for kind in hidden}


def _paragraphs(values: dict[str, Any]) -> Iterator[str]:
    for act in _blocks(values.get("lover")):
        for paragraph in _blocks(act.get("paragrafer")):
            yield Paragraph.make_id(str(act.get("id")), str(paragraph.get("nummer")))


def _blocks(value: Any) -> Iterator[dict[str, Any]]:
    yield from (item for item in (value if isinstance(value, list) else []) if isinstance(item, dict))
