"""A form on sheets of its own: for the pen, and with boxes to write in on a screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from handbook.articles import danger
from handbook.articles.blocks import Article, FormField, FormPart
from handbook.articles.plan import articles
from handbook.binder.acroform import Box
from handbook.binder.book import Book, frame, single_title
from handbook.binder.encode import encode
from handbook.binder.links import Links
from handbook.derive.addresses import slug
from handbook.model import Form, FormFieldKind, FormFormat, Handbook


def printed(handbook: Handbook) -> Iterator[Form]:
    """The forms that are printed from their parts; the others lie elsewhere."""
    return (form for form in handbook.forms.values() if form.format is not FormFormat.WEB and form.parts)


@dataclass(frozen=True)
class Sheet:
    """What the template reads, and the boxes it draws."""

    book: Book
    boxes: tuple[Box, ...]


def sheet(links: Links, form: Form) -> Sheet:
    """The form's head, its parts, and whom to ring when it can't wait."""
    handbook, key = links.handbook, f"skjema:{form.id}"
    found = articles(handbook)[key]
    links = replace(links, current=key)
    parts = [_part(part, i, links) for i, part in enumerate(_parts(found), 1)]
    edition = handbook.settings.edition
    book = {
        **frame(links, single_title(handbook, form.name), sides=2),
        "chapters": [],
        "form": {
            "key": key,
            "number": links.plan.articles[key].number,
            "title": found.title,
            "summary": encode(found.summary, links),
            "when": encode(form.when, links),
            "storage": encode(form.storage, links),
            "parts": [part for part, _ in parts],
            "edition": f"utgave {edition.name}",
            "strip": encode(danger.calls(handbook), links),
        },
    }
    return Sheet(book, tuple(box for _, boxes in parts for box in boxes))


def _parts(found: Article) -> Iterator[FormPart]:
    return (block for block in found.blocks if isinstance(block, FormPart))


def _part(part: FormPart, number: int, links: Links) -> tuple[Book, list[Box]]:
    """A part as the templates draw it, each field with the keys of its boxes."""
    made: Book = encode(part, links)
    boxes: list[Box] = []
    for i, (field, drawn) in enumerate(zip(part.fields, made["fields"], strict=True), 1):
        found = list(_boxes(field, f"{number}-{i}-{slug(str(field.label))[:40].rstrip('-')}"))
        drawn["boxes"] = [box.key for box in found]
        boxes += found
    return made, boxes


def _boxes(field: FormField, key: str) -> Iterator[Box]:
    """In the order the template draws them. A signature is for the pen, its place and date are not."""
    label = str(field.label)
    told = f"{label}. {field.help}" if field.help else label
    match field.kind:
        case FormFieldKind.LINE:
            yield Box(key, "line", told)
        case FormFieldKind.DATE:
            yield Box(key, "line", f"{told} (dag, måned, år)")
        case FormFieldKind.LINES:
            yield Box(key, "lines", told)
        case FormFieldKind.SIGNATURE:
            yield Box(key, "line", f"{told}: sted og dato")
        case FormFieldKind.CHECKBOXES:
            for i, choice in enumerate(field.choices, 1):
                yield Box(f"{key}-{i}", "tick", f"{label}: {choice}")
        case FormFieldKind.TABLE:
            for row in range(1, field.lines + 1):
                for i, column in enumerate(field.columns, 1):
                    yield Box(f"{key}-{row}-{i}", "lines", f"{label}, rad {row}: {column}")
