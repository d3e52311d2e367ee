"""A field, and the block it stands in: what the model's classes are written in.

    @section("Åpningstid")
    class Window(Record):
        days: Weekdays = said("dager", WEEKDAYS, "Dager", "Hvilke dager.", "man–fre")

The class is an ordinary frozen dataclass. What is said of its fields becomes the rules of Cerberus, messages, editor
help, the field reference and `new`. A field without a default must be written; the type checker sees to it that the
kind of a field makes values of the field's type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from enum import Enum
from functools import cached_property
from inspect import get_annotations
from typing import Any, Generic, TypeVar, dataclass_transform, overload

T = TypeVar("T")
D = TypeVar("D")
R = TypeVar("R")


class Kind(Generic[T]):
    """What may be written in a field, and what it becomes: a value of type T."""

    @property
    def inner(self) -> Kind[Any]:
        """The kind of an item where this is a list, otherwise the kind itself."""
        return self


@dataclass(frozen=True, eq=False)
class Scalar(Kind[T]):
    """Text with a meaning. `noun` is what the person calls it, `choices` the allowed words with their labels.

    `parse` raises ValueError with a Norwegian sentence; `suggest` then gives what was meant, in the way it is wanted.
    The rest is for editors only: what the text looks like, what else their YAML readers make of it, and how small and
    how large a number may be.
    """

    noun: str
    parse: Callable[[str], T]
    choices: Mapping[str, str] = field(default_factory=dict)
    pattern: str | None = None
    bare: str | None = None
    bounds: tuple[int, int] | None = None
    suggest: Callable[[str], str | None] | None = None


@dataclass(frozen=True, eq=False)
class Ref(Kind[str]):
    """The id of something else in the handbook. `targets` are the kinds of things it may name."""

    targets: tuple[str, ...]
    noun: str


@dataclass(frozen=True, eq=False)
class ListOf(Kind[tuple[T, ...]]):
    """A list, one item a line."""

    item: Kind[T]

    @property
    def inner(self) -> Kind[Any]:
        """The kind of an item, also where lists lie in each other."""
        return self.item.inner


@dataclass(frozen=True, eq=False)
class OneOrMore(ListOf[T]):
    """A list that is most often of one, which may then be written without being a list."""


@dataclass(frozen=True, eq=False)
class Block(Kind[R]):
    """A block with fields of its own, which becomes a record of the class."""

    model: type[R]

    @cached_property
    def section(self) -> Section:
        """What may stand in the block."""
        return section_of(self.model)


class Policy(Enum):
    """What a layer may do to a value of the layer below it (layers are planned: `bygger_paa`)."""

    FREE = "set or replace it"
    STRICTER = "only tighten it"
    FIXED = "not change it"
    LOCAL = "never inherit it: it is true in one place only"


@dataclass(frozen=True, kw_only=True)
class Words(Generic[T]):
    """What is said of a field. `key` is Norwegian (YAML), `label` what readers see, `help` explains it to a coordinator;
    `example` is a value as it would be written in YAML (None for a block, whose example is made of its fields').

    `formerly` are keys it had before: they are read with a warning. `last`: it stands below inherited fields.
    """

    key: str
    kind: Kind[T]
    label: str
    help: str
    example: str | list[str] | None = None
    formerly: tuple[str, ...] = ()
    policy: Policy = Policy.FREE
    last: bool = False


@dataclass(frozen=True, kw_only=True)
class Field(Words[Any]):
    """A field of a section; `name` is its English name in the model."""

    name: str
    required: bool

    @property
    def inner(self) -> Kind[Any]:
        """Its kind, or that of an item where it is a list."""
        return self.kind.inner

    @cached_property
    def many(self) -> bool:
        """Is it a list?"""
        return isinstance(self.kind, ListOf)

    @cached_property  # every walk through a record asks
    def block(self) -> Section | None:
        """What may stand in its block or blocks; None for a scalar."""
        return self.inner.section if isinstance(self.inner, Block) else None

    @property
    def choices(self) -> Mapping[str, str]:
        """Its fixed words with their labels; none for most fields."""
        return self.inner.choices if isinstance(self.inner, Scalar) else {}

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
    """A block of fields that becomes a record of `model`.

    `one_of` names keys of which exactly one must stand there, `usual` optional ones that an example of it shows;
    `thing` is the kind of thing it is, when it has an id.
    """

    title: str
    model: type
    fields: tuple[Field, ...]
    one_of: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()
    thing: str | None = None

    @cached_property
    def by_key(self) -> dict[str, Field]:
        """The fields by their Norwegian key."""
        return {f.key: f for f in self.fields}

    @cached_property
    def by_former_key(self) -> dict[str, Field]:
        """The fields by the keys they had before."""
        return {old: f for f in self.fields for old in f.formerly}

    @cached_property
    def blocks(self) -> dict[str, Section]:
        """The sections of the blocks directly inside it, by their keys."""
        return {f.key: f.block for f in self.fields if f.block}

    @cached_property
    def required(self) -> frozenset[str]:
        """The English names of the fields that must be there."""
        return frozenset(f.name for f in self.fields if f.required)

    def sections(self, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Section]]:
        """This section and all inside it, each with the keys that lead to it."""
        yield path, self
        for key, inner in self.blocks.items():
            yield from inner.sections((*path, key))


_SECTIONS: dict[type, Section] = {}


def section_of(model: type) -> Section:
    """What the dictionary says of a class of the model."""
    return _SECTIONS[model]


@overload
def said(
    key: str,
    kind: Kind[T],
    label: str,
    help: str,
    example: str | list[str] | None = None,
    *,
    formerly: tuple[str, ...] = (),
    policy: Policy = Policy.FREE,
    last: bool = False,
) -> T: ...
@overload
def said(
    key: str,
    kind: Kind[T],
    label: str,
    help: str,
    example: str | list[str] | None = None,
    *,
    default: D,
    formerly: tuple[str, ...] = (),
    policy: Policy = Policy.FREE,
    last: bool = False,
) -> T | D: ...
def said(
    key: str,
    kind: Kind[Any],
    label: str,
    help: str,
    example: str | list[str] | None = None,
    *,
    default: Any = MISSING,
    formerly: tuple[str, ...] = (),
    policy: Policy = Policy.FREE,
    last: bool = False,
) -> Any:
    """A field of a section. Without a default it must be written."""
    words = Words(
        key=key, kind=kind, label=label, help=help, example=example, formerly=formerly, policy=policy, last=last
    )
    return shared(words, default=default)


@overload
def shared(words: Words[T], example: str | None = None) -> T: ...
@overload
def shared(words: Words[T], example: str | None = None, *, default: D) -> T | D: ...
def shared(words: Words[Any], example: str | None = None, *, default: Any = MISSING) -> Any:
    """A field that several sections have in the same words, perhaps with an example of its own."""
    return field(metadata={"words": replace(words, example=example) if example else words}, default=default)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(said, shared, field))
def section(
    title: str, *, one_of: tuple[str, ...] = (), usual: tuple[str, ...] = (), thing: str | None = None
) -> Callable[[type[R]], type[R]]:
    """Makes a frozen dataclass of a class, and a `Section` of what is said in it. Its own fields come first, in the
    order they are written, then those it inherits."""

    def make(cls: type[R]) -> type[R]:
        made = dataclass(frozen=True, kw_only=True)(cls)
        _SECTIONS[made] = Section(title, made, tuple(_fields(made)), one_of, usual, thing)
        return made

    return make


def _fields(model: type) -> list[Field]:
    declared = {f.name: f for f in fields(model) if "words" in f.metadata}
    order: dict[str, None] = {}
    for cls in model.__mro__:
        for name in get_annotations(cls):
            order.pop(name, None)  # one that is said anew keeps the place it had
            order[name] = None
    found = [_field(name, declared[name]) for name in order if name in declared]
    return sorted(found, key=lambda f: f.last)


def _field(name: str, declared: Any) -> Field:
    words: Words[Any] = declared.metadata["words"]
    return Field(name=name, required=declared.default is MISSING, **vars(words))
