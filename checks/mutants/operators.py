"""The mistakes: one expression or statement replaced, where it stands, so that nothing else in the file moves."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult,
}  # fmt: skip
_CONDITIONS = ("test", "ifs")
# Not behaviour: what only type checkers and readers see.
_UNSEEN = ("annotation", "returns", "type_comment")


@dataclass(frozen=True)
class Mutant:
    """One mistake: lines `first` to `last` lead to it, `start` to `end` are the bytes it replaces."""

    file: str
    first: int
    last: int
    start: int
    end: int
    operator: str
    before: str
    after: str

    @property
    def id(self) -> str:
        """The same for the same mistake in the same file."""
        return f"{self.file}:{self.last}:{self.start}-{self.end}:{self.operator}"

    def apply(self, source: bytes) -> bytes:
        """The file with the mistake in it."""
        return source[: self.start] + self.after.encode() + source[self.end :]


def mutants(file: str, source: bytes) -> Iterator[Mutant]:
    """Every mistake that the operators know how to make in a file."""
    starts = [0]
    for line in source.split(b"\n"):
        starts.append(starts[-1] + len(line) + 1)
    for anchor, statement, operator, new in _walk(ast.parse(source), None, None):
        start = starts[anchor.lineno - 1] + anchor.col_offset
        end = starts[(anchor.end_lineno or 0) - 1] + (anchor.end_col_offset or 0)
        before = source[start:end].decode()
        after = ast.unparse(new)
        after = f"({after})" if isinstance(new, ast.expr) else after
        yield Mutant(file, statement.lineno, anchor.lineno, start, end, operator, before, after)


_Code = ast.expr | ast.stmt
_Found = tuple[_Code, ast.stmt, str, _Code]  # what is replaced, the statement it is in, by which operator, by what


def _walk(node: ast.AST, statement: ast.stmt | None, text: ast.JoinedStr | None) -> Iterator[_Found]:
    """Of an f-string only its words are changed: before Python 3.12 nobody knows where in it the rest stands."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring
    statement = node if isinstance(node, ast.stmt) else statement
    if statement and not text and isinstance(node, _Code):
        for operator, new in _mistakes(node):
            yield node, statement, operator, new
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or name in _UNSEEN:
                continue
            turned_by_others = isinstance(child, ast.Compare | ast.UnaryOp)
            if statement and not text and name in _CONDITIONS and isinstance(child, ast.expr) and not turned_by_others:
                yield child, statement, "condition", ast.UnaryOp(ast.Not(), child)
            yield from _walk(child, statement, node if isinstance(node, ast.JoinedStr) else text)


def _mistakes(node: _Code) -> Iterator[tuple[str, _Code]]:
    match node:
        case ast.Compare(ops=[op, *_]) if type(op) in _COMPARISONS:
            yield "comparison", _with(node, ops=[_COMPARISONS[type(op)](), *node.ops[1:]])
        case ast.BoolOp():
            yield "boolean", _with(node, op=ast.And() if isinstance(node.op, ast.Or) else ast.Or())
        case ast.BinOp() if type(node.op) in _ARITHMETIC:
            yield "arithmetic", _with(node, op=_ARITHMETIC[type(node.op)]())
        case ast.UnaryOp(op=ast.Not()):
            yield "not", node.operand
        case ast.Constant(value=bool(truth)):
            yield "constant", ast.Constant(not truth)
        case ast.Constant(value=int(number)):
            yield "constant", ast.Constant(number + 1)
        case ast.Constant(value=str(words)):
            yield "string", ast.Constant(f"x{words}")
        case ast.JoinedStr(values=[ast.Constant(value=str(words)), *rest]):
            yield "string", _with(node, values=[ast.Constant(f"x{words}"), *rest])
        case ast.JoinedStr():
            yield "string", _with(node, values=[ast.Constant("x"), *node.values])
        case ast.Return(value=ast.expr() as value) if not _is_none(value):
            yield "return value", ast.Return(ast.Constant(None))
        case (
            ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.AugAssign() | ast.Raise() | ast.Continue()
        ):
            yield "delete statement", ast.Pass()
        case ast.Call(args=[first, second, *rest]) if not isinstance(first, ast.Starred | ast.GeneratorExp):
            yield "swap arguments", _with(node, args=[second, first, *rest])
        case _:
            pass


def _with(node: ast.expr, **fields: object) -> ast.expr:
    new = deepcopy(node)
    for name, value in fields.items():
        setattr(new, name, value)
    return new


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
