"""Pages for those who edit the files: every field, and every message of the check. Made from the dictionary and the register."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from handbook.check.explanations import Explanation, groups
from handbook.derive.addresses import slug
from handbook.model import Handbook
from handbook.pages.sheet import Sheet, View
from handbook.read import kinds
from handbook.read.schema import FILES, FOLDERS, PAGES, Field, Section

_FILES = {**FILES, **{f"{folder}/ID.yml": section for folder, section in FOLDERS.items()}, "content/…/ID.md": PAGES[1]}


def sheets(handbook: Handbook) -> list[Sheet]:
    """«Felt for felt» and «Feilmeldinger»."""
    return [
        _sheet("felt", "Felt for felt", "Alt som kan stå i filene, med forklaring og eksempel. For dem som redigerer håndboka.",
               "fields.html", {"files": [_file(name, section) for name, section in _FILES.items()]}),
        _sheet("feilmeldinger", "Feilmeldinger", "Alt kontrollen kan si, hva det betyr, og hvordan du retter det.",
               "messages.html", {"groups": [
                   {"title": g.title, "id": slug(g.title), "entries": [_entry(e) for e in g.explanations]} for g in groups()
               ]}),
    ]  # fmt: skip


def _sheet(id: str, title: str, summary: str, template: str, view: View) -> Sheet:
    # Kept out of the search: someone who worries about a child must not land here.
    return Sheet(
        address=f"{id}.html",
        title=title,
        summary=summary,
        template=template,
        view=view,
        excluded=True,
        hide=("footer",),
    )


def _entry(explanation: Explanation) -> View:
    return {
        "code": explanation.code,
        "title": explanation.title,
        "severity": "Feil" if explanation.severity == "feil" else "Varsel",
        "stops": explanation.severity == "feil",
        "meaning": explanation.meaning,
        "wrong": code(explanation.wrong),
        "right": code(explanation.right) if explanation.right else None,
    }


def code(text: str) -> Markup:
    """Lines of YAML for a <pre>, with their indentation, on one line of the Markdown file. A tab is made visible."""
    return escape(text.replace("\t", "⇥   ")).replace("\n", Markup("&#10;"))


def _file(name: str, section: Section) -> View:
    return {"name": name, "title": section.title, "id": slug(name), "sections": list(_sections(section, ()))}


def _sections(section: Section, path: tuple[str, ...]) -> Iterator[View]:
    """A block's own fields, then the blocks inside it."""
    yield {"path": " → ".join(path), "one_of": section.one_of, "rows": [_row(field) for field in section.fields]}
    for field in section.fields:
        inner = _inner(field.kind)
        if isinstance(inner, kinds.Record):
            yield from _sections(inner.section, (*path, field.key))


def _inner(kind: kinds.Kind) -> kinds.Kind:
    return kind.item if isinstance(kind, kinds.ListOf) else kind


def _row(field: Field) -> View:
    kind = _inner(field.kind)
    choices = kind.choices if isinstance(kind, kinds.Scalar) else None
    return {
        "key": field.key,
        "label": field.label,
        "required": field.required,
        "help": field.help,
        "is": _nature(kind, isinstance(field.kind, kinds.ListOf)),
        "choices": ", ".join(choices) if choices else None,
        "example": code(field.written) if field.written else None,
    }


def _nature(kind: kinds.Kind, many: bool) -> str:
    if isinstance(kind, kinds.Record):
        return "Blokker med egne felt" if many else "En blokk med egne felt"
    assert isinstance(kind, kinds.Scalar | kinds.Ref)
    return f"Liste. Hvert punkt er {kind.noun}" if many else kind.noun[0].upper() + kind.noun[1:]
