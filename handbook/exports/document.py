"""The handbook as one JSON document, with the Norwegian keys of the YAML it was read from."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from handbook.dictionary.field import Block, Kind, ListOf, OneOrMore, section_of
from handbook.dictionary.kinds import CLOCK
from handbook.hours.ring import page_as_read
from handbook.model import Handbook, Record
from handbook.model.sources import FILES, FOLDERS
from handbook.values import clock


def handbook_json(handbook: Handbook) -> str:
    """Everything in the handbook, by the names of its files and folders; typed values as text."""
    data: dict[str, Any] = {}
    for source in FILES.values():
        data |= {name: _record(record) for name, record in source.held(handbook).items()}
    for source in FOLDERS.values():
        data[source.stem] = {id: _record(record) for id, record in source.held(handbook).items()}
    data["sider"] = {
        id: _record(page) | {"tekst": page_as_read(handbook, page.body)} for id, page in handbook.pages.items()
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _record(record: Record) -> dict[str, Any]:
    fields = ((field, getattr(record, field.name)) for field in section_of(type(record)).fields)
    return {field.key: _value(value, field.kind) for field, value in fields if value not in (None, ())}


def _value(value: Any, kind: Kind[Any]) -> Any:
    if isinstance(kind, OneOrMore) and len(value) == 1:
        return _value(value[0], kind.item)
    if isinstance(kind, ListOf):
        return [_value(item, kind.item) for item in value]
    if isinstance(kind, Block):
        return _record(value)
    if kind is CLOCK:
        return clock(value).replace(".", ":")
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, bool | int) else str(value)
