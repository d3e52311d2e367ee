"""The numbers of the binder's articles, in content/perm.yml. A handbook without the file numbers them anew each time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches

from handbook.derive.binder_plan import plan
from handbook.model import Handbook
from handbook.problem import Problem, error, warning


def given_twice(handbook: Handbook) -> Iterator[Problem]:
    """A number belongs to one article, and an article has one number."""
    seen: set[str] = set()
    last = Counter[str]()  # the highest number of each tab
    for line in handbook.binder.articles:
        last[line.letter] = max(last[line.letter], int(line.label[1:]))
    for i, line in enumerate(handbook.binder.articles):
        twice = [what for what in (line.key, line.label) if what and what in seen]
        if twice:
            if twice[0] == line.key:
                hint = "Slett den ene linjen."
            else:  # as when two branches that each added one are merged
                last[line.letter] += 1
                hint = f"Er denne den nyeste av de to, skriv: - {line.letter}{last[line.letter]} {line.key}"
            yield error(
                "dobbelt-permnummer", handbook.binder.place("artikler", i), f"«{twice[0]}» står to ganger.", hint
            )
        seen |= {line.label, line.key}


def missing(handbook: Handbook) -> Iterator[Problem]:
    """Once there is a register, every article stands in it: the binder on the shelf keeps its numbers."""
    lines = handbook.binder.articles
    held = {line.key for line in lines} | {meant for _, meant in _unknown(handbook)}
    for article in plan(handbook).articles.values() if lines else ():
        if article.key not in held:
            above = max((i for i, line in enumerate(lines) if line.letter == article.number[0]), default=len(lines) - 1)
            yield warning("uten-permnummer", handbook.binder.place("artikler", above),
                          f"«{article.title}» har ikke noe fast nummer i permen.",
                          f"Skriv under denne linjen:   - {article.number} {article.key}", _named(article.key))  # fmt: skip


def unknown(handbook: Handbook) -> Iterator[Problem]:
    """Every line names an article that stands under that tab."""
    for i, meant in _unknown(handbook):
        line = handbook.binder.articles[i]
        yield warning("ukjent-permartikkel", handbook.binder.place("artikler", i),
                      f"Fane {line.letter} har ingen artikkel som heter «{line.key}».",
                      f"Mente du «{meant}»?" if meant else
                      f"Er den tatt ut eller flyttet, skriv «{line.label} utgått», så får ingen andre nummeret.", _named(line.key))  # fmt: skip


def sheets_shared_twice(handbook: Handbook) -> Iterator[Problem]:
    """An article lies on the sheets of one range, and a range holds at least two articles."""
    seen: dict[str, int] = {}
    numbers = [article.number for article in plan(handbook).articles.values()]
    for i, span in enumerate(handbook.binder.shared_sheets):
        found = [number for number in numbers if number in span]
        place = handbook.binder.place("deler_ark", i)
        twice = next((number for number in found if number in seen), None)
        if twice:
            other = handbook.binder.shared_sheets[seen[twice]]
            yield error("ark-delt-to-ganger", place, f"«{twice}» står både i {other} og i {span}.",
                        "En artikkel kan bare stå på ett sted. Kort inn den ene.")  # fmt: skip
        elif len(found) < 2:
            yield warning("ark-uten-flere", place, f"{span} har ikke flere artikler som kan dele ark.",
                          "Slett linjen, eller skriv numre som er i bruk.")  # fmt: skip
        seen |= dict.fromkeys(found, i)


def selections(handbook: Handbook) -> Iterator[Problem]:
    """A workplace has one core binder, of articles that are in the binder."""
    articles, places = plan(handbook).articles, list[str]()
    for selection in handbook.binder.selections:
        if selection.workplace in places:
            yield error("utvalg-to-ganger", selection.place("arbeidssted"),
                        f"«{selection.workplace}» har to utvalg.", "Slå dem sammen til ett.")  # fmt: skip
        places.append(selection.workplace)
        for field, keys in (("med", selection.also), ("uten", selection.without)):
            for j, key in enumerate(keys):
                kind, id = _named(key)
                if key not in articles and id not in handbook.known.get(kind, ()):
                    meant = next(iter(get_close_matches(key, articles, 1)), None)
                    yield error("ukjent-i-utvalg", selection.place(field, j), f"Permen har ingen artikkel som heter «{key}».",
                                f"Mente du «{meant}»?" if meant else "Slett linjen.", (kind, id))  # fmt: skip


def _named(key: str) -> tuple[str, str]:
    kind, _, id = key.partition(":")
    return kind, id


def _unknown(handbook: Handbook) -> Iterator[tuple[int, str | None]]:
    """The lines without an article, and the article without a line that each was meant for."""
    articles = plan(handbook).articles
    held = {line.key for line in handbook.binder.articles}
    for i, line in enumerate(handbook.binder.articles):
        kind, _, id = line.key.partition(":")
        if line.key in articles:
            known = articles[line.key].number[0] == line.letter
        else:  # an article that is left out because it holds a mistake is known all the same
            known = not line.key or id in handbook.known.get(kind, ())
        if not known:
            free = [key for key, a in articles.items() if a.number[0] == line.letter and key not in held]
            yield i, next(iter(get_close_matches(line.key, free, 1)), None)
