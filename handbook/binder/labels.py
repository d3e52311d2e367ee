"""The words readers see for fields and choices. They are the dictionary's, so print and site say the same."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.dictionary.field import section_of
from handbook.model import AgencyKind, Purpose


def choices(model: type, key: str) -> Mapping[str, str]:
    """The labels of a field's choices."""
    return section_of(model).by_key[key].choices


def label(model: type, key: str) -> str:
    """What the field is called: «slik_gjor_du» → «Slik gjør du»."""
    return section_of(model).by_key[key].label


def agency_kind(kind: str) -> str:
    return AgencyKind(kind).label


def purpose(word: str) -> str:
    return Purpose(word).label
