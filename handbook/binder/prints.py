"""Which PDFs there are: the binder, a sheet for each workplace, posters; variants and single articles on demand."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from handbook.articles.calls import KEY as CALLS
from handbook.articles.inquiries import KEY as INQUIRIES
from handbook.binder import handouts
from handbook.binder.posters import LEVELS
from handbook.derive.addresses import slug
from handbook.derive.binder_plan import Plan, plan
from handbook.derive.downloads import EXTRAS, Download
from handbook.derive.selection import held
from handbook.model import Handbook
from handbook.problem import Place, Problem, error


@dataclass(frozen=True, kw_only=True)
class Print:
    """One PDF. `keys` are its articles, None for the whole binder; `sides` 1 or 2 of the paper.

    `grey` is the binder once more, without colours; `handout` the id of the page that is given to parents.
    """

    file: str
    title: str
    group: str = ""
    keys: tuple[str, ...] | None = None
    poster: str | None = None  # a4 or a3, or «kort» for the wallet; then `keys` is what the poster is about
    asks: bool = False  # the call sheet, which has a template of its own
    selection: bool = False  # `keys` are a binder of their own
    dividers: bool = False  # the sheets to put before the chapters
    sides: int = 2
    grey: bool = False
    handout: str = ""


_WHOLE, _CORE, _PARTS, _POSTERS, _PARENTS = "Hele permen", "Kjernepermer", "Ark og kort", "Plakater", "Til foreldrene"
CORE = "kjerne"  # the folder of core binders
# For coordinators: without a group it is never offered on the site.
CALL_SHEET = Print(file="ringeliste.pdf", title="Må bekreftes", keys=(INQUIRIES,), sides=1, asks=True)


def whole(handbook: Handbook) -> Print:
    """The whole binder, called after the handbook."""
    name = slug(handbook.settings.name)
    return Print(file=f"{name}.pdf", title="Til utskrift på begge sider av arket", group=_WHOLE)


def _variants(binder: Print) -> dict[str, Print]:
    """Made on demand."""
    stem = binder.file.removesuffix(".pdf")
    return {
        "ensidig": replace(binder, file=f"{stem}-ensidig.pdf", title="Til utskrift på én side av arket", sides=1),
        "gra": replace(binder, file=f"{stem}-gra.pdf", title="I gråtoner, på begge sider av arket", grey=True),
    }


def wanted(handbook: Handbook, contents: Plan, also: Collection[str] = ()) -> tuple[Print, ...]:
    """What a whole build makes, and `also` what is made on demand."""
    articles = contents.articles.values()
    sheets = (a for a in articles if a.key.startswith("arbeidssted:"))
    roles = (Print(file=f"jobber-i/{_id(a.key)}.pdf", title=a.title, group=_PARTS, keys=(a.key,)) for a in sheets)
    card = Print(file="lommekort.pdf", title="Hvem ringer jeg nå? Kort til lommeboka, ti på et ark", group=_PARTS,
                 keys=(CALLS,), poster="kort")  # fmt: skip
    dividers = Print(file="skilleark.pdf", title="Skilleark, ett til hver fane", group=_PARTS, dividers=True)
    binder = whole(handbook)
    variants = (item for name, item in _variants(binder).items() if name in also)
    sheet = (CALL_SHEET,) if "ringeliste" in also else ()
    return (
        binder,
        *variants,
        *_core(handbook, contents),
        *roles,
        dividers,
        card,
        *_handouts(handbook),
        *_posters(handbook, contents, also),
        *sheet,
    )


def _core(handbook: Handbook, contents: Plan) -> Iterator[Print]:
    for selection in handbook.binder.selections:
        place = handbook.workplaces[selection.workplace]
        keys = held(handbook, contents, selection)
        yield Print(file=f"{CORE}/{place.id}.pdf", title=f"Kjerneperm for {place.name}", group=_CORE, selection=True,
                    keys=tuple(key for key in contents.articles if key in keys))  # fmt: skip


def _handouts(handbook: Handbook) -> Iterator[Print]:
    for page in handouts.handouts(handbook):
        title = handouts.title(handbook, page)
        yield Print(file=f"foreldre/{page.id}.pdf", title=title, group=_PARENTS, keys=(), handout=page.id)


def _posters(handbook: Handbook, contents: Plan, also: Collection[str]) -> Iterator[Print]:
    about = [(CALLS, "Hvem ringer jeg nå?")] if handbook.settings.topics else []
    about.append((LEVELS, "Nivåer og steg"))
    if "plakater" in also:
        about += [(a.key, a.title) for a in contents.articles.values() if a.key.startswith("prosedyre:")]
    for key, title in about:
        for paper in ("a4", "a3") if "a3" in also else ("a4",):
            file = f"plakater/{_id(key)}-{paper}.pdf"
            yield Print(file=file, title=f"{title}, {paper.upper()}", group=_POSTERS, keys=(key,), poster=paper)


def downloads(handbook: Handbook, folder: Path) -> tuple[Download, ...]:
    """The PDFs for readers that lie in `folder`, in the order they are offered."""
    found = (item for item in wanted(handbook, plan(handbook), EXTRAS) if item.group)
    items = [item for item in found if (folder / item.file).is_file()]
    return tuple(Download(i.title, i.group, i.file, (folder / i.file).stat().st_size) for i in items)


def chosen(contents: Plan, only: Sequence[str]) -> tuple[tuple[Print, ...], list[Problem]]:
    """A PDF for each id or «kind:id»; several kinds may share an id, then each has its own."""
    prints: list[Print] = []
    problems: list[Problem] = []
    for name in dict.fromkeys(only):
        found = [a for a in contents.articles.values() if name in (a.key, _id(a.key), a.number)]
        if not found:
            problems.append(error("ukjent-artikkel", Place("--only"), f"Permen har ingen artikkel som heter «{name}»."))
        for article in found:
            file = article.key.replace(":", "-")
            prints.append(Print(file=f"{file}.pdf", title=article.title, keys=(article.key,)))
    return tuple(prints), problems


def _id(key: str) -> str:
    return key.partition(":")[2]
