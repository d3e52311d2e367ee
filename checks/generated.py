"""Handbooks that nobody wrote, drawn from the dictionary: what passes the check is built, and the outputs are sound.

    python -m checks.generated                               # 3 000 checks and 300 whole builds, about an hour
    python -m checks.generated --check 200 --outputs 20      # fewer
    python -m checks.generated --seed 4711                   # other handbooks

A failure is an exception, a place outside its file, a refusal from an output after the check said yes, or a fault in
what was made (`tests/sound.py`). The handbook is kept below build/generated, so that it can be tried again.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import shutil
import sys
import tempfile
import traceback
import warnings
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from hypothesis import HealthCheck, Phase, given, seed, settings  # noqa: E402
from hypothesis.errors import HypothesisWarning  # noqa: E402

from checks.mutations import inside  # noqa: E402
from handbook.cli import main as command  # noqa: E402
from handbook.report import FORMATS, report  # noqa: E402
from tests.conftest import MINIATURE, TODAY  # noqa: E402
from tests.generating import Book, books, checked  # noqa: E402
from tests.sound import faults  # noqa: E402

KEPT = ROOT / "build" / "generated"
EACH = 50  # handbooks from one seed


class Run:
    """Counts what was tried, and keeps what failed."""

    def __init__(self, checks: int, outputs: int) -> None:
        self.checks, self.outputs = checks, outputs
        self.seen: Counter[str] = Counter()
        self.failures: Counter[str] = Counter()

    @property
    def done(self) -> bool:
        return self.seen["checks"] >= self.checks and self.seen["builds"] >= self.outputs

    def try_book(self, root: Path, book: Book) -> None:
        """Check a handbook until it passes, and build it."""
        if self.done:
            return
        try:
            if self._passes(root, book) and self.seen["builds"] < self.outputs:
                self._build(root)
        except Exception as mistake:
            frame = traceback.extract_tb(mistake.__traceback__)[-1]
            self._keep(
                root, f"{type(mistake).__name__} {Path(frame.filename).name}:{frame.lineno}", traceback.format_exc()
            )

    def _passes(self, root: Path, book: Book) -> bool:
        passed = False
        for problems in checked(book, root):
            self.seen["checks"] += 1
            for form in FORMATS:
                report(problems, root, form)
            for problem in problems:
                inside(root, problem)
            passed = not any(problem.stops_build for problem in problems)
        self.seen["passed" if passed else "refused to the end"] += 1
        return passed

    def _build(self, root: Path) -> None:
        self.seen["builds"] += 1
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            status = command(["--root", str(root), "--date", TODAY.isoformat()])
        if status:
            told = "".join(line for line in said.getvalue().splitlines() if not line.startswith("✓"))  # no times
            self._keep(root, f"status {status}: {told[:100]}", said.getvalue())
            return
        wrong = list(faults(root / "build"))
        if wrong:
            self._keep(root, f"unsound: {wrong[0]}", "\n".join(wrong))

    def _keep(self, root: Path, kind: str, details: str) -> None:
        self.failures[kind] += 1
        if self.failures[kind] == 1:
            folder = KEPT / str(len(self.failures))
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(root, folder, ignore=shutil.ignore_patterns("build", ".build"))
            (folder / "failure.txt").write_text(details, "utf-8")
            print(f"FAILED, kept in {folder.relative_to(ROOT)}: {kind}", flush=True)


def main() -> int:
    """Draw handbooks until enough have been checked and built; exit status 1 when one of them failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", type=int, default=3000)
    parser.add_argument("--outputs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    warnings.simplefilter("ignore", HypothesisWarning)
    run, number = Run(options.check, options.outputs), options.seed
    with tempfile.TemporaryDirectory() as folder:
        root = Path(shutil.copytree(MINIATURE, Path(folder).resolve() / "handbok"))
        while not run.done:
            _draw(run, root, number)
            number += 1
            print(f"seed {number - 1}: {dict(run.seen)}, {run.failures.total()} failures", flush=True)
    for kind, count in run.failures.most_common():
        print(f"{count} × {kind}")
    return 1 if run.failures else 0


def _draw(run: Run, root: Path, number: int) -> None:
    @seed(number)
    @settings(
        max_examples=EACH,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(book=books())
    def each(book: Book) -> None:
        run.try_book(root, book)

    each()


if __name__ == "__main__":
    raise SystemExit(main())
