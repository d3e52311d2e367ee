"""Lighthouse on the built site, as on a phone: `npm install lighthouse`, then `python -m checks.lighthouse [FOLDER]`.

Prints the figures and the weight of each page; exit status 1 when one is under its bound. Speed is a true figure only
on a machine that does nothing else; --steady leaves it out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from checks import needs
from tests.browser.serving import serve
from tests.conftest import chromium_path

PROGRAM = Path("node_modules/lighthouse/cli/index.js")
BOUNDS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
# One page of each kind; --all takes every page, a quarter to half a minute each. One browser serves them all.
KINDS = ("index", "veiviser", "hvem-ringer-jeg", "prosedyrer/akutt-fare", "prosedyrer/mistanke-om-vold", "instanser/barnevernstjenesten", "jobber-i/barnehage",
         "skjema/undringsnotat", "moter/ressursteam-barnehage", "sider/taushetsplikt", "sider/for-foreldre-ar", "nivaer", "frister", "moteplan", "lov", "ordliste", "stikkord", "felt",
         "feilmeldinger")  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """One page of each kind, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, default=Path("build/site"))
    parser.add_argument("--all", action="store_true", help="every page")
    parser.add_argument("--only", default="", help="only pages whose address holds this")
    parser.add_argument("--steady", action="store_true", help="not speed")
    options = parser.parse_args(arguments)
    needs.site(options.site)
    needs.chromium()
    needs.program("node", "It comes with npm.")
    needs.file(PROGRAM, "npm install lighthouse brings it.")
    names = [f"{kind}.html" for kind in KINDS]
    if options.all or options.only:
        names = [p.relative_to(options.site).as_posix() for p in sorted(options.site.rglob("*.html"))]
    names = [name for name in names if options.only in name]
    wanted = [figure for figure in BOUNDS if not (options.steady and figure == "performance")]
    low = 0
    with serve(options.site, compressed=True) as address, _chromium() as port:
        for name in names:
            figures, weight = _measure(address + name, port, wanted)
            under = [f"{figure} < {BOUNDS[figure]}" for figure, value in figures.items() if value < BOUNDS[figure]]
            low += bool(under)
            kilobytes = f", {weight // 1000} kB" if weight else ""
            print(f"{name}: {' '.join(map(str, figures.values()))}{kilobytes} {', '.join(under)}", flush=True)
    print(f"Lighthouse: {len(names)} pages ({', '.join(wanted)}), {low} under a bound")
    return 1 if low else 0


@contextmanager
def _chromium() -> Iterator[int]:
    """A browser that Lighthouse can drive, and its port."""
    with tempfile.TemporaryDirectory() as profile:
        command = [
            chromium_path() or "",
            "--headless=new",
            "--no-sandbox",
            "--remote-debugging-port=0",
            f"--user-data-dir={profile}",
        ]
        browser = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            told = Path(profile, "DevToolsActivePort")
            while not (told.is_file() and told.read_text()):
                if browser.poll() is not None:
                    needs.missing("Chromium didn't start.")
                time.sleep(0.1)
            yield int(told.read_text().split()[0])
        finally:
            browser.terminate()
            browser.wait()


def _measure(address: str, port: int, wanted: Sequence[str]) -> tuple[dict[str, int], int]:
    """The figures, 0–100, and the bytes over the wire, which are counted together with speed."""
    command = [
        "node",
        str(PROGRAM),
        address,
        "--quiet",
        "--output=json",
        f"--port={port}",
        f"--only-categories={','.join(wanted)}",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    report = json.loads(done.stdout)
    figures = {name: round(100 * (report["categories"][name]["score"] or 0)) for name in wanted}
    return figures, int(report["audits"].get("total-byte-weight", {}).get("numericValue", 0))


if __name__ == "__main__":
    sys.exit(main())
