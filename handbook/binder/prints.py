"""Which PDFs there are: the binder, a sheet for each workplace, posters; variants and single articles on demand."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path

import pikepdf

from handbook.articles.calls import KEY as CALLS
from handbook.articles.inquiries import KEY as INQUIRIES
from handbook.binder import forms, handouts
from handbook.binder.posters import LEVELS
from handbook.derive.addresses import address, slug
from handbook.derive.binder_plan import Plan, plan
from handbook.derive.downloads import EXTRAS, SETS, Download, set_file
from handbook.derive.selection import held
from handbook.language.norwegian import alphabetical
from handbook.model import Handbook
from handbook.problem import Place, Problem, error


@dataclass(frozen=True, kw_only=True)
class Print:
    """One PDF. `keys` are its articles, None for the whole binder; `sides` 1 or 2 of the paper.

    `grey` is the binder once more, without colours; `handout` the id of the page that is given to parents, `form` that of
    a form to fill in, `meeting` that of a meeting.
    """

    file: str
    title: str
    group: str = ""
    keys: tuple[str, ...] | None = None
    poster: str | None = None  # a4 or a3; then `keys` is what the poster is about
    wall: str | None = None  # the same for one that is read from across the room, or «kort» for the wallet
    spine: bool = False  # labels for the back and the tabs
    asks: bool = False  # the call sheet, which has a template of its own
    core: str = ""  # the workplace whose core binder `keys` are
    valid: bool = False  # of that binder, only «Gyldige ark»
    swap: str = ""  # of that binder, only what is swapped from this edition
    dividers: bool = False  # the sheets to put before the chapters
    sides: int = 2
    grey: bool = False
    handout: str = ""
    form: str = ""
    meeting: str = ""
    folded: bool = False  # the pocket booklet: A5, two pages on each side of the sheet
    imposed: bool = False  # as the print shop lays it out: two pages side by side, in the order of the folded sheets

    @property
    def page(self) -> str:
        """The page of the site that says the same; empty for the whole binder."""
        key = f"side:{self.handout}" if self.handout else self.keys[0] if self.keys and not self.core else ""
        return address(*key.split(":", 1)) if key else ""


_WHOLE, _CORE, _PARTS, _POSTERS, _PARENTS = "Hele permen", "Kjernepermer", "Ark og kort", "Plakater", "Til foreldrene"
_SETS = "Bytteark"
_FORMS, _MEETINGS, _PROCEDURES = "Skjema til å fylle ut", "Møtehefter", "Én prosedyre"
CORE = "kjerne"  # the folder of core binders
# For coordinators: without a group it is never offered on the site.
CALL_SHEET = Print(file="ringeliste.pdf", title="Må bekreftes", keys=(INQUIRIES,), sides=1, asks=True)


def whole(handbook: Handbook) -> Print:
    """The whole binder, called after the handbook."""
    name = slug(handbook.settings.name)
    return Print(file=f"{name}.pdf", title="Til utskrift på begge sider av arket", group=_WHOLE)


def binder_title(handbook: Handbook, core: str = "") -> str:
    """What a binder is called, also in what is only a part of it: a workplace's core binder, or the whole one."""
    return f"Kjerneperm for {handbook.workplaces[core].name}" if core else _WHOLE


def bound(handbook: Handbook, contents: Plan) -> tuple[Print, ...]:
    """The binders: the whole one, and each workplace's core binder."""
    return (whole(handbook), *_core(handbook, contents))


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
    dividers = Print(file="skilleark.pdf", title="Skilleark, ett til hver fane", group=_PARTS, dividers=True)
    binder, *core = bound(handbook, contents)
    variants = (item for name, item in _variants(binder).items() if name in also)
    sheet = (CALL_SHEET,) if "ringeliste" in also else ()
    spine = Print(
        file="rygg-og-faner.pdf", title="Etiketter til ryggen og fanene", group=_WHOLE, keys=(), spine=True, sides=1
    )
    return (
        binder,
        *core,
        replace(binder, file="gyldige-ark.pdf", title="Gyldige ark: hva som skal stå i permen", valid=True),
        spine,
        *_sets(handbook, (binder, *core)),
        *variants,
        *roles,
        dividers,
        *_cards(handbook),
        *_pocket(handbook, also),
        *_forms(handbook),
        *_booklets(handbook),
        *_handouts(handbook),
        *_posters(handbook, contents, also),
        *_procedures(contents),
        *sheet,
    )


def _sets(handbook: Handbook, binders: Sequence[Print]) -> Iterator[Print]:
    """Sheets to swap, from the editions before; from the newest itself when something is changed since."""
    for edition in handbook.archive[: SETS + 1]:
        for binder in binders:
            title = f"{binder_title(handbook, binder.core)}, fra utgave {edition.id}"
            yield replace(binder, file=set_file(edition.id, binder.core), title=title, group=_SETS, swap=edition.id)


