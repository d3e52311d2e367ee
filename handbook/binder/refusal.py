"""When Typst refuses: which article, and where in its file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handbook.binder.press import PressError
from handbook.binder.texts import texts_of
from handbook.derive.binder_plan import Article
from handbook.model import Handbook, Page
from handbook.problem import Place, Problem, error


def refused(handbook: Handbook, about: Sequence[Article], title: str, refusal: PressError) -> Problem:
    """The place to blame is in an article's file; for what is no article's (`title`), the handbook's settings."""
    place = _place(about, str(refusal)) if about else handbook.settings.place()
    named = " og ".join(article.title for article in about) or title
    message = f"«{named}» kan ikke settes i permen. Setteprogrammet sier: {refusal}"
    return error("kan-ikke-settes", place, message, "Skriv stedet om, eller meld fra til dem som lager programmet.")


def _place(about: Sequence[Article], refusal: str) -> Place:
    """Where the words stand that Typst quotes; otherwise the top of the first article's file."""
    quoted = re.findall(r'`"?(.+?)"?`', refusal)
    for article in about:
        for place, text in texts_of(article.record):
            if any(words in text for words in quoted):
                return place
    record = about[0].record
    return Place(record.file) if isinstance(record, Page) else record.place()
