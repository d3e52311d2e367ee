"""When Typst refuses: which article, and where in its file."""

from __future__ import annotations

import re

from handbook.binder.press import PressError
from handbook.binder.texts import texts_of
from handbook.derive.binder_plan import Article
from handbook.model import Handbook, Page
from handbook.problem import Place, Problem, error


def refused(handbook: Handbook, about: Article | None, title: str, refusal: PressError) -> Problem:
    """The place to blame is in the article's file; for what is no article's, the handbook's settings."""
    place = _place(about, str(refusal)) if about else handbook.settings.place()
    message = f"«{title}» kan ikke settes i permen. Setteprogrammet sier: {refusal}"
    return error("kan-ikke-settes", place, message, "Skriv stedet om, eller meld fra til dem som lager programmet.")


def _place(article: Article, refusal: str) -> Place:
    """Where the words stand that Typst quotes; otherwise the top of the article's file."""
    quoted = re.findall(r'`"?(.+?)"?`', refusal)
    for place, text in texts_of(article.record):
        if any(words in text for words in quoted):
            return place
    return Place(article.record.file) if isinstance(article.record, Page) else article.record.place()
