"""The files for GitHub, GitLab and pre-commit say commands that exist, and GitLab gets a report it can read."""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import re
import runpy
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook.cli import _parser, main
from handbook.load import load
from tests.conftest import ROOT, TODAY

GITHUB = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
HOOKS = (ROOT / ".pre-commit-config.yaml", ROOT / ".pre-commit-hooks.yaml")
DATE = ("--date", "2026-03-10")


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict | list):
        return [s for item in (value.values() if isinstance(value, dict) else value) for s in _strings(item)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("file", [*GITHUB, GITLAB, *HOOKS], ids=lambda p: p.name)
def test_commands_exist(file: Path) -> None:
    said = _strings(yaml.safe_load(file.read_text("utf-8")))
    commands = [s for s in said if "build.py" in s or ".ci/" in s]
    assert commands
    for command in commands:
        words = shlex.split(command.split(">")[0].split("||")[0].split("<")[0].split("#")[0])
        words = words[1:] if words[0] in ("python3", "python") else words
        assert (ROOT / words[0]).is_file()
        if words[0] == "build.py":
            assert all((ROOT / word).is_file() for word in words if word.startswith("tests/"))
            _parser().parse_args([word for word in words[1:] if not word.startswith("tests/")])


def test_actions_are_pinned_by_digest() -> None:
    """A tag can be moved to other code; the version beside the digest is for people and for dependabot."""
    used = [line.strip() for file in GITHUB for line in file.read_text("utf-8").splitlines() if "uses:" in line]
    assert (
        used and [line for line in used if not re.fullmatch(r"(- )?uses: [\w./-]+@[0-9a-f]{40} # v[\d.]+", line)] == []
    )


def test_what_is_told_to_run_exists() -> None:
    """`python -m checks.…` in the documents, CI and the checks themselves."""
    files = [*ROOT.glob("*.md"), *GITHUB, GITLAB, ROOT / ".ci" / "run", *(ROOT / "checks").glob("*.py")]
    told = {name for file in files for name in re.findall(r"-m checks\.(\w+)", file.read_text("utf-8"))}
    assert told and {name for name in told if importlib.util.find_spec(f"checks.{name}") is None} == set()


@pytest.mark.parametrize(
    "name", ["axe", "full_size", "lighthouse", "modes", "nu", "pages", "pictures", "search", "targets", "tasks"]
)
def test_a_check_without_a_site_ends_with_a_sentence(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", [name, str(tmp_path)])
    with pytest.raises(SystemExit) as stop:
        runpy.run_module(f"checks.{name}", run_name="__main__")
    assert stop.value.code == 2 and "python3 build.py site" in capsys.readouterr().err


def test_templates_for_issues_can_be_read() -> None:
    for path in (ROOT / ".github").rglob("*.yml"):
        assert yaml.safe_load(path.read_text("utf-8")), path.name
    github, gitlab = (
        ROOT / ".github" / "pull_request_template.md",
        ROOT / ".gitlab" / "merge_request_templates" / "Default.md",
    )
    assert github.read_text("utf-8") == gitlab.read_text("utf-8")


def test_github_publishes_main_only_after_the_check() -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/handbok.yml").read_text("utf-8"))["jobs"]
    assert jobs["publish"]["needs"] == "check" and "refs/heads/main" in jobs["publish"]["if"]
    assert any("--format github" in step.get("run", "") for step in jobs["check"]["steps"])


def test_publishing_set_up_and_preview_are_tried_on_windows_and_macos() -> None:
    """`--fast` leaves the preview out, and folders that are open are another thing on each system."""
    wanted = {"tests/test_publishing.py", "tests/test_setup.py", "tests/test_preview.py"}
    systems = yaml.safe_load((ROOT / ".github/workflows/program.yml").read_text("utf-8"))["jobs"]["systems"]
    assert {"windows-latest", "macos-latest"} <= set(systems["strategy"]["matrix"]["os"])
    gitlab = yaml.safe_load(GITLAB.read_text("utf-8"))
    for job in (systems, gitlab["windows"], gitlab["macos"]):
        assert any(wanted <= set(said.split()) for said in _strings(job))
    assert all((ROOT / file).is_file() for file in wanted)


def test_a_reviewer_sees_what_readers_will() -> None:
    """On GitHub as the summary of the request, on GitLab as a file beside it; both fetch what they compare with."""
    jobs = yaml.safe_load((ROOT / ".github/workflows/handbok.yml").read_text("utf-8"))["jobs"]
    (told,) = (step for step in jobs["check"]["steps"] if "build.py diff" in step.get("run", ""))
    assert "--format markdown" in told["run"] and "GITHUB_STEP_SUMMARY" in told["run"]
    assert jobs["check"]["steps"][0]["with"]["fetch-depth"] == 2
    job = yaml.safe_load(GITLAB.read_text("utf-8"))["endringer"]
    assert "--format markdown > endringer.md" in job["script"][0] and job["artifacts"]["paths"] == ["endringer.md"]
    assert job["variables"]["GIT_DEPTH"] == "0"


def test_hook_can_be_run_as_a_script() -> None:
    assert os.access(ROOT / "build.py", os.X_OK) and (ROOT / "build.py").read_text("utf-8").startswith(
        "#!/usr/bin/env python3\n"
    )
    for file in HOOKS:
        for pattern in re.findall(r"files: (\S+)", file.read_text("utf-8")):
            assert re.search(pattern, "agencies/ppt.yml") and not re.search(
                pattern, "tests/miniature/agencies/politi.yml"
            )


def test_gitlab_gets_one_entry_for_each_problem(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = copy / "agencies" / "barnevern.yml"
    path.write_text(path.read_text("utf-8").replace("man–fre", "mon–fri"), "utf-8")
    main(["check", "--root", str(copy), "--format", "json", *DATE])
    said = capsys.readouterr().out
    done = subprocess.run(
        [sys.executable, ROOT / ".ci" / "codequality.py"], input=said, capture_output=True, text=True, check=True
    )
    entries, problems = json.loads(done.stdout), json.loads(said)
    assert len({e["fingerprint"] for e in entries}) == len(entries) == len(problems) > 1
    for entry, problem in zip(entries, problems, strict=True):
        assert entry["location"] == {"path": problem["file"], "lines": {"begin": problem["line"]}}
        assert entry["severity"] == ("major" if problem["severity"] == "feil" else "minor")
        assert entry["check_name"] == problem["code"] and problem["message"] in entry["description"]


def test_the_hook_also_runs_when_a_file_is_only_deleted() -> None:
    """pre-commit counts no deleted file among the changed ones, so a hook that asks for files would be skipped."""
    for file in HOOKS:
        given = yaml.safe_load(file.read_text("utf-8"))
        hook = given[0] if isinstance(given, list) else given["repos"][0]["hooks"][0]
        assert hook["always_run"] is True and hook["pass_filenames"] is False


def test_two_branches_that_each_add_an_article_merge(copy: Path) -> None:
    (copy / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    register = copy / "content" / "perm.yml"
    register.write_text(
        "artikler:\n  - B1 instans:barnevern\n  - B2 instans:politi\n  - C1 arbeidssted:barnehage\n", "utf-8"
    )

    def git(*arguments: str) -> None:
        named = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", "-C", str(copy), *named, *arguments], check=True, capture_output=True)

    def add(branch: str, line: str) -> None:
        git("checkout", "-q", "-b", branch, "start")
        text = register.read_text("utf-8")
        register.write_text(text.replace("instans:politi\n", f"instans:politi\n  - {line}\n"), "utf-8")
        git("commit", "-qam", branch)

    git("init", "-q", "-b", "start")
    git("add", ".")
    git("commit", "-qm", "start")
    add("en", "B3 instans:vakt")
    add("to", "B3 instans:barnehage")
    git("merge", "-q", "en")
    problem = next(p for p in load(copy, TODAY)[1] if p.code == "dobbelt-permnummer")
    assert problem.place.line == 5 and problem.hint
    wrong = register.read_text("utf-8").splitlines()[4]
    right = "  " + problem.hint.partition(": ")[2]
    assert right.startswith("  - B4 instans:")
    register.write_text(register.read_text("utf-8").replace(wrong, right), "utf-8")
    assert not [p for p in load(copy, TODAY)[1] if p.stops_build]
