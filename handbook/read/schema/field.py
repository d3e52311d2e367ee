"""A field and a section: the words of the dictionary between YAML, Python and people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from handbook.read.kinds import Kind


@dataclass(frozen=True)
class Field:
    """One key. `key` is Norwegian (YAML), `name` English (model), `label` what readers see.

    `help` explains it to a coordinator; `example` is a value as it would be written in YAML
    (None for a block, whose example is made of its fields').
    """

    key: str
    name: str
    kind: Kind
    label: str
    help: str
    example: Any = None
    required: bool = False

    @property
    def written(self) -> str | None:
        """The field as it would be written in YAML, on one line: `telefon: 35 98 62 00`. None for a block."""
        if self.example is None:
            return None
        if isinstance(self.example, list):
            return f"{self.key}: [{', '.join(quoted(item, inside_list=True) for item in self.example)}]"
        return f"{self.key}: {quoted(self.example)}"


_INDICATORS = "#&*!|>'\"%@`[]{},?:-"


def quoted(text: str, inside_list: bool = False) -> str:
    """Text as a YAML value on one line, in quotation marks only where it needs them."""
    odd = text[0] in _INDICATORS or ": " in text or " #" in text or text[-1] == ":"
    if odd or (inside_list and re.search(r"[,:\[\]{}#]", text)):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return text


@dataclass(frozen=True, eq=False)
class Section:
    """A block of fields that becomes one frozen dataclass of the model.

    `one_of` names keys of which exactly one must stand there.
    """

    title: str
    model: type
    fields: tuple[Field, ...]
    help: str = ""
    one_of: tuple[str, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, Field]:
        """The fields by their Norwegian key."""
        return {f.key: f for f in self.fields}

    @cached_property
    def required(self) -> frozenset[str]:
        """The English names of the fields that must be there."""
        return frozenset(f.name for f in self.fields if f.required)


def required(key: str, name: str, kind: Kind, label: str, help: str, example: Any = None) -> Field:
    """A field that must stand there."""
    return Field(key, name, kind, label, help, example, True)


optional = Field
