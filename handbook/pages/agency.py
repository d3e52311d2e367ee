"""The page of an agency: first how it is reached and whether anybody must agree, then what to do; the rest is folded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from handbook.articles import contact
from handbook.articles.blocks import Article, Call, Consent, ContactCard, Origin, Section
from handbook.derive.addresses import address, full_address
from handbook.derive.feedback import Message, wrong
from handbook.drawing.qr import qr
from handbook.model import Agency, Handbook, Purpose
from handbook.pages import bar
from handbook.pages.links import Links
from handbook.pages.sheet import View

_FIRST = ("slik-gjor-du", "ha-klart")  # what is read before the call


@dataclass(frozen=True)
class WayIn:
    """What is tapped to reach an agency that has no number of its own."""

    href: str
    title: str
    words: str


def view(handbook: Handbook, article: Article, agency: Agency) -> View:
    """What the template of an agency prints."""
    links = Links(handbook, address("instans", agency.id))
    code = full_address(handbook, "instans", agency.id)
    sections = {block.anchor: block for block in article.blocks if isinstance(block, Section)}
    cards = [block for block in sections.pop("kontakt").blocks if isinstance(block, ContactCard)]
    consent = sections.pop("samtykke", None)
    return {
        "name": agency.short_name or agency.name,
        "official": agency.name if agency.short_name else None,
        "cards": cards,
        "instead": _instead(handbook, agency, cards),
        "way_in": None if any(card.number for card in cards) else _way_in(links, agency, cards),
        "consent": next((b for b in consent.blocks if isinstance(b, Consent)), None) if consent else None,
        "referred": bool(agency.referral and agency.referral.needed),
        "first": [section for anchor, section in sections.items() if anchor in _FIRST],
        "rest": [section for anchor, section in sections.items() if anchor not in _FIRST],
        "qr": Markup(qr(code).decode()) if code else None,
        "vcard": links.path(f"instanser/{agency.id}.vcf") if any(c.number or c.sms for c in cards) else None,
        "bar": bar.for_agency(handbook, agency, cards),
        "reports": {card.contact: _report(handbook, article.title, agency, card) for card in cards},
    }


def _report(handbook: Handbook, title: str, agency: Agency, card: ContactCard) -> Message:
    """What a reader who knows better than a contact card says."""
    index = int(card.contact.rpartition("/")[2])
    kind = "telefonen" if card.number else "kontakten"
    ways = [
        card.number.phone.shown if card.number else None,
        card.web.url if card.web else None,
        card.email,
        card.visiting_address,
    ]
    present = next((way for way in ways if way), "ingen vei inn")
    windows = [
        f"{line.days} {line.times}{f' ({line.season})' if line.season else ''}".lower() for line in card.hours.lines
    ]
    return wrong(
        handbook,
        title,
        address("instans", agency.id),
        agency,
        f"{kind} til {agency.name} ({', '.join(card.purposes).lower()})",
        ", ".join([present, *windows]),
        agency.place("kontakt", index),
        agency.contacts[index].ask,
    )


def _instead(handbook: Handbook, agency: Agency, cards: list[ContactCard]) -> Mapping[str, tuple[Call, ...]]:
    """Who answers when a contact doesn't, each with its own number and hours; nobody that stands on a card before."""
    own = {card.number.phone for card in cards if card.number}
    at = Origin(f"instans:{agency.id}", agency)
    found: dict[str, tuple[Call, ...]] = {}
    for card, record in zip(cards, agency.contacts, strict=True):
        calls = contact.answering_instead(handbook, record, card.fallback, at)
        fresh = tuple(call for call in calls if call.number is None or call.number.phone not in own)
        own |= {call.number.phone for call in fresh if call.number}
        found[card.contact] = fresh
    return found


def _way_in(links: Links, agency: Agency, cards: list[ContactCard]) -> WayIn:
    """The procedure that refers to it; else its own page or form on the web; else its steps."""
    refers = _referring(links.handbook, agency)
    if agency.referral and agency.referral.needed and refers:
        return WayIn(links.href("prosedyre", refers), "Slik henviser du", "Steg for steg")
    web = next((card.web for card in cards if card.web), None)
    if web:
        return WayIn(web.url, f"Gå til {web.shown}", "Nettsiden deres")
    return WayIn("#slik-gjor-du", "Slik gjør du", "Steg for steg")


def _referring(handbook: Handbook, agency: Agency) -> str | None:
    """The procedure with a step that refers to the agency, by its id."""
    return next(
        (
            workflow.id
            for workflow in handbook.workflows.values()
            for step in workflow.steps
            for to in step.contacts
            if to.agency == agency.id and to.purpose is Purpose.REFERRAL
        ),
        None,
    )


def skipped_words(handbook: Handbook, agency: Agency) -> frozenset[str]:
    """The words of the glossary that the page itself explains."""
    return frozenset(word.id for word in handbook.glossary.words if word.agency == agency.id)
