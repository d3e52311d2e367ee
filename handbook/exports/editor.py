"""The dictionary as JSON Schema (draft-07), so that an editor can complete, explain and underline.

It says less than the check: nothing that the check accepts is ever underlined, but references and everything
that spans files are left to `build.py check`. `errorMessage`, `markdownDescription` and their like are what the
YAML extension of VS Code shows; other programs skip them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from handbook.dictionary.field import Block, Field, Kind, ListOf, OneOrMore, Ref, Scalar, Section
from handbook.model.sources import FILES, FOLDERS, PAGES

FOLDER = ".vscode/schemas"
Schema = dict[str, Any]

# A YAML reader makes numbers of what we read as text; only where a bare number can be right is it let through.
_ANY_TEXT = ["string", "number", "boolean"]


def files() -> dict[str, str]:
    """Every schema as the text of a file: «.vscode/schemas/agencies.json» → JSON."""
    sources = {**FILES, **FOLDERS, "side": PAGES}
    return {f"{FOLDER}/{_name(of)}": _text(json_schema(source.section)) for of, source in sources.items()}


def associations() -> dict[str, list[str]]:
    """Which files each schema is for, as VS Code's `yaml.schemas` wants it."""
    single = {f"{FOLDER}/{_name(file)}": [file] for file in FILES}
    return single | {f"{FOLDER}/{_name(folder)}": [f"{folder}/*.yml"] for folder in FOLDERS}


def json_schema(section: Section) -> Schema:
    """One kind of file as JSON Schema."""
    return {"$schema": "http://json-schema.org/draft-07/schema#", **_section(section), "title": section.title}


def _name(of: str) -> str:
    return f"{PurePosixPath(of).stem}.json"


def _text(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _section(section: Section) -> Schema:
    known = ", ".join(section.by_key)
    schema: Schema = {
        "type": "object",
        "additionalProperties": False,
        "errorMessage": f"Dette hører ikke hjemme her. Felt som kan stå her: {known}.",
        "properties": {key: schema for field in section.fields for key, schema in _properties(field)},
    }
    rules = [_required(field) for field in section.fields if field.required]
    rules += [_one_of(section)] if section.one_of else []
    return schema | ({"allOf": rules} if rules else {})


def _properties(field: Field) -> Iterator[tuple[str, Schema]]:
    schema = _field(field)
    yield field.key, schema
    for old in field.formerly:
        yield old, {**schema, "deprecationMessage": f"Feltet heter nå «{field.key}»."}


def _there(field: Field) -> Schema:
    """The field stands there, by its key or one it had before."""
    keys = [{"required": [key]} for key in (field.key, *field.formerly)]
    return keys[0] if len(keys) == 1 else {"anyOf": keys}


def _required(field: Field) -> Schema:
    """A rule for each field, for each has a message of its own."""
    message = f"Her mangler feltet «{field.key}»: {field.help}"
    return {
        **_there(field),
        "errorMessage": message + (f" For eksempel: {field.written}" if field.written else ""),
    }


def _one_of(section: Section) -> Schema:
    keys = section.one_of
    names = ", ".join(f"«{key}»" for key in keys[:-1])
    message = f"Her må nøyaktig ett av feltene {names} eller «{keys[-1]}» stå."
    exactly_one = {"oneOf": [_there(section.by_key[key]) for key in keys]}
    return {"if": exactly_one, "else": {"type": "null", "errorMessage": message}}  # a block is never null


def _field(field: Field) -> Schema:
    schema = {
        "title": field.label,
        "description": field.help,
        "markdownDescription": _hover(field),
        **_kind(field.kind),
    }
    if isinstance(field.kind, Scalar) and field.kind.pattern:
        schema["errorMessage"] += f" Skriv for eksempel: {field.written}"
    return schema


def _hover(field: Field) -> str:
    parts = [field.help + (" Må fylles ut." if field.required else "")]
    if isinstance(field.inner, Ref):
        parts.append(f"Verdien er {field.inner.noun}.")
    if field.written:
        parts.append(f"Eksempel:\n```yaml\n{field.written}\n```")
    return "\n\n".join(parts)


def _kind(kind: Kind[Any]) -> Schema:
    if isinstance(kind, OneOrMore):
        one = _kind(kind.item)
        return {
            "anyOf": [one, {"type": "array", "minItems": 1, "items": one}],
            "errorMessage": one.get("errorMessage", ""),
        }
    if isinstance(kind, ListOf):
        message = "Her skal det stå en liste. Skriv hvert punkt på en egen linje, rykket inn og med - foran."
        return {"type": "array", "minItems": 1, "items": _kind(kind.item), "errorMessage": message}
    if isinstance(kind, Block):
        return _section(kind.section)
    if isinstance(kind, Ref):
        return {"type": _ANY_TEXT, "pattern": r"\S", "errorMessage": f"Her skal det stå {kind.noun}."}
    assert isinstance(kind, Scalar)
    return _scalar(kind)


def _scalar(kind: Scalar[Any]) -> Schema:
    if kind.choices:
        message = f"Velg en av: {', '.join(kind.choices)}."
        return {"enum": list(kind.choices), "enumDescriptions": list(kind.choices.values()), "errorMessage": message}
    if kind.pattern:
        message = f"Her skal det stå {kind.noun}."
        types: Any = ["string", kind.bare] if kind.bare else "string"
        bounds = {"minimum": kind.bounds[0], "maximum": kind.bounds[1]} if kind.bounds else {}
        return {"type": types, "pattern": kind.pattern, **bounds, "errorMessage": message}
    message = "Feltet er tomt. Fyll det ut, eller slett linjen."
    return {"type": _ANY_TEXT, "pattern": r"\S", "errorMessage": message}
