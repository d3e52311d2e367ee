"""The words readers see for fields and choices. They are the dictionary's, so print and site say the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from handbook.read.kinds import ListOf, Scalar
from handbook.read.schema.agency import KINDS
from handbook.read.schema.common import PURPOSES
from handbook.read.schema.field import Section


def choices(section: Section, key: str) -> Mapping[str, str]:
    """The labels of a field's choices."""
    kind = section.by_key[key].kind
    scalar = kind.item if isinstance(kind, ListOf) else kind
    return cast(Scalar, scalar).choices or {}


def label(section: Section, key: str) -> str:
    """What the field is called: «slik_gjor_du» → «Slik gjør du»."""
    return section.by_key[key].label


def agency_kind(kind: str) -> str:
    return (KINDS.choices or {})[kind]


def purpose(word: str) -> str:
    return (PURPOSES.choices or {})[word]
