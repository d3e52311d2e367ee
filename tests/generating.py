"""Handbooks that hypothesis makes up: the miniature with values, records and pages drawn from the dictionary.

What is drawn is of the right kind, and whether it belongs in a handbook is for the check to say. `mend` takes back what
the check refuses, place by place, so that most of what is drawn comes as far as the outputs.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from handbook.dictionary import kinds
from handbook.dictionary.field import Block, Field, Kind, ListOf, OneOrMore, Ref, Scalar, Section
from handbook.load import load
from handbook.model.sources import FOLDERS, PAGES, Source
from handbook.model.things import LINKED, Thing
from handbook.problem import Place, Problem
from handbook.read.files import read_files
from handbook.read.known import known_ids
from handbook.read.source import FRONT_MATTER, Document, compose
from tests.conftest import MINIATURE, TODAY
from tests.hostile import STRINGS
from tests.writing import WRITTEN

Path_ = tuple[str | int, ...]
Draw = Callable[[st.SearchStrategy[Any]], Any]

_WORDS = (
    "barnet", "Undring", "meldeplikt", "barnevernvakt", "PPT", "vakta", "uro", "foreldrene", "når", "får", "ikke", "en",
    "ansvarsgruppemøte", "spesialpedagogisk", "13 år", "§ 13-2", "50 %", "kl. 08:30", "æøå", "f.eks.", "Ring ring:politi/akutt",
    "«sitat»", "1.", "–", "…", "A/B", "x²", "½", "naïve", "Ștefan", "Łukasz", "Đorđe", "e\u0301n", "A\u030a", "\u00a0", "¿", "€", "№",
)  # fmt: skip
_FOREIGN = (
    "مساعدة", "שלום", "你好", "こんにちは", "Українська", "Ελλάδα", "हिन्दी", "ไทย", "தமிழ்", "Soomaali", "ᏣᎳᎩ", "🐻", "👩‍👧", "﷽",
    "ʒe", "ɑ", "ǅ", "ﬁ", "ß", "ſ", "İ", "ı", "x\u0327", "Z\u0351", "\u0130stanbul", "𝕏",
)  # fmt: skip
_ALPHABET = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co", "Cf", "Zl", "Zp"))
_LATIN = st.characters(min_codepoint=0x20, max_codepoint=0x17F, exclude_categories=("Cc", "Cf"))


def _sentence(words: st.SearchStrategy[str], most: int = 12) -> st.SearchStrategy[str]:
    return st.lists(words, min_size=1, max_size=most).map(" ".join)


# By number: hypothesis would write all of the list into the name of every strategy that holds it.
HOSTILE = st.integers(0, len(STRINGS) - 1).map(STRINGS.__getitem__)
_PLAIN = _sentence(st.sampled_from(_WORDS))
TEXT = st.one_of(
    _PLAIN,
    _PLAIN,
    HOSTILE,
    st.text(_LATIN, min_size=1, max_size=60),
    _sentence(st.one_of(st.sampled_from(_WORDS), st.sampled_from(_FOREIGN))),
    st.text(_ALPHABET, min_size=1, max_size=20),
    st.sampled_from(_WORDS).map(lambda word: word * 60),
    st.builds(lambda text, times: " ".join([text] * times), _PLAIN, st.integers(2, 40)),
).map(lambda text: text.strip() or "x")

_HOST = st.sampled_from(
    ("www.example.org", "example.no", "xn--lrdal-sra.no", "lærdal.kommune.no", "a.b.example.org:8443")
)
_PATH = st.sampled_from(
    ("", "/", "/a/b", "/søk?q=æ%20ø&r=1#del", "/(a)", "/a,b;c", "/%E2%9C%93", "/?x=[1]", "/a//b", "/!$&()*+,;=:@")
)
_URL = st.builds("{}://{}{}".format, st.sampled_from(("https", "http", "HTTPS")), _HOST, _PATH)

# A way to write each kind of value; `tests/test_generated.py` finds a kind that has none.
BY_KIND: dict[Kind[Any], st.SearchStrategy[str]] = WRITTEN | {
    kinds.TEXT: TEXT,
    kinds.PHONE: st.sampled_from(("112", "116117", "22 22 22 50", "+47 22 22 22 51", "02800", "800 40 008", "+46 8 123 456 78", "0047 22222252")),
    kinds.EMAIL: st.sampled_from(("post@example.org", "felles+x@example.org", "postmottak@lærdal.kommune.no", "o'post@example.org", "a&b@example.org")),
    kinds.URL: _URL,
    kinds.FOLDER_URL: _URL,
}  # fmt: skip


@cache
def written(kind: Scalar[Any]) -> st.SearchStrategy[str]:
    """Texts that a kind of scalar takes."""
    if kind.choices and kind not in BY_KIND:
        return st.sampled_from(sorted(kind.choices))
    if kind.bounds:
        return st.integers(*kind.bounds).map(str)
    return BY_KIND[kind].filter(lambda text: _takes(kind, text))


def _takes(kind: Scalar[Any], text: str) -> bool:
    try:
        kind.parse(text)
    except ValueError:
        return False
    return True


# Markdown, from the smallest part to the whole ------------------------------------------------------------------------


def _links(known: Mapping[str, frozenset[str]]) -> st.SearchStrategy[str]:
    inner = [f"{thing.link}:{id}" for thing in LINKED for id in sorted(known.get(thing, ()))]
    address = st.one_of(
        st.sampled_from(
            [*inner, "ring:politi/akutt", "instans:finnes-ikke", "http://example.org/", "tel:112", "#anker"]
        ),
        _URL,
    )
    shapes = (
        "[{0}]({1})",
        "[{0}](<{1}>)",
        "[{0}](\n{1}\n)",
        '[{0}]({1} "{0}")',
        "<{1}>",
        "[{0}]\n\n[{0}]: {1}",
        "[**{0}**]({1})",
        "![{0}]({1})",
    )
    return st.builds(lambda shape, word, to: shape.format(word, to), st.sampled_from(shapes), st.sampled_from(_WORDS), address)  # fmt: skip


def _inline(known: Mapping[str, frozenset[str]]) -> st.SearchStrategy[str]:
    word = st.one_of(st.sampled_from(_WORDS), st.sampled_from(_FOREIGN), HOSTILE, TEXT)
    marked = st.builds(str.format, st.sampled_from(("**{}**", "*{}*", "***{}***", "`{}`", "{}\\\n", "{}  \n", "\\{}", "&nbsp;{}", "{}\n")), word)  # fmt: skip
    return st.lists(st.one_of(st.sampled_from(_WORDS), word, marked, _links(known)), min_size=1, max_size=6).map(
        " ".join
    )


def _moved_in(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    return "\n".join([first + lines[0], *((rest + line).rstrip() for line in lines[1:])])


def blocks(known: Mapping[str, frozenset[str]]) -> st.SearchStrategy[str]:
    """One block of Markdown, with others inside."""
    inline = _inline(known)
    one_line = inline.map(lambda text: " ".join(text.split()))
    row = st.lists(one_line.map(lambda text: text.replace("|", "\\|")), min_size=2, max_size=4).map(
        lambda cells: f"| {' | '.join(cells)} |"
    )
    table = st.builds(
        lambda head, rows, times: "\n".join([head, "| " + "--- | " * (head.replace("\\|", "").count("|") - 1), *(rows * times)]),
        row, st.lists(row, max_size=4), st.sampled_from((1, 1, 1, 40)),
    )  # fmt: skip
    leaf = st.one_of(
        inline,
        inline,
        st.builds("{} {}".format, st.sampled_from(("##", "##", "###", "####", "#", "#######")), one_line),
        table,
        st.sampled_from(("---", "```\nx\n```", "<div>x</div>", "##", "## Samme", "## Meldeplikt", "***", "[x]: https://example.org/", "![x](bilde:kart.png)")),
    )  # fmt: skip

    def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        several = st.lists(inner, min_size=1, max_size=3).map("\n\n".join)
        title = one_line.map(lambda text: text.replace('"', ""))
        return st.one_of(
            st.lists(several, min_size=1, max_size=3).map(lambda items: "\n".join(_moved_in(i, "- ", "    ") for i in items)),
            st.builds(lambda start, items: "\n".join(_moved_in(i, f"{start + n}. ", "    ") for n, i in enumerate(items)),
                      st.sampled_from((1, 1, 0, 7)), st.lists(several, min_size=1, max_size=3)),
            several.map(lambda text: _moved_in(text, "> ", "> ")),
            st.builds(lambda kind, said, text: f'!!! {kind} "{said}"\n{_moved_in(text, "    ", "    ")}',
                      st.sampled_from(("note", "tip", "warning", "danger", "info")), title, several),
        )  # fmt: skip

    return st.recursive(leaf, around, max_leaves=6)


def bodies(known: Mapping[str, frozenset[str]]) -> st.SearchStrategy[list[str]]:
    """The blocks of a page, in any order."""
    return st.lists(blocks(known), min_size=1, max_size=7)


# Files ----------------------------------------------------------------------------------------------------------------


@dataclass
class Draft:
    """A file: its fields, for a page the blocks below them, and the style its YAML is written in."""

    section: Section
    values: dict[str, Any]
    body: list[str] | None = None
    style: dict[str, Any] = field(default_factory=dict)

    def copied(self) -> Draft:
        """One that may be changed."""
        return replace(self, values=copy.deepcopy(self.values), body=None if self.body is None else list(self.body))

    def text(self) -> str:
        """The file as it is written."""
        fields = yaml.dump(self.values, Dumper=_Plain, sort_keys=False, allow_unicode=True, **self.style)
        return fields if self.body is None else f"---\n{fields}---\n" + "\n\n".join(self.body) + "\n"


class _Plain(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    def ignore_aliases(self, data: object) -> bool:
        """Anchors are not allowed."""
        return True


_FILES = read_files(MINIATURE)[0]
_ORIGINAL = {
    file.name: Draft(file.section, file.document.values, file.body.strip("\n").split("\n\n") if file.name.endswith(".md") else None)
    for file in _FILES
}  # fmt: skip
KNOWN = known_ids(_FILES, ())
_NEW: dict[str, Source] = {
    **{folder + "/{}.yml": source for folder, source in FOLDERS.items()},
    "content/sider/{}.md": PAGES,
}
_MISSING = object()
_ROUNDS = 8  # of taking back what the check refuses


@dataclass(repr=False)
class Book:
    """A handbook as its files."""

    files: dict[str, Draft]

    def __repr__(self) -> str:
        """Short: hypothesis writes it for every example."""
        return f"Book({len(self.files)} files)"

    def write(self, root: Path) -> None:
        """Make the folder hold this handbook and nothing of another."""
        for path in [p for name in ("agencies", "workflows", "content") for p in (root / name).rglob("*")]:
            if path.suffix in (".yml", ".md") and path.relative_to(root).as_posix() not in self.files:
                path.unlink()
        for name, draft in self.files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(
                (MINIATURE / name).read_text("utf-8") if draft == _ORIGINAL.get(name) else draft.text(), "utf-8"
            )

    def mend(self, problems: Sequence[Problem]) -> bool:
        """Take back what these errors point at, or where that is as it always was, a file; False when nothing is wrong."""
        wrong = [problem for problem in problems if problem.stops_build]
        taken = [self._take_back(problem) for problem in reversed(wrong)]
        return bool(wrong) and (any(taken) or any(self._without(name) for name in list(self.files)))

    def path_of(self, place: Place) -> Path_:
        """The fields and numbers of items that lead to what stands at a place; nothing when no field does."""
        text = self.files[place.file].text()
        front = FRONT_MATTER.match(text)
        document, _ = compose(front[1] if front else text, place.file)
        return _path_at(document, place.line - (1 if front else 0), place.column) if document else ()

    def _take_back(self, problem: Problem) -> bool:
        draft = self.files.get(problem.place.file)
        if draft is None:
            return False
        original = _ORIGINAL.get(problem.place.file)
        text = draft.text()
        front = FRONT_MATTER.match(text)
        if draft.body is not None and front and problem.place.line > text[: front.end()].count("\n"):
            return self._take_back_block(draft, original, problem.place.line - text[: front.end()].count("\n"))
        path = self.path_of(problem.place)
        while path:
            if self._restore(draft, original, path):
                return True
            path = path[:-1]
        return self._without(problem.place.file)

    def _take_back_block(self, draft: Draft, original: Draft | None, line: int) -> bool:
        assert draft.body is not None
        first = 1
        for i, block in enumerate(draft.body):
            first += block.count("\n") + 2
            if line < first or i == len(draft.body) - 1:
                if len(draft.body) > 1:
                    del draft.body[i]
                else:
                    draft.body = list(original.body) if original and original.body else ["Tekst."]
                return True
        return False

    def _without(self, name: str) -> bool:
        """The file as it was, or not at all."""
        if name not in _ORIGINAL:
            return self.files.pop(name, None) is not None
        if self.files[name].values == _ORIGINAL[name].values and self.files[name].body == _ORIGINAL[name].body:
            return False
        self.files[name] = _ORIGINAL[name].copied()
        return True

    def _restore(self, draft: Draft, original: Draft | None, path: Path_) -> bool:
        """What stood there before; otherwise nothing where that may be, or the dictionary's own example."""
        now, before = value_at(draft.values, path), value_at(original.values, path) if original else _MISSING
        if now is _MISSING or now == before:
            return False
        around, key = value_at(draft.values, path[:-1]), path[-1]
        if before is not _MISSING:
            around[key] = copy.deepcopy(before)
        elif isinstance(key, int):
            if len(around) == 1:
                return False  # an empty list is none: the field goes
            del around[key]
        else:
            declared = _field_at(draft.section, path)
            if declared is not None and declared.required:
                if declared.example is None or now == declared.example:
                    return False
                around[key] = copy.deepcopy(declared.example)
            else:
                del around[key]
        return True


