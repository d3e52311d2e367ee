"""The binder's blocks as HTML for WeasyPrint: the same articles, numbers, tabs, running heads and references."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from handbook.binder.articles import write
from handbook.binder.links import Links
from handbook.derive.binder_plan import plan
from handbook.drawing.qr import qr
from handbook.model import Handbook

CSS = Path(__file__).with_name("web.css")


def html(handbook: Handbook) -> str:
    """The whole binder as one page of HTML."""
    contents = plan(handbook)
    links = Links(handbook, contents, frozenset(contents.articles))
    parts = [f"<h1 class=cover>{escape(handbook.settings.name)}</h1><nav><h1>Innhold</h1>"]
    for chapter in contents.chapters:
        parts.append(f"<h2>{chapter.letter} {escape(chapter.title)}</h2><ul>")
        parts += [f'<li><a href="#{a.key}">{a.number} {escape(a.title)}</a></li>' for a in chapter.articles]
        parts.append("</ul>")
    parts.append("</nav>")
    for chapter in contents.chapters:
        parts.append(f'<section class="divider"><b>{chapter.letter}</b><h1>{escape(chapter.title)}</h1></section>')
        for article in chapter.articles:
            blocks = write(article, links)
            address = links.web(article.key)
            code = f'<img class=code alt="QR-kode" src="{_data(qr(address))}">' if address else ""
            head = f"<i class=running>{chapter.letter} {escape(chapter.title)} · {article.number} {escape(article.title)}</i>"
            foot = f"<i class=number>{article.number}</i>"
            title = f'<h2 id="{article.key}">{escape(article.title)}</h2>'
            parts.append(f"<article>{head}{foot}{code}{title}{_blocks(blocks)}</article>")
    return f'<!doctype html><html lang="nb"><meta charset="utf-8"><title>{escape(handbook.settings.name)}</title>{"".join(parts)}'


def _data(svg: bytes) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg).decode()


def _spans(spans: Iterable[Any]) -> str:
    return "".join(map(_span, spans))


def _span(span: Any) -> str:
    if isinstance(span, str):
        return escape(span)
    kind = span["s"]
    if kind in ("ref", "number"):
        number = f" → {span['number']}" if span["number"] else ""
        words = escape(span.get("text", "")) + number
        return f'<a href="#{span["to"]}">{words}</a>' if span["to"] else words
    if kind in ("link", "url"):
        words = escape(span["x"]) if isinstance(span["x"], str) else _spans(span["x"])
        return f'<a href="{escape(span["url"])}">{words}</a>'
    tags = {"strong": "b", "em": "em", "quiet": "small"}
    if kind in tags:
        return f"<{tags[kind]}>{_spans(span['x'])}</{tags[kind]}>"
    return {"break": "<br>", "mark": "<mark>Må bekreftes</mark>"}.get(
        kind
    ) or f"<span class=keep>{escape(span['x'])}</span>"


def _blocks(blocks: Iterable[dict[str, Any]]) -> str:
    return "".join(map(_block, blocks))


def _block(b: dict[str, Any]) -> str:
    """A block by its kind; what has only text and blocks inside is walked."""
    kind, id = b["b"], f' id="{b["id"]}"' if b.get("id") else ""
    if kind in ("p", "lead", "small"):
        return f"<p class={kind}>{_spans(b['x'])}</p>"
    if kind in ("ul", "ol"):
        return f"<{kind}>" + "".join(f"<li>{_blocks(item)}</li>" for item in b["items"]) + f"</{kind}>"
    if kind in ("section", "wide"):
        return f"<section class={kind}><h3{id}>{escape(b['title'])}</h3><div>{_blocks(b['x'])}</div></section>"
    if kind == "step":
        people = "".join(f"<dt>{escape(p['role'])}<dd>{_spans(p['who'])}" for p in b["people"])
        body = _blocks(b["what"]) + "".join(_blocks(part) for part in b["parts"])
        return f"<section class=section><div><b>{b['number']}</b><dl>{people}</dl></div><div><h3{id}>{escape(b['title'])}</h3>{body}</div></section>"
    if kind == "table":
        head = "".join(f"<th>{_spans(h)}</th>" for h in b["head"])
        rows = "".join("<tr>" + "".join(f"<td>{_spans(c['x'])}</td>" for c in row) + "</tr>" for row in b["rows"])
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    if kind == "diagram":
        return f'<img class=diagram alt="{escape(b["alt"])}" src="{_data(b["svg"].encode())}">'
    if kind == "contact":
        numbers = "".join(f"<p class=phone>{escape(n['shown'])}</p>" for n in b["numbers"])
        week = b["week"]
        table = ""
        if week:
            head = "".join(f"<th>{d}</th>" for d in ("Når", *week["days"]))
            rows = "".join(
                f"<tr><th>{r['label']}</th>" + "".join(f"<td>{'<br>'.join(c)}</td>" for c in r["cells"]) + "</tr>"
                for r in week["rows"]
            )
            table = f"<table><thead><tr>{head}</tr></thead>{rows}</table>"
        return f"<div class=card><p><b>{escape(b['purposes'])}</b></p>{numbers}{_blocks(b['where'])}{table}{_blocks(b['below'])}</div>"
    return f"<div class={kind}>{_rest(b)}</div>"


def _rest(value: Any) -> str:
    """Whatever is inside a block of another kind, in order."""
    if isinstance(value, str):
        return f" {escape(value)}"
    if isinstance(value, list):
        return "".join(map(_rest, value))
    if isinstance(value, dict):
        if "b" in value and value["b"] in ("p", "ul", "ol", "small", "rows", "table"):
            return _block(value) if value["b"] != "rows" else _rest(value["items"])
        if "s" in value:
            return _span(value)
        return f"<div>{''.join(_rest(v) for k, v in value.items() if k not in ('b', 's', 'id', 'kind'))}</div>"
    return ""
