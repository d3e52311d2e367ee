"""Two handbooks' statements side by side: which values differ, each once, with what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from handbook.changes.statements import REVIEWED, TEXT, Leaf, Statements, Subject, Trail, section_of_kind
from handbook.dictionary.field import Ref, Scalar, Section
from handbook.model import Page, Thing

Node = dict[str | int, "Node | Leaf"]  # a block by its keys, a list by its places
_ALIKE = 0.5  # how like each other two sentences are that are the same one, written anew


class Sort(Enum):
    """What happened: a value, the whole of a block or a thing, or the order of a list."""

    VALUE = "value"
    BLOCK = "block"
    THING = "thing"
    ORDER = "order"


@dataclass(frozen=True)
class Difference:
    """One difference. `was` and `now` are the values before and after, either may be empty; `old` and `new` the blocks
    they stand in, or the block or thing that went or came. `made` is the class that the field is declared in, `field`
    the way to it from the subject («kontakt/telefon»)."""

    sort: Sort
    subject: Subject
    made: type | None
    key: str
    field: str
    was: tuple[Leaf, ...] = ()
    now: tuple[Leaf, ...] = ()
    old: Mapping[str | int, Node | Leaf] | None = None
    new: Mapping[str | int, Node | Leaf] | None = None


def differences(old: Statements, new: Statements) -> Iterator[Difference]:
    """Everything that readers are told otherwise, subject by subject."""
    renamed = _renamed(old, new)
    old = {renamed.get(key, key): subject for key, subject in old.items()}
    for key, subject in new.items():
        before = old.get(key)
        if before is not None:
            yield from _subject(before, subject)
        elif not subject.parent or subject.parent in old:
            yield _thing(subject, gone=False)
    for key, subject in old.items():
        if key not in new and (not subject.parent or subject.parent in new):
            yield _thing(subject, gone=True)


def reviewed(old: Statements, new: Statements) -> Iterator[Subject]:
    """What somebody has looked at since, by its new date."""
    for key, subject in new.items():
        before, now = old[key].said.get((REVIEWED,)) if key in old else None, subject.said.get((REVIEWED,))
        if before and now and now.value > before.value:
            yield subject


def tree(said: Mapping[Trail, Leaf]) -> Node:
    """Statements as the blocks they stand in."""
    root: Node = {}
    for trail, leaf in said.items():
        node = root
        for part in trail[:-1]:
            inner = node.setdefault(part, {})
            assert not isinstance(inner, Leaf), trail
            node = inner
        node[trail[-1]] = leaf
    return root


def _renamed(old: Statements, new: Statements) -> dict[str, str]:
    """Things whose id alone is new: no reader sees it."""
    gone = [s for key, s in old.items() if key not in new and s.title]
    come = {(s.kind, s.title, s.parent): key for key, s in new.items() if key not in old}
    return {s.key: found for s in gone if (found := come.get((s.kind, s.title, s.parent)))}


def _thing(subject: Subject, gone: bool) -> Difference:
    node = tree(subject.said)
    return Difference(Sort.THING, subject, None, "", "", old=node if gone else None, new=None if gone else node)


def _subject(before: Subject, subject: Subject) -> Iterator[Difference]:
    if before.said == subject.said:
        return
    section = section_of_kind(subject.kind)
    yield from _block(section, tree(before.said), tree(subject.said), _Way(subject, ()))


@dataclass(frozen=True)
class _Way:
    subject: Subject
    keys: tuple[str, ...]

    def to(self, key: str) -> _Way:
        return _Way(self.subject, (*self.keys, key))

    @property
    def field(self) -> str:
        return "/".join(self.keys)


def _block(section: Section | None, old: Node, new: Node, way: _Way) -> Iterator[Difference]:
    for key in dict.fromkeys((*new, *old)):
        if key == REVIEWED:
            continue
        yield from _field(section, str(key), old, new, way.to(str(key)))


def _field(section: Section | None, key: str, old: Node, new: Node, way: _Way) -> Iterator[Difference]:
    was, now = old.get(key), new.get(key)
    made = section.model if section else None
    field = section.by_key.get(key) if section else None
    if made is Page and key == TEXT:
        yield from _page(was, now, way, old, new)
        return
    inner = field.block if field else None
    if inner and inner.thing:
        yield from _order(made, key, was, now, way)
    elif isinstance(was, Leaf | None) and isinstance(now, Leaf | None):
        yield from _leaf(made, key, was, now, old, new, way)
    elif not _is_list(was) and not _is_list(now):
        if isinstance(was, dict) and isinstance(now, dict):
            yield from _block(inner, was, now, way)
        else:
            yield _came_or_went(made, key, was, now, way)
    elif _holds_blocks(was) or _holds_blocks(now):
        yield from _blocks(made, key, inner, _items(was), _items(now), way)
    else:
        names = field is not None and (isinstance(field.inner, Ref) or bool(field.choices) or field.key == "maneder")
        told = _names if names or not isinstance(field.inner if field else None, Scalar) else _texts
        yield from told(made, key, _leaves(was), _leaves(now), old, new, way)


def _came_or_went(
    made: type | None, key: str, was: Node | Leaf | None, now: Node | Leaf | None, way: _Way
) -> Difference:
    return Difference(
        Sort.BLOCK, way.subject, made, key, way.field,
        old=was if isinstance(was, dict) else None, new=now if isinstance(now, dict) else None,
    )  # fmt: skip


def _same(one: Leaf | None, other: Leaf | None) -> bool:
    """The same value, or another that reads the same."""
    return one == other or (
        one is not None and other is not None and (one.value == other.value or one.words == other.words)
    )


def _leaf(
    made: type | None, key: str, was: Leaf | None, now: Leaf | None, old: Node, new: Node, way: _Way
) -> Iterator[Difference]:
    if not _same(was, now):
        yield Difference(
            Sort.VALUE, way.subject, made, key, way.field,
            (was,) if was else (), (now,) if now else (), old, new,
        )  # fmt: skip


def _order(
    made: type | None, key: str, was: Node | Leaf | None, now: Node | Leaf | None, way: _Way
) -> Iterator[Difference]:
    """Things come and go as subjects; of the list itself only steps in another order are told."""
    before, after = ([leaf.value for leaf in _leaves(node)] for node in (was, now))
    kept = set(before) & set(after)
    if key == "steg" and [id for id in before if id in kept] != [id for id in after if id in kept]:
        yield Difference(Sort.ORDER, way.subject, made, key, way.field, _leaves(was), _leaves(now))


def _names(
    made: type | None, key: str, was: Sequence[Leaf], now: Sequence[Leaf], old: Node, new: Node, way: _Way
) -> Iterator[Difference]:
    """A list of names: which went and which came. Their order says nothing."""
    gone = tuple(leaf for leaf in was if not any(_same(leaf, other) for other in now))
    come = tuple(leaf for leaf in now if not any(_same(leaf, other) for other in was))
    if gone or come:
        yield Difference(Sort.VALUE, way.subject, made, key, way.field, gone, come, old, new)


def _texts(
    made: type | None, key: str, was: Sequence[Leaf], now: Sequence[Leaf], old: Node, new: Node, way: _Way
) -> Iterator[Difference]:
    """A list of sentences: each that is new, gone or written anew; only their order when it is all that differs."""

    def made_of(one: tuple[Leaf, ...], other: tuple[Leaf, ...]) -> Difference:
        return Difference(Sort.VALUE, way.subject, made, key, way.field, one, other, old, new)

    gone = [leaf for leaf in was if not any(_same(leaf, other) for other in now)]
    come = [leaf for leaf in now if not any(_same(leaf, other) for other in was)]
    for leaf in come:
        like = max(gone, key=lambda other: _likeness(other, leaf), default=None)
        if like is not None and _likeness(like, leaf) >= _ALIKE:
            gone.remove(like)
            yield made_of((like,), (leaf,))
        else:
            yield made_of((), (leaf,))
    for leaf in gone:
        yield made_of((leaf,), ())
    if not come and len(was) == len(now) and [leaf.value for leaf in was] != [leaf.value for leaf in now]:
        yield Difference(Sort.ORDER, way.subject, made, key, way.field, tuple(was), tuple(now), old, new)


def _likeness(one: Leaf, other: Leaf) -> float:
    return SequenceMatcher(None, one.words.split(), other.words.split(), autojunk=False).ratio()


def _blocks(
    made: type | None, key: str, inner: Section | None, was: Sequence[Node], now: Sequence[Node], way: _Way
) -> Iterator[Difference]:
    """A list of blocks without ids: those that are most alike are the same, written anew."""
    pairs = _paired(was, now)
    for one, other in sorted(pairs, key=lambda pair: pair[1]):
        yield from _block(inner, was[one], now[other], way)
    for j, node in enumerate(now):
        if j not in {other for _, other in pairs}:
            yield Difference(Sort.BLOCK, way.subject, made, key, way.field, new=node)
    for i, node in enumerate(was):
        if i not in {one for one, _ in pairs}:
            yield Difference(Sort.BLOCK, way.subject, made, key, way.field, old=node)


def _paired(was: Sequence[Node], now: Sequence[Node]) -> list[tuple[int, int]]:
    flat = [[set(_flat(node)) for node in nodes] for nodes in (was, now)]
    scores = sorted(
        ((-len(a & b), abs(i - j), i, j) for i, a in enumerate(flat[0]) for j, b in enumerate(flat[1]) if a & b),
    )
    pairs: list[tuple[int, int]] = []
    for _, _, i, j in scores:
        if i not in {one for one, _ in pairs} and j not in {other for _, other in pairs}:
            pairs.append((i, j))
    return pairs


def _flat(node: Node | Leaf, way: tuple[str | int, ...] = ()) -> Iterator[tuple[object, ...]]:
    """The values in a block, each with the way to it; the places of a list are left out."""
    if isinstance(node, Leaf):
        yield (*way, node.value)
        return
    for key, inner in node.items():
        yield from _flat(inner, way if isinstance(key, int) else (*way, key))


def _page(was: Node | Leaf | None, now: Node | Leaf | None, way: _Way, old: Node, new: Node) -> Iterator[Difference]:
    """A page's text, heading by heading. A heading that is new or gone is told with what stands under it."""
    before, after = (node if isinstance(node, dict) else {} for node in (was, now))
    for anchor in dict.fromkeys((*after, *before)):
        one, other = (node.get(anchor) for node in (before, after))
        if not isinstance(one, dict) or not isinstance(other, dict):
            yield _came_or_went(Page, TEXT, one, other, way)
            continue
        yield from _texts(Page, TEXT, _leaves(one.get(TEXT)), _leaves(other.get(TEXT)), one, other, way)


def _is_list(node: Node | Leaf | None) -> bool:
    return isinstance(node, dict) and any(isinstance(key, int) for key in node)


def _holds_blocks(node: Node | Leaf | None) -> bool:
    return isinstance(node, dict) and any(isinstance(item, dict) for item in node.values())


def _items(node: Node | Leaf | None) -> list[Node]:
    return [item for item in _values(node) if isinstance(item, dict)]


def _leaves(node: Node | Leaf | None) -> tuple[Leaf, ...]:
    return tuple(item for item in _values(node) if isinstance(item, Leaf))


def _values(node: Node | Leaf | None) -> Iterable[Node | Leaf]:
    return (
        (node[key] for key in sorted(node, key=lambda k: (isinstance(k, str), str(k).zfill(6))))
        if isinstance(node, dict)
        else ()
    )


def is_step(subject: Subject) -> bool:
    """Is it a step of a procedure?"""
    return subject.kind == Thing.STEP
