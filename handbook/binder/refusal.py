"""When Typst refuses: which article, and where in its file."""

from __future__ import annotations

import re
from dataclasses import replace

from handbook.binder.articles import Written
from handbook.binder.book import book
from handbook.binder.press import PressError, press, source
from handbook.binder.prints import Print
from handbook.binder.texts import texts_of
from handbook.derive.binder_plan import Article
from handbook.model import Page
from handbook.problem import Place, Problem, error


def refused(written: Written, item: Print, refusal: PressError) -> list[Problem]:
    """The articles that Typst refuses when it sets each alone; none of them, and the whole is to blame."""
    found = []
    for key in () if item.poster else [k for k in written.links.plan.articles if k in written.links.included]:
        article = written.links.plan.articles[key]
        alone = Print(file=item.file, title=article.title, keys=(key,))
        data = source(book(replace(written.links, included=frozenset({key})), alone))
        try:
            press("excerpt", {**written.files, "book.json": data}, written.links.handbook.settings.edition.date)
        except PressError as own:
            found.append(_problem(_place(article, str(own)), article.title, own))
    if item.poster and item.keys and item.keys[0] in written.links.plan.articles:
        found = [_problem(_place(written.links.plan.articles[item.keys[0]], str(refusal)), item.title, refusal)]
    return found or [_problem(written.links.handbook.settings.place(), item.title, refusal)]


def _problem(place: Place, title: str, refusal: PressError) -> Problem:
    message = f"«{title}» kan ikke settes i permen. Setteprogrammet sier: {refusal}"
    return error("kan-ikke-settes", place, message, "Skriv stedet om, eller meld fra til dem som lager programmet.")


def _place(article: Article, refusal: str) -> Place:
    """Where the words stand that Typst quotes; otherwise the top of the article's file."""
    quoted = re.findall(r'`"?(.+?)"?`', refusal)
    for place, text in texts_of(article.record):
        if any(words in text for words in quoted):
            return place
    return Place(article.record.file) if isinstance(article.record, Page) else article.record.place()
