"""A pytest plugin that writes down which tests reach which lines of handbook/: `-p checks.mutants.reach`.

A fixture that many tests share runs once. What it reaches is reached by all of them.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Generator
from pathlib import Path

import coverage
import pytest

_coverage = coverage.Coverage(data_file=None, source=["handbook"], config_file=False)
_coverage.start()  # before anything of ours is imported
_context: list[str] = [""]
_fixtures: dict[str, set[str]] = defaultdict(set)  # fixture → the tests that use it
_seconds: dict[str, float] = defaultdict(float)
_failed: set[str] = set()


def _enter(context: str) -> None:
    _context.append(context)
    _coverage.switch_context(context)


def _leave() -> None:
    _context.pop()
    _coverage.switch_context(_context[-1])


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, bool, bool]:
    for fixture in getattr(item, "fixturenames", ()):
        _fixtures[f"fixture {fixture}"].add(item.nodeid)
    _enter(item.nodeid)
    try:
        return (yield)
    finally:
        _leave()


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[object]) -> Generator[None, object, object]:
    _enter(f"fixture {fixturedef.argname}")
    try:
        return (yield)
    finally:
        _leave()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _seconds[report.nodeid] += report.duration
    if not report.passed:
        _failed.add(report.nodeid)


def pytest_sessionfinish() -> None:
    """Writes {tests: {id: seconds}, lines: {file: {line: [ids]}}} of the tests that passed."""
    _coverage.stop()
    data = _coverage.get_data()
    passed = {test: round(seconds, 3) for test, seconds in _seconds.items() if test not in _failed}
    lines = {
        str(Path(file).relative_to(Path.cwd())): {
            line: sorted(_tests(contexts) & passed.keys()) for line, contexts in data.contexts_by_lineno(file).items()
        }
        for file in sorted(data.measured_files())
    }
    Path(os.environ["REACH"]).write_text(json.dumps({"tests": passed, "lines": lines}), "utf-8")


def _tests(contexts: list[str]) -> set[str]:
    return {test for context in contexts for test in _fixtures.get(context, {context})}
