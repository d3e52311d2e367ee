"""The outputs in the order they are made, each from what it is given. None of them looks into `build/`."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from handbook import binder, exports, pages, site
from handbook.cache import Cache
from handbook.derive.addresses import address
from handbook.derive.downloads import PLACE
from handbook.manifest import Manifest, Output, digest
from handbook.model import Handbook
from handbook.pages.commit import commit
from handbook.problem import Problem
from handbook.progress import Progress

Given = dict[str, str]
SITE = ("docs", "mkdocs.yml", "site")  # what belongs to the site below `build/`
ARCHIVE = "nettsted.zip"


@dataclass(frozen=True)
class Order:
    """What the person asked for: a command, and for the binder single articles or what is made on demand."""

    command: str = "alt"
    only: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    def wants(self, command: str) -> bool:
        """Whether an output is part of what was asked for."""
        return self.command in ("alt", command)


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

    def stands(self, names: Sequence[str], given: Given) -> bool:
        """Whether the same, made from the same, is published already and whole."""
        found = (self.published.whole(name, self.content) for name in names)
        return all(output is not None and output.given == given for output in found)


@dataclass
class Made:
    """What a run has made: the files to tell of, entries for the manifest, problems, and what had to be left out."""

    files: list[Path] = field(default_factory=list)
    outputs: dict[str, Output] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    @property
    def stopped(self) -> bool:
        """Whether a problem stops the run."""
        return any(p.stops_build for p in self.problems)

    def add(self, job: Job, names: Sequence[str], given: Given, files: Sequence[Path]) -> None:
        """An output is finished."""
        edition = job.handbook.settings.edition.name
        self.files += files
        self.outputs |= {name: Output(job.content, edition, given, digest(job.fresh / name)) for name in names}


def run(job: Job, progress: Progress) -> Made:
    """Make what was asked for and doesn't stand already. The binder is set in other threads while pages are drawn."""
    made = Made()
    with ExitStack() as stack:
        setting = _begin_binder(job)
        if setting:
            stack.enter_context(setting)
        drawing = _draw_pages(job, progress, binder_comes=setting is not None)
        if setting:
            _save_binder(job, progress, setting, made)
        if drawing and not made.stopped:
            _finish_site(job, drawing, made)
    if job.order.wants("export") and not made.stopped:
        _write_exports(job, progress, made)
    return made


def _binder_output(order: Order) -> tuple[str, Given]:
    """A selection of articles must not replace the whole binder."""
    return ("utdrag", {"only": " ".join(order.only)}) if order.only else ("perm", {"also": " ".join(order.also)})


def _begin_binder(job: Job) -> binder.Setting | None:
    name, given = _binder_output(job.order)
    if not job.order.wants("binder") or job.stands((name,), given):
        return None
    return binder.Setting(job.handbook, job.order.only, job.order.also, job.cache)


def _save_binder(job: Job, progress: Progress, setting: binder.Setting, made: Made) -> None:
    name, given = _binder_output(job.order)
    with progress.step("Setter permen"):
        files, problems = setting.save(job.fresh / name)
    made.problems += problems
    if not made.stopped:
        made.add(job, (name,), given, files)


def _site_given(job: Job) -> Given:
    perm = job.same("perm")
    return {
        "day": job.handbook.today.isoformat(),
        "commit": commit(job.handbook.root) or "",
        "perm": digest(perm) if perm else "",
    }


def _draw_pages(job: Job, progress: Progress, binder_comes: bool) -> site.Site | None:
    """All pages but those that offer prints, which say how large they are."""
    if not job.order.wants("site") or (not binder_comes and job.stands(SITE, _site_given(job))):
        return None
    with progress.step("Bygger nettstedet"):
        return draw_pages(job.handbook, job.fresh, job.cache, but=_offering(job.handbook))


def _offering(handbook: Handbook) -> frozenset[str]:
    """The pages that a print may be offered on."""
    pages = {address("oversikt", "skriv-ut"), *binder.pages_with_prints(handbook)}
    return frozenset(page.replace(".html", ".md") for page in pages)


def draw_pages(handbook: Handbook, out: Path, cache: Cache | None = None, but: Collection[str] = ()) -> site.Site:
    """The site's pages below `out`, as if there were nothing to download; `but` those that are drawn later."""
    docs = out / "docs"
    nav = pages.write(handbook, docs)
    drawing = site.Site(handbook, docs, nav, out / "mkdocs.yml", out / "site", cache)
    for page in drawing.pages():
        if page not in but:
            drawing.draw(page)
    return drawing


def _finish_site(job: Job, drawing: site.Site, made: Made) -> None:
    """The downloads, the pages that offer them, and all that is no page."""
    perm = job.same("perm")
    offered = binder.downloads(job.handbook, perm) if perm else ()
    for page in pages.write_some(job.handbook, job.fresh / "docs", _offering(job.handbook), offered):
        drawing.draw(page)
    if perm:
        _copy(perm, job.fresh / "site" / PLACE, [item.file for item in offered])
    elif "perm" in job.published.outputs:
        made.left_out.append(
            "Permen i build er laget av et annet innhold enn nettstedet, så nettstedet tilbyr den ikke. "
            "Kjør python3 build.py for å lage begge."
        )
    made.problems += drawing.finish()
    if not made.stopped:
        made.add(job, SITE, _site_given(job), [job.fresh / "site" / "index.html"])


def _write_exports(job: Job, progress: Progress, made: Made) -> None:
    built, name = job.same("site"), "eksport"
    given = {"day": job.handbook.today.isoformat(), "site": digest(built) if built else ""}
    if not built:
        made.left_out.append(
            f"Det ligger ikke noe nettsted av samme innhold i build, så {ARCHIVE} ble ikke laget. "
            "Kjør python3 build.py for å lage begge."
        )
    if job.stands((name,), given):
        return
    with progress.step("Skriver eksport"):
        files = exports.write(job.handbook, job.fresh / name)
        files += [site.pack(built, job.fresh / name / ARCHIVE)] if built else []
    made.add(job, (name,), given, files)


def _copy(source: Path, target: Path, files: Sequence[str]) -> None:
    for file in files:
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / file, target / file)
