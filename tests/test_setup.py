"""The first run: an environment that is interrupted, outdated or broken mends itself, and a whole one is never lost."""

from __future__ import annotations

import importlib.util
import shutil
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT

Command = tuple[str, ...]


class Setup:
    """build.py in a folder of its own. `calls` are the tools it ran; `fails` says which of them fail, and how."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("build.py", "requirements.txt", "requirements-dev.txt", "requirements-ci.txt"):
            shutil.copy(ROOT / name, root / name)
        spec = importlib.util.spec_from_file_location("build_under_test", root / "build.py")
        assert spec and spec.loader
        self.build: ModuleType = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self.build)
        self.root, self.calls, self.ends = root, [], [0]
        self.fails: Callable[[str], BaseException | None] = lambda tool: None
        monkeypatch.setattr(self.build, "_run", self._run)
        monkeypatch.setattr(self.build, "_run_again", lambda: self.ends.pop(0) if len(self.ends) > 1 else self.ends[0])
        monkeypatch.delenv("CI", raising=False)

    def _run(self, command: Command) -> None:
        tool = command[2]
        self.calls.append(tool)
        wrong = self.fails(tool)
        if tool == "venv":
            python = Path(self.build._python())
            python.parent.mkdir(parents=True)
            python.touch()
        if wrong:
            raise wrong

    def run(self, wanted: int = 0) -> int:
        """Run once; `calls` are then those of this run."""
        self.calls.clear()
        return int(self.build._inside_venv(wanted))

    def change_lock(self) -> None:
        """Other packages are wanted than before."""
        with (self.root / "requirements.txt").open("a", encoding="utf-8") as lock:
            lock.write("# newer\n")


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Setup:
    return Setup(tmp_path, monkeypatch)


def test_the_first_run_makes_it_and_the_next_only_uses_it(setup: Setup) -> None:
    assert setup.run() == 0 and setup.calls == ["venv", "pip"]
    assert setup.run() == 0 and setup.calls == []


@pytest.mark.parametrize("tool", ["venv", "pip"])
def test_interrupted_at_any_moment_it_is_made_by_the_next_run(setup: Setup, tool: str) -> None:
    setup.fails = lambda now: KeyboardInterrupt() if now == tool else None
    assert setup.run() == 130
    setup.fails = lambda now: None
    assert setup.run() == 0 and setup.calls == ["venv", "pip"]
    assert not setup.build.FORMER.exists()


def test_what_tests_need_is_added_to_what_is_there(setup: Setup) -> None:
    setup.run(0)
    assert setup.run(1) == 0 and setup.calls == ["pip"]
    assert setup.run(0) == 0 and setup.calls == []


def test_the_old_one_is_used_until_the_new_one_can_be_had(setup: Setup, capsys: pytest.CaptureFixture[str]) -> None:
    setup.run()
    (setup.build.VENV / "mine").touch()
    setup.change_lock()
    setup.fails = lambda tool: setup.build.Refused(setup.build._reason("NewConnectionError")) if tool == "pip" else None
    assert setup.run() == 0
    assert (setup.build.VENV / "mine").exists()
    said = capsys.readouterr().err
    assert "Sjekk nettforbindelsen" in said and "Pakkene som er der fra før, blir brukt" in said
    setup.fails = lambda tool: None
    assert setup.run() == 0 and setup.calls == ["venv", "pip"]
    assert not (setup.build.VENV / "mine").exists() and not setup.build.FORMER.exists()


def test_where_nothing_may_be_skipped_an_old_one_is_not_used(setup: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    setup.run()
    setup.change_lock()
    monkeypatch.setenv("CI", "1")
    setup.fails = lambda tool: setup.build.Refused("nei") if tool == "pip" else None
    assert setup.run() == 2


def test_killed_half_way_the_old_one_is_taken_back(setup: Setup) -> None:
    setup.run()
    (setup.build.VENV / "mine").touch()
    setup.build.VENV.rename(setup.build.FORMER)
    setup.build.VENV.mkdir()  # what the killed run had begun
    assert setup.run() == 0 and setup.calls == []
    assert (setup.build.VENV / "mine").exists()


def test_killed_after_the_new_one_was_whole_the_old_one_goes(setup: Setup) -> None:
    setup.run()
    setup.build.FORMER.mkdir()
    setup.change_lock()
    setup.change_lock()
    (setup.root / "requirements.txt").write_text((ROOT / "requirements.txt").read_text("utf-8"), "utf-8")
    with setup.build._alone():
        setup.build._tidy()
    assert setup.build.VENV.exists() and not setup.build.FORMER.exists()


def test_a_broken_one_is_made_anew_once(setup: Setup, capsys: pytest.CaptureFixture[str]) -> None:
    setup.run()
    setup.ends = [setup.build.BROKEN, 0]
    assert setup.run() == 0 and setup.calls == ["venv", "pip"]
    setup.ends = [setup.build.BROKEN, setup.build.BROKEN]
    assert setup.run() == 2
    assert "Pakkene i .venv kan ikke brukes" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("The virtual environment was not created successfully because ensurepip is not available.", "python3-venv"),
        ("/usr/bin/python3: No module named venv", "python3-venv"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "annen enn den som er låst"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "Disken er full"),
        ("[Errno 13] Permission denied: '/x/.venv'", "ikke skrives"),
        ("OSError: [Errno 30] Read-only file system", "ikke skrives"),
        ("NewConnectionError('Failed to establish a new connection')", "nettforbindelsen"),
        ("something nobody has seen", "something nobody has seen"),
    ],
)
def test_every_failure_says_why(setup: Setup, said: str, meant: str) -> None:
    assert meant in setup.build._reason(said)


def test_a_folder_that_cannot_be_written_is_told_of(setup: Setup, capsys: pytest.CaptureFixture[str]) -> None:
    setup.fails = lambda tool: PermissionError(13, "Permission denied")
    assert setup.run() == 2
    assert "Det kan ikke skrives" in capsys.readouterr().err


def test_two_set_ups_at_once_wait_for_each_other(setup: Setup) -> None:
    with setup.build._alone(), (setup.root / ".venv.lock").open("a+b") as other:
        assert not setup.build._lock(other.fileno(), wait=False)
    with (setup.root / ".venv.lock").open("a+b") as other:
        assert setup.build._lock(other.fileno(), wait=False)


def test_the_second_of_two_set_ups_uses_what_the_first_has_made(
    setup: Setup, capsys: pytest.CaptureFixture[str]
) -> None:
    waiting, real = threading.Event(), setup.build._lock
    second = threading.Thread(target=setup.build._prepare, args=(0,))

    def lock(number: int, *, wait: bool) -> bool:
        if wait:
            waiting.set()
        return bool(real(number, wait=wait))

    def meanwhile(tool: str) -> None:
        if tool == "venv":
            second.start()
            assert waiting.wait(60)

    setup.build._lock, setup.fails = lock, meanwhile
    assert setup.run() == 0
    second.join(60)
    assert not second.is_alive() and setup.calls == ["venv", "pip"]
    assert "Venter på en annen oppstart" in capsys.readouterr().err


def test_stopped_before_the_command_is_there(
    setup: Setup, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Stopped:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "handbook.cli":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "handbook.cli", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Stopped(), *sys.meta_path])
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(setup.build, "_has", lambda wanted: True)
    assert setup.build.main() == 2
    assert capsys.readouterr().err == "\nAvbrutt. Ingenting i mappa build er halvferdig.\n"


def test_a_tool_that_fails_is_heard(setup: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    with pytest.raises(setup.build.Refused, match="nettforbindelsen"):
        setup.build._run((sys.executable, "-c", "raise SystemExit('ConnectionError')"))
