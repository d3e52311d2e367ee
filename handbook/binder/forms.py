"""Forms to fill in with a pen, and the sheet for a form that lies elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.binder.blocks import Block, doubt, lead, para, quiet, small, url
from handbook.binder.links import Links
from handbook.model import Form, FormField, FormPart, Handbook


def form(handbook: Handbook, form: Form, links: Links) -> list[Block]:
    """What it is for and how it is kept, then the form itself."""
    return [lead(form.purpose), *_facts(form, links), *doubt(form), *(_part(p) for p in form.parts)]


def _facts(form: Form, links: Links) -> Iterator[Block]:
    if form.when:
        yield para(quiet("Når: "), form.when)
    if form.used_by:
        yield para(quiet("Brukes av: "), *links.parties(form.used_by))
    if form.storage:
        yield para(quiet("Oppbevares: "), form.storage)
    if form.link:
        yield para(quiet("Skjemaet ligger her: "), url(form.link))
    if form.file:
        yield para(quiet("Fil: "), form.file, quiet(" (hentes på nettsiden)"))
    if form.law:
        yield small("Lovgrunnlag: ", *links.laws(form.law))


def _part(part: FormPart) -> Block:
    return {"b": "part", "title": part.title, "help": part.help, "fields": [_field(f) for f in part.fields]}


def _field(field: FormField) -> dict[str, object]:
    return {
        "kind": field.kind,
        "label": field.label,
        "help": field.help,
        "lines": field.lines or (4 if field.kind == "tabell" else 3),
        "choices": list(field.choices),
        "columns": list(field.columns),
    }
