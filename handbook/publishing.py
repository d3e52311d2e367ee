"""Publishing: what was made takes the place of `build/` as one edition, in one step.

`build/` holds what is published and nothing else. Beside it lies a hidden folder with the lock, what is being made,
what was published before, and the cache. What a killed run left there is cleared by the next.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from handbook.exchange import exchange, rename

PATIENCE = 600.0  # seconds to wait for another build
_OPEN = (
    "Mappa {} kunne ikke byttes ut. Noe i den er åpent i et annet program, eller du har ikke lov til å skrive der. "
    "Lukk PDF-er og vinduer som viser mappa, og kjør kommandoen igjen. Det som var bygget fra før, står der."
)
_GONE = (
    "Mappa {} er tatt bort, og kunne ikke settes tilbake fordi noe er åpent i et annet program. "
    "Lukk det og kjør kommandoen igjen, så kommer mappa på plass."
)


class PublishingError(Exception):
    """Nothing was published; the message is for the person who builds."""


@dataclass(frozen=True)
class Workspace:
    """The folder that is published, and the hidden one beside it. Nothing published is touched until `publish`."""

    target: Path
    hidden: Path

    @property
    def fresh(self) -> Path:
        """Where the outputs are made."""
        return self.hidden / "ny"

    @property
    def before(self) -> Path:
        """The edition that was published before this one, kept until the next build: somebody may still read it."""
        return self.hidden / "forrige"

    @property
    def cache(self) -> Path:
        """What was made earlier. It lies with the handbook, so that two handbooks don't compete for its bound."""
        return self.hidden / "cache"

    @property
    def between(self) -> bool:
        """Stopped between two renames: the new edition is whole, and nothing stands in its place."""
        return self.fresh.exists() and self.before.exists() and not self.target.exists()

    def publish(self) -> None:
        """What was made, and what stands in `build/` under other names, becomes `build/`."""
        for kept in self.target.iterdir() if self.target.is_dir() else ():
            if not kept.name.startswith(".") and not (self.fresh / kept.name).exists():
                _link(kept, self.fresh / kept.name)
        try:
            exchange(self.fresh, self.target, self.before)
        except OSError as refused:
            if self.between:
                raise PublishingError(_GONE.format(self.target.name)) from refused
            if isinstance(refused, PermissionError):
                raise PublishingError(_OPEN.format(self.target.name)) from refused
            raise

    def recover(self) -> None:
        """Complete or clear what a killed run left. It takes a moment, so one who interrupts it waits for its end."""
        try:
            self._recover()
        except KeyboardInterrupt:
            self._recover()
            raise

    def _recover(self) -> None:
        if self.between:
            rename(self.fresh, self.target)
        grave = self.hidden / "slettes"  # what is half deleted must not be taken for an edition
        _remove(grave)
        if self.before.exists():
            rename(self.before, grave)
        _remove(grave)
        _remove(self.fresh)


@contextmanager
def workspace(build: Path, waiting: Callable[[], None]) -> Iterator[Workspace]:
    """The workspace beside `build`, for this process alone. `waiting` is called when another build is under way."""
    space = Workspace(build.resolve(), hidden(build))
    refuse(space.target)
    make_hidden(space.hidden)
    with locked(space.hidden / "lock", waiting):
        try:
            space.recover()
        except PermissionError as refused:
            raise PublishingError(_OPEN.format(space.hidden.name)) from refused
        space.fresh.mkdir()
        try:
            yield space
        finally:
            if not space.between:
                shutil.rmtree(space.fresh, ignore_errors=True)


def hidden(build: Path) -> Path:
    """The hidden folder beside `build`, on the same disk also when `build` is a link."""
    target = build.resolve()
    return target.with_name(f".{target.name}")


def make_hidden(folder: Path) -> None:
    """Make the hidden folder, which no version control is to keep."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text("*\n", encoding="utf-8")


@contextmanager
def locked(file: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold a lock that ends with this process, however it ends."""
    from filelock import FileLock, Timeout  # only here: a check publishes nothing

    lock = FileLock(file)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waiting()
        try:
            lock.acquire(timeout=PATIENCE)
        except Timeout:
            raise PublishingError("En annen bygging er fortsatt i gang. Prøv igjen når den er ferdig.") from None
    try:
        yield
    finally:
        lock.release()


def refuse(target: Path) -> None:
    """Say so before anything is made when `build` is something that can't be replaced."""
    if target.exists() and not target.is_dir():
        raise PublishingError(f"{target.name} er en fil, og der skulle det vært en mappe. Flytt den og prøv igjen.")
    if target.is_mount():
        raise PublishingError(f"Mappa {target.name} er en egen disk, og kan ikke byttes ut. Bygg i en vanlig mappe.")
    for entry in target.iterdir() if target.is_dir() else ():
        if entry.is_symlink():
            raise PublishingError(
                f"{target.name}/{entry.name} er en lenke til et annet sted. Fjern den; hele {target.name} kan være en lenke."
            )


def _link(source: Path, copy: Path) -> None:
    """The same files at another place, without a second copy on the disk where it can be avoided."""
    if source.is_dir():
        shutil.copytree(source, copy, symlinks=True, copy_function=_link_file)
    else:
        _link_file(source, copy)


def _link_file(source: str | Path, copy: str | Path) -> None:
    try:
        os.link(source, copy)
    except OSError:
        shutil.copy2(source, copy)


def _remove(path: Path) -> None:
    if path.exists():
        shutil.rmtree(path)
