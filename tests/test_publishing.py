"""What is published is one whole edition, whoever looks, whatever is killed, refused or full."""

from __future__ import annotations

import errno
import multiprocessing
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from handbook import exchange, publishing
from handbook.publishing import PublishingError, workspace

NAMES = ("docs", "eksport", "perm", "site")
WAYS = ("exchange", "rename")  # one atomic step on Linux and macOS; two renames elsewhere


def never() -> None:
    raise AssertionError("nobody else holds the lock")


def make(folder: Path, mark: str, names: tuple[str, ...] = NAMES) -> None:
    for name in names:
        (folder / name / "dypt").mkdir(parents=True)
        (folder / name / "fil").write_text(mark)
        (folder / name / "dypt" / "fil").write_text(mark)
    (folder / "manifest.json").write_text(mark)


def publish(build: Path, mark: str, names: tuple[str, ...] = NAMES, waiting: Callable[[], None] = never) -> None:
    with workspace(build, waiting) as space:
        make(space.fresh, mark, names)
        space.publish()


def seen(build: Path) -> set[str]:
    """The marks of everything that stands in `build`; of a whole edition one."""
    files = [build / name / file for name in NAMES for file in ("fil", "dypt/fil")]
    return {file.read_text() for file in (*files, build / "manifest.json")}


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """A folder where edition «a» is published."""
    publish(tmp_path / "build", "a")
    return tmp_path / "build"


@pytest.fixture
def by_renames(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, where two folders can't change places in one step."""
    monkeypatch.setattr(exchange, "_swapped", lambda one, other: errno.ENOSYS)


def refuse_renames(monkeypatch: pytest.MonkeyPatch, *numbers: int) -> None:
    """As on Windows when something in a folder is open: these of the coming renames are refused."""
    real, count = Path.rename, iter(range(1, 100))

    def rename(self: Path, target: Path) -> Path:
        if next(count) in numbers:
            raise PermissionError(errno.EACCES, "Ingen tilgang")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)


def test_what_is_not_made_anew_is_carried_over(build: Path) -> None:
    publish(build, "b", ("site",))
    assert (build / "site" / "fil").read_text() == "b" and (build / "perm" / "dypt" / "fil").read_text() == "a"
    assert {p.name for p in build.iterdir()} == {*NAMES, "manifest.json"}


def test_leftovers_of_earlier_versions_go_away(build: Path) -> None:
    (build / ".ny-x").mkdir()
    publish(build, "b")
    assert not list(build.glob(".*"))


