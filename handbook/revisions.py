"""What readers were told in an edition, or in a version of the folder that git knows; nothing in the folder changes."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from handbook.changes.changes import Change
from handbook.changes.kept import News, compared, file_of, kept
from handbook.changes.statements import Statements, read, statements
from handbook.derive.copies import reminder
from handbook.language import norwegian
from handbook.load import load
from handbook.model import Handbook
from handbook.model.sources import EDITIONS
from handbook.read.rewrite import Refused
from handbook.report import without_personal

T = TypeVar("T")

_FOLDERS = ("agencies", "workflows", "content")
_LIMIT = 60  # seconds that git may take


@dataclass(frozen=True)
class Difference:
    """What has changed, and since when in words; and which binders lack sheets of the newest edition, in a line."""

    news: News
    since: str
    binders: str


def difference(root: Path, today: date, names: list[str]) -> Difference:
    """What has changed since an edition or a version: to the folder as it stands, or to a second version. Without names,
    since the newest edition. Raises `Refused` with a sentence for people."""
    names = [part for name in names for part in (name.split("..") if ".." in name else [name]) if part]
    if len(names) > 2:
        raise Refused("Skriv én utgave eller versjon, eller to: fra og til.")
    if len(names) == 2:
        return _of_version(root, names[1], lambda folder: _since(root, folder, today, names[0]))
    return _since(root, root, today, names[0] if names else None)


def _since(root: Path, folder: Path, today: date, name: str | None) -> Difference:
    """`folder` holds what it has become: the handbook itself, or one of its versions."""
    handbook, problems = load(folder, today)
    if handbook is None or any(problem.stops_build for problem in problems):
        where = "Håndboka" if folder == root else "Versjonen"
        raise Refused(f"{where} har feil, så ingen kan si hva leserne ser. Kjør python3 build.py check.")
    before, since = _before(root, today, name or _newest(handbook))
    news = compared(before, handbook)
    newest = handbook.archive[0] if handbook.archive else None
    binders = reminder(handbook, newest.id, newest.sheets) if newest else ""
    return Difference(replace(news, changes=tuple(map(_impersonal, news.changes))), since, binders)


def _impersonal(change: Change) -> Change:
    """Git remembers what is personal also when it has been taken out since; nothing of it is printed. Old and new are
    looked at by themselves, for two telephone numbers side by side have as many digits as an identity number."""
    was, now = without_personal(change.was), without_personal(change.now)
    if (was, now) == (change.was, change.now) and was and now:
        return change
    return replace(
        change, was=was, now=now, what=without_personal(change.what), sentence=without_personal(change.sentence)
    )


def _newest(handbook: Handbook) -> str:
    if not handbook.archive:
        raise Refused(
            "Ingen utgave er frosset ennå. Lag den første med python3 build.py new edition, "
            "eller skriv en versjon i git, for eksempel: python3 build.py diff HEAD~1."
        )
    return handbook.archive[0].id


def _before(root: Path, today: date, name: str) -> tuple[Statements, str]:
    """What was told then, and when it was."""
    if (root / EDITIONS.path / f"{name}.yml").is_file():
        found = kept(root, name) or _from_git(root, name)
        if found is None:
            raise Refused(
                f"Teksten til utgave {name} finnes ikke i {EDITIONS.path}, og ikke i git. "
                "Hent hele historikken (git fetch --unshallow), eller velg en nyere utgave."
            )
        return found, f"utgave {name}"

    def told(folder: Path) -> Statements:
        handbook, _ = load(folder, today)
        if handbook is None:
            raise Refused(f"Versjonen {name} er ingen håndbok: content/handbok.yml mangler eller kan ikke leses.")
        try:
            return statements(handbook)
        except LookupError as missing:  # what refers to nothing is left out of an old version with errors
            raise Refused(f"Versjonen {name} har feil og kan ikke sammenliknes: {missing} finnes ikke.") from None

    return _of_version(root, name, told), f"versjon {name}"


def _from_git(root: Path, edition: str) -> Statements | None:
    """The statements of an older edition, from the commit that added them."""
    file = file_of(root, edition).relative_to(root).as_posix()
    try:
        added = _git(root, "log", "--all", "--diff-filter=A", "-1", "--format=%H", "--", file).decode().strip()
        return read(_git(root, "show", f"{added}:./{file}").decode("utf-8")) if added else None
    except (Refused, ValueError):
        return None


def _of_version(root: Path, name: str, use: Callable[[Path], T]) -> T:
    """What is made of the handbook's files as they were in a version, laid out in a folder for as long as it takes."""
    commit = _commit(root, name)
    there = _git(root, "ls-tree", "--name-only", commit, "--", *_FOLDERS).decode().split()
    folders = [folder for folder in _FOLDERS if folder in there]
    if "content" not in folders:
        raise Refused(f"I versjonen {name} er det ingen håndbok i denne mappa.")
    packed = _git(root, "archive", "--format=zip", commit, "--", *folders)
    with TemporaryDirectory(prefix="handbok-") as folder:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            archive.extractall(folder)
        return use(Path(folder).resolve())


def _commit(root: Path, name: str) -> str:
    inside = _ask(root, "rev-parse", "--is-inside-work-tree")
    if inside is None:
        raise Refused("Mappa er ikke i git, så bare utgavene kan sammenliknes. " + _editions(root))
    found = _ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if found is None:
        shallow = (_ask(root, "rev-parse", "--is-shallow-repository") or "").strip() == "true"
        hint = " Bare en del av historikken er hentet: kjør git fetch --unshallow." if shallow else ""
        raise Refused(f"Verken en utgave eller en versjon i git heter «{name}». {_editions(root)}{hint}")
    return found.strip()


def _editions(root: Path) -> str:
    names = sorted(path.stem for path in (root / EDITIONS.path).glob("*.yml"))
    return f"Utgavene er: {norwegian.join(names)}." if names else "Ingen utgaver er frosset ennå."


def _ask(root: Path, *arguments: str) -> str | None:
    """What git answers; None when it says no."""
    try:
        return _git(root, *arguments).decode()
    except _NoError:
        return None


class _NoError(Refused):
    """Git answered no."""


def _git(root: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False, timeout=_LIMIT)
    except FileNotFoundError:
        raise Refused("Git finnes ikke på denne maskinen, så bare den nyeste utgaven kan sammenliknes.") from None
    except subprocess.TimeoutExpired:
        raise Refused("Git svarte ikke i tide. Prøv igjen.") from None
    if done.returncode:
        raise _NoError(done.stderr.decode("utf-8", "replace").strip() or "Git sa nei.")
    return done.stdout
