"""What there is to say of a form: what it is for, how it is kept, and its fields."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.articles import names
from handbook.articles.blocks import (
    Article,
    Block,
    Citations,
    Download,
    Facts,
    FormField,
    FormPart,
    Labelled,
    Link,
    LinkList,
    Origin,
    Parties,
    Pills,
    Section,
    Texts,
)
from handbook.derive.usage import Use
from handbook.language import norwegian
from handbook.model import Form, FormFieldKind, Handbook
from handbook.model import FormField as FieldRecord
from handbook.model import FormPart as PartRecord

_LINES = {FormFieldKind.TABLE: 4, FormFieldKind.LINES: 4}  # where the form doesn't say how many


def article(handbook: Handbook, form: Form, uses: tuple[Use, ...]) -> Article:
    """`uses` are the pages that use it."""
    at = Origin(f"skjema:{form.id}", form)
    facts = tuple(_facts(handbook, form, at))
    return Article(
        key=at.key,
        title=form.name,
        summary=form.purpose,
        owned=form,
        file=f"content/skjema/{form.id}.yml",
        doubt=names.doubt(at, form),
        head=(
            Pills(
                at=at.at("format"), urgency=None, urgent=False, level=None, level_name=None, themes=(form.format.label,)
            ),
        ),
        blocks=(
            *_downloads(form, at),
            *([Facts(at=at, items=facts)] if facts else []),
            *(_part(part, i, at.at("deler", i)) for i, part in enumerate(form.parts)),
            *_uses(handbook, uses, at),
        ),
    )


def _downloads(form: Form, at: Origin) -> Iterator[Block]:
    """Where the form itself lies, when it isn't here."""
    if form.link:
        yield Download(at=at.at("lenke"), words="Åpne skjemaet", url=form.link, file=None)
    if form.file:
        yield Download(at=at.at("fil"), words="Last ned", url=None, file=form.file)


def _facts(handbook: Handbook, form: Form, at: Origin) -> Iterator[Labelled]:
    if form.when:
        yield _text("nar", "Når", form.when, at)
    if form.used_by:
        users = Parties(at=at.at("brukes_av"), items=names.parties(handbook, form.used_by))
        yield Labelled(at=users.at, label="Brukes av", block=users)
    if form.storage:
        yield _text("oppbevaring", "Oppbevaring", form.storage, at)
    if form.law:
        laws = Citations(at=at.at("lovgrunnlag"), laws=names.citations(handbook, form.law))
        yield Labelled(at=laws.at, label="Lov", block=laws)


def _text(key: str, label: str, text: str, at: Origin) -> Labelled:
    return Labelled(at=at.at(key), label=label, block=Texts(at=at.at(key), items=(text,)))


def _part(part: PartRecord, index: int, at: Origin) -> FormPart:
    fields = tuple(_field(field) for field in part.fields)
    return FormPart(at=at, anchor=f"del-{index + 1}", title=part.title, help=part.help, fields=fields)


def _field(field: FieldRecord) -> FormField:
    return FormField(
        kind=field.kind,
        label=field.label,
        help=field.help,
        lines=field.lines or _LINES.get(field.kind, 1),
        choices=field.choices,
        columns=field.columns,
    )


def _uses(handbook: Handbook, uses: tuple[Use, ...], at: Origin) -> Iterator[Section]:
    if uses:
        links = tuple((link, "") for link in use_links(handbook, uses))
        block = LinkList(at=at, items=links)
        yield Section(at=at, anchor="brukes-i", title="Brukes i", blocks=(block,), repeats=True)


def use_links(handbook: Handbook, uses: tuple[Use, ...]) -> tuple[Link, ...]:
    """The pages where something is used; a procedure stands once, however many of its steps use it."""
    keys = dict.fromkeys(f"{use.kind}:{use.id.partition('/')[0]}" for use in uses)
    return tuple(names.link(handbook, key) for key in keys)


def by_name(handbook: Handbook) -> list[Form]:
    """The forms as a reader looks for them."""
    return sorted(handbook.forms.values(), key=lambda form: norwegian.alphabetical(form.name))
