"""The outputs: what each is made from, and the function that makes it. None of them looks into `build/`."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from handbook import binder, exports, pages, site
from handbook.cache import Cache
from handbook.derive.downloads import PLACE
from handbook.manifest import Manifest, Output, digest
from handbook.model import Handbook
from handbook.pages.commit import commit
from handbook.problem import Problem

Result = tuple[list[Path], list[Problem]]


@dataclass(frozen=True)
class Order:
    """What the person asked for: a command, and for the binder single articles or what is made on demand."""

    command: str = "alt"
    only: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Job:
    """One run: the handbook, the digest of its content, where to make things, and what stands published."""

    handbook: Handbook
    content: str
    order: Order
    fresh: Path
    published: Manifest
    cache: Cache

    def same(self, name: str) -> Path | None:
        """A folder that was made from this job's content: in this run, or published and still whole."""
        if (self.fresh / name).is_dir():
            return self.fresh / name
        return self.published.folder / name if self.published.whole(name, self.content) else None

    def describe(self, name: str, given: dict[str, str]) -> Output:
        """The manifest's entry for what this run has made."""
        return Output(self.content, self.handbook.settings.edition.name, given, digest(self.fresh / name))


@dataclass(frozen=True)
class Stage:
    """One output: what the person sees while it is made, its names below `build/`, what it is made from, and by what."""

    title: str
    names: tuple[str, ...]
    given: Callable[[Job], dict[str, str]]
    make: Callable[[Job], Result]

    def stands(self, job: Job) -> bool:
        """Whether the same, made from the same, is published already and whole."""
        found = (job.published.whole(name, job.content) for name in self.names)
        given = self.given(job)
        return all(output is not None and output.given == given for output in found)


def make_binder(handbook: Handbook, out: Path, order: Order, cache: Cache) -> Result:
    """The whole binder into `out`, or the articles asked for."""
    return binder.build(handbook, out, order.only, order.also, cache)


def make_site(handbook: Handbook, out: Path, printed: Path | None, cache: Cache | None = None) -> Result:
    """The site below `out`, offering the PDFs in the folder `printed`."""
    docs, made = out / "docs", out / "site"
    offered = binder.downloads(handbook, printed) if printed else ()
    nav = pages.write(handbook, docs, offered)
    problems = site.build(handbook, docs, nav, out / "mkdocs.yml", made, cache)
    if printed:
        _copy(printed, made / PLACE, [item.file for item in offered])
    return [made / "index.html"], problems


def _copy(source: Path, target: Path, files: Sequence[str]) -> None:
    for file in files:
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / file, target / file)


def make_exports(handbook: Handbook, out: Path, built: Path | None) -> Result:
    """Machine-readable files into `out`, with the site `built` as one file."""
    made = exports.write(handbook, out)
    return [*made, *([site.pack(built, out / "nettsted.zip")] if built else [])], []


def _digest(job: Job, name: str) -> str:
    folder = job.same(name)
    return digest(folder) if folder else ""


def _today(job: Job) -> str:
    return job.handbook.today.isoformat()


BINDER = Stage(
    "Setter permen",
    ("perm",),
    lambda job: {"also": " ".join(job.order.also)},
    lambda job: make_binder(job.handbook, job.fresh / "perm", job.order, job.cache),
)
EXCERPTS = Stage(
    "Setter artiklene",
    ("utdrag",),
    lambda job: {"only": " ".join(job.order.only)},
    lambda job: make_binder(job.handbook, job.fresh / "utdrag", job.order, job.cache),
)
SITE = Stage(
    "Bygger nettstedet",
    ("docs", "mkdocs.yml", "site"),
    lambda job: {"day": _today(job), "commit": commit(job.handbook.root) or "", "perm": _digest(job, "perm")},
    lambda job: make_site(job.handbook, job.fresh, job.same("perm"), job.cache),
)
EXPORTS = Stage(
    "Skriver eksport",
    ("eksport",),
    lambda job: {"day": _today(job), "site": _digest(job, "site")},
    lambda job: make_exports(job.handbook, job.fresh / "eksport", job.same("site")),
)

# The binder first: the site offers its files.
_STAGES = {"alt": (BINDER, SITE, EXPORTS), "site": (SITE,), "binder": (BINDER,), "export": (EXPORTS,)}


def stages(order: Order) -> Sequence[Stage]:
    """What a command makes, in order. A selection of articles must not replace the whole binder."""
    return (EXCERPTS,) if order.only else _STAGES[order.command]


def left_out(job: Job) -> list[str]:
    """What an output had to do without, because what is published was made from other content."""
    wanted = stages(job.order)
    notes = []
    if SITE in wanted and "perm" in job.published.outputs and not job.same("perm"):
        notes.append(
            "Permen i build er laget av et annet innhold enn nettstedet, så nettstedet tilbyr den ikke. Kjør python3 build.py for å lage begge."
        )
    if EXPORTS in wanted and not job.same("site"):
        notes.append(
            "Det ligger ikke noe nettsted av samme innhold i build, så nettsted.zip ble ikke laget. Kjør python3 build.py for å lage begge."
        )
    return notes