def _core(handbook: Handbook, contents: Plan) -> Iterator[Print]:
    for selection in handbook.binder.selections:
        place = handbook.workplaces[selection.workplace]
        keys = held(handbook, contents, selection)
        yield Print(file=f"{CORE}/{place.id}.pdf", title=binder_title(handbook, place.id), group=_CORE, core=place.id,
                    keys=tuple(key for key in contents.articles if key in keys))  # fmt: skip


def _forms(handbook: Handbook) -> Iterator[Print]:
    for form in sorted(forms.printed(handbook), key=lambda form: alphabetical(form.name)):
        yield Print(
            file=f"skjema/{form.id}.pdf", title=form.name, group=_FORMS, keys=(f"skjema:{form.id}",), form=form.id
        )


def _booklets(handbook: Handbook) -> Iterator[Print]:
    for meeting in handbook.plan.meetings:
        file, keys = f"moter/{meeting.id}.pdf", (f"mote:{meeting.id}",)
        yield Print(file=file, title=f"Møtehefte: {meeting.name}", group=_MEETINGS, keys=keys, meeting=meeting.id)


def _procedures(contents: Plan) -> Iterator[Print]:
    for article in contents.articles.values():
        if article.key.startswith("prosedyre:"):
            file = f"prosedyre/{_id(article.key)}.pdf"
            yield Print(file=file, title=article.title, group=_PROCEDURES, keys=(article.key,))


def _handouts(handbook: Handbook) -> Iterator[Print]:
    for page in handouts.handouts(handbook):
        title = handouts.title(handbook, page)
        yield Print(file=f"foreldre/{page.id}.pdf", title=title, group=_PARENTS, keys=(), handout=page.id)


def _cards(handbook: Handbook) -> Iterator[Print]:
    title = "Akutt: kort til lommeboka, ti på et ark, med bakside"
    yield Print(file="lommekort.pdf", title=title, group=_PARTS, keys=(_acute(handbook),), wall="kort")


def _pocket(handbook: Handbook, also: Collection[str]) -> Iterator[Print]:
    if handbook.binder.pocket:
        booklet = Print(file="lommehefte.pdf", title="Lommehefte, A5, til å brette", group=_PARTS, keys=(), folded=True)
        yield booklet
        if "utskutt" in also:
            yield replace(booklet, file="lommehefte-utskutt.pdf", group="", imposed=True)


def _acute(handbook: Handbook) -> str:
    return f"prosedyre:{handbook.settings.acute.workflow}"


def _posters(handbook: Handbook, contents: Plan, also: Collection[str]) -> Iterator[Print]:
    papers = ("a4", "a3") if "a3" in also else ("a4",)
    read = [(_acute(handbook), "akutt", "Akutt")]
    read += [(CALLS, _id(CALLS), "Hvem ringer jeg nå?")] if handbook.settings.topics else []
    read += [
        (f"side:{page.id}", page.id, page.title) for page in handbook.pages.values() if page.poster and page.printed
    ]
    for paper in papers:
        for key, name, title in read:
            file = f"plakater/{name}-{paper}.pdf"
            yield Print(file=file, title=f"{title}, {paper.upper()}", group=_POSTERS, keys=(key,), wall=paper, sides=1)
    drawn = [(a.key, a.title) for a in contents.articles.values() if a.key.startswith("prosedyre:")]
    for key, title in ((LEVELS, "Nivåer og steg"), *drawn) if "plakater" in also else ():
        for paper in papers:
            file = f"plakater/{_id(key)}-{paper}.pdf"
            yield Print(
                file=file, title=f"{title}, {paper.upper()}", group=_POSTERS, keys=(key,), poster=paper, sides=1
            )


def downloads(handbook: Handbook, folder: Path) -> tuple[Download, ...]:
    """The PDFs for readers that lie in `folder`, in the order they are offered."""
    found = (item for item in wanted(handbook, plan(handbook), EXTRAS) if item.group)
    return tuple(_download(item, folder / item.file) for item in found if (folder / item.file).is_file())


def _download(item: Print, file: Path) -> Download:
    with pikepdf.open(file) as document:
        pages = len(document.pages)
    return Download(
        title=item.title,
        group=item.group,
        file=item.file,
        size=file.stat().st_size,
        pages=pages,
        sheets=ceil(pages / (4 if item.folded else item.sides)),
        page=item.page,
    )


def pages_with_prints(handbook: Handbook) -> frozenset[str]:
    """The addresses of the pages that a print may be offered on."""
    return frozenset(item.page for item in wanted(handbook, plan(handbook), EXTRAS) if item.group and item.page)


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
