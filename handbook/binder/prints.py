"""Which PDFs there are: the binder in three variants, a sheet for each workplace, single articles on demand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from handbook.articles.calls import KEY as CALLS
from handbook.binder.posters import LEVELS
from handbook.derive.binder_plan import Plan, plan
from handbook.derive.downloads import Download
from handbook.model import Handbook
from handbook.problem import Place, Problem, error


@dataclass(frozen=True, kw_only=True)
class Print:
    """One PDF. `keys` are its articles, None for the whole binder; `sides` 1 or 2 of the paper.

    `grey` is the binder once more, without colours.
    """

    file: str
    title: str
    group: str = ""
    keys: tuple[str, ...] | None = None
    poster: str | None = None  # a4 or a3, or «kort» for the wallet; then `keys` is what the poster is about
    sides: int = 2
    grey: bool = False

    @property
    def template(self) -> str:
        if self.poster:
            return "cards" if self.poster == "kort" else "poster"
        return "binder" if self.keys is None else "excerpt"


_WHOLE, _PARTS, _POSTERS = "Hele permen", "Ark og kort", "Plakater"
BINDER = Print(file="jeg-ser-deg.pdf", title="Til utskrift på begge sider av arket", group=_WHOLE)
VARIANTS = (
    BINDER,
    Print(file="jeg-ser-deg-ensidig.pdf", title="Til utskrift på én side av arket", group=_WHOLE, sides=1),
    Print(file="jeg-ser-deg-gra.pdf", title="I gråtoner, på begge sider av arket", group=_WHOLE, grey=True),
)


def every(handbook: Handbook, contents: Plan) -> tuple[Print, ...]:
    """What a whole build makes."""
    articles = contents.articles.values()
    sheets = (a for a in articles if a.key.startswith("arbeidssted:"))
    roles = (Print(file=f"jobber-i/{_id(a.key)}.pdf", title=a.title, group=_PARTS, keys=(a.key,)) for a in sheets)
    card = Print(file="lommekort.pdf", title="Hvem ringer jeg nå? Kort til lommeboka, ti på et ark", group=_PARTS,
                 keys=(CALLS,), poster="kort")  # fmt: skip
    calls = [(CALLS, "Hvem ringer jeg nå?")] if handbook.settings.topics else []
    about = [(a.key, a.title) for a in articles if a.key.startswith("prosedyre:")]
    posters = (_poster(*what, paper) for what in (*calls, (LEVELS, "Nivåer og steg"), *about) for paper in ("a4", "a3"))
    return (*VARIANTS, *roles, card, *posters)


def _poster(key: str, title: str, paper: str) -> Print:
    file = f"plakater/{_id(key)}-{paper}.pdf"
    return Print(file=file, title=f"{title}, {paper.upper()}", group=_POSTERS, keys=(key,), poster=paper)


def downloads(handbook: Handbook, folder: Path) -> tuple[Download, ...]:
    """The PDFs of a whole build that lie in `folder`, in the order they are offered."""
    items = [item for item in every(handbook, plan(handbook)) if (folder / item.file).is_file()]
    return tuple(Download(i.title, i.group, i.file, (folder / i.file).stat().st_size) for i in items)


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
