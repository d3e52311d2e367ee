"""Pages for those who edit the files: every field, and every message of the check. Made from the dictionary and the register."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape

from handbook.check.explanations import Explanation, groups
from handbook.derive.addresses import slug
from handbook.dictionary.field import Block, Field, Kind, Ref, Scalar, Section
from handbook.model import Handbook
from handbook.model.sources import FILES, FOLDERS, PAGES
from handbook.pages.sheet import Sheet, View

_FILES = {**FILES, **{f"{folder}/ID.yml": source for folder, source in FOLDERS.items()}, "content/…/ID.md": PAGES}


def sheets(handbook: Handbook) -> list[Sheet]:
    """«Felt for felt» and «Feilmeldinger»."""
    return [
        _sheet("felt", "Felt for felt", "Alt som kan stå i filene, med forklaring og eksempel. For dem som redigerer håndboka.",
               "fields.html", {"files": [_file(name, source.section) for name, source in _FILES.items()]}),
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
    return {
        "name": name,
        "title": section.title,
        "id": slug(name),
        "sections": [_block(path, inner) for path, inner in section.sections()],
    }


def _block(path: tuple[str, ...], section: Section) -> View:
    return {"path": " → ".join(path), "one_of": section.one_of, "rows": [_row(field) for field in section.fields]}


def _row(field: Field) -> View:
    return {
        "key": field.key,
        "label": field.label,
        "required": field.required,
        "help": field.help,
        "is": _nature(field.inner, field.many),
        "choices": ", ".join(field.choices) or None,
        "example": code(field.written) if field.written else None,
    }


def _nature(kind: Kind[Any], many: bool) -> str:
    if isinstance(kind, Block):
        return "Blokker med egne felt" if many else "En blokk med egne felt"
    assert isinstance(kind, Scalar | Ref)
    return f"Liste. Hvert punkt er {kind.noun}" if many else kind.noun[0].upper() + kind.noun[1:]
