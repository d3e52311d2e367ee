"""The law register, act by act, and every deadline in one table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbook.binder.blocks import (
    Block,
    Span,
    doubt,
    joined,
    keep,
    para,
    quiet,
    section,
    small,
    strong,
    table,
    url,
    wide,
)
from handbook.binder.deadlines import within
from handbook.binder.links import Links
from handbook.derive.binder_plan import OtherActs
from handbook.derive.deadlines import DeadlineView, all_deadlines
from handbook.derive.usage import Use, law_usage
from handbook.language.norwegian import sentence
from handbook.model import Act, Handbook, LawRegister, Paragraph


def act(handbook: Handbook, act: Act, links: Links) -> list[Block]:
    """One act: each paragraph in our own words, and where the handbook rests on it."""
    used = law_usage(handbook)
    names = [act.name, *([f"forkortes {act.abbreviation}"] if act.abbreviation else []), act.lovdata]
    return [
        para(" · ".join(names)),
        small("Hele loven: ", url(act.url)),
        *(_paragraph(p, _uses(used.get(p.id, ()), links)) for p in act.paragraphs),
    ]


def others(handbook: Handbook, other: OtherActs, links: Links) -> list[Block]:
    """The acts that share an article."""
    blocks: list[Block] = []
    for small_act in other.acts:
        title = {"b": "h", "deeper": 1, "size": 15, "x": [sentence(small_act.short_name)], "id": f"lov:{small_act.id}"}
        blocks += [title, *({**b, "deeper": 2} for b in act(handbook, small_act, links))]
    return blocks


def _uses(uses: Iterable[Use], links: Links) -> list[Span]:
    """The articles that rest on a paragraph, each once."""
    homes = (links.plan.home.get(f"{use.kind}:{use.id}") for use in uses)
    return [links.to(key, title) for key, title in {home.key: home.title for home in homes if home}.items()]


def _paragraph(paragraph: Paragraph, uses: list[Span]) -> Block:
    blocks = [para(strong(paragraph.title)), para(paragraph.summary), *doubt(paragraph)]
    if uses:
        blocks.append(small("Brukes i: ", *joined(uses, "; ")))
    return section(f"§\N{NO-BREAK SPACE}{paragraph.number}", *blocks, id=f"lov:{paragraph.id}")


def deadlines(handbook: Handbook, laws: LawRegister, links: Links) -> list[Block]:
    """The deadlines the law sets, and those the municipality has set itself."""
    views = all_deadlines(handbook)
    blocks = [
        para(
            "Loven setter noen frister. Andre har vi satt selv, i prosedyrene. Ryker en frist, står det i prosedyren hvem som skal varsles."
        )
    ]
    statutory = [v for v in views if v.step is None]
    local = [v for v in views if v.step is not None]
    if statutory:
        rows = [_statutory_row(v, links) for v in statutory]
        blocks.append(wide("Frister i loven", table((0, 5, 3, 3), ("Frist", "Hva", "Regnet fra", "Lov"), rows)))
    if local:
        rows = [_local_row(v, links) for v in local]
        blocks.append(wide("Frister i prosedyrene", table((0, 5, 3, 3), ("Frist", "Steg", "Regnet fra", "Hvem"), rows)))
    return [*blocks, *_former(laws, links)]


def _statutory_row(view: DeadlineView, links: Links) -> list[list[Span]]:
    assert view.statutory
    what: list[Span] = [view.what]
    if view.who:
        what += [{"s": "break"}, quiet(view.who)]
    if view.statutory.remark:
        what += [{"s": "break"}, quiet(view.statutory.remark)]
    if view.statutory.unverified:
        what += [{"s": "break"}, {"s": "mark"}, " ", view.statutory.unverified]
    return [[strong(keep(within(view.within)))], what, [sentence(view.counted_from or "")], links.laws(view.law)]


def _local_row(view: DeadlineView, links: Links) -> list[list[Span]]:
    assert view.workflow and view.step
    place = links.to(f"prosedyre:{view.workflow.id}/{view.step.id}", view.workflow.name)
    what: list[Span] = [view.what, {"s": "break"}, quiet(place)]
    return [[strong(keep(within(view.within)))], what, [sentence(view.counted_from or "")], [view.who or ""]]


def _former(laws: LawRegister, links: Links) -> Iterator[Block]:
    if laws.former_citations:
        rows: list[list[list[Span]]] = [
            [[keep(f.citation)], joined([links.law(id) for id in f.replaced_by]), [f.remark or ""]]
            for f in laws.former_citations
        ]
        yield wide("Paragrafer som ikke gjelder lenger", table((0, 2, 3), ("Før", "Nå", "Hva som ble endret"), rows))
    if laws.former_names:
        names: list[list[list[Span]]] = [[[f.word], [f.now], [f.remark or ""]] for f in laws.former_names]
        yield wide("Ord som er gått ut", table((0, 2, 3), ("Før", "Nå", "Merknad"), names))
