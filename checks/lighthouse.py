"""Lighthouse on the built site, as on a phone: `npm install lighthouse`, then `python -m checks.lighthouse [FOLDER]`.

Prints the figures and the weight of each page; exit status 1 when one is under its bound. Speed is a true figure only
on a machine that does nothing else; --steady leaves it out.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from checks import needs
from tests.browser.serving import serve
from tests.conftest import chromium_path

PACKAGE = Path("node_modules/lighthouse/package.json")
BOUNDS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
# One page of each kind; --all takes every page, half a minute each.
KINDS = ("index", "veiviser", "hvem-ringer-jeg", "prosedyrer/akutt-fare", "instanser/barnevernstjenesten", "jobber-i/barnehage",
         "skjema/undringsnotat", "sider/taushetsplikt", "nivaer", "frister", "moteplan", "lov", "ordliste", "stikkord", "felt",
         "feilmeldinger")  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """One page of each kind, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, default=Path("build/site"))
    parser.add_argument("--all", action="store_true", help="every page")
    parser.add_argument("--steady", action="store_true", help="not speed")
    options = parser.parse_args(arguments)
    needs.site(options.site)
    needs.chromium()
    needs.program("npx", "It comes with Node.js and npm.")
    needs.file(PACKAGE, "npm install lighthouse brings it.")
    names = [f"{kind}.html" for kind in KINDS]
    if options.all:
        names = [p.relative_to(options.site).as_posix() for p in sorted(options.site.rglob("*.html"))]
    wanted = [figure for figure in BOUNDS if not (options.steady and figure == "performance")]
    low = 0
    with serve(options.site, compressed=True) as address:
        for name in names:
            figures, weight = _measure(address + name, wanted)
            under = [f"{figure} < {BOUNDS[figure]}" for figure, value in figures.items() if value < BOUNDS[figure]]
            low += bool(under)
            kilobytes = f", {weight // 1000} kB" if weight else ""
            print(f"{name}: {' '.join(map(str, figures.values()))}{kilobytes} {', '.join(under)}", flush=True)
    print(f"Lighthouse: {len(names)} pages ({', '.join(wanted)}), {low} under a bound")
    return 1 if low else 0


def _measure(address: str, wanted: Sequence[str]) -> tuple[dict[str, int], int]:
    """The figures, 0–100, and the bytes over the wire, which are counted together with speed."""
    command = ["npx", "lighthouse", address, "--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox",
               f"--only-categories={','.join(wanted)}"]  # fmt: skip
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "CHROME_PATH": chromium_path() or ""}
    )  # fmt: skip
    report = json.loads(done.stdout)
    figures = {name: round(100 * (report["categories"][name]["score"] or 0)) for name in wanted}
    return figures, int(report["audits"].get("total-byte-weight", {}).get("numericValue", 0))


if __name__ == "__main__":
    sys.exit(main())