def original() -> Book:
    """The miniature itself."""
    return Book({name: draft.copied() for name, draft in _ORIGINAL.items()})


def checked(book: Book, root: Path) -> Iterator[list[Problem]]:
    """What the check says of the handbook, and of what is left of it when that is taken back, until nothing is wrong."""
    for _ in range(_ROUNDS):
        book.write(root)
        _, problems = load(root, TODAY)
        yield problems
        if not book.mend(problems):
            return


def value_at(values: Any, path: Path_) -> Any:
    """What stands at a path; `_MISSING` when nothing does."""
    for part in path:
        try:
            values = values[part]
        except (KeyError, IndexError, TypeError):
            return _MISSING
    return values


def _field_at(section: Section, path: Path_) -> Field | None:
    found: Field | None = None
    for key in (part for part in path if isinstance(part, str)):
        found = section.by_key.get(key)
        if found is None or found.block is None:
            return found
        section = found.block
    return found


def _path_at(document: Document, line: int, column: int) -> Path_:
    """The path of the innermost value that begins at or before a place."""

    def before(node: yaml.Node) -> bool:
        return (node.start_mark.line + 1, node.start_mark.column + 1) <= (line, column)

    node: yaml.Node = document.root
    path: list[str | int] = []
    while isinstance(node, yaml.CollectionNode):
        if isinstance(node, yaml.MappingNode):
            inside: list[tuple[str | int, yaml.Node]] = [(key.value, value) for key, value in node.value if before(key)]
        else:
            inside = [(i, item) for i, item in enumerate(node.value) if before(item)]
        if not inside:
            break
        key, node = inside[-1]
        path.append(key)
    return tuple(path)


