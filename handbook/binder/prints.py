"""Which PDFs there are: the binder in three variants, a sheet for each workplace, single articles on demand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handbook.binder.calls import KEY as CALLS
from handbook.binder.plan import Plan
from handbook.binder.posters import LEVELS
from handbook.model import Handbook
from handbook.problem import Place, Problem, error


@dataclass(frozen=True, kw_only=True)
class Print:
    """One PDF. `keys` are its articles, None for the whole binder; `sides` 1 or 2 of the paper."""

    file: str
    title: str
    keys: tuple[str, ...] | None = None
    poster: str | None = None  # a4 or a3, or «kort» for the wallet; then `keys` is what the poster is about
    sides: int = 2
    grey: bool = False

    @property
    def template(self) -> str:
        if self.poster:
            return "cards" if self.poster == "kort" else "poster"
        return "binder" if self.keys is None else "excerpt"


BINDER = Print(file="jeg-ser-deg.pdf", title="Hele permen, til utskrift på begge sider")
VARIANTS = (
    BINDER,
    Print(file="jeg-ser-deg-ensidig.pdf", title="Hele permen, til utskrift på én side", sides=1),
    Print(file="jeg-ser-deg-gra.pdf", title="Hele permen i gråtoner, til utskrift på begge sider", grey=True),
)


def every(handbook: Handbook, contents: Plan) -> tuple[Print, ...]:
    """What a whole build makes."""
    roles = tuple(
        Print(file=f"jobber-i/{_id(a.key)}.pdf", title=a.title, keys=(a.key,))
        for a in contents.articles.values()
        if a.key.startswith("arbeidssted:")
    )
    about = [(a.key, a.title) for a in contents.articles.values() if a.key.startswith("prosedyre:")]
    calls = [(CALLS, "Hvem ringer jeg nå?")] if handbook.settings.topics else []
    posters = tuple(
        Print(
            file=f"plakater/{_id(key)}-{paper}.pdf", title=f"Plakat {paper.upper()}: {title}", keys=(key,), poster=paper
        )
        for key, title in (*calls, (LEVELS, "Nivåer og steg"), *about)
        for paper in ("a4", "a3")
    )
    card = Print(file="lommekort.pdf", title="Kort til lommeboka, ti på et ark", keys=(CALLS,), poster="kort")
    return (*VARIANTS, *roles, card, *posters)


def chosen(contents: Plan, only: Sequence[str]) -> tuple[tuple[Print, ...], list[Problem]]:
    """A PDF for each id or «kind:id»; several kinds may share an id, then each has its own."""
    prints: list[Print] = []
    problems: list[Problem] = []
    for wanted in dict.fromkeys(only):
        found = [a for a in contents.articles.values() if wanted in (a.key, _id(a.key), a.number)]
        if not found:
            problems.append(
                error("ukjent-artikkel", Place("--only"), f"Permen har ingen artikkel som heter «{wanted}».")
            )
        for article in found:
            name = article.key.replace(":", "-")
            prints.append(Print(file=f"{name}.pdf", title=article.title, keys=(article.key,)))
    return tuple(prints), problems


def _id(key: str) -> str:
    return key.partition(":")[2]
