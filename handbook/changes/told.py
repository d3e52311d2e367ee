"""Changes as text for people, JSON for programs, and Markdown for the summary of a merge request."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from handbook.changes.changes import Change
from handbook.changes.grades import Grade
from handbook.changes.kept import News
from handbook.changes.statements import section_of_kind
from handbook.language import norwegian

_HEADINGS = {Grade.CRITICAL: "Kritisk", Grade.SUBSTANTIAL: "Vesentlig", Grade.EDITORIAL: "Redaksjonelt"}


def told(news: News, since: str, form: str, binders: str = "") -> str:
    """What has changed since `since` («utgave 2026-1, 21. november 2026»), in one of `FORMATS`, and for people which
    binders must get new sheets."""
    if form == "json":
        return _json(news)
    return (_text if form == "tekst" else _markdown)(news, since, binders)


def _text(news: News, since: str, binders: str) -> str:
    lines = [f"Endret siden {since}:" if news.changes else f"Ingenting som leserne ser, er endret siden {since}."]
    for grade, found in _by_grade(news.changes):
        lines += ["", _HEADINGS[grade], *(f"  {change.sentence}" for change in found)]
    lines += ["", *_closing(news, binders)]
    return "\n".join(lines).rstrip() + "\n"


def _json(news: News) -> str:
    found = [
        {"grade": str(c.grade), "kind": c.kind, "id": c.id, "field": c.field, "was": c.was or None, "is": c.now or None,
         "sentence": c.sentence, "articles": list(c.articles)}
        for c in news.changes
    ]  # fmt: skip
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _markdown(news: News, since: str, binders: str) -> str:
    lines = ["## Det leserne ser annerledes", ""]
    lines.append(f"Siden {_plain(since)}:" if news.changes else f"Ingenting er endret siden {_plain(since)}.")
    for grade, found in _by_grade(news.changes):
        lines += ["", f"### {_HEADINGS[grade]}", "", *(f"- {_plain(change.sentence)}" for change in found)]
    lines += ["", *(f"{_plain(line)}  " for line in _closing(news, binders))]
    return "\n".join(lines).rstrip() + "\n"


def _plain(text: str) -> str:
    """Text that is no Markdown, no HTML and nobody's name, whatever an author wrote."""
    return re.sub(r"([\\`*_\[\]<>|#~&@])", r"\\\1", text).replace("\\@", "&#64;").replace("\n", " ")


def _by_grade(changes: Sequence[Change]) -> Iterator[tuple[Grade, list[Change]]]:
    for grade in Grade:
        found = [change for change in changes if change.grade is grade]
        if found:
            yield grade, found


def _closing(news: News, binders: str) -> Iterator[str]:
    if news.changes:
        yield f"{counted(news.changes)}."
    if news.reviewed:
        yield f"Gjennomgått, uendret: {counted_kinds(news.reviewed)}."
    if binders:
        yield binders


def counted(changes: Sequence[Change]) -> str:
    """«2 kritiske og 1 redaksjonell endring»."""
    many = Counter(change.grade for change in changes)
    words = [f"{many[g]} {g if many[g] == 1 else g.plural}" for g in Grade if many[g]]
    last = [g for g in Grade if many[g]][-1]
    return f"{norwegian.join(words)} {'endring' if many[last] == 1 else 'endringer'}"


def counted_kinds(keys: Sequence[str]) -> str:
    """«12 instanser og 1 prosedyre»."""
    many = Counter(key.partition(":")[0] for key in keys)
    words = []
    for kind in sorted(many, key=lambda kind: list(_PLURALS).index(kind) if kind in _PLURALS else len(_PLURALS)):
        section = section_of_kind(kind)
        one, more = _PLURALS.get(kind, ((section.title if section else kind).lower(),) * 2)
        words.append(norwegian.count(many[kind], one, more))
    return norwegian.join(words)


_PLURALS = {"instans": ("instans", "instanser"), "prosedyre": ("prosedyre", "prosedyrer"), "side": ("side", "sider"),
            "mote": ("møte", "møter"), "paragraf": ("paragraf", "paragrafer"), "lov": ("lov", "lover"),
            "steg": ("steg", "steg"), "handbok": ("register", "registre")}  # fmt: skip