# Drawing --------------------------------------------------------------------------------------------------------------


def _value(draw: Draw, kind: Kind[Any], known: Mapping[str, frozenset[str]], often: int) -> Any:
    if isinstance(kind, Block):
        return record(draw, kind.section, known, often)
    if isinstance(kind, OneOrMore) and draw(st.booleans()):
        return _value(draw, kind.item, known, often)
    if isinstance(kind, ListOf):
        count = draw(st.sampled_from((1, 1, 2, 3, 5)))
        return [_value(draw, kind.item, known, often) for _ in range(count)]
    if isinstance(kind, Ref):
        return draw(st.sampled_from(sorted({id for target in kind.targets for id in known.get(target, ())})))
    assert isinstance(kind, Scalar)
    return draw(written(kind))


def record(draw: Draw, section: Section, known: Mapping[str, frozenset[str]], often: int) -> dict[str, Any]:
    """The fields of a section: those that must be there, and of ten others as many as `often` says."""
    one = draw(st.sampled_from(section.one_of)) if section.one_of else None
    made = {}
    for declared in section.fields:
        wanted = (
            declared.required
            or declared.key == one
            or (declared.key not in section.one_of and draw(st.integers(0, 9)) < often)
        )
        if wanted and _can_be_written(declared.kind, known):
            made[declared.key] = _value(draw, declared.kind, known, often)
    return made


