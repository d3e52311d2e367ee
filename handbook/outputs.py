"""The outputs in the order they are made, and the folder they are made in before any of them is published."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from handbook import binder, exports, pages, site
from handbook.derive.downloads import PLACE
from handbook.model import Handbook
from handbook.problem import Problem

Result = tuple[list[Path], list[Problem]]


@dataclass(frozen=True)
class Workspace:
    """`build/` and a hidden folder beside what stands there. Nothing published is touched until `publish`."""

    target: Path
    folder: Path

    def publish(self, made: Sequence[Path]) -> list[Path]:
        """Swap every finished folder into place; returns where the files in `made` are now."""
        for fresh in sorted(self.folder.iterdir()):
            _swap(fresh, self.target / fresh.name)
        return [self.target / path.relative_to(self.folder) for path in made]


@contextmanager
def workspace(target: Path) -> Iterator[Workspace]:
    """A workspace that is removed afterwards, whatever happened."""
    target.mkdir(parents=True, exist_ok=True)
    folder = Path(mkdtemp(prefix=".ny-", dir=target))
    try:
        yield Workspace(target, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _swap(fresh: Path, place: Path) -> None:
    old = place.with_name(f".gammel-{place.name}")
    _remove(old)
    if place.exists():
        place.rename(old)
    fresh.rename(place)
    _remove(old)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _site(handbook: Handbook, space: Workspace, only: Sequence[str]) -> Result:
    docs, made = space.folder / "docs", space.folder / "site"
    printed = next((f / "perm" for f in (space.folder, space.target) if (f / "perm").is_dir()), space.folder / "perm")
    offered = binder.downloads(handbook, printed)
    nav = pages.write(handbook, docs, offered)
    problems = site.build(handbook, docs, nav, space.folder / "mkdocs.yml", made)
    for item in offered:
        (made / PLACE / item.file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(printed / item.file, made / PLACE / item.file)
    return [space.folder / "site" / "index.html"], problems


def _binder(handbook: Handbook, space: Workspace, only: Sequence[str]) -> Result:
    # A selection must not replace the whole binder.
    return binder.build(handbook, space.folder / ("utdrag" if only else "perm"), only)


def _exports(handbook: Handbook, space: Workspace, only: Sequence[str]) -> Result:
    made = exports.write(handbook, space.folder / "eksport")
    built = next((f / "site" for f in (space.folder, space.target) if (f / "site").is_dir()), None)
    if built:
        made.append(site.pack(built, space.folder / "eksport" / "nettsted.zip"))
    return made, []


@dataclass(frozen=True)
class Stage:
    """One output: what the person sees while it is made, and the function that makes it."""

    title: str
    make: Callable[[Handbook, Workspace, Sequence[str]], Result]


SITE = Stage("Bygger nettstedet", _site)
BINDER = Stage("Setter permen", _binder)
EXPORTS = Stage("Skriver eksport", _exports)

# The binder first: the site offers its files.
STAGES = {"alt": (BINDER, SITE, EXPORTS), "site": (SITE,), "binder": (BINDER,), "export": (EXPORTS,)}
