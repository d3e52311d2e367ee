"""The site as a browser of some years ago reads it: `grow_old(page)`, before the page is opened.

What it doesn't know is taken out of what the server sends, as it would be ignored there: rules of style with `:has()`,
`:popover-open`, `::details-content` and `@container`, the attribute `popover`, groups of folds (`<details name>`) and
`<dialog>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

UNKNOWN = (":has(", ":popover-open", "::details-content", ":focus-visible", "(scripting")
# Attributes that mean nothing there, in the page and in what the scripts ask for.
_POPOVER = re.compile(r"\bpopover(?=target\b|[>\s\"])")
_GROUP = re.compile(r'(<details\b[^>]*?) name="')


def grow_old(page: Any) -> None:
    page.add_init_script("delete window.HTMLDialogElement")
    page.route("**/*.css*", lambda route: _answer(route, known_style))
    for script in ("steps", "handbok"):
        page.route(f"**/{script}.js*", lambda route: _answer(route, _known_script))
    page.route("**/*.html*", lambda route: _answer(route, _known_page))


def _answer(route: Any, known: Any) -> None:
    response = route.fetch()
    route.fulfill(response=response, body=known(response.text()))


def known_style(css: str) -> str:
    """What is left of a style sheet: a rule goes with one selector that isn't known, as browsers do."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return "".join(_known(prelude, body) for prelude, body in _rules(css))


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """(selector or at-rule, what stands between its brackets); None for a statement that has none."""
    depth, start, opened = 0, 0, 0
    for found in re.finditer(r"[{};]", css):
        sign, at = found.group(), found.start()
        if sign == ";" and depth == 0:
            yield css[start : at + 1], None
            start = at + 1
        elif sign == "{":
            opened = at if depth == 0 else opened
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened].strip(), css[opened + 1 : at]
                start = at + 1


def _known(prelude: str, body: str | None) -> str:
    if body is None:
        return prelude
    inside = known_style(body) if prelude.startswith(("@media", "@supports", "@layer")) else body
    if prelude.startswith("@supports not") and any(sign in prelude for sign in UNKNOWN):
        return inside
    lost = prelude.startswith("@container") or any(sign in prelude for sign in UNKNOWN)
    return "" if lost else f"{prelude} {{{inside}}}\n"


def _known_script(script: str) -> str:
    return _POPOVER.sub("data-popover", script).replace('"name"', '"data-name"')


def _known_page(html: str) -> str:
    return _GROUP.sub(r'\1 data-name="', _POPOVER.sub("data-popover", html))
