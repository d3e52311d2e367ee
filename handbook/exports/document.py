"""The handbook as one JSON document, with the Norwegian keys of the YAML it was read from."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from handbook.model import Handbook, Record
from handbook.read import kinds
from handbook.read.schema import FILES, FOLDERS, PAGES, Section
from handbook.values import clock


def handbook_json(handbook: Handbook) -> str:
    """Everything in the handbook, by the names of its files and folders; typed values as text."""
    h = handbook
    registers = (h.settings, h.laws, h.glossary, h.plan, h.synonyms, h.guide, h.binder)
    data: dict[str, Any] = {
        name.removeprefix("content/").removesuffix(".yml"): _record(register, section)
        for (name, section), register in zip(FILES.items(), registers, strict=True)
        if register is not None
    }
    folders = (handbook.agencies, handbook.workflows, handbook.forms, handbook.measures)
    for (folder, section), records in zip(FOLDERS.items(), folders, strict=True):
        data[folder.removeprefix("content/")] = {id: _record(record, section) for id, record in records.items()}
    data["sider"] = {id: _record(page, PAGES[1]) | {"tekst": page.body} for id, page in handbook.pages.items()}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _record(record: Record, section: Section) -> dict[str, Any]:
    return {
        field.key: _value(getattr(record, field.name), field.kind)
        for field in section.fields
        if getattr(record, field.name) not in (None, ())
    }


def _value(value: Any, kind: kinds.Kind) -> Any:
    if isinstance(kind, kinds.ListOf):
        return [_value(item, kind.item) for item in value]
    if isinstance(kind, kinds.Record):
        return _record(value, kind.section)
    if kind is kinds.CLOCK:
        return clock(value).replace(".", ":")
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, bool | int) else str(value)