def _can_be_written(kind: Kind[Any], known: Mapping[str, frozenset[str]]) -> bool:
    inner = kind.inner
    return not isinstance(inner, Ref) or any(known.get(target) for target in inner.targets)


def spots(draft: Draft) -> list[tuple[Path_, Field]]:
    """Every field of a file, also those that nobody has written, in every block that is there."""
    found: list[tuple[Path_, Field]] = []

    def walk(section: Section, values: Any, path: Path_) -> None:
        for declared in section.fields:
            here = (*path, declared.key)
            found.append((here, declared))
            inner = values.get(declared.key)
            if declared.block and inner:
                items = list(enumerate(inner)) if isinstance(inner, list) else [(None, inner)]
                for i, item in items:
                    if isinstance(item, dict):
                        walk(declared.block, item, here if i is None else (*here, i))

    walk(draft.section, draft.values, ())
    return found


def _change(draw: Draw, book: Book, known: Mapping[str, frozenset[str]]) -> None:
    """Another value in a field of a file, or one more in a list."""
    name = draw(st.sampled_from(sorted(book.files)))
    draft = book.files[name]
    path, declared = draw(st.sampled_from(spots(draft)))
    if not _can_be_written(declared.kind, known):
        return
    around = value_at(draft.values, path[:-1])
    now = around.get(declared.key)
    if isinstance(now, list) and isinstance(declared.kind, ListOf) and draw(st.booleans()):
        now.append(_value(draw, declared.kind.item, known, 5))
    else:
        around[declared.key] = _value(draw, declared.kind, known, 5)


