"""The pages of forms, measures, laws and words."""

from __future__ import annotations

from handbook.derive.addresses import address
from handbook.derive.usage import Use, form_usage, law_usage
from handbook.language import norwegian
from handbook.model import Form, Handbook, Measure, Page, Purpose, Word
from handbook.pages import common
from handbook.pages.common import View
from handbook.pages.links import Link, Links
from handbook.pages.sheet import Sheet


def forms(handbook: Handbook) -> list[Sheet]:
    """One page for each form and tool."""
    usage = form_usage(handbook)
    ordered = sorted(handbook.forms.values(), key=lambda form: norwegian.alphabetical(form.name))
    return [_form(handbook, form, usage.get(form.id, ())) for form in ordered]


def format_name(form: Form) -> str:
    """«Til utskrift»."""
    return form.format.label


def _form(handbook: Handbook, form: Form, uses: tuple[Use, ...]) -> Sheet:
    links = Links(handbook, address("skjema", form.id))
    view = {
        "form": form,
        "format": format_name(form),
        "used_by": links.parties(form.used_by),
        "file": links.path(f"skjema/{form.file}") if form.file else None,
        "laws": links.laws(form.law),
        "uses": use_links(links, uses),
        "unverified": common.unverified(form),
    }
    return Sheet(
        address=links.here, title=form.name, summary=form.purpose, template="form.html", view=view, owned=form,
        source=f"content/skjema/{form.id}.yml", kind="skjema", hide=("footer",),
    )  # fmt: skip


def measures(handbook: Handbook) -> list[Sheet]:
    """One page for each measure."""
    return [
        _measure(handbook, m) for m in sorted(handbook.measures.values(), key=lambda m: norwegian.alphabetical(m.name))
    ]


def _measure(handbook: Handbook, measure: Measure) -> Sheet:
    links = Links(handbook, address("tiltak", measure.id))
    view = {
        "measure": measure,
        "agencies": [common.call(links, id, Purpose.ADVICE) for id in measure.agencies],
        "level": common.level(handbook, measure.level),
        "themes": [handbook.themes[t].name for t in measure.themes],
        "consent": common.consent(links, measure.consent),
        "forms": common.forms(links, measure.forms),
        "laws": links.laws(measure.law),
        "unverified": common.unverified(measure),
    }
    return Sheet(
        address=links.here, title=measure.name, summary=measure.summary, template="measure.html", view=view,
        owned=measure, source=f"content/tiltak/{measure.id}.yml", kind="tiltak", hide=("footer",),
    )  # fmt: skip


def laws(handbook: Handbook) -> Sheet:
    """The law register: every paragraph in our words, and where it is used."""
    links = Links(handbook, "lov.html")
    usage = law_usage(handbook)
    acts = [
        {
            "act": act,
            "name": act.name,
            "paragraphs": [_paragraph(links, p.id, usage.get(p.id, ())) for p in act.paragraphs],
        }
        for act in sorted(handbook.laws.acts, key=lambda act: norwegian.alphabetical(act.short_name))
    ]
    return Sheet(
        address="lov.html", title="Lover", kind="lov", template="laws.html", source="content/lovverk.yml",
        summary="Paragrafene håndboka bygger på, med våre ord, og hvor de brukes.",
        view={"acts": acts, "former": _former(links)}, owned=handbook.settings,
    )  # fmt: skip


def _paragraph(links: Links, id: str, uses: tuple[Use, ...]) -> View:
    handbook = links.handbook
    paragraph = handbook.paragraphs[id]
    deadlines = [
        {"what": d.what, "within": common.within_words(d.within), "from": d.counted_from, "remark": d.remark,
         "unverified": common.unverified(d)}
        for d in handbook.laws.deadlines if d.paragraph == id
    ]  # fmt: skip
    return {
        "id": id,
        "cited": handbook.cite(id),
        "paragraph": paragraph,
        "deadlines": deadlines,
        "uses": use_links(links, uses),
        "unverified": common.unverified(paragraph),
    }


def _former(links: Links) -> list[View]:
    return [
        {"citation": f.citation, "now": links.laws(f.replaced_by), "remark": f.remark}
        for f in links.handbook.laws.former_citations
    ]


def words(handbook: Handbook) -> Sheet:
    """The glossary, in alphabetical order."""
    links = Links(handbook, "ordliste.html")
    ordered = sorted(handbook.glossary.words, key=lambda word: norwegian.alphabetical(word.word))
    return Sheet(
        address="ordliste.html", title="Ordliste", kind="ordliste", template="words.html",
        summary="Ordene i håndboka, forklart.", view={"words": [word(links, w) for w in ordered], "letters": _letters(ordered)},
        owned=handbook.settings, source="content/ordliste.yml", skip_words=frozenset(handbook.words),
    )  # fmt: skip


def _letters(words: list[Word]) -> list[View]:
    """Each letter, and the first word under it."""
    first: dict[str, str] = {}
    for item in words:
        first.setdefault(norwegian.first_letter(item.word), item.id)
    return [{"text": letter, "id": id} for letter, id in first.items()]


def word(links: Links, item: Word) -> View:
    """A word with its explanation and where it leads."""
    return {
        "id": item.id,
        "word": item.word,
        "abbreviation": item.abbreviation,
        "explanation": item.explanation,
        "synonyms": item.synonyms,
        "see": [links.link("ord", id) for id in item.see],
        "agency": links.link("instans", item.agency) if item.agency else None,
        "laws": links.laws(item.law),
        "unverified": common.unverified(item),
    }


def use_links(links: Links, uses: tuple[Use, ...]) -> list[Link]:
    """The pages where something is used; a procedure stands once, however many of its steps use it."""
    pages = dict.fromkeys((use.kind, use.id.partition("/")[0]) for use in uses)
    return [links.link(kind, id) for kind, id in pages]


def chapter(handbook: Handbook, id: str) -> list[Page]:
    """The Markdown pages of a chapter, in their order."""
    return sorted((p for p in handbook.pages.values() if p.chapter == id), key=lambda p: (p.order, p.title))
