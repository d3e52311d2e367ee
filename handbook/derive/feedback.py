"""The e-mail in which a reader says that something is missing or wrong."""

from __future__ import annotations

from urllib.parse import quote

from handbook.model import Handbook

_BODY = "Fant du det du lette etter? Hva manglet, eller hva var feil?\n\nIkke skriv noe om enkeltbarn.\n\n"


def feedback_address(handbook: Handbook, page: str) -> str:
    """A `mailto:` to the handbook's owner, with the page's name last in the subject; empty without an address."""
    email = handbook.settings.feedback_email
    if not email:
        return ""
    return f"mailto:{email}?body={quote(_BODY)}&subject={quote(f'{handbook.settings.name}: ')}{quote(page)}"