@st.composite
def books(draw: Draw, changes: int = 8) -> Book:
    """A handbook with up to so many changed fields, new records of every kind, and pages made up from nothing."""
    book = original()
    new = draw(
        st.lists(
            st.tuples(st.sampled_from(sorted(_NEW)), BY_KIND[kinds.ID]), max_size=2, unique_by=lambda pair: pair[1]
        )
    )
    known = {**KNOWN}
    for pattern, id in new:
        thing = Thing(_NEW[pattern].section.thing or "")
        known[thing] = known.get(thing, frozenset()) | {id}
    for pattern, id in new:
        section = _NEW[pattern].section
        body = draw(bodies(known)) if pattern.endswith(".md") else None
        book.files[pattern.format(id)] = Draft(section, record(draw, section, known, draw(st.integers(0, 9))), body)
    for _ in range(draw(st.integers(0, changes))):
        _change(draw, book, known)
    for name in draw(
        st.lists(st.sampled_from(sorted(n for n in _ORIGINAL if n.endswith(".md"))), max_size=2, unique=True)
    ):
        book.files[name].body = draw(bodies(known))
    for draft in book.files.values():
        if draw(st.integers(0, 3)) == 0:
            draft.style = draw(_STYLE)
    return book


_STYLE = st.fixed_dictionaries(
    {
        "default_style": st.sampled_from((None, '"', "'", "|", ">")),
        "width": st.sampled_from((20, 80, 10_000)),
        "default_flow_style": st.sampled_from((False, None)),
        "indent": st.sampled_from((2, 4)),
    }
)
