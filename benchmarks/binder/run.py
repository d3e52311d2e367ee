"""The binder through Typst, and the same articles through WeasyPrint: `python benchmarks/binder/run.py`. See README.md."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]
TODAY = date(2026, 11, 21)


def typst(times: int, out: Path) -> None:
    """What `build.py binder` makes of an empty cache: the binder, with a few sheets and posters beside it."""
    from large import large

    from handbook import binder
    from handbook.load import load

    handbook, _ = load(ROOT, TODAY)
    assert handbook
    paths, _ = binder.build(large(handbook, times), out.with_suffix(""))
    paths[0].replace(out)


def weasyprint(times: int, out: Path) -> None:
    """The same articles, tagged for PDF/UA-1 as well."""
    from large import large
    from weasyprint import HTML
    from web import CSS, html

    from handbook.load import load

    handbook, _ = load(ROOT, TODAY)
    assert handbook
    page = HTML(string=html(large(handbook, times)))
    page.write_pdf(out, stylesheets=[str(CSS)], pdf_variant="pdf/ua-1")


def measure(program: str, times: int, out: Path) -> tuple[float, float, float]:
    """(seconds on the clock, processor seconds, megabytes at most) of a whole process."""
    started = time.monotonic()
    child = os.spawnv(os.P_NOWAIT, sys.executable, [sys.executable, __file__, "--one", program, str(times), str(out)])
    _, status, used = os.wait4(child, 0)
    if status:
        raise SystemExit(f"{program} ended with status {status}")
    return time.monotonic() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Both in turn, round after round; the table is Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1, 5])
    parser.add_argument("--one", nargs=3, metavar=("PROGRAM", "TIMES", "FILE"), help="one run, for the measuring")
    options = parser.parse_args()
    if options.one:
        program, times, file = options.one
        {"typst": typst, "weasyprint": weasyprint}[program](int(times), Path(file))
        return
    import pikepdf

    print(
        "| handbook | program | pages | seconds | processor seconds | MB at most | times the binder: clock | processor |"
    )
    print("|---|---|---:|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.pdf"
        for times in options.sizes:
            runs: dict[str, list[tuple[float, float, float]]] = {"typst": [], "weasyprint": []}
            pages = {}
            for _ in range(options.rounds if times == 1 else 1):
                for program, found in runs.items():
                    found.append(measure(program, times, out))
                    with pikepdf.open(out) as document:
                        pages[program] = len(document.pages)
            base = sorted(runs["typst"])[len(runs["typst"]) // 2]
            for program, found in runs.items():
                clock, processor, memory = sorted(found)[len(found) // 2]
                print(
                    f"| {times}× | {program} | {pages[program]} | {clock:.1f} | {processor:.1f} | {memory:.0f} "
                    f"| {clock / base[0]:.1f} | {processor / base[1]:.1f} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