def test_interrupted_while_it_clears_nothing_is_left(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C or SIGTERM in the middle of removing the edition before last."""
    publish(build, "b")
    remove, times = shutil.rmtree, iter(range(100))

    def interrupted(path: Path, **options: bool) -> None:
        if next(times) == 0:
            raise KeyboardInterrupt
        remove(path, **options)

    monkeypatch.setattr(shutil, "rmtree", interrupted)
    with pytest.raises(KeyboardInterrupt):
        publish(build, "c")
    left = {path.name for path in publishing.hidden(build).iterdir()} - {".gitignore", "lock", "cache"}
    assert not left and (build / "site" / "fil").read_text() == "b"


STEPS = {"os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.link", "open"}


def killed(build: Path, last: int) -> bool:
    """Publish «b» in a process that dies before its file operation number `last`; False when it got through."""
    child = os.fork()
    if not child:
        count = iter(range(1, 10_000))
        sys.addaudithook(lambda event, _: os._exit(9) if event in STEPS and next(count) == last else None)
        try:
            publish(build, "b")
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process to kill")
@pytest.mark.parametrize("way", WAYS)
def test_killed_at_any_step_the_edition_is_whole_after_the_next_run(
    way: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """The steps are all that is asked of the file system; they are counted, not timed."""
    if way == "rename":
        request.getfixturevalue("by_renames")
    outcomes = []
    for step in range(1, 400):
        build = tmp_path / str(step) / "build"
        publish(build, "a")
        publish(build, "a")  # so that there is an edition before this one to put away
        died = killed(build, step)
        if way == "exchange":
            assert seen(build) in ({"a"}, {"b"}), step
        with workspace(build, never):
            assert seen(build) in ({"a"}, {"b"}), step
        assert {p.name for p in build.parent.joinpath(".build").iterdir()} <= {".gitignore", "lock"}
        outcomes.append(seen(build))
        if not died:
            break
    assert not died and len(outcomes) > 30
    assert outcomes[0] == {"a"} and outcomes[-1] == {"b"} and outcomes == sorted(outcomes, key=str)


@pytest.mark.parametrize("numbers", [(1,), (2,)], ids=str)
def test_a_file_open_in_another_program(
    numbers: tuple[int, ...], build: Path, by_renames: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with workspace(build, never) as space:
        make(space.fresh, "b")
        refuse_renames(monkeypatch, *numbers)
        with pytest.raises(PublishingError, match=r"åpent i et annet program.*Det som var bygget fra før, står der"):
            space.publish()
    assert seen(build) == {"a"}
    monkeypatch.undo()
    publish(build, "c")
    assert seen(build) == {"c"}


def test_a_file_that_somebody_reads(build: Path) -> None:
    """Really held open: Windows refuses, the others let the reader keep the old one."""
    with (build / "perm" / "fil").open() as held:
        if os.name == "nt":
            with pytest.raises(PublishingError, match=r"Lukk PDF-er.*Det som var bygget fra før, står der"):
                publish(build, "b")
        else:
            publish(build, "b")
        assert seen(build) == {"a" if os.name == "nt" else "b"} and held.read() == "a"
    publish(build, "c")
    assert seen(build) == {"c"}


def test_what_is_put_away_is_open_in_another_program(
    build: Path, by_renames: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(build, "b")
    refuse_renames(monkeypatch, 1)
    with pytest.raises(PublishingError, match=r"Mappa .build .*åpent i et annet program"):
        publish(build, "c")
    assert seen(build) == {"b"}


def test_not_even_taken_back_it_is_put_in_place_by_the_next_run(
    build: Path, by_renames: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with workspace(build, never) as space:
        make(space.fresh, "b")
        refuse_renames(monkeypatch, 2, 3)
        with pytest.raises(PublishingError, match="så kommer mappa på plass"):
            space.publish()
    assert not build.exists()
    monkeypatch.undo()
    with workspace(build, never):
        assert seen(build) == {"b"}


def test_waits_a_little_for_who_holds_a_file(build: Path, by_renames: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "PATIENCE", 60)
    monkeypatch.setattr(exchange.time, "sleep", lambda seconds: None)
    with workspace(build, never) as space:
        make(space.fresh, "b")
        refuse_renames(monkeypatch, 1, 2, 3, 5)
        space.publish()
    assert seen(build) == {"b"}


def test_a_full_disk(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "link", full)
    monkeypatch.setattr(publishing.shutil, "copy2", full)
    with pytest.raises(OSError, match="No space"):
        publish(build, "b", ("site",))
    assert seen(build) == {"a"}
    assert not (build.parent / ".build" / "ny").exists()


@contextmanager
def without_rights(folder: Path) -> Iterator[None]:
    """As a user who may read a folder and not write in it. Who may write everywhere is somebody else meanwhile."""
    nobody, everywhere = 65534, os.geteuid() == 0
    folder.chmod(0o555)
    if everywhere:
        os.seteuid(nobody)
    try:
        yield
    finally:
        if everywhere:
            os.seteuid(0)
        folder.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="folders there have no such rights")
def test_a_folder_that_may_not_be_written_to() -> None:
    with TemporaryDirectory() as outer:  # pytest's own folders are closed to others
        Path(outer).chmod(0o755)
        build = Path(outer, "handbok", "build")
        publish(build, "a")
        with without_rights(build.parent):
            with pytest.raises((OSError, PublishingError)):
                publish(build, "b")
            assert seen(build) == {"a"}
        publish(build, "b")
        assert seen(build) == {"b"}, "it was for want of rights alone"


@pytest.mark.parametrize("name", ["før", "ikke ennå"])
def test_build_may_be_a_link(name: str, tmp_path: Path) -> None:
    place = tmp_path / "et annet sted" / "ut"
    place.parent.mkdir()
    if name == "før":
        place.mkdir()
    build = tmp_path / "build"
    build.symlink_to(place)
    for mark in ("a", "b"):
        publish(build, mark)
        assert build.is_symlink() and seen(place) == {mark}


def test_what_can_not_be_replaced_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("min egen")
    precious = tmp_path / "dyrebar"
    make(precious, "min egen")
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "site").symlink_to(precious / "site")
    for target, message in (("fil", "er en fil"), ("build", "build/site er en lenke")):
        with pytest.raises(PublishingError, match=message):
            publish(tmp_path / target, "a")
    assert (tmp_path / "fil").read_text() == "min egen" and (precious / "site" / "fil").read_text() == "min egen"


def test_two_builds_at_once(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second waits and says so; in the end it gives up."""
    monkeypatch.setattr(publishing, "PATIENCE", 0.05)
    said: list[str] = []
    with workspace(build, never), pytest.raises(PublishingError, match="En annen bygging er fortsatt i gang"):
        publish(build, "b", waiting=lambda: said.append("venter"))
    assert said == ["venter"] and seen(build) == {"a"}


TIMES = int(os.environ.get("PUBLICATIONS", "60"))  # of each writer; 500 by hand


def write_many(build: Path, mark: str) -> None:
    for i in range(TIMES):
        publish(build, f"{mark}{i}", waiting=lambda: None)


@pytest.mark.skipif(os.name == "nt", reason="needs a system where folders change places in one step")
def test_a_reader_sees_only_whole_editions_of_two_writers(build: Path) -> None:
    writers = [multiprocessing.get_context("spawn").Process(target=write_many, args=(build, mark)) for mark in "bc"]
    for writer in writers:
        writer.start()
    editions: set[str] = set()
    while any(writer.is_alive() for writer in writers):
        before = (build / "manifest.json").read_text()
        found = seen(build)
        if (build / "manifest.json").read_text() == before:  # else another edition came while we looked
            assert found == {before}
            editions.add(before)
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert len(editions) > 3 and len(seen(build)) == 1
