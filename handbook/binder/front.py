"""The first pages: cover, «Akutt», how to use the binder, and what has changed."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.articles import blocks as said
from handbook.articles import names, shared
from handbook.articles.blocks import Origin
from handbook.articles.calls import table as call_table
from handbook.binder.encode import Json, encode, shown_address
from handbook.binder.links import Links
from handbook.hours.acute import acute_numbers
from handbook.hours.opening import opening
from handbook.language.norwegian import NBSP, long_date
from handbook.model import Handbook


def cover(handbook: Handbook) -> dict[str, object]:
    """What stands on the cover."""
    settings = handbook.settings
    address = settings.address
    return {
        "municipality": settings.municipality.name,
        "owner": owner(handbook, settings.owner),
        "address": address.url if address else None,
        "shown": shown_address(address.url) if address else None,
        "unverified": address.unverified if address else None,
    }


def owner(handbook: Handbook, role: str | None) -> str:
    """«Eier: Barnevernleder», or nothing."""
    return f"Eier: {handbook.roles[role].name}" if role in handbook.roles else ""


def acute(handbook: Handbook, links: Links) -> dict[str, Json]:
    """The numbers to ring now, and of each step what to do first."""
    workflow = handbook.workflows.get(handbook.settings.acute.workflow)
    if workflow is None:
        return {"numbers": list(_numbers(handbook, links)), "steps": [], "after": []}
    at = Origin(f"prosedyre:{workflow.id}", workflow)
    after: tuple[said.Block | None, ...] = (
        shared.warning(handbook, workflow.warning, at.at("advarsel")),
        said.Sentence(at=at, words=("Hele prosedyren: ", names.link(handbook, at.key))),
    )
    steps = [
        {"title": step.name, "x": [encode(said.Texts(at=at.at("steg", i), items=step.what[:1]), links)]}
        for i, step in enumerate(workflow.steps)
    ]
    return {
        "numbers": list(_numbers(handbook, links)),
        "steps": steps,
        "after": [encode(block, links) for block in after if block],
    }


def _numbers(handbook: Handbook, links: Links) -> Iterator[dict[str, Json]]:
    for number in acute_numbers(handbook):
        key = f"instans:{number.agency.id}"
        doubt = names.doubt(Origin(key, number.contact), number.contact)
        yield {
            "name": links.to(key, number.agency.name),
            "number": number.phone.shown,
            "tel": number.phone.tel,
            "hours": "Åpent hele døgnet"
            if opening(handbook, number.agency, number.contact).always(handbook.today)
            else "Se åpningstidene",
            "doubt": [encode(doubt, links)] if doubt else [],
        }


def how_to(handbook: Handbook, links: Links) -> list[Json]:
    """How to read the binder: numbers, arrows, marks and levels. Its title is a chapter's, a level above an article's."""
    at = Origin("foran:slik-bruker-du", handbook.settings)
    sections = (
        said.Section(at=at, anchor="", title=title, blocks=tuple(blocks))
        for title, *blocks in _how_to(handbook, at)
        if blocks
    )
    return [{**encode(section, links), "deeper": 0} for section in sections]


def _how_to(handbook: Handbook, at: Origin) -> Iterator[tuple[str, *tuple[said.Block, ...]]]:
    settings = handbook.settings

    def line(*words: said.Span) -> said.Sentence:
        return said.Sentence(at=at, words=words)

    yield (
        "Finn fram",
        said.Texts(
            at=at,
            items=(
                "Er et barn i fare nå, bruk den første siden, «Akutt».",
                "Lurer du på hva du skal gjøre, let i prosedyrene under fane A.",
                "Vet du hvem du vil nå, let i instansene under fane B.",
                "Vet du bare hva det handler om, let i stikkordene helt bakerst.",
            ),
        ),
    )
    yield (
        "Numrene",
        line(
            "Hver artikkel har et nummer, for eksempel A2, og begynner på et nytt ark. Sidene telles inne i artikkelen: "
            "A2-3 er tredje side i A2. En pil viser til en annen artikkel: ",
            said.Strong(text=f"→{NBSP}B4"),
            ".",
        ),
    )
    yield (
        "Merket",
        said.Doubt(at=at, of=settings, why="Slik ser merket ut. Her står det hvorfor.", ask=None),
        line("Merket betyr at ingen har bekreftet opplysningen ennå."),
    )
    yield "Nyeste utgave", *_newest(handbook, at)
    levels = (
        said.Role(name=f"{level.short}, {level.name}", explanation=level.explanation) for level in settings.levels
    )
    yield "Nivåene", said.Roles(at=at, items=tuple(levels))
    roles = (said.Role(name=r.name, explanation=r.explanation) for r in settings.roles if not r.works_in)
    yield "Rollene", said.Roles(at=at, items=tuple(roles))
    changes = tuple(f"{long_date(change.date)}: {change.text}" for change in settings.edition.changes)
    yield "Endringer", *([said.Texts(at=at, items=changes)] if changes else [])


def _newest(handbook: Handbook, at: Origin) -> Iterator[said.Block]:
    address, email = handbook.settings.address, handbook.settings.feedback_email

    def line(*words: said.Span) -> said.Sentence:
        return said.Sentence(at=at, words=words)

    yield line(
        "Nederst på hvert ark står nummeret og utgaven det sist ble endret i. «Gyldige ark», foran fane A, sier hvilke ark "
        "som gjelder, når innholdet sist ble kontrollert, og hvem som eier det. En strek i margen viser hva som er endret."
    )
    if address:
        yield line("Nettsiden er alltid nyest: ", said.WebLink(url=address.url, shown=shown_address(address.url)))
        doubt = names.doubt(at, address)
        yield from [doubt] if doubt else []
    if email:
        mail = said.WebLink(url=f"mailto:{email}", shown=email)
        yield line("Er noe feil, eller mangler noe? Skriv til ", mail, ". Skriv aldri om et barn i e-post.")


def calls(handbook: Handbook, links: Links) -> list[Json]:
    """«Hvem ringer jeg nå?» as a table, true for a year from the edition's date; nothing without topics."""
    found = call_table(handbook, handbook.settings.edition.date)
    return [encode(found, links)] if found else []
