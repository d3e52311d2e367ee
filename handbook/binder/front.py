"""The first pages: cover, «Akutt», how to use the binder, and what has changed."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.articles import shared
from handbook.articles.blocks import Origin
from handbook.articles.calls import table as call_table
from handbook.binder.blocks import Block, Span, bullets, doubt, keep, para, quiet, section, strong, table, url
from handbook.binder.encode import encode
from handbook.binder.links import Links
from handbook.hours.acute import acute_numbers
from handbook.hours.opening import opening
from handbook.language.norwegian import long_date
from handbook.model import Handbook, Workflow


def cover(handbook: Handbook) -> dict[str, object]:
    """What stands on the cover."""
    settings = handbook.settings
    address = settings.address
    return {
        "municipality": settings.municipality.name,
        "edition": f"Utgave {settings.edition.name} · {long_date(settings.edition.date)}",
        "owner": owner(handbook, settings.owner),
        "address": address.url if address else None,
        "shown": shown_address(address.url) if address else None,
        "unverified": address.unverified if address else None,
    }


def owner(handbook: Handbook, role: str | None) -> str:
    """«Eier: Barnevernleder», or nothing."""
    return f"Eier: {handbook.roles[role].name}" if role in handbook.roles else ""


def shown_address(address: str) -> str:
    """An address as it is printed, without what nobody types."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")


def acute(handbook: Handbook, links: Links) -> dict[str, object]:
    """The numbers to ring now, and the first things to do."""
    workflow = handbook.workflows.get(handbook.settings.acute.workflow)
    return {
        "numbers": list(_numbers(handbook, links)),
        "procedure": [para("Hele prosedyren: ", links.workflow(workflow.id))] if workflow else [],
        "steps": [{"title": s.name, "x": [bullets([encode(text, links) for text in s.what])]} for s in workflow.steps]
        if workflow
        else [],
        "warning": _warning(handbook, workflow, links) if workflow else [],
    }


def _warning(handbook: Handbook, workflow: Workflow, links: Links) -> list[Block]:
    found = shared.warning(handbook, workflow.warning, Origin(f"prosedyre:{workflow.id}", workflow, ("advarsel",)))
    return [encode(found, links)] if found else []


def _numbers(handbook: Handbook, links: Links) -> Iterator[dict[str, object]]:
    for number in acute_numbers(handbook):
        yield {
            "name": links.to(f"instans:{number.agency.id}", number.agency.name),
            "number": number.phone.shown,
            "tel": number.phone.tel,
            "hours": "Åpent hele døgnet" if opening(number.contact).always else "Se åpningstidene",
            "doubt": doubt(number.contact),
        }


def how_to(handbook: Handbook, links: Links) -> list[Block]:
    """How to read the binder: numbers, arrows, marks and levels. Its title is a chapter's, a level above an article's."""
    return [{**block, "deeper": 0} for block in _how_to(handbook, links)]


def _how_to(handbook: Handbook, links: Links) -> list[Block]:
    rows: list[list[list[Span]]] = [
        [[strong(level.short)], [level.name], [encode(level.explanation, links)]] for level in handbook.settings.levels
    ]
    return [
        section("Finn fram", bullets([
            "Er et barn i fare nå, bruk den første siden, «Akutt».",
            "Lurer du på hva du skal gjøre, let i prosedyrene under fane A.",
            "Vet du hvem du vil nå, let i instansene under fane B.",
            "Vet du bare hva det handler om, let i stikkordene helt bakerst.",
        ])),
        section("Numrene", para(
            "Hver artikkel har et nummer, for eksempel A2, og begynner på et nytt ark. Sidene telles inne i artikkelen: "
            "A2-3 er tredje side i A2. En pil viser til en annen artikkel: ", strong(keep("→ B4")), ".",
        )),
        section("Merket", *doubt_example(), para(
            "Merket betyr at ingen har bekreftet opplysningen ennå. Da står det også hvorfor.",
        )),
        section("Nyeste utgave", *_newest(handbook)),
        section("Nivåene", table((0, 1, 2), ("Nivå", "Navn", "Hva det betyr"), rows)),
        section("Rollene", bullets(
            [strong(role.name), ": ", encode(role.explanation, links)] for role in handbook.settings.roles if not role.works_in
        )),
        *_changes(handbook, links),
    ]  # fmt: skip


def doubt_example() -> list[Block]:
    return [para({"s": "mark"})]


def _newest(handbook: Handbook) -> Iterator[Block]:
    address = handbook.settings.address
    yield para("Nederst på hver side står datoen da artikkelen sist ble kontrollert, og hvem som eier den.")
    if address:
        yield para("Nettsiden er alltid nyest: ", url(address.url))
        yield from doubt(address)
    email = handbook.settings.feedback_email
    if email:
        mail: Span = {"s": "url", "url": f"mailto:{email}", "x": email}
        yield para("Er noe feil, eller mangler noe? Skriv til ", mail, ". Skriv aldri om et barn i e-post.")


def _changes(handbook: Handbook, links: Links) -> Iterator[Block]:
    edition = handbook.settings.edition
    if edition.changes:
        items = [[quiet(long_date(c.date)), " ", encode(c.text, links)] for c in edition.changes]
        yield section("Endringer", bullets(items))
    edited = f"Utgave {edition.name}, {long_date(edition.date)}. {owner(handbook, handbook.settings.owner)}."
    yield section("Utgave", para(edited))


def calls(handbook: Handbook, links: Links) -> list[Block]:
    """«Hvem ringer jeg nå?» as a table, true for a year from the edition's date; nothing without topics."""
    found = call_table(handbook, handbook.settings.edition.date)
    return [encode(found, links)] if found else []
