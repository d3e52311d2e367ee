"""What a reader tells the one who owns the handbook: that a page helped, that it didn't, that a number is wrong.

The message is written in advance, so that one tap is enough and nothing about a child has to be written. It stands on the
page too: a shared machine has no e-mail.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from handbook.model import Handbook, Owned
from handbook.problem import Place

WARNING = "Ikke skriv noe om enkeltbarn."


@dataclass(frozen=True)
class Message:
    """`to` is None where the handbook has no address for it; then `owner`, a role, is whom to tell."""

    to: str | None
    owner: str
    subject: str
    lines: tuple[str, ...]

    @property
    def href(self) -> str:
        """The message as a `mailto:`; empty without an address."""
        if not self.to:
            return ""
        body = "\n".join((*self.lines, "", "", WARNING, ""))
        return f"mailto:{self.to}?subject={quote(self.subject)}&body={quote(body)}"


def helped(handbook: Handbook, page: str, address: str) -> Message:
    """That a reader found what was looked for."""
    return _message(handbook, f"fant det på «{page}»", {"Side": _whole(handbook, page, address)}, "Det som hjalp:")


def missing(handbook: Handbook, page: str, address: str, owned: Owned | None) -> Message:
    """That something is missing on a page, or wrong."""
    facts = {"Side": _whole(handbook, page, address), **_source(handbook, owned)}
    return _message(handbook, f"fant det ikke på «{page}»", facts, "Hva lette du etter, eller hva er feil?")


def wrong(
    handbook: Handbook, page: str, address: str, owned: Owned, field: str, value: str, place: Place, ask: str | None
) -> Message:
    """That a value on a page isn't right; `ask` is whom the handbook itself would ask."""
    facts = {
        "Side": _whole(handbook, page, address),
        "Gjelder": field,
        "Står nå": value,
        **({"Spør hos": ask} if ask else {}),
        **_source(handbook, owned, place),
    }
    return _message(handbook, f"feil på «{page}»", facts, "Hva er riktig, og hvordan vet du det?")


def _message(handbook: Handbook, about: str, facts: Mapping[str, str], question: str) -> Message:
    settings = handbook.settings
    lines = tuple(f"{name}: {value}".replace("\u00a0", " ") for name, value in facts.items())
    owner = handbook.party_name(settings.owner)
    return Message(settings.feedback_email, owner, f"{settings.name}: {about}", (*lines, question))


def _whole(handbook: Handbook, page: str, address: str) -> str:
    base = handbook.settings.address
    return f"{page}, {base.url if base else ''}{address}"


def _source(handbook: Handbook, owned: Owned | None, place: Place | None = None) -> dict[str, str]:
    """Who keeps it true, where it is written, and in which edition."""
    if owned is None:
        return {}
    where = place or owned.place()
    edition = handbook.settings.edition.name
    return {"Eier": handbook.party_name(owned.owner), "Fil": where.file, "Utgave": edition}
